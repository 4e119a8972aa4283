/** When a task wants its person to be reminded. */
import { remindedFrom } from '../../shared/domain/reminded-from.ts'
import { isPutAway } from '../../shared/domain/start.ts'
import type { Task } from '../../shared/domain/task.ts'
import { instantOf } from '../../shared/time/zone.ts'

/** A reminder as its row tells it. */
export interface Wanted {
  kind: 'task' | 'snooze'
  /** epoch milliseconds */
  at: number
  /** of a snooze: the task's `dueAt` when it was snoozed */
  dueAt: number | null
}

/**
 * The instants of a task's reminders, epoch milliseconds, ascending and each once; none when it is not open, or before it starts.
 *
 * @param timeZone the person's, whose clocks a wall time means when the task has no due date with a zone of its own
 */
export function instantsOf({ status, due, reminders, startAt }: Task, timeZone: string): number[] {
  if (status !== 'open') return []
  const base = due && instantOf(remindedFrom(due), due.timeZone)
  const instants = reminders.flatMap((reminder) => {
    if ('at' in reminder) return instantOf(reminder.at, due?.timeZone ?? timeZone)
    // One of a kind that only a later revision knows is left to that.
    if (!('minutesBefore' in reminder)) return []
    return base === null ? [] : base - reminder.minutesBefore * 60_000
  })
  const isInSight = (at: number) => at >= (startAt ?? at)
  return [...new Set(instants.map(Math.round))].filter((at) => isInstant(at) && isInSight(at)).sort((a, b) => a - b)
}

/** Tasks that were stored before there were bounds may ask for reminders before time began (ECMAScript, section 21.4.1.1). */
const isInstant = (at: number): boolean => Math.abs(at) <= 8.64e15

/**
 * Whether a reminder still makes sense for the task as it is now. Reminders are set and cancelled by events, which may be late or out of
 * order; this is asked at the instant itself and has the last word. A snooze holds until the task is done or moved.
 */
export const isWanted = ({ kind, at, dueAt }: Wanted, task: Task, timeZone: string): boolean =>
  kind === 'snooze'
    ? task.status === 'open' && task.dueAt === dueAt && !isPutAway(task, at)
    : instantsOf(task, timeZone).includes(at)
