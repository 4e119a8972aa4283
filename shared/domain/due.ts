import { parseDate } from '../time/civil.ts'
import { instantAt, instantOf } from '../time/zone.ts'
import type { Due } from './task.ts'

/** Epoch milliseconds of a due date: its time, or the end of its day in its zone. */
export function dueInstant(due: Due | null): number | null {
  if (!due) return null
  if (due.time) return instantOf(`${due.date}T${due.time}`, due.timeZone)
  return instantAt(parseDate(due.date)! + 1, 0, due.timeZone)
}
