/** Eine Aufgabe noch einmal, und zwei, die tauschen: "und nochmal am Samstag", "kopiere Yoga auf Freitag", "tausche Yoga und Laufen". */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'

const PLEASE = '[bitte|mal|und|ok|okay|also] [,] [(kannst du | könntest du)] [bitte|mal]'
const POLITE = '[bitte|auch]'
const DUPLICATE = '(kopier|kopiere|duplizier|dupliziere|verdopple|klone)'
const AGAIN =
  '(nochmal|nochmals | noch mal|einmal | [genau] dasselbe|gleiche [nochmal] | [genau] das selbe|gleiche [nochmal])'
const TO = '(auf|für|an|am|nach|zu|zum) [den|die|das]'
const SWAP = '(tausch|tausche|vertausch|vertausche) [(die [zeiten|termine|tage] von)]'

const copy = (name: string, pattern: string, rank?: number) =>
  taskRule('copy', name, `${PLEASE} ${pattern} ${POLITE}`, rank)

/** "tausche die Glühbirne" is something to do. */
const areTwo = ({ target }: Captured, { source: { tokens } }: Place): boolean =>
  tokens.slice(target.from + 1, target.to - 1).some(({ text }) => text === 'und')

export const copying: Rule<Wish>[] = [
  copy('und nochmal am Samstag', `${AGAIN} (am|an|für|auf|im) [den|die|das] <words:value>`, 3),
  orNew(copy('kopiere … auf Samstag', `${DUPLICATE} <words:target> ${TO} <words:value>`, 3)),
  orNew(copy('kopiere …', `${DUPLICATE} <words:target>`, 2)),
  orNew(copy('… auf Samstag kopieren', `<words:target> ${TO} <words:value> (kopieren|duplizieren)`, 3)),
  taskRule(
    'swap',
    'tausche die beiden',
    `${PLEASE} ${SWAP} (sie | beide | die|diese beiden|zwei | [die|ihre] zeiten|termine|tage) ${POLITE}`,
    5,
  ),
  orNew(
    taskRule('swap', '… und … tauschen', `<words:target> [miteinander] (tauschen|vertauschen) ${POLITE}`, 1, areTwo),
  ),
  orNew(taskRule('swap', 'tausche … und …', `${PLEASE} ${SWAP} <words:target> ${POLITE}`, 2, areTwo)),
]
