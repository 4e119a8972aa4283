/** A person's open tasks as a calendar that others subscribe to (RFC 5545): read in pages and written as it is read. */

import type { Context } from 'hono'
import ICAL from 'ical.js'
import { tzlib_get_ical_block as describeZone } from 'timezones-ical-library'
import * as z from 'zod/mini'
import type { Database } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, validate } from '../../../shared/http/function-app.ts'
import { NIL_ID } from '../../../shared/ids/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { textStream } from '../text-stream.ts'
import { type Component, componentsOf, type Kind, type Property } from './component.ts'
import { openTasksAfter, revisionOf } from './statements.ts'

/** Tasks of a page. */
const PAGE = 100
/** Counted up when what a calendar is written like changes: then nobody keeps what was written before. */
const FORM = 1

export const calendarQuerySchema = z.strictObject({ as: z._default(z.enum(['events', 'tasks']), 'events') })

/** Who has the calendar as it is now is told so, at the price of one row. */
export async function sendCalendar(
  { database }: Pick<GatewayDeps, 'database'>,
  c: Context<{ Variables: BaseVariables & AuthVariables }>,
): Promise<Response> {
  const { as } = validate(calendarQuerySchema, c.req.query())
  const personId = c.var.identity.person
  const [row] = await database.query<{ revision: string }>(revisionOf(personId))
  const etag = `"${row?.revision ?? 0}-${as}-${FORM}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  return c.body(textStream(writeCalendar(database, personId, as)), 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="todo.ics"',
  })
}

/** A connection that breaks before its last line leaves no calendar. */
export async function* writeCalendar(database: Database, personId: string, kind: Kind): AsyncGenerator<string> {
  const zones = new Set<string>()
  yield HEAD
  for (let after = NIL_ID, more = true; more; ) {
    const rows = await database.query<{ task: Task }>(openTasksAfter(personId, after, PAGE))
    const components = rows.flatMap(({ task }) => componentsOf(task, kind))
    yield components.map((component) => zonesBefore(component, zones) + textOf(component)).join('')
    after = rows.at(-1)?.task.id ?? after
    more = rows.length === PAGE
  }
  yield lines('END:VCALENDAR')
}

/** How often it is worth to look again; few calendars ask more often than every few minutes, whatever one says. */
const REFRESH = 'PT15M'

const lines = (text: string): string => `${text}\r\n`

const textOf = (component: Component): string => lines(ICAL.stringify.component(component, ICAL.design.icalendar))

const HEAD = lines(
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//todo-chatbot//calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Todo',
    'X-WR-CALNAME:Todo',
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ].join('\r\n'),
)

/** The clocks of zones that a component is the first to name. */
function zonesBefore([, properties]: Component, known: Set<string>): string {
  const named = new Set(properties.flatMap(([, { tzid }]: Property) => (tzid && !known.has(tzid) ? [tzid] : [])))
  for (const zone of named) known.add(zone)
  return [...named].map((zone) => lines(describeZone(zone)[0]!)).join('')
}
