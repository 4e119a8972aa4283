/** Where a rule begins and ends: "starting in april", "until november". */

import { isFree } from '../../../calendar/rule-draft.ts'
import { addTime, minutesOf, setDuration, setPart } from '../../../calendar/rule-parts.ts'
import type { Clause } from '../../../calendar/values.ts'
import { longest, oneOf, type Source } from '../../../engine/source.ts'
import { prefixAt } from '../time/small-words.ts'
import { isByHour, type Piece } from './piece.ts'
import { saysWindow } from './times.ts'

/** "starting in april", "from november until june", "as of monday". */
export const readStart: Piece = (source, at, found) => {
  const { value: prefix, next } = prefixAt(source, at, false)
  const isBetween = prefix.between && !found.until
  if ((prefix.bound !== 'from' && !isBetween) || found.start || saysWindow(source, next, found)) return undefined
  const clause = longest<Clause>(source, 'clause', at)
  if (!clause || clause.value.bound === 'by') return undefined
  if (isBetween && (!clause.value.until || clause.value.clock)) return undefined
  const { until, clock, part, duration, ...start } = clause.value
  if (clock && until?.clock && !start.fields && !start.period) return undefined
  if (start.fields || start.period || start.instant !== undefined) found.start = start
  if (part) setPart(found, part)
  if (clock) addTime(found, minutesOf(clock, part))
  if (until) found.until = { ...until, bound: until.bound ?? endBound(source, at, clause.next) }
  if (duration) setDuration(found, duration)
  return clause.next
}

/** "from may to september" has september in it, "from may until september" ends before. */
const endBound = ({ tokens }: Source, from: number, to: number): 'until' | 'through' =>
  tokens.slice(from, to).some(({ text }) => text.startsWith('un') || text.startsWith('til')) ? 'until' : 'through'

/** "until november", "through friday", "to the end of may", "ending march 3". */
export const readEnd: Piece = (source, at, found) => {
  const ends = oneOf(source, at, 'ending', 'ends', 'end', 'to', 'stopping') && !oneOf(source, at + 1, 'of')
  const { value: prefix } = prefixAt(source, at, false)
  const bound =
    prefix.bound === 'until' || prefix.bound === 'through' || prefix.bound === 'before' || prefix.bound === 'by'
  if ((!ends && !bound) || found.until || found.span) return undefined
  const clause = longest<Clause>(source, 'clause', ends ? at + 1 : at)
  if (!clause) return undefined
  // "each year by july 31" is when it is due each year
  const draft = found.drafts.at(-1)!
  const isDue = (prefix.bound === 'by' || prefix.bound === 'before') && draft.unit === 'year' && isFree(draft.days)
  const { month, day, year } = clause.value.fields ?? {}
  if (isDue && month !== undefined && day !== undefined && year === undefined) {
    draft.days.yearDays.push({ month, day })
    return clause.next
  }
  const { weak: _weak, ...until } = clause.value
  // "every hour until 6pm"
  const isTime = (until.clock || until.instant !== undefined) && !until.until && isByHour(found)
  if (!until.fields && !until.period && !isTime) return undefined
  found.until = { ...until, bound: prefix.bound ?? (oneOf(source, at, 'to') ? 'through' : 'until') }
  return clause.next
}
