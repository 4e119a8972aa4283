/** Parts of the day: "in the morning", "this evening", "late last night", "at lunch", "after work". */
import { oneDay } from '../../../calendar/solve.ts'
import type { Clause, Edge, Part, PartName } from '../../../calendar/values.ts'
import type { Captured, Place, Rule } from '../../../engine/grammar.ts'
import type { Piece } from './piece.ts'

/** "late", "the end of the" */
const EDGE = '[#edge [in the | of [the] | -]]'

const partOf = ({ part: name, edge }: Captured): Part => (edge ? { name, edge } : { name })
const onDay = ({ source }: Place, offset: number, part: Part): Clause => ({
  period: oneDay(source.today + offset),
  part,
})

const isDayOnly = ({ fields, period, clock, part }: Clause): boolean =>
  !clock && !part && (fields?.weekday !== undefined || (period !== undefined && period.to - period.from === 1))

const OFFSETS: Record<string, number> = { this: 0, last: -1, past: -1, next: 1 }
const MEAL_PREPOSITIONS = new Set('over at @ around about before after by during until till'.split(' '))

/** What people do every day, as times of it, behind these words only. */
const routine =
  (name: PartName, ...words: string[]) =>
  (): Piece =>
  ({ prefix }) =>
    words.includes(prefix.word) ? { part: { name } } : undefined

const late = (inside: Clause | undefined, name: PartName, edge: Edge): Clause => ({ ...inside, part: { name, edge } })

export const dayPart: Rule<Piece>[] = [
  {
    name: 'morning',
    pattern: `${EDGE} #part&!mealtime&!hourByName&!possessive`,
    make: (captured) => {
      const part = partOf(captured)
      return ({ prefix: { introduces, word } }) => ({ part, weak: introduces && word !== 'for' ? undefined : 'edge' })
    },
  },
  {
    name: 'late tonight',
    pattern: `${EDGE} #part&day`,
    rank: 1,
    make: (captured, place) => () => onDay(place, 0, partOf(captured)),
  },
  {
    name: 'this morning',
    pattern: `${EDGE} #modifier #part&!mealtime&!hourByName&!possessive`,
    make: (captured, place) => () => onDay(place, OFFSETS[captured.modifier]!, partOf(captured)),
  },
  {
    name: "last night's",
    pattern: `${EDGE} #modifier night`,
    make: (captured, place) => () => onDay(place, OFFSETS[captured.modifier]!, partOf({ ...captured, part: 'night' })),
  },
  {
    name: 'tomorrow am',
    pattern: '#meridiem',
    unlessBefore: 'i|we',
    make:
      ({ meridiem }) =>
      ({ clause, prefix }) =>
        isDayOnly(clause) && !prefix.word ? { part: { name: meridiem === 'am' ? 'morning' : 'afternoon' } } : undefined,
  },
  {
    name: 'at lunch',
    pattern: `${EDGE} #mealtime&part&!possessive [time]`,
    make:
      (captured) =>
      ({ prefix }) =>
        MEAL_PREPOSITIONS.has(prefix.word) ? { part: partOf(captured) } : undefined,
  },
  { name: 'one evening', pattern: 'one|some #part', make: (captured) => () => ({ part: partOf(captured) }) },
  {
    name: 'close of business',
    pattern: 'close|end of [the] business|work|working [day|hours]',
    unlessBefore: 'week',
    rank: 1,
    make: () => () => ({ part: { name: 'close' } }),
  },
  {
    name: 'the night before last',
    pattern: 'night before last',
    make: (_, place) => () => onDay(place, -2, { name: 'night' }),
  },
  { name: 'after work', pattern: 'work', unlessBefore: '<nounOrMore>', make: routine('work', 'before', 'after') },
  { name: 'after school', pattern: 'school', unlessBefore: '<nounOrMore>', make: routine('school', 'before', 'after') },
  { name: 'before bed', pattern: 'bed', unlessBefore: '<nounOrMore>', make: routine('bedtime', 'before') },
  {
    name: 'at bedtime',
    pattern: 'bedtime',
    unlessBefore: '<nounOrMore>',
    make: routine('bedtime', 'at', 'before', 'by', 'around'),
  },
  {
    name: 'first thing in the morning',
    pattern: 'first thing [in|on] [the] [<partBehindPreposition:inside>]',
    make:
      ({ inside }) =>
      () =>
        late(inside, 'morning', 'early'),
  },
  {
    name: 'last thing tonight',
    pattern: 'last thing [in|at|on] [the] <partBehindPreposition:inside>',
    make:
      ({ inside }) =>
      () =>
        late(inside, 'night', 'late'),
  },
  {
    name: 'tomorrow last thing',
    pattern: 'last thing',
    make:
      () =>
      ({ clause }) =>
        clause.period ? late(undefined, 'night', 'late') : undefined,
  },
]
