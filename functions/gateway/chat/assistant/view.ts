/** A task as the model is shown it: short, in ISO dates with the weekday, and under a number. */
import type { CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { Context } from '../../../../shared/language/types.ts'
import { parseDate, weekdayOf } from '../../../../shared/time/civil.ts'
import { collectionsOf, type Person } from '../../person/person.ts'
import { viewOf } from '../views.ts'
import type { Desk } from './tool.ts'

/** Characters of texts that the model is shown. */
const [TITLE, NOTE] = [200, 300]
/** Characters of one result. */
const MOST = 8000

export type TaskShown = Record<string, unknown>

export function shownTask(task: Task, { turn: { context }, handles }: Pick<Desk, 'turn' | 'handles'>): TaskShown {
  const view = viewOf(task, context, false)
  return withoutNothing({
    number: handles.of(task),
    title: cut(task.title, TITLE),
    due: view.due && dayInWords(view.due.date) + (view.due.time ? ` ${view.due.time}` : ''),
    overdue: view.isPast && view.status === 'open' ? true : null,
    repeats: task.recurrence && repeats(task.recurrence.rule),
    notBefore: view.start && dayInWords(view.start.date) + (view.start.time ? ` ${view.start.time}` : ''),
    deadline: task.deadline && dayInWords(task.deadline.date),
    minutes: task.durationMinutes,
    priority: task.priority < 4 ? `p${task.priority}` : null,
    project: task.project,
    section: task.section,
    isSubtask: task.parentId ? true : null,
    labels: task.labels.length ? task.labels : null,
    reminders: task.reminders.length || null,
    note: task.note ? cut(task.note, NOTE) : null,
    status: task.status === 'open' ? null : task.status,
  })
}

const repeats = (rule: string): string => rule.replace(/^RRULE:/, '').slice(0, 100)

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export const dayInWords = (date: string): string => `${DAYS[weekdayOf(parseDate(date)!) - 1]} ${date}`

export const nowInWords = ({ now, timeZone }: Pick<Context, 'now' | 'timeZone'>): string =>
  `${dayInWords(now.slice(0, 10))} ${now.slice(11)}, ${timeZone}`

export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

const withoutNothing = (fields: TaskShown): TaskShown =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

/** Projects, sections, labels or saved filters, by the names that tools take. */
export const shownCollections = (person: Pick<Person, 'collections'>, kind: CollectionKind) =>
  collectionsOf(person, kind).map((each) => {
    const nameOf = (id: string) => collectionsOf(person, 'project').find((project) => project.id === id)?.name
    return {
      name: each.name,
      ...('projectId' in each && { project: nameOf(each.projectId) }),
      ...('parentId' in each && each.parentId && { within: nameOf(each.parentId) }),
      ...('words' in each && { words: each.words }),
      ...('colour' in each && each.colour && { colour: each.colour }),
      ...('isFavourite' in each && each.isFavourite && { isFavourite: true }),
      ...('isArchived' in each && each.isArchived && { isArchived: true }),
    }
  })

/** What is left of a result's characters. */
export interface Room {
  left: number
}

export const newRoom = (): Room => ({ left: MOST })

/** As many as the result has room for, and how many there are more. */
export function shownTasks(
  tasks: Task[],
  desk: Pick<Desk, 'turn' | 'handles'>,
  room = newRoom(),
): { tasks: TaskShown[]; more?: number } {
  const shown: TaskShown[] = []
  for (const task of tasks) {
    const each = shownTask(task, desk)
    room.left -= JSON.stringify(each).length
    if (room.left < 0) break
    shown.push(each)
  }
  return { tasks: shown, ...(shown.length < tasks.length && { more: tasks.length - shown.length }) }
}
