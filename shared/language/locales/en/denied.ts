/** Times that are named only to be denied: "friday, not thursday", "at 5 instead of 4", "not this friday but the next". */

import { startOf } from '../../calendar/moment.ts'
import { oneDay, periodOf } from '../../calendar/solve.ts'
import type { Phrase } from '../../engine/phrase.ts'
import { oneOf, type Source, skip } from '../../engine/source.ts'

/** The first word of a denial that stands directly before a token; -1 when there is none. */
export function denialStart(source: Source, at: number): number {
  if (oneOf(source, at - 1, 'not')) return at - 1
  const isRather = oneOf(source, at - 1, 'of') ? oneOf(source, at - 2, 'instead') : oneOf(source, at - 1, 'than')
  return isRather && oneOf(source, at - 2, 'instead', 'rather') ? at - 2 : -1
}

/** Of what is denied nothing is left but what takes its place: the phrase before it, or the one behind "but". */
export function withoutDenied(source: Source, phrases: Phrase[]): Phrase[] {
  if (!phrases.some(({ denial }) => denial !== undefined)) return phrases
  const kept: Phrase[] = []
  for (const phrase of phrases) {
    const { denial, to } = phrase
    const before = kept.at(-1)
    if (denial === undefined) {
      const denied = phrases.find((each) => each.denial !== undefined && butAfter(source, each.to) === phrase.from)
      if (denied) phrase.pieces.unshift({ from: denied.denial!, to: phrase.from })
      kept.push(phrase)
    } else if (before && skip(source, before.to, ',') === denial) {
      before.pieces.push({ from: before.to, to })
      before.to = to
    } else {
      const later = nextOne(source, phrase)
      if (later) kept.push(later)
    }
  }
  return kept
}

/** The token behind ", but"; -1 when there is none. */
function butAfter(source: Source, at: number): number {
  const but = skip(source, at, ',')
  return oneOf(source, but, 'but') ? but + 1 : -1
}

/** "not this friday but the next", "not next week but the week after": seven days later. */
function nextOne(source: Source, { denial, to, clause }: Phrase): Phrase | undefined {
  const start = butAfter(source, to)
  if (start < 0) return undefined
  const next = skip(source, start, 'the')
  const end = skip(source, skip(source, next, 'one', 'week'), 'next', 'following', 'after')
  const from = end > next ? startOf(source, clause) : undefined
  if (!from) return undefined
  const isWeek = clause.period?.unit === 'week'
  const period = isWeek ? periodOf('week', from.day + 7, 0, source.context.weekStart) : oneDay(from.day + 7)
  const { fields: _fields, ...rest } = clause
  return { from: denial!, to: end, pieces: [{ from: denial!, to: end }], clause: { ...rest, period } }
}
