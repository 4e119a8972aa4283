/** Tasks that are put away until a day: out of sight in every list before it, and nothing reminds of them. */
import { joinWall, parseDate } from '../time/civil.ts'
import { instantAt, instantOf } from '../time/zone.ts'
import { Refusal } from './refusal.ts'
import type { Due, Task } from './task.ts'

/** Epoch milliseconds of a start: its time, or the beginning of its day in its zone. */
export function startInstant(start: Due | null | undefined): number | null {
  if (!start) return null
  return start.time
    ? instantOf(`${start.date}T${start.time}`, start.timeZone)
    : instantAt(parseDate(start.date)!, 0, start.timeZone)
}

/** @param now epoch milliseconds */
export const isPutAway = ({ status, startAt }: Pick<Task, 'status' | 'startAt'>, now: number): boolean =>
  status === 'open' && typeof startAt === 'number' && startAt > now

/** Whether there is some of the due day left when it starts. On one zone's clocks this is told by them, whatever these skip or show twice. */
export function isInTime(start: Due, due: Due): boolean {
  if (start.date !== due.date && start.timeZone === due.timeZone) return start.date < due.date
  if (start.timeZone === due.timeZone) return !due.time || !start.time || start.time <= due.time
  return startInstant(start)! <= instantOf(`${due.date}T${due.time ?? END_OF_DAY}`, due.timeZone)
}

const END_OF_DAY = '23:59'

/** @throws Refusal for a task that would be due before it starts, unless it was so before */
export function checkStart({ start, due, title }: Task, before: Task | null): void {
  if (!start || !due || isInTime(start, due) || (before?.start && before.due && !isInTime(before.start, before.due)))
    return
  throw new Refusal(
    'start-after-due',
    `“${title}” would be due on ${said(due)}, before it starts on ${said(start)}. Nothing was stored; please say an earlier start, a later due date, or that it has no start.`,
  )
}

const said = (when: Due): string => joinWall(when).replace('T', ' at ')
