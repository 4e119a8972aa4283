/** Which task, and which tasks: "it", "the last two", "the dentist thing", "everything on my list". */
import type { Pronoun } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { tells } from './making.ts'

/** Positions of a list that somebody counts to. */
const MOST_POSITION = 999
const MOST_IN_ROW = 100

const rule = <Value>(pattern: string, make: Rule<Value>['make']): Rule<Value> => ({ name: pattern, pattern, make })
const pronoun = (pattern: string, value: Pronoun): Rule<Pronoun> => rule(`(${pattern})`, () => value)

const isPosition = (n: number): boolean => Number.isInteger(n) && n > 0 && n <= MOST_POSITION
const inRow = (first: number, last: number): Pronoun | undefined =>
  isPosition(first) && last >= first && last - first < MOST_IN_ROW
    ? { shown: Array.from({ length: last - first + 1 }, (_, i) => first + i) }
    : undefined

const NOUN =
  '[one|ones|task|tasks|item|items|reminder|reminders|todo|todos|event|events|entry|entries|thing|things|step|steps]'
const OF_THEM = '[of them|it|those|these | of the|my list|tasks | too | as well]'
const ONES = '(one|ones|two|three|four|five | #taskName)'

const position: Rule<number>[] = [
  rule(`[the|my] [number|numbers|no|nr|item|items|task|tasks] [.] ["#"] #number ${NOUN}`, ({ number }) =>
    isPosition(number) ? number : undefined,
  ),
  rule(`[the|my] [number|item|task] #cardinal ${NOUN}`, ({ cardinal }) =>
    isPosition(cardinal) ? cardinal : undefined,
  ),
  rule(`[the|my] <ordinal> ${NOUN}`, ({ ordinal }) => (isPosition(ordinal) ? ordinal : undefined)),
  rule(`[the|my] last ${NOUN}`, () => -1),
]

const pronouns: Rule<Pronoun>[] = [
  pronoun('it|that|this|him|her', { last: true }),
  pronoun('that|this one', { last: true }),
  pronoun('that|this last one', { last: true }),
  pronoun('the same', { last: true }),
  pronoun('this|that|the task|one|item|reminder|thing|event|todo', { last: true }),
  pronoun(`[all] the rest|remainder|others ${OF_THEM}`, { rest: true }),
  pronoun(`the|all [the] other|remaining|leftover ${ONES} ${OF_THEM}`, { rest: true }),
  pronoun('the other', { rest: true }),
  pronoun('everything|all else | what is left | what remains', { rest: true }),
  pronoun('both [of them|these|those] | them both | the two [of them] | these|those two', { shown: 'all', count: 2 }),
  pronoun('all three [of them|these|those]', { shown: 'all', count: 3 }),
  pronoun('them [all] | these|those [ones] | they [all]', { shown: 'all' }),
  pronoun('all|each|everyone|any [of] (them|these|those|listed|shown | the above)', { shown: 'all' }),
  pronoun('every one [of] them|these|those', { shown: 'all' }),
  pronoun('these|those [#word] [#word] #taskName | the [whole] lot', { shown: 'all' }),
  pronoun('both #taskName', { shown: 'all', count: 2 }),
  rule('<position> (<and> <position:more>)*', ({ position: first, more }) => ({
    shown: [...new Set([first, ...more])],
  })),
  rule('[numbers|items|tasks] #number:first (- | to|through|until) #number:last', ({ first, last }) =>
    inRow(first, last),
  ),
  rule(
    `[the|my] first|next (#number:count | #cardinal:count) [ones|tasks|items|reminders|todos|steps | of them]`,
    ({ count }) => inRow(1, count),
  ),
  rule(
    `[the|my] last (#number:count | #cardinal:count) [ones|tasks|items|reminders|todos|steps | of them]`,
    ({ count }) => ({
      shown: Array.from({ length: Math.min(count, MOST_IN_ROW) }, (_, i) => i - count),
    }),
  ),
]

/** Words that can only mean several tasks, whatever else they say. */
const several: Rule<true>[] = [
  tells('all|every|everything|each|any|anything [<words>]'),
  tells('(my|the|our|this|that|whole|entire|complete|a)* [#word&!preposition] <container> [for|on|from|of|in <words>]'),
  tells('my|the|our [whole|entire|complete] [#word&!preposition] <container> [<words>]'),
  tells(
    '[my|the|our|all|these] [#word&!preposition] [#word&!preposition] [#word&!preposition] #plainlyTasks [<words>]',
  ),
  tells('overdue|completed|finished [<words>]'),
  tells('"#" ~ #word'),
  tells('"@" ~ #word'),
  tells('my day|week|weekend|morning|afternoon|evening [<words>]'),
]

/** What stands before a task's name and is no part of it. */
const article: Rule<true>[] = [
  tells('the|my|our|this|that|a|an|any'),
  tells('[the|my|our|this|that|a|an|any] task|item|reminder|event|one|todo named|called'),
  { ...tells('[the|my|our|this|that|a|an|any] task|reminder|item|todo [to]'), unlessBefore: '#word $' },
]

/** What stands behind it. */
const behind: Rule<true>[] = [
  tells('task|tasks|thing|things|one|ones|item|items|reminder|reminders|todo|todos|job|business|stuff|entry'),
  tells('on|at|by|for|from|of|scheduled|set|due|in|to|the'),
  tells('to - do'),
]

const ofTime: Rule<true>[] = [{ ...tells('from'), unlessBefore: '<words> to|until|till|through|onward|onwards|on' }]

/** What stands before a task that is not meant with the others. */
const exceptFor: Rule<true>[] = [
  tells(
    '[,] (except|excepting|excluding|besides|minus|without [for] | (other|rather than) | (apart|aside from) | save for)',
    {
      unlessBefore: '[a|any|the] [due] date|dates|time|times|deadline|label|labels|priority|project',
    },
  ),
  tells('[,] but not|keep|leave|spare | [,] only not | , not'),
  tells('but', { onlyAfter: 'all|everything|anything|everyone|them|these|those|tasks|both' }),
]

export const targets: Record<string, Dimension> = {
  position,
  pronoun: pronouns,
  several,
  article,
  behind,
  ofTime,
  exceptFor,
  exceptBehind: [],
}
