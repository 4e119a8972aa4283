/** Tasks in the order and the groups in which a view shows them. */
import { inOrder } from '../../../../shared/domain/order.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { addDays } from '../../../../shared/time/civil.ts'

export type GroupBy = 'date' | 'priority' | 'project' | 'label' | 'none'
export type SortBy = 'date' | 'priority' | 'title' | 'created' | 'hand' | 'start'

export interface Display {
  group: GroupBy
  sort: SortBy
  /** words of a filter, as the chat and saved filters take them; empty for all tasks */
  filter: string
}

/** What a group is of; views say it in words. */
export type GroupKey =
  | { of: 'all' | 'overdue' | 'no-date' | 'notes' }
  | { of: 'day'; date: string }
  | { of: 'priority'; priority: Task['priority'] }
  | { of: 'project'; project: string | null }
  | { of: 'label'; label: string | null }
  | { of: 'section'; section: string | null }

export interface Group {
  key: GroupKey
  tasks: Task[]
}

const END = '9999'

const byDate = (a: Task, b: Task): number =>
  compare(a.due?.date ?? END, b.due?.date ?? END) || compare(a.due?.time ?? END, b.due?.time ?? END)
const byPriority = (a: Task, b: Task): number => a.priority - b.priority
const byTitle = (a: Task, b: Task): number => a.title.localeCompare(b.title)
const byStart = (a: Task, b: Task): number => (a.startAt ?? 0) - (b.startAt ?? 0)
const byCreation = (a: Task, b: Task): number => compare(a.createdAt, b.createdAt)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const ORDERS: Record<SortBy, ((a: Task, b: Task) => number)[]> = {
  date: [byDate, byPriority, byCreation],
  priority: [byPriority, byDate, byCreation],
  title: [byTitle, byCreation],
  created: [byCreation],
  hand: [inOrder],
  start: [byStart, byCreation],
}

export function sorted(tasks: readonly Task[], by: SortBy): Task[] {
  const orders = ORDERS[by]
  return tasks.toSorted((a, b) => {
    for (const order of orders) {
      const found = order(a, b)
      if (found) return found
    }
    return 0
  })
}

/** @param today `YYYY-MM-DD` where the person is */
export function grouped(
  tasks: readonly Task[],
  { group, sort }: Pick<Display, 'group' | 'sort'>,
  today: string,
): Group[] {
  return groupedInOrder(sorted(tasks, sort), group, today)
}

/** Tasks that have their order already. */
export function groupedInOrder(tasks: readonly Task[], group: GroupBy, today: string): Group[] {
  const keys = new Map<string, Group>()
  for (const task of tasks) {
    for (const key of keysOf(task, group, today)) {
      const name = JSON.stringify(key)
      const found = keys.get(name)
      if (found) found.tasks.push(task)
      else keys.set(name, { key, tasks: [task] })
    }
  }
  return [...keys.values()].sort((a, b) => compare(rankOf(a.key), rankOf(b.key)))
}

/** With a group for each of these days, also where nothing is due on it. */
export function withDays(groups: readonly Group[], wanted: readonly string[]): Group[] {
  const there = new Set(groups.map(({ key }) => (key.of === 'day' ? key.date : '')))
  const missing = wanted
    .filter((date) => !there.has(date))
    .map((date): Group => ({ key: { of: 'day', date }, tasks: [] }))
  return [...groups, ...missing].sort((a, b) => compare(rankOf(a.key), rankOf(b.key)))
}

function keysOf(task: Task, group: GroupBy, today: string): GroupKey[] {
  switch (group) {
    case 'none':
      return [{ of: 'all' }]
    case 'priority':
      return [{ of: 'priority', priority: task.priority }]
    case 'project':
      return [{ of: 'project', project: task.project }]
    case 'label':
      return task.labels.length ? task.labels.map((label) => ({ of: 'label', label })) : [{ of: 'label', label: null }]
    case 'date':
      if (!task.due) return [{ of: task.isNote ? 'notes' : 'no-date' }]
      return [task.due.date < today ? { of: 'overdue' } : { of: 'day', date: task.due.date }]
  }
}

function rankOf(key: GroupKey): string {
  switch (key.of) {
    case 'overdue':
      return '0'
    case 'day':
      return `1${key.date}`
    case 'no-date':
      return '2'
    case 'notes':
      return '3'
    case 'priority':
      return String(key.priority)
    case 'project':
      return key.project === null ? '0' : `1${key.project.toLowerCase()}`
    case 'label':
      return key.label === null ? '2' : `1${key.label.toLowerCase()}`
    case 'section':
      return key.section === null ? '0' : `1${key.section.toLowerCase()}`
    case 'all':
      return ''
  }
}

export const isDueBy = ({ due }: Task, date: string): boolean => due !== null && due.date <= date

/** The days from a date on, as many as asked for. */
export const days = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index))

/** Open tasks in which every word is found: in the title, the note, its project or a label. */
export function found(tasks: readonly Task[], text: string, most: number): Task[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (!wanted.length) return []
  const result: Task[] = []
  for (const task of tasks) {
    const { title, note, project, labels } = task
    const all = `${title}\n${note}\n${project ?? ''}\n${labels.join('\n')}`.toLowerCase()
    if (wanted.every((word) => all.includes(word))) result.push(task)
    if (result.length === most) break
  }
  return result
}
