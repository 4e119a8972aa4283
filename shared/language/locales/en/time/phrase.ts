/**
 * One phrase of time: pieces ("friday", "the 3rd", "5pm", "in the evening", "for 2 hours") in any order with the small words
 * between them, filling the slots of a clause. A piece that does not fit the slots ends the phrase.
 */
import { hasDay, merge } from '../../../calendar/merge.ts'
import { combine } from '../../../calendar/span.ts'
import type { Clause, Clock, Duration } from '../../../calendar/values.ts'
import type { Dimension, Place, Rule } from '../../../engine/grammar.ts'
import { type Found, longest, type Source, skip } from '../../../engine/source.ts'
import { dayPart } from './day-part.ts'
import { dayNumbers, saidHours } from './hours.ts'
import type { Piece, Said } from './piece.ts'
import { relative } from './relative.ts'
import { NO_PREFIX, type Prefix, prefixAt } from './small-words.ts'
import { inUnits } from './units.ts'

/** More pieces than this are not one phrase. */
const MOST_PIECES = 12

/** Pieces that count before all others, however long those are. */
const FIRST = 1

/** How long a task may take; nobody counts its seconds: "an 80s party". */
const isShort = ({ unit, minutes, days, months, workdays }: Duration): boolean =>
  unit !== 'second' && minutes > 0 && minutes < 1440 && !days && !months && !workdays

/** "friday 19h": nobody takes so long. */
const isHourOfDay = ({ unit, minutes }: Duration): boolean => unit === 'hour' && minutes > 720

const piece: Rule<Piece>[] = [
  {
    name: 'for 2 hours',
    pattern: '<duration>',
    rank: FIRST,
    make:
      ({ duration }) =>
      ({ prefix }) =>
        prefix.word === 'for' && duration.unit !== 'second' ? { duration } : undefined,
  },
  {
    name: 'friday 3pm 45m',
    pattern: '<duration>',
    unlessBefore: '(#word&!weekday&!day | <nounOrMore>)',
    rank: FIRST,
    make: ({ duration }, { source, from }) => {
      if (source.tokens[from]!.kind !== 'number' || !isShort(duration) || isHourOfDay(duration)) return undefined
      const clock = longest<Clock>(source, 'clock', from)?.value
      const isClock = clock !== undefined && !clock.bare
      return ({ prefix, clause }) =>
        !prefix.word && !prefix.bound && (clause.clock || (isDay(clause) && !isClock)) ? { duration } : undefined
    },
  },
  {
    name: 'nap 20 minutes at 3',
    pattern: '<duration>',
    onlyBefore: 'at|@ (#number | #cardinal)',
    rank: FIRST,
    make: ({ duration }, { from }) =>
      from > 0 && isShort(duration)
        ? ({ prefix }) => (prefix.word || prefix.bound ? undefined : { duration })
        : undefined,
  },
  ...relative,
  // "monday 8-9"
  {
    name: '27/1',
    pattern: '<numericDate>',
    make:
      ({ numericDate }) =>
      ({ clause }) =>
        numericDate.weak === 'alone' && (clause.fields || clause.period) ? undefined : numericDate,
  },
  {
    name: 'first monday of june',
    pattern: '<pickedOf>',
    make:
      ({ pickedOf }) =>
      () =>
        pickedOf,
  },
  {
    name: 'friday',
    pattern: '<namedDate>',
    make:
      ({ namedDate }) =>
      () =>
        namedDate,
  },
  ...dayPart,
  {
    name: 'next week',
    pattern: '<period>',
    make:
      ({ period }) =>
      () =>
        period,
  },
  ...inUnits,
  ...dayNumbers,
  ...saidHours,
]

const isDay = ({ fields, period }: Clause): boolean =>
  fields?.day !== undefined || fields?.weekday !== undefined || period !== undefined

const BEHIND_PREPOSITION: Said = {
  prefix: { ...NO_PREFIX, introduces: true, word: 'before' },
  clause: {},
  isEnd: false,
}

/** The longest piece at a token that is one where this was said before it. */
export function readPiece(
  source: Source,
  name: 'piece' | 'dayPart',
  at: number,
  said: Said,
): Found<Clause> | undefined {
  if (longest(source, 'properName', at)) return undefined
  let best: (Found<Clause> & { rank: number }) | undefined
  for (const { value, next, rank } of source.grammar.readings<Piece>(source, name, at)) {
    if (best && (rank < best.rank || (rank === best.rank && next <= best.next))) continue
    const clause = value(said)
    if (clause) best = { value: clause, next, rank }
  }
  return best
}

const rangeWord: Rule<'and' | 'to'>[] = [
  { name: 'to', pattern: '(-|to|till|til|until|untill|thru|through | "~" | up to)', make: () => 'to' },
  { name: 'between … and', pattern: 'and|&', make: () => 'and' },
]

/** The longest phrase that begins at a token; `isEnd`: as the other end of a range. */
function readClause(source: Source, at: number, isEnd = false): Found<Clause> | undefined {
  let clause: Clause = {}
  let end = -1
  let isBetween = false
  for (let n = 0, i = at; n < MOST_PIECES; n++, i = end) {
    if (end > 0 && source.repeats && beginsRule(source, i)) break
    const { value: prefix, next } = prefixAt(source, i, end > 0)
    // "from 9 until 11" is a range, read below
    const isUntil = prefix.bound === 'until' || prefix.bound === 'through'
    if (end > 0 && isUntil && !isBetween && isTimed(clause)) break
    const found = readPiece(source, 'piece', next, { prefix, clause, isEnd })
    const merged = found && merge(source, clause, introduced(found.value, prefix, clause))
    if (!merged) break
    isBetween ||= prefix.between
    const behind = longest<(clause: Clause) => Clause | undefined>(source, 'suffix', found.next)
    const changed = behind?.value(merged)
    clause = changed ?? merged
    end = changed ? behind!.next : found.next
    const joint = isEnd || clause.until ? undefined : longest<'and' | 'to'>(source, 'rangeWord', end)
    const isJoint = joint?.value === 'to' || isBetween || clause.bound === 'from'
    const to = joint && isJoint ? longest<Clause>(source, 'rangeEnd', joint.next) : undefined
    const both = to && combine(source, clause, to.value)
    if (both) {
      clause = both
      end = to.next
    }
  }
  return end > 0 && !isEmpty(clause) ? { value: clause, next: end } : undefined
}

/** "starting tuesday / on the 4th of each month": the head of a rule is no piece of the phrase before it. */
const beginsRule = (source: Source, at: number): boolean =>
  longest(source, 'every', skip(source, at, ',')) !== undefined

const isTimed = (c: Clause): boolean =>
  c.clock !== undefined || c.bound === 'from' || c.instant !== undefined || c.fields !== undefined

const isEmpty = (c: Clause): boolean => !hasDay(c) && !c.clock && !c.part && !c.duration

/** A piece with what the small words before it say. */
function introduced(piece: Clause, { bound, introduces, article }: Prefix, before: Clause): Clause {
  const value: Clause = { ...piece }
  if (bound && !value.bound) value.bound = bound
  if (introduces || (article && value.fields?.day !== undefined)) {
    value.introduced = true
    value.weak = undefined
  }
  if (before.introduced) value.introduced = true
  return value
}

/** Several days in one phrase. */
export interface DaysListed {
  clause: Clause
  /** further days on which the same is due */
  others?: Clause[]
}

const listedDay: Rule<number>[] = [
  { name: '3rd', pattern: '<ordinal>', make: ({ ordinal }) => ordinal },
  {
    name: '3',
    pattern: '#number',
    make: ({ number }, { source, from }) => (source.tokens[from]!.text.length < 3 ? number : undefined),
  },
]

/** A day of a month, which people list; of weekdays the first one is meant. */
export const isDate = ({ fields, until, bound }: Clause): boolean =>
  fields?.month !== undefined && fields.day !== undefined && !until && !bound

/** Days that follow each other are one stretch, others are each their own, and so are all that have a time. */
function listDays(date: Clause, days: number[], { source, to }: Place): DaysListed | undefined {
  const isRising = days.every((day, i) => i === 0 || (day > days[i - 1]! && day < 32))
  if (!isDate(date) || !isRising) return undefined
  const [first, ...others] = days.map((day): Clause => ({ ...date, fields: { ...date.fields, day } }))
  const isTimed = date.clock !== undefined || ['at', '@'].includes(source.tokens[to]?.text ?? '')
  const isStretch = days.at(-1)! - days[0]! === days.length - 1 && !isTimed
  return isStretch ? { clause: { ...first!, until: others.at(-1)! } } : { clause: first!, others }
}

const listedDays: Rule<DaysListed>[] = [
  {
    name: 'december 24, 25 and 28',
    pattern: '<clause> (, <listedDay:more>)* [,] and|& <listedDay:last>',
    onlyBefore: '($ | #closer | , | ; | & | ")" | ! | .)',
    make: ({ clause, more, last }, place) => listDays(clause, [clause.fields?.day ?? 0, ...more, last], place),
  },
  {
    name: '24, 25 and 28 december',
    pattern: '<listedDay:first> (, <listedDay:more>)* [,] and|& <clause>',
    make: ({ first, more, clause }, place) => listDays(clause, [first, ...more, clause.fields?.day ?? 0], place),
  },
]

export const phrases: Record<string, Dimension> = {
  piece,
  rangeWord,
  listedDay,
  listedDays,
  dayPart,
  // Clause: a part of the day behind a preposition, wherever that stands
  partBehindPreposition: (source, at) => readPiece(source, 'dayPart', at, BEHIND_PREPOSITION),
  // Clause: a whole phrase
  clause: (source, at) => readClause(source, at),
  rangeEnd: (source, at) => readClause(source, at, true),
}
