/** Whether a task is among those that a filter names, told without a database: as the gateway's SQL finds them (functions/gateway/list/filter-sql.ts). */
import { isPutAway } from '../domain/start.ts'
import type { Task } from '../domain/task.ts'
import { instantOf } from '../time/zone.ts'
import type { Filter, Range } from './types.ts'

export interface FitContext {
  /** epoch milliseconds */
  now: number
  /** in which the times of a range are meant */
  timeZone: string
  /** the names of the projects within one of this name, as far down as they go */
  projectsWithin: (name: string) => readonly string[]
  parentOf: (task: Task) => Task | undefined
  /** whether a task has all words of a search in another form ("ran" for "run"); default: words as they stand only */
  hasStems?: (search: string, task: Task) => boolean
}

export function fits(filter: Filter, task: Task, context: FitContext): boolean {
  const inner = (each: Filter) => fits(each, task, context)
  if ('all' in filter) return true
  if ('and' in filter) return filter.and.every(inner)
  if ('or' in filter) return filter.or.some(inner)
  if ('not' in filter) return !inner(filter.not)
  if ('due' in filter) return isWithin(wallOf(task.due), filter.due)
  if ('deadline' in filter) return isWithin(wallOf(task.deadline), filter.deadline)
  if ('starts' in filter) return isWithin(wallOf(task.start), filter.starts)
  if ('started' in filter) return filter.started === 'any' || (task.startAt ?? 0) <= context.now === filter.started
  if ('created' in filter) return isWithin(task.createdAt, instants(filter.created, context))
  if ('completed' in filter) return isWithin(task.completedAt, instants(filter.completed, context))
  if ('overdue' in filter) return task.status === 'open' && task.dueAt !== null && task.dueAt <= context.now
  if ('noDate' in filter) return task.due === null
  if ('hasTime' in filter) return Boolean(task.due?.time) === filter.hasTime
  if ('recurring' in filter) return task.recurrence !== null
  if ('subtask' in filter) return Boolean(task.parentId)
  if ('under' in filter) return isUnder(task, filter.under, context)
  if ('priority' in filter) return task.priority === filter.priority
  if ('label' in filter) return task.labels.some((label) => isLike(label, filter.label))
  if ('noLabels' in filter) return !task.labels.length
  if ('project' in filter) return isInProject(task.project, filter, context)
  if ('section' in filter) return isLike(task.section, filter.section)
  if ('assignee' in filter) return isLike(task.assignee, filter.assignee)
  if ('search' in filter) return hasWords(task, filter.search) || Boolean(context.hasStems?.(filter.search, task))
  if (filter.status === 'any') return task.status !== 'deleted'
  return filter.status === 'open' ? task.status === 'open' : ['completed', 'skipped'].includes(task.status)
}

/** What is open and in sight, where a filter says nothing of a state or of a start. */
export const isShown = (filter: Filter, task: Task, now: number): boolean =>
  (namesStatus(filter) ? task.status !== 'deleted' : task.status === 'open') &&
  (namesStart(filter) || !isPutAway(task, now))

/** True when the filter says itself which tasks it means by their state; others mean open ones. */
export function namesStatus(filter: Filter): boolean {
  if ('and' in filter) return filter.and.some(namesStatus)
  if ('or' in filter) return filter.or.some(namesStatus)
  if ('not' in filter) return namesStatus(filter.not)
  return 'status' in filter || 'completed' in filter
}

/** True when the filter says itself whether it means tasks that are put away, or means tasks in any state. */
export function namesStart(filter: Filter): boolean {
  if ('and' in filter) return filter.and.some(namesStart)
  if ('or' in filter) return filter.or.some(namesStart)
  if ('not' in filter) return namesStart(filter.not)
  return 'starts' in filter || 'started' in filter || ('status' in filter && filter.status === 'any')
}

/** Wall times as text sort as they read. */
const wallOf = (day: { date: string; time: string | null } | null | undefined): string | null =>
  day ? (day.time ? `${day.date}T${day.time}` : day.date) : null

const isWithin = (text: string | null, { from, to }: Range): boolean =>
  text !== null && (!from || text >= from) && (!to || text < to)

/** Wall times of the person's zone as RFC 3339 instants, the form that tasks store. */
function instants({ from, to }: Range, { timeZone }: FitContext): Range {
  const instant = (wall: string | null) => wall && new Date(instantOf(wall, timeZone)).toISOString()
  return { from: instant(from), to: instant(to) }
}

function isUnder(task: Task, id: string, { parentOf }: FitContext): boolean {
  for (let above = parentOf(task); above; above = parentOf(above)) if (above.id === id) return true
  return false
}

function isInProject(
  project: string | null,
  { project: name, withChildren }: { project: string; withChildren: boolean },
  { projectsWithin }: FitContext,
): boolean {
  if (project === null) return false
  if (isLike(project, name)) return true
  if (!withChildren) return false
  return (
    isLike(project, `${name}/*`) || projectsWithin(name).some((each) => each.toLowerCase() === project.toLowerCase())
  )
}

const hasWords = ({ title, note }: Task, search: string): boolean =>
  search
    .trim()
    .split(/\s+/)
    .every((word) => isLike(`${title} ${note}`, `*${word}*`))

/** Letters of whichever case, and `*` for any characters. */
export function isLike(text: string | null, pattern: string): boolean {
  if (text === null) return false
  const source = pattern.replace(/[\\^$.|?+()[\]{}/]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${source}$`, 'isu').test(text)
}
