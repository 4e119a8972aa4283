/** The small words around a piece of a phrase: prepositions, articles, "no later than", and behind it "or later". */
import { hasDay } from '../../../calendar/merge.ts'
import type { Bound, Clause } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { type Found, longest, type Source } from '../../../engine/source.ts'
import { exact } from './clock.ts'

/** What the small words before a piece say. */
export interface Prefix {
  /** the last preposition */
  word: string
  /** a preposition of time was there */
  introduces: boolean
  article: boolean
  /** a bare number after it is an hour */
  clock: boolean
  between: boolean
  bound?: Bound
}

export const NO_PREFIX: Prefix = { word: '', introduces: false, article: false, clock: false, between: false }

/** What the small words at a token say, and where they end; `isInside`: a piece stands before them. */
export const prefixAt = (source: Source, at: number, isInside: boolean): Found<Prefix> =>
  longest<Prefix>(source, isInside ? 'prefixInside' : 'prefix', at) ?? { value: NO_PREFIX, next: at }

/** Adds what one of them says. */
type Add = (prefix: Prefix) => Prefix

const wordAt = ({ source, from }: Place): string => source.tokens[from]!.text

const limit: Rule<Bound>[] = [
  {
    name: 'by',
    pattern: '(by | latest by | no|not later than | as late as | on|at or before | at the latest)',
    make: () => 'by',
  },
  {
    name: 'before',
    pattern: '(before | b ~ 4 | prior to | earlier|sooner than | any time before | anytime before)',
    make: () => 'before',
  },
  { name: 'until', pattern: '(until|till|til|untill | up to)', make: () => 'until' },
  { name: 'through', pattern: '(thru|through | up to and including)', make: () => 'through' },
  { name: 'after', pattern: '(after | later than | any time after | anytime after)', make: () => 'after' },
  // "half past 10"
  { name: 'past 10pm', pattern: 'past', onlyBefore: '#number am|pm|a|p|:', make: () => 'after' },
  {
    name: 'from',
    pattern: '(since|from|starting|beginning|commencing [from] [on] | no|not earlier|sooner than | not before)',
    unlessBefore: 'of',
    make: () => 'from',
  },
  { name: 'as of', pattern: '(as early|soon as | on|at or after | as of)', make: () => 'from' },
]

const bounded: Rule<Add>[] = [
  {
    name: 'by',
    pattern: '<limit>',
    make: ({ limit: bound }, place) => {
      const word = wordAt(place)
      return (prefix) => ({ ...prefix, word, bound, introduces: true, clock: bound !== 'from' || word === 'since' })
    },
  },
]

/** A preposition of time; `clock` says whether a bare number behind it is an hour, as before it when not given. */
const preposition =
  (clock?: boolean) =>
  (_: object, place: Place): Add => {
    const word = wordAt(place)
    return (prefix) => ({ ...prefix, word, introduces: true, clock: clock ?? prefix.clock })
  }

/** "in about an hour" is "in an hour". */
const about =
  (clock?: true) =>
  (_: object, place: Place): Add => {
    const word = wordAt(place)
    return (prefix) => ({ ...prefix, word: prefix.word || word, introduces: true, clock: clock ?? prefix.clock })
  }

const nothing = (): Add => (prefix) => prefix

/** "all week", "the whole month": of a stretch that nothing else is said of. */
const whole: Add = (prefix) => ({ ...prefix, introduces: true, article: true, word: prefix.word || 'for' })
const ALL = '(all [of] [the] | whole|entire)'

const smallWord: Rule<Add>[] = [
  ...bounded,
  { name: 'the', pattern: 'the', make: () => (prefix) => ({ ...prefix, article: true }) },
  { name: 'on', pattern: 'on', make: preposition(false) },
  // "take the bins in tonight"
  { name: 'in', pattern: 'in', unlessBefore: '(#day | this #part)', make: preposition(false) },
  { name: 'at', pattern: 'at|@', make: preposition(true) },
  { name: 'for', pattern: 'for|during|within|towards|toward', make: preposition() },
  { name: 'due', pattern: 'due', make: preposition() },
  { name: 'come', pattern: 'come', unlessBefore: 'by|at|on|in|before|after|between|around|from', make: preposition() },
  { name: 'over the', pattern: 'over', onlyBefore: 'the|lunch|christmas|easter', make: preposition() },
  { name: 'about', pattern: '(around|about|abt|approximately|approx|circa|roughly|like | "~")', make: about(true) },
  { name: 'exactly', pattern: 'exactly', make: about() },
  {
    name: 'btw 10-12',
    pattern: 'btw|btwn',
    onlyBefore: '#number',
    make: () => (prefix) => ({ ...prefix, between: true, introduces: true }),
  },
  { name: 'between', pattern: 'between', make: () => (prefix) => ({ ...prefix, between: true, introduces: true }) },
  { name: 'all next week', pattern: ALL, onlyBefore: '#modifier #unit', make: () => whole },
  { name: 'all april', pattern: ALL, onlyBefore: '#month', unlessBefore: '#month <nounOrMore>', make: () => whole },
  {
    name: 'all week',
    pattern: ALL,
    onlyBefore: '#stretch&!plural',
    unlessBefore: '#stretch <nounOrMore>',
    make: () => whole,
  },
  { name: 'all day friday', pattern: 'all day', onlyBefore: '[on] (#day | #weekday)', make: nothing },
  { name: 'some time', pattern: '(#perhaps | some|any time)', make: nothing },
]

const insideWord: Rule<Add>[] = [
  ...smallWord,
  { name: 'of', pattern: 'of', make: () => (prefix) => ({ ...prefix, introduces: true, word: 'of' }) },
]

const allOf = (words: Add[]): Prefix => words.reduce((prefix, add) => add(prefix), NO_PREFIX)

/** What stands before the first piece of a phrase. */
const prefix: Rule<Prefix>[] = [
  { name: 'by the', pattern: '<smallWord>+', make: ({ smallWord }) => allOf(smallWord) },
  { name: 'in my', pattern: '<smallWord>* my', make: ({ smallWord }) => ({ ...allOf(smallWord), word: 'my' }) },
]

/** What stands between two pieces. */
const prefixInside: Rule<Prefix>[] = [
  { name: ', on the', pattern: '[")"] [, | "("] <insideWord>*', make: ({ insideWord }) => allOf(insideWord) },
  {
    name: 'but before',
    pattern: 'but|and <bounded> <insideWord>*',
    make: ({ bounded, insideWord }) => allOf([bounded, ...insideWord]),
  },
]

/** What stands behind a piece and changes it. */
const suffix: Rule<(clause: Clause) => Clause | undefined>[] = [
  {
    name: 'or later',
    pattern: '(or|and later|after|beyond | onward|onwards)',
    make: () => (clause) => ({ ...clause, bound: 'from' }),
  },
  { name: 'or earlier', pattern: 'or earlier|before|sooner', make: () => (clause) => ({ ...clause, bound: 'by' }) },
  { name: 'at the latest', pattern: '[at the] latest', make: () => (clause) => ({ ...clause, bound: 'by' }) },
  {
    name: 'from monday on',
    pattern: 'on',
    onlyBefore: '($ | ,|;|: | #imperative)',
    make: () => (clause) => (clause.bound === 'from' ? clause : undefined),
  },
  // the first counts
  {
    name: 'at 3 or 4',
    pattern: 'or #number',
    unlessBefore: '<nounOrMore>',
    make:
      ({ number }) =>
      (clause) =>
        clause.clock && number <= 12 ? clause : undefined,
  },
  {
    name: '6 tomorrow am',
    pattern: '#meridiem',
    make:
      ({ meridiem }) =>
      (clause) =>
        clause.clock?.open && hasDay(clause)
          ? { ...clause, clock: exact((clause.clock.minutes % 720) + (meridiem === 'pm' ? 720 : 0)) }
          : undefined,
  },
  {
    name: 'sat or sun',
    pattern: 'or #weekday&!possessive',
    onlyAfter: '#weekday',
    make: () => (clause) => clause,
  },
  {
    name: 'friday all day',
    pattern: 'all day',
    unlessBefore: '<nounOrMore>',
    make: () => (clause) => (clause.clock ? undefined : clause),
  },
  {
    name: 'next week sometime',
    pattern: 'sometime|anytime',
    unlessBefore: '<nounOrMore>',
    make: () => (clause) => (clause.period || clause.fields ? clause : undefined),
  },
]

export const smallWords: Record<string, Dimension> = {
  limit,
  bounded,
  smallWord,
  insideWord,
  prefix,
  prefixInside,
  suffix,
}
