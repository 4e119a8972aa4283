/** A filter over tasks as a condition in SQL. The names are data and travel as parameters, never as SQL. */
import type { Filter, Range } from '../../shared/language/types.ts'
import { instantOf } from '../../shared/time/zone.ts'

export interface FilterContext {
  /** epoch milliseconds */
  now: number
  timeZone: string
}

/** A task's due date as wall time text: `2026-03-31` or `2026-03-31T09:00`, which sort as they read. */
const WALL = `((task -> 'due' ->> 'date') || coalesce('T' || (task -> 'due' ->> 'time'), ''))`
const DEADLINE = `((task -> 'deadline' ->> 'date') || coalesce('T' || (task -> 'deadline' ->> 'time'), ''))`

/** Collects parameters while conditions are written. */
export class Parameters {
  readonly values: unknown[]

  constructor(...values: unknown[]) {
    this.values = values
  }

  /** @returns the parameter's place, such as `$3` */
  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}

export function filterSql(filter: Filter, parameters: Parameters, context: FilterContext): string {
  const inner = (each: Filter) => filterSql(each, parameters, context)
  const add = (value: unknown) => parameters.add(value)
  if ('all' in filter) return 'true'
  if ('and' in filter) return joined(filter.and.map(inner), 'and', 'true')
  if ('or' in filter) return joined(filter.or.map(inner), 'or', 'false')
  // A field that is not set makes a condition null, which `not` would keep null.
  if ('not' in filter) return `(${inner(filter.not)}) is not true`
  if ('due' in filter) return between(WALL, filter.due, add)
  if ('deadline' in filter) return between(DEADLINE, filter.deadline, add)
  if ('created' in filter) return between(`task ->> 'createdAt'`, instants(filter.created, context), add)
  if ('completed' in filter) return between(`task ->> 'completedAt'`, instants(filter.completed, context), add)
  if ('overdue' in filter) return `(due_at <= ${add(context.now)} and status = 'open')`
  if ('noDate' in filter) return `task -> 'due' = 'null'`
  if ('hasTime' in filter) return `(task -> 'due' ->> 'time') is ${filter.hasTime ? 'not null' : 'null'}`
  if ('recurring' in filter) return `task -> 'recurrence' <> 'null'`
  if ('priority' in filter) return `(task ->> 'priority')::int = ${add(filter.priority)}`
  if ('label' in filter) {
    return `exists (select from jsonb_array_elements_text(task -> 'labels') as label where label ilike ${add(like(filter.label))})`
  }
  if ('noLabels' in filter) return `task -> 'labels' = '[]'`
  if ('project' in filter) return projectSql(filter.project, filter.withChildren, add)
  if ('section' in filter) return `task ->> 'section' ilike ${add(like(filter.section))}`
  if ('assignee' in filter) return `task ->> 'assignee' ilike ${add(like(filter.assignee))}`
  if ('search' in filter) return searchSql(filter.search, add)
  return statusSql(filter.status)
}

const joined = (conditions: string[], word: 'and' | 'or', none: string): string =>
  conditions.length ? `(${conditions.join(` ${word} `)})` : none

function between(expression: string, { from, to }: Range, add: (value: unknown) => string): string {
  const bounds = [from && `${expression} >= ${add(from)}`, to && `${expression} < ${add(to)}`].filter(Boolean)
  return bounds.length ? `(${bounds.join(' and ')})` : `${expression} is not null`
}

/** Wall times of the person's zone as RFC 3339 instants, the form that tasks store. */
function instants({ from, to }: Range, { timeZone }: FilterContext): Range {
  const instant = (wall: string | null) => wall && new Date(instantOf(wall, timeZone)).toISOString()
  return { from: instant(from), to: instant(to) }
}

function projectSql(name: string, withChildren: boolean, add: (value: unknown) => string): string {
  const own = `task ->> 'project' ilike ${add(like(name))}`
  return withChildren ? `(${own} or task ->> 'project' ilike ${add(`${like(name)}/%`)})` : own
}

/** Whole words by their stem ("running" finds "run"), or the words as they stand anywhere in title and note. */
function searchSql(words: string, add: (value: unknown) => string): string {
  const text = `((task ->> 'title') || ' ' || (task ->> 'note'))`
  const literal = words
    .trim()
    .split(/\s+/)
    .map((word) => `${text} ilike ${add(`%${like(word)}%`)}`)
  return `(words @@ plainto_tsquery('english', ${add(words)}) or (${literal.join(' and ')}))`
}

function statusSql(status: 'open' | 'completed' | 'any'): string {
  if (status === 'any') return `status <> 'deleted'`
  return status === 'open' ? `status = 'open'` : `status in ('completed', 'skipped')`
}

/** A name as a pattern for `ilike`: `*` stands for any characters, everything else for itself. */
const like = (name: string): string => name.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')

/** True when the filter says itself which tasks it means by their state; others mean open ones. */
export function namesStatus(filter: Filter): boolean {
  if ('and' in filter) return filter.and.some(namesStatus)
  if ('or' in filter) return filter.or.some(namesStatus)
  if ('not' in filter) return namesStatus(filter.not)
  return 'status' in filter || 'completed' in filter
}
