/** A filter over tasks as a condition in SQL. The names are data and travel as parameters, never as SQL. */
import { Refusal } from '../../../shared/domain/refusal.ts'
import { FIRST_DATE, LAST_DATE } from '../../../shared/domain/task.ts'
import { FILTER_LIMITS } from '../../../shared/language/filter-limits.ts'
import type { Filter, Range } from '../../../shared/language/types.ts'
import { parseDate } from '../../../shared/time/civil.ts'
import { instantOf } from '../../../shared/time/zone.ts'

export interface FilterContext {
  /** epoch milliseconds */
  now: number
  timeZone: string
  /** Postgres's text search configuration for the words that are searched for; none: words as they stand */
  searchConfiguration?: string | undefined
}

/** A task's due date as wall time text: `2026-03-31` or `2026-03-31T09:00`, which sort as they read. */
const WALL = `((task -> 'due' ->> 'date') || coalesce('T' || (task -> 'due' ->> 'time'), ''))`
const DEADLINE = `((task -> 'deadline' ->> 'date') || coalesce('T' || (task -> 'deadline' ->> 'time'), ''))`

type Add = (value: unknown) => string

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

/** Most words of one search: each is looked for in every task of the person. */
const SEARCH_WORDS = 15
/** Conditions that what is asked for may add to those of a filter that is typed. */
const OWN = { conditions: 20, depth: 5 }

/** @throws Refusal for a filter that would be too much work, or goes beyond the dates there are, with the bound in words */
export function filterSql(filter: Filter, parameters: Parameters, context: FilterContext): string {
  checkFilter(filter)
  return conditionSql(filter, parameters, context)
}

function checkFilter(filter: Filter): void {
  let conditions = 0
  const check = (each: Filter, depth: number): void => {
    if (depth > FILTER_LIMITS.depth + OWN.depth) {
      throw refused(`A filter may have at most ${FILTER_LIMITS.depth} brackets or negations in each other`)
    }
    const inner = 'and' in each ? each.and : 'or' in each ? each.or : 'not' in each ? [each.not] : undefined
    if (inner) {
      for (const one of inner) check(one, depth + 1)
    } else {
      if (++conditions > FILTER_LIMITS.conditions + OWN.conditions) {
        throw refused(`A filter may have at most ${FILTER_LIMITS.conditions} conditions`)
      }
      checkCondition(each)
    }
  }
  check(filter, 0)
}

function checkCondition(condition: Filter): void {
  if ('search' in condition && wordsOf(condition.search).length > SEARCH_WORDS) {
    throw refused(`A search may have at most ${SEARCH_WORDS} words`)
  }
  const range = Object.values(condition).find((value): value is Range => typeof value === 'object' && value !== null)
  const bounds = range ? [range.from, range.to] : []
  if (bounds.some((bound) => bound && parseDate(bound) === undefined)) {
    throw refused(`Dates are from ${FIRST_DATE} to ${LAST_DATE}`)
  }
}

const refused = (bound: string): Refusal => new Refusal('invalid-request', `${bound}; please ask for less at once.`)

const wordsOf = (search: string): string[] => search.trim().split(/\s+/)

function conditionSql(filter: Filter, parameters: Parameters, context: FilterContext): string {
  const inner = (each: Filter) => conditionSql(each, parameters, context)
  const add: Add = (value) => parameters.add(value)
  if ('all' in filter) return 'true'
  if ('and' in filter) return joinConditions(filter.and.map(inner), 'and', 'true')
  if ('or' in filter) return joinConditions(filter.or.map(inner), 'or', 'false')
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
  if ('search' in filter) return searchSql(filter.search, context, add)
  return statusSql(filter.status)
}

const joinConditions = (conditions: string[], word: 'and' | 'or', none: string): string =>
  conditions.length ? `(${conditions.join(` ${word} `)})` : none

function between(expression: string, { from, to }: Range, add: Add): string {
  const bounds = [from && `${expression} >= ${add(from)}`, to && `${expression} < ${add(to)}`].filter(Boolean)
  return bounds.length ? `(${bounds.join(' and ')})` : `${expression} is not null`
}

/** Wall times of the person's zone as RFC 3339 instants, the form that tasks store. */
function instants({ from, to }: Range, { timeZone }: FilterContext): Range {
  const instant = (wall: string | null) => wall && new Date(instantOf(wall, timeZone)).toISOString()
  return { from: instant(from), to: instant(to) }
}

function projectSql(name: string, withChildren: boolean, add: Add): string {
  const own = `task ->> 'project' ilike ${add(like(name))}`
  return withChildren ? `(${own} or task ->> 'project' ilike ${add(`${like(name)}/%`)})` : own
}

const TEXT = `((task ->> 'title') || ' ' || (task ->> 'note'))`

/**
 * The words as they stand anywhere in title and note, or whole words by their stem ("running" finds "run"). English stems are stored with the
 * task; those of another language are worked out for the tasks that nothing else ruled out, which are one person's.
 */
function searchSql(words: string, { searchConfiguration: configuration }: FilterContext, add: Add): string {
  const literal = wordsOf(words).map((word) => `${TEXT} ilike ${add(`%${like(word)}%`)}`)
  const asTheyStand = `(${literal.join(' and ')})`
  if (configuration === undefined) return asTheyStand
  if (!/^[a-z]+$/.test(configuration)) throw new Error(`'${configuration}' is no text search configuration`)
  const stems = configuration === 'english' ? 'words' : `to_tsvector('${configuration}', ${TEXT})`
  return `(${asTheyStand} or ${stems} @@ plainto_tsquery('${configuration}', ${add(words)}))`
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
