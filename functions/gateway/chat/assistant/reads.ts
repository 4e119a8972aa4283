/** The tools that look, beside those of commands: the agenda with the time that is left, what was done, and what is known of the person. */

import * as z from 'zod/mini'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { parseFilter } from '../../../../shared/language/index.ts'
import type { Context, Filter } from '../../../../shared/language/types.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import { namesOf } from '../../person/person.ts'
import { agendaOf, MOST_DAYS } from './agenda.ts'
import { find, tasksNow } from './on-tasks.ts'
import { lastEvents } from './statements.ts'
import type { Desk, Tool } from './tool.ts'
import { dayInWords, newRoom, nowInWords, shownTask, shownTasks } from './view.ts'

const MOST_ON_DAYS = 200
const MOST_EVENTS = 20
const MOST_NAMES = 50

const read = <Schema extends z.ZodMiniType>(
  name: string,
  description: string,
  parameters: Schema,
  look: (args: z.infer<Schema>, desk: Desk) => Promise<unknown>,
): Tool => ({
  name,
  description,
  parameters,
  isRead: true,
  async run(given, desk) {
    const { success, data, error } = parameters.safeParse(given)
    if (success) return look(data, desk)
    throw new ToolArgumentError(
      `'${name}' was called with wrong arguments (${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')})`,
    )
  },
})

export const readTools = (): Tool[] => [
  read(
    'agenda',
    `Look at each day of a period (${MOST_DAYS} days at most): its tasks, and the free time from 8:00 to 20:00; and what is overdue or has no date.`,
    z.strictObject({
      period: z.string().check(z.describe('today, tomorrow, this week, next 3 days, march 12 to march 15')),
    }),
    async ({ period }, desk) => {
      const { context } = desk.turn
      const { from, to } = periodOf(period, context)
      const due: Filter = { or: [{ due: { from, to } }, { overdue: true }, { noDate: true }] }
      const { tasks } = await find(desk, due, MOST_ON_DAYS)
      const staged = desk.staging.staged().map(({ after }) => after)
      const all = [...new Map([...tasks, ...staged].map((task) => [task.id, desk.staging.now(task)])).values()]
      const open = all.filter(({ status }) => status === 'open')
      const days = agendaOf(open, { from, to, now: context.now, timeZone: context.timeZone })
      const onDays = new Set(days.flatMap((day) => day.tasks.map(({ id }) => id)))
      const others = tasks.map(desk.staging.now).filter(({ id, status }) => status === 'open' && !onDays.has(id))
      const overdue = others.filter(({ due }) => due)
      const undated = others.filter(({ due }) => !due)
      const room = newRoom()
      return {
        now: nowInWords(context),
        days: days.map((day) => ({
          day: dayInWords(day.date),
          ...shownTasks(day.tasks, desk, room),
          free: day.free,
          freeMinutes: day.freeMinutes,
          ...(day.untimedMinutes && { minutesWithoutATime: day.untimedMinutes }),
        })),
        ...(overdue.length && { overdue: shownTasks(overdue, desk, room) }),
        ...(undated.length && { withoutDate: shownTasks(undated, desk, room) }),
      }
    },
  ),
  read(
    'history',
    'Look at what was done lately, to all tasks or to one.',
    z.strictObject({ number: z.nullable(z.int()).check(z.describe('of a task, as results give it; null for all')) }),
    async ({ number }, desk) => {
      const { finder, context } = desk.turn
      const task = number === null ? undefined : desk.handles.find(number)
      if (number !== null && !task) throw new ToolArgumentError(`no result has a task with the number ${number}`)
      const rows = await finder.database.query<{ subject: string; type: string; time: string; isUndo: boolean }>(
        lastEvents(finder.personId, task?.id ?? null, MOST_EVENTS),
      )
      const now = await tasksNow(desk, [...new Set(rows.map(({ subject }) => subject))])
      return {
        done: rows.flatMap(({ subject, type, time, isUndo }) => {
          const task = now.get(subject)
          const at = wallTimeAt(new Date(time).getTime(), context.timeZone).replace('T', ' ')
          return task
            ? [{ at, what: type.split('.')[2] + (isUndo ? ' (taken back)' : ''), ...shownTask(task, desk) }]
            : []
        }),
      }
    },
  ),
  read(
    'preferences',
    "Look at the person's time zone, quiet hours, projects and labels.",
    z.strictObject({}),
    async (_, { turn: { person, context } }) => {
      const { profile } = person
      return {
        now: nowInWords(context),
        locale: profile.locale,
        quietHours: profile.quietHours,
        projects: namesOf(person, 'project').slice(0, MOST_NAMES),
        labels: namesOf(person, 'label').slice(0, MOST_NAMES),
      }
    },
  ),
]

/** The days that a phrase names, half-open. @throws ToolArgumentError */
function periodOf(words: string, context: Context): { from: string; to: string } {
  for (const each of [context, { ...context, language: 'en' }]) {
    const filter = parseFilter(words, each)
    if (filter && 'due' in filter && filter.due.from && filter.due.to)
      return { from: filter.due.from.slice(0, 10), to: filter.due.to.slice(0, 10) }
  }
  throw new ToolArgumentError(`'${words}' cannot be read as a period`)
}
