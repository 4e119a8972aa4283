/** A task once more, and two that change places: "report ki copy jumme ko bana do", "gym aur bank ki tareekh aapas mein badal do". */
import { orNew, taskRule } from '../../../commands/task-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'
import { DO, PLEASE, POLITE } from './phrases.ts'

const COPY = `(copy|duplicate ${DO} | copy [bana] dena|do)`
const SWAP = `(badal|tabdeel|swap|exchange [dena|do|dein] | swap|exchange|tabdeel ${DO})`
const EACH_OTHER = '(aapas mein)'
const TIMES = '[(ka|ki|ke) (tareekh|time|din|waqt)] [ko]'

const copy = (name: string, pattern: string, rank?: number) =>
  taskRule('copy', name, `${PLEASE} ${pattern} ${POLITE}`, rank)
const swap = (name: string, pattern: string, rank?: number, fits?: (said: Captured, place: Place) => boolean) =>
  taskRule('swap', name, `${PLEASE} ${pattern} ${POLITE}`, rank, fits)

const areTwo = ({ target }: Captured, { source: { tokens } }: Place): boolean =>
  tokens.slice(target.from + 1, target.to - 1).some(({ text }) => text === 'aur')

export const copying: Rule<Wish>[] = [
  copy('yahi hafte ko bhi', '[aur] (yahi|yehi [kaam] | (ek|yeh kaam) dobara | phir se) <words:value> [bhi]', 3),
  orNew(copy('… ko jumme ke liye copy kar do', `<words:target> [ko|ka|ki] <words:value> ${COPY}`, 3)),
  orNew(copy('… copy kar do', `<words:target> [ko|ka|ki] ${COPY}`, 2)),
  swap('dono badal do', `[in|un] dono ${TIMES} [${EACH_OTHER}] ${SWAP} [${EACH_OTHER}]`, 5),
  orNew(
    swap(
      '… aur … aapas mein badal do',
      `<words:target> ${TIMES} (${EACH_OTHER} ${SWAP} | ${SWAP} ${EACH_OTHER} | swap|exchange ${DO})`,
      4,
      areTwo,
    ),
  ),
]
