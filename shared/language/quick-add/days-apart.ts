/** Tasks that a day divides: "Montag Zahnarzt und Dienstag Friseur". */
import { hasDay } from '../calendar/merge.ts'
import type { Phrase } from '../engine/phrase.ts'
import type { Source } from '../engine/source.ts'
import type { Part } from './lines.ts'

const saysHour = ({ clause: { clock, until, duration } }: Phrase): boolean => clock !== undefined && !until && !duration

/**
 * Where each task of a text stands, when there is a day in every one of them, at its beginning or at its end.
 *
 * @param joints what may stand between two tasks
 */
export function dividedByDays(
  { tokens, text }: Source,
  phrases: readonly Phrase[],
  joints?: ReadonlySet<string>,
): Part[] | undefined {
  const days = phrases.filter(({ clause, rule }) => !rule && hasDay(clause))
  if (days.length < 2 || days.length < phrases.length) return undefined
  const isJoint = (at: number): boolean => joints?.has(tokens[at]?.text ?? '') ?? false
  const areFirst = days[0]!.from === 0
  // that all days stand first, or all last, tells which of several words joins tasks
  const cuts = days.slice(1).map((day, i) => {
    const at = isJoint(day.from - 1) ? day.from - 1 : days[i]!.to
    if (isJoint(at)) return { at, next: at + 1 }
    const seam = areFirst ? day.from : days[i]!.to
    return { at: seam, next: seam }
  })
  // spoken, there is nothing between them: each must say day and hour
  if (!cuts.every(({ at, next }) => next > at) && !days.every(saysHour)) return undefined
  const parts = days.map((day, i) => ({ day, from: cuts[i - 1]?.next ?? 0, to: cuts[i]?.at ?? tokens.length }))
  const isTask = ({ day, from, to }: (typeof parts)[number]): boolean =>
    from <= day.from && day.to <= to && (day.from === from || day.to === to) && day.to - day.from < to - from
  if (!parts.every(isTask)) return undefined
  return parts.map(({ from, to }, i) => ({
    start: i === 0 ? 0 : tokens[from]!.start,
    end: i === parts.length - 1 ? text.length : tokens[to - 1]!.end,
  }))
}
