/** Was zu einer Aufgabe gesagt wird: "kommentiere den Boiler: Klempner kommt Dienstag". */
import type { Stretch, Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

interface Said {
  target?: Stretch
  value: Stretch
}

const comment = (name: string, pattern: string, rank: number): Rule<Wish> => ({
  name,
  pattern: `^ [bitte|mal] (${pattern}) $`,
  rank,
  make: ({ target, value }: Said) => ({ act: 'comment', value, ...(target && { target }) }),
})

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
