/** Puts a piece into the slots of a clause; undefined when one of them is taken or the two contradict each other. */
import { fromDayNumber, weekdayOf } from '../../time/civil.ts'
import type { Clause, Fields, Now, Period } from './values.ts'

export function merge(now: Now, a: Clause, b: Clause): Clause | undefined {
  const merged = mergeSlots(now, a, b)
  return merged && edgeOfPart(merged)
}

/** "late tomorrow evening": early and late beside a part of the day are of that part. */
function edgeOfPart(c: Clause): Clause {
  const edge = c.fields?.edge
  if (!c.part || (edge !== 'early' && edge !== 'late')) return c
  const { edge: _edge, ...fields } = c.fields!
  return { ...c, part: { ...c.part, edge }, fields: Object.keys(fields).length ? fields : undefined }
}

function mergeSlots(now: Now, a: Clause, b: Clause): Clause | undefined {
  const bounded = mergeBounds(a, b)
  if (bounded) return bounded
  if ((a.clock && b.clock) || (a.duration && b.duration) || a.until) return mergeIntoRange(now, a, b)
  if (a.bound && b.bound && a.bound !== b.bound) return undefined
  if (isOnlyYear(a) && a.weak && (b.introduced || (b.fields?.month === undefined && b.fields?.quarter === undefined)))
    return undefined
  // "for black friday by friday" are two
  if (b.bound && a.fields?.holiday !== undefined && b.fields?.weekday !== undefined) return undefined
  const days = mergeDays(now, a, b)
  if (!days) return undefined
  if (a.part && b.part && !sameEvening(a, b)) return undefined
  return { ...a, ...b, ...days, part: mergePart(a, b), until: b.until, weak: weakness(a, b) }
}

/** "1984" in "read 1984 this weekend" is no year of the weekend. */
const isOnlyYear = ({ fields, period, clock }: Clause): boolean =>
  fields?.year !== undefined && Object.keys(fields).length === 1 && !period && !clock

const mergePart = (a: Clause, b: Clause): Clause['part'] => (b.part?.edge ? b.part : (a.part ?? b.part))

const sameEvening = (a: Clause, b: Clause): boolean => {
  const late = (c: Clause): boolean => c.part?.name === 'evening' || c.part?.name === 'night'
  return a.part!.name === b.part!.name || (late(a) && late(b))
}

/** "after 3:30 but before 6": two bounds are a range. */
function mergeBounds(a: Clause, b: Clause): Clause | undefined {
  const opens = a.bound === 'after' || a.bound === 'from'
  const closes = b.bound === 'before' || b.bound === 'by' || b.bound === 'until' || b.bound === 'through'
  return opens && closes && !a.until ? { ...a, bound: undefined, until: { ...b, bound: undefined } } : undefined
}

/** What follows a range belongs to both of its ends, when they lack it: "9:30 - 11:00 on thursday". */
function mergeIntoRange(now: Now, a: Clause, b: Clause): Clause | undefined {
  if (!a.until || b.until || b.clock || b.bound) return undefined
  if (b.duration) return undefined
  const from = merge(now, { ...a, until: undefined }, b)
  if (!from) return undefined
  const until = hasDay(b) && !hasDay(a.until) ? a.until : (merge(now, a.until, b) ?? a.until)
  return { ...from, until }
}

export const hasDay = (c: Clause): boolean =>
  c.fields !== undefined || c.period !== undefined || c.instant !== undefined

function mergeDays(
  now: Now,
  a: Clause,
  b: Clause,
): Pick<Clause, 'fields' | 'period' | 'counted' | 'instant'> | undefined {
  if (a.instant !== undefined || b.instant !== undefined) return mergeInstant(now, a, b)
  const fields = mergeFields(a.fields, b.fields)
  if (fields === false) return undefined
  const period = mergePeriods(a, b)
  if (period === false) return undefined
  const counted = b.counted ?? a.counted
  if (period && fields && period.to - period.from === 1 && counted === undefined && !fields.edge) {
    return agrees(period.from, fields) ? { period, fields: undefined, counted } : undefined
  }
  return { fields, period, counted }
}

/** "today in one hour", "in 15 minutes". */
function mergeInstant(
  now: Now,
  a: Clause,
  b: Clause,
): Pick<Clause, 'fields' | 'period' | 'counted' | 'instant'> | undefined {
  if (a.instant !== undefined && b.instant !== undefined) return undefined
  const instant = (a.instant ?? b.instant)!
  const other = a.instant === undefined ? a : b
  if (other.fields || other.clock || (other.period && other.period.from !== now.today)) return undefined
  return { fields: undefined, period: undefined, counted: undefined, instant }
}

function mergeFields(a: Fields | undefined, b: Fields | undefined): Fields | undefined | false {
  if (!a || !b) return a ?? b
  for (const key of Object.keys(b) as (keyof Fields)[]) if (a[key] !== undefined && a[key] !== b[key]) return false
  const merged = { ...a, ...b }
  if (merged.holiday !== undefined && (merged.month !== undefined || merged.day !== undefined)) return false
  if (merged.pick && merged.day !== undefined) return false
  return merged
}

/** Of two periods the one inside the other. */
function mergePeriods(a: Clause, b: Clause): Period | undefined | false {
  if (!a.period || !b.period) return a.period ?? b.period
  const inside = (x: Period, y: Period): boolean => x.from >= y.from && x.to <= y.to
  if (inside(b.period, a.period)) return b.period
  return inside(a.period, b.period) ? a.period : false
}

function agrees(day: number, { year, month, day: date, weekday, ...rest }: Fields): boolean {
  if (Object.values(rest).some((value) => value !== undefined)) return false
  const civil = fromDayNumber(day)
  return (
    (weekday === undefined || weekday === weekdayOf(day)) &&
    (date === undefined || date === civil.day) &&
    (month === undefined || month === civil.month) &&
    (year === undefined || year === civil.year)
  )
}

const isOnlyEdge = ({ fields, period, clock, part }: Clause): boolean =>
  fields?.edge !== undefined && Object.keys(fields).length === 1 && !period && !clock && !part

/** A phrase is weak as long as each of its pieces is; how long it lasts says nothing about when. */
function weakness(a: Clause, b: Clause): Clause['weak'] {
  const emptyA = !hasDay(a) && !a.clock && !a.part
  const emptyB = !hasDay(b) && !b.clock && !b.part
  // "late april", "first half of 2027": neither is said of anything else
  if (isOnlyEdge(a) && b.weak === 'alone') return 'edge'
  if (emptyA) return b.weak
  if (emptyB) return a.weak
  return a.weak && b.weak ? (a.weak === 'edge' || b.weak === 'edge' ? 'edge' : 'alone') : undefined
}
