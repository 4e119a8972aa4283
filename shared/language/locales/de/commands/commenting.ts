/** Was zu einer Aufgabe gesagt wird: "kommentiere den Boiler: Klempner kommt Dienstag". */
import { taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const comment = (name: string, pattern: string, rank: number) =>
  taskRule('comment', name, `[bitte|mal] (${pattern})`, rank)

const TO = '(zu|zum|zur|bei|beim|an|unter)'

export const commenting: Rule<Wish>[] = [
  comment('kommentiere …: …', 'kommentier|kommentiere <words:target> : <words:value>', 6),
  comment(
    'Kommentar zu …: …',
    `[(schreib|schreibe|füg|füge|setz|setze)] [einen|den] kommentar ${TO} <words:target> [hinzu] : <words:value>`,
    6,
  ),
  comment('Kommentar: …', '[(schreib|schreibe|füg|füge)] [einen|den] kommentar [hinzu|dazu] : <words:value>', 3),
]
