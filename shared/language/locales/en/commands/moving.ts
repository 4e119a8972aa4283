/** Dates of tasks: "move the dentist to friday", "push it back an hour", "do the report tomorrow instead". */
import { pronounRule } from '../../../commands/change-rule.ts'
import type { Wish } from '../../../commands/wish.ts'
import type { Rule } from '../../../engine/grammar.ts'

const move = (name: string, pattern: string, rank = 0, given: Partial<Wish> = {}): Rule<Wish> => ({
  name,
  pattern: `^ (${pattern}) ${TAIL} $`,
  rank,
  make: ({ target, value }) => ({ act: 'update', ...(target && { target }), ...(value && { value }), ...given }),
})

/** A new day keeps the time that there is. */
const TAIL = '[,] [at|and] [[the] same time|hour [of day]] [instead|now]'
const AWAY = '[back|off|up|out|forward|ahead|down|over]'
const TO = '(to|2|until|till | - ">") [the]'
/** verbs that put a task off and do nothing else */
const PUT_OFF = '(#putOff | re - schedule | put|push|hold off [on])'
const MOVE = `(${PUT_OFF} | move|push|bump|shift|shove|slide|kick|swap|bring|pull ${AWAY})`
/** The same, of which the name comes first: "the dentist was moved to friday". */
const MOVED =
  '([has|have] [been] [got|was|is|were|are] moved|rescheduled|postponed|pushed|shifted|changed|delayed|brought [back|forward|out])'
const IS = '(is|are [coming|happening|scheduled | taking place] | starts|begins|start|begin)'
const AT = '[due] [on|in|for]'

export const moving: Rule<Wish>[] = [
  move('move … to friday', `${MOVE} <words:target> ${AWAY} ${TO} <words:value>`, 3),
  move('postpone … for friday', `${PUT_OFF} <words:target> ${AWAY} for|on|as|by <words:value>`, 2),
  move('move … by a day', `${MOVE} <words:target> ${AWAY} <delay:value>`, 4),
  move('move it up an hour', `move|bring|pull <words:target> <sooner:value>`, 5),
  move('postpone … friday', `${PUT_OFF} <words:target> <words:value>`, 1),
  move(
    'they postponed it by a week',
    `(they|he|she|we | the|my #word) [have|has|had] (moved|postponed|pushed|rescheduled|shifted|delayed) (<shown:target> | <definite:target>) ${AWAY} (<delay:value> | ${TO} <words:value>)`,
    3,
  ),
  move('postpone it', 'postpone <words:target>', -3, { changes: { postpone: { days: 1 } } }),
  move(
    'put it off',
    '(defer|delay | procrastinate [on] | put|hold off [on] | push back) (<definite:target> | <pointed:target>)',
    -3,
    { changes: { postpone: { days: 1 } } },
  ),
  move('reschedule to friday', `(${MOVE} (${TO} | for|by) | ${PUT_OFF}) <words:value>`, 2),
  move('change … to friday', `#changeVerb <words:target> (to|into | - ">") [the] <words:value>`, 2),
  move('set … to every friday', 'set <existing:target> to|for <rhythm:value>', 1),
  move('put … back by a week', 'put <words:target> back [by] <delay:value>', 3),
  move('put … off until friday', 'put <words:target> off [until|till|to|by|for] <words:value>', 1),
  move('put … back to monday', 'put <words:target> back to|until|till|for <words:value>', 2),
  move('put … off', 'put <words:target> off', -3, { changes: { postpone: { days: 1 } } }),
  move(
    'make it friday',
    `make|set|have|schedule|do|put <pointed:target> ${AWAY} [to|for|on|be|at|until|till|in|due]* [the] <words:value>`,
    2,
  ),
  move(
    'make … friday instead',
    `[do|make|set|move|have|schedule|put] <existing:target> [on|at|in|by|for|to] <words:value> instead`,
    2,
  ),
  move(
    'make … at 4 instead of 3',
    `make|set|move|have <definite:target> [on|at|in|by|for|to] <words:value> (instead of | rather than) [at|on|in|the] <words:old>`,
    3,
  ),
  move('do … an hour later', `do|have|make|move|push|shift <existing:target> [by] <shift:value>`, 2),
  move('make my 2pm a 3pm', 'make|turn <definite:target> [into] a|an <words:value>', 1),
  move('let … wait until friday', 'let <definite:target> wait|rest|sit|be until|till|for|to <words:value>', 1),
  move('keep … until friday', `hold|leave|keep <definite:target> until|till|for <words:value>`, 1),
  move("take today's … to friday", `take|carry|bring <ofDay:target> [over] to <words:value>`, 2),
  move('change to 9', 'change|switch [it] to|into <words:value>', 1),
  {
    ...move('dentist to 4pm', '<bareThing:target> to <clause>', 1),
    // "vacation june to august"
    make: ({ target }, { source, to }) =>
      source.tokens.slice(0, target.to).some((_, at) => source.grammar.longest(source, 'clause', at))
        ? undefined
        : { act: 'update', target, value: { from: target.to + 1, to } },
  },
  move('2 to friday', `<shown:target> [and] to|on|at <words:value>`, 1),
  move('the bank one at 11', `the <words:target> one|ones [and] to|on|at|by|for <words:value>`, 1),
  pronounRule('both tomorrow', `<pronoun> [by|for|until|till|in] <words:value> ${TAIL}`, /^$/),
  move(
    '2 goes to friday',
    `<pointed:target> (goes|go|moves|move | can|should|must|has to|have to|needs to (go|move|be moved)) ${TO} <words:value>`,
    2,
  ),
]

/** What is told of a task, without a verb that asks for it. */
export const telling: Rule<Wish>[] = [
  move(
    '… is at 3, not 4',
    `<thing:target> ${IS} [now] ${AT} <words:value> [now] [,] ([and] not | instead of | rather than) [due] [on|at|in] <words:old>`,
    3,
  ),
  move('not friday, … is monday', `not [on|at|in] <clause> [,] <thing:target> ${IS} [now] ${AT} <words:value>`, 3),
  move('… is now on friday', `<thing:target> ${IS} now ${AT} <words:value>`, 3),
  move('… is on friday now', `<thing:target> ${IS} ${AT} <words:value> (now | from now on)`, 3),
  move('… should be friday', `<thing:target> (should|must | needs|has|ought to) [now] be ${AT} <words:value>`, 2),
  move('… was moved to friday', `<thing:target> ${MOVED} [to|until|till|for] <words:value>`, 3),
  move(
    '… can wait until friday',
    '(<thing:target> | <shown:target>) (can|could|should|must|may | [will] have|has to) wait until|till|for|to <words:value>',
    3,
  ),
  move('… can wait', `(<thing:target> | <shown:target>) (can|could|should|must|may | [will] have|has to) wait`, 1, {
    changes: { postpone: { days: 1 } },
  }),
  move(
    '… has to stay on friday',
    '(<thing:target> | <shown:target>) ([has|have|needs|need|should|must|can to] stay|remain | stays|remains) [on|at|in|for] <words:value>',
    2,
  ),
  move(
    'everything moves to monday',
    '<many:target> [should|can|must|has|have|needs|need|please] [to] [be] [go|goes|move|moves|moved|pushed|postponed|shift|shifts|slip|slips] [over] to|until|onto <words:value>',
    3,
    { isStrict: true },
  ),
]
