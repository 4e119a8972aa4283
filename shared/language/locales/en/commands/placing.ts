/** The order by hand: "put milk first", "move the call above the mail", "milk should come last". */
import { createPlacing } from '../../../commands/placing-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const place = createPlacing((core) => `[just] ${core} [instead|now|please]*`)

const MOVE = 'move|place|drag|shift'
const PUT = `${MOVE}|put|bring`
const OF_LIST = '[of (the|my|this|that list|lists|pile | everything|all)]'
const TOP = `(to|at|on the (very)* top|beginning|start|front|head ${OF_LIST})`
const BOTTOM = `(to|at the (very)* bottom|end|back ${OF_LIST})`
const FIRST = `(first [(on|in the|my list)] | ${TOP})`
const LAST = `(last [(on|in the|my list)] | ${BOTTOM})`
const BEFORE = '(before|above | ahead of | in front of)'
const AFTER = 'after|behind|below'
const SHOULD = '(should|must | has|have|needs|need|ought to) be|come|go|stand'

/** What names a task by its place, or says where in a list. */
export const placing: Rule<Wish>[] = [
  place('first', 'put it first', `${PUT} <shown:target> ${FIRST}`, 6),
  place('last', 'put it last', `${PUT} <shown:target> ${LAST}`, 6),
  place('first', 'move … to the top', `${PUT} <words:target> [(up | all the way)*] ${TOP}`, 5),
  place('last', 'move … to the bottom', `${PUT} <words:target> [(down | all the way)*] ${BOTTOM}`, 5),
  place('before', 'move 2 before …', `${PUT} <shown:target> [right|just|directly] ${BEFORE} <words:beside>`, 6),
  place('after', 'move 2 after …', `${PUT} <shown:target> [right|just|directly] ${AFTER} <words:beside>`, 6),
  place('before', 'move … above …', `move|drag <words:target> [right|just|directly] above <words:beside>`, 4),
  place('after', 'move … below …', `move|drag <words:target> [right|just|directly] below <words:beside>`, 4),
]

/** What may as well be something to do: "put shoes on first", "put the bins out before the truck comes". */
export const placingKnown: Rule<Wish>[] = [
  place('first', 'put … first', `${PUT} <words:target> first`, 3),
  place('last', 'put … last', `${PUT} <words:target> last`, 3),
  place('first', '… should come first', `<words:target> ${SHOULD} ${FIRST}`, 3),
  place('last', '… should come last', `<words:target> ${SHOULD} ${LAST}`, 3),
  place('before', 'put … before …', `${PUT} <words:target> [right|just|directly] ${BEFORE} <words:beside>`, 2),
  place('after', 'put … after …', `${PUT} <words:target> [right|just|directly] ${AFTER} <words:beside>`, 2),
  place('before', '… should come before …', `<words:target> ${SHOULD} ${BEFORE} <words:beside>`, 2),
  place('after', '… should come after …', `<words:target> ${SHOULD} ${AFTER} <words:beside>`, 2),
]
