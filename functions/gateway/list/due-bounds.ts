/** Between which due instants all that a filter names must be: these an index finds, and the rest of the filter says which of them it is. */
import type { Filter, Range } from '../../../shared/language/types.ts'

/** What tasks without a due date have in its place: later than all there are. */
const NO_DATE = 9_000_000_000_000_000
export const DUE = `coalesce(due_at, ${NO_DATE})`

/** Epoch milliseconds. */
export interface DueBounds {
  from: number
  /** exclusive */
  to: number
}

const ANY: DueBounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
/** Milliseconds between an instant and its wall time, read as if it were UTC, anywhere; a day that has no time may be due at its end. */
const ELSEWHERE = 2 * 24 * 3_600_000

/** @param now epoch milliseconds */
export function dueBounds(filter: Filter, now: number): DueBounds {
  const inner = (filters: Filter[]) => filters.map((each) => dueBounds(each, now))
  if ('and' in filter) return inner(filter.and).reduce(narrowed, ANY)
  if ('or' in filter && filter.or.length) return inner(filter.or).reduce(widened)
  if ('due' in filter) return ofRange(filter.due)
  if ('overdue' in filter) return { ...ANY, to: now + 1 }
  if ('noDate' in filter) return { ...ANY, from: NO_DATE }
  return ANY
}

const narrowed = (a: DueBounds, b: DueBounds): DueBounds => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
})
const widened = (a: DueBounds, b: DueBounds): DueBounds => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
})

const ofRange = ({ from, to }: Range): DueBounds => ({
  from: from ? asIfUtc(from) - ELSEWHERE : ANY.from,
  to: to ? asIfUtc(to) + ELSEWHERE : NO_DATE,
})

const asIfUtc = (wall: string): number => Date.parse(`${wall.includes('T') ? wall : `${wall}T00:00`}Z`)
