/** What a person has done, by the days of their calendar, and what they put off. */
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Database } from '../../../shared/database/index.ts'
import { isPutAway } from '../../../shared/domain/start.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import { addDays, type DateString, parseDate, weekdayOf } from '../../../shared/time/civil.ts'
import { instantOf, wallTimeAt } from '../../../shared/time/zone.ts'
import type { GatewayDeps } from '../deps.ts'
import { kept } from '../kept.ts'
import { loadProfile } from '../person/person.ts'
import { completedBySlot, postponed, SLOT } from './statements.ts'

/** Weeks that are looked back upon. */
export const MOST_WEEKS = 53

export const figuresQuerySchema = z.strictObject({
  weeks: z._default(z.coerce.number().check(z.multipleOf(1), z.gte(1), z.lte(MOST_WEEKS)), 12),
})

export interface Figures {
  /** every day of the weeks asked for, the last one today */
  days: { date: DateString; completed: number }[]
  /** by the first day of each */
  weeks: { from: DateString; completed: number }[]
  /** days in a row on which something was completed, within the weeks asked for; today is not over, and breaks none */
  streak: { current: number; longest: number }
  /** open tasks that were moved to later, as far as events are kept */
  postponed: { task: Task; times: number }[]
}

/** Tasks that are named as put off. */
const NAMED = 10

export async function sendFigures(
  { database, state, now }: Pick<GatewayDeps, 'database' | 'state' | 'now'>,
  c: Context<{ Variables: BaseVariables & AuthVariables }>,
): Promise<Response> {
  const { weeks } = validate(figuresQuerySchema, c.req.query())
  const personId = c.var.identity.person
  const { profile, revision } = await loadProfile(database, personId)
  const { timeZone, weekStart = 1 } = profile
  const at = now().getTime()
  const of = JSON.stringify([revision, weeks, wallTimeAt(at, timeZone).slice(0, 10), timeZone, weekStart])
  const find = () => figuresOf(database, personId, { weeks, now: at, timeZone, weekStart })
  const figures = await kept(state, 'figures', personId, of, find)
  // What is kept knows no moment: a start may have come since.
  return c.json({ ...figures, postponed: figures.postponed.filter(({ task }) => !isPutAway(task, at)) })
}

interface Asked {
  weeks: number
  /** epoch milliseconds */
  now: number
  timeZone: string
  /** ISO weekday on which a week begins */
  weekStart: number
}

export async function figuresOf(database: Database, personId: string, asked: Asked): Promise<Figures> {
  const { timeZone } = asked
  const today = wallTimeAt(asked.now, timeZone).slice(0, 10)
  const thisWeek = addDays(today, -((weekdayOf(parseDate(today)!) - asked.weekStart + 7) % 7))
  const first = addDays(thisWeek, -7 * (asked.weeks - 1))
  const since = new Date(instantOf(first, timeZone)).toISOString()
  const [slots, moved] = await Promise.all([
    database.query<{ slot: number; count: number }>(completedBySlot(personId, since)),
    database.query<{ task: Task; times: number }>(postponed(personId, NAMED)),
  ])
  const counts = new Map<DateString, number>()
  for (const { slot, count } of slots) {
    const date = wallTimeAt(slot * SLOT * 60_000, timeZone).slice(0, 10)
    counts.set(date, (counts.get(date) ?? 0) + count)
  }
  const days = datesBetween(first, today).map((date) => ({ date, completed: counts.get(date) ?? 0 }))
  return { days, weeks: weeksOf(days), streak: streakOf(days), postponed: moved }
}

function datesBetween(first: DateString, last: DateString): DateString[] {
  const length = parseDate(last)! - parseDate(first)! + 1
  return Array.from({ length }, (_, index) => addDays(first, index))
}

const weeksOf = (days: Figures['days']): Figures['weeks'] =>
  Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => {
    const own = days.slice(week * 7, week * 7 + 7)
    return { from: own[0]!.date, completed: own.reduce((sum, { completed }) => sum + completed, 0) }
  })

export function streakOf(days: Figures['days']): Figures['streak'] {
  let [current, longest] = [0, 0]
  for (const [index, { completed }] of days.entries()) {
    if (completed) current += 1
    else if (index < days.length - 1) current = 0
    longest = Math.max(longest, current)
  }
  return { current, longest }
}
