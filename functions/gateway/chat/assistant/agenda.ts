/** Days with what is due on them and the time that is left. Pure: tasks and moments are arguments. */
import type { Task } from '../../../../shared/domain/task.ts'
import { addDays, parseDate, parseTime, timeOf, weekdayOf } from '../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'

export interface Day {
  date: string
  /** 1 is Monday */
  weekday: number
  tasks: Task[]
  /** stretches without a task that has a time, within the hours in which things are planned: "09:00-11:30" */
  free: string[]
  freeMinutes: number
  /** of tasks that have a day but no time */
  untimedMinutes: number
}

/** Hours in which things are planned, and how long a task is taken to last that does not say. */
const [FIRST, LAST, USUAL] = [8 * 60, 20 * 60, 30]
/** Days that one look shows. */
export const MOST_DAYS = 14

interface Period {
  /** dates, half-open */
  from: string
  to: string
  /** the person's wall clock: what is over is not free */
  now: string
  timeZone: string
}

export function agendaOf(tasks: Task[], { from, to, now, timeZone }: Period): Day[] {
  const days: Day[] = []
  for (let date = from; date < to && days.length < MOST_DAYS; date = addDays(date, 1)) {
    const own = tasks.filter((task) => task.due && wallOf(task, timeZone).slice(0, 10) === date)
    const free = freeOf(
      own.filter(({ due }) => due?.time).map((task) => busyOf(task, timeZone)),
      date,
      now,
    )
    days.push({
      date,
      weekday: weekdayOf(parseDate(date)!),
      tasks: own,
      free: free.map(([start, end]) => `${timeOf(start)}-${timeOf(end)}`),
      freeMinutes: free.reduce((sum, [start, end]) => sum + end - start, 0),
      untimedMinutes: own.reduce((sum, task) => sum + (task.due?.time ? 0 : (task.durationMinutes ?? USUAL)), 0),
    })
  }
  return days
}

type Stretch = [start: number, end: number]

function wallOf({ due, dueAt }: Task, timeZone: string): string {
  const { date, time, timeZone: own } = due!
  return time && own !== timeZone && dueAt !== null ? wallTimeAt(dueAt, timeZone) : `${date}T${time ?? '00:00'}`
}

function busyOf(task: Task, timeZone: string): Stretch {
  const start = parseTime(wallOf(task, timeZone).slice(11))!
  return [start, start + (task.durationMinutes ?? USUAL)]
}

function freeOf(busy: Stretch[], date: string, now: string): Stretch[] {
  const today = now.slice(0, 10)
  if (date < today) return []
  let at = date === today ? Math.max(FIRST, parseTime(now.slice(11, 16))!) : FIRST
  const free: Stretch[] = []
  for (const [start, end] of busy.toSorted(([a], [b]) => a - b)) {
    if (Math.min(start, LAST) > at) free.push([at, Math.min(start, LAST)])
    at = Math.max(at, end)
  }
  if (at < LAST) free.push([at, LAST])
  return free
}
