/** A task as an agent is shown it: short, in the times of the person's zone, by its id. */

import * as z from 'zod/mini'
import type { Task } from '../../../shared/domain/task.ts'
import { describeRepeat } from '../../../shared/language/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { joinWall } from '../../../shared/time/civil.ts'
import { viewOf } from '../../gateway/chat/views.ts'

const text = (what: string) => z.optional(z.string().check(z.describe(what)))

export const shownTaskSchema = z.object({
  id: z.string().check(z.describe('names the task in other tools')),
  title: z.string(),
  status: z.enum(['open', 'completed', 'skipped', 'deleted']),
  due: text('2026-03-31, or 2026-03-31T09:00 with a time, in the zone of the person'),
  overdue: z.optional(z.boolean()),
  repeats: text('in words'),
  deadline: text('as due'),
  notBefore: text('as due; out of sight until then'),
  minutes: z.optional(z.number().check(z.describe('how long it takes'))),
  priority: z.optional(z.number().check(z.describe('1 to 3, of which 1 is the most urgent'))),
  project: z.optional(z.string()),
  section: z.optional(z.string()),
  parentId: text('of the task that it is under'),
  labels: z.optional(z.array(z.string())),
  reminders: z.optional(z.number().check(z.describe('how many'))),
  note: z.optional(z.string()),
})
export type ShownTask = z.infer<typeof shownTaskSchema>

/** Characters of a note that are shown where a task is one of several. */
const NOTE = 300

export const shownTasks = (tasks: Task[], context: Context): ShownTask[] =>
  tasks.map((task) => shownTask(task, context, NOTE))

/** @param most characters of the note */
export function shownTask(task: Task, context: Context, most = Number.POSITIVE_INFINITY): ShownTask {
  const { id, title, status, note, durationMinutes, priority, project, section, labels, reminders } = task
  const view = viewOf(task, context, false)
  return {
    id,
    title,
    status,
    ...(view.due && { due: joinWall(view.due) }),
    ...(view.isPast && status === 'open' && { overdue: true }),
    ...(task.recurrence && { repeats: describeRepeat(task.recurrence, context) }),
    ...(task.start && { notBefore: joinWall(task.start) }),
    ...(task.deadline && { deadline: joinWall(task.deadline) }),
    ...(durationMinutes !== null && { minutes: durationMinutes }),
    ...(priority < 4 && { priority }),
    ...(project !== null && { project }),
    ...(section !== null && { section }),
    ...(task.parentId && { parentId: task.parentId }),
    ...(labels.length && { labels }),
    ...(reminders.length && { reminders: reminders.length }),
    ...(note && { note: note.length > most ? `${note.slice(0, most).toWellFormed()}…` : note }),
  }
}

/** One line of a list, as Markdown. */
export function lineOf({ title, status, due, repeats, priority, project, labels, id }: ShownTask): string {
  const marks = [
    due?.replace('T', ' '),
    repeats,
    priority && `p${priority}`,
    project && `#${project}`,
    ...(labels ?? []).map((label) => `@${label}`),
  ].filter(Boolean)
  return `- [${status === 'open' ? ' ' : 'x'}] ${title}${marks.length ? ` (${marks.join(', ')})` : ''} \`${id}\``
}
