/** A filter over tasks as a condition in SQL. The names are data and travel as parameters, never as SQL. */

import { FIRST_DATE, LAST_DATE } from '../../../shared/domain/bounds.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { FILTER_LIMITS } from '../../../shared/language/filter-limits.ts'
import { namesStart, namesStatus } from '../../../shared/language/fits.ts'
import type { Filter, Priority, Range } from '../../../shared/language/types.ts'
import { parseDate } from '../../../shared/time/civil.ts'
import { instantOf } from '../../../shared/time/zone.ts'

/** Where tasks and collections are read: as they are, or as they were (past.ts). */
export interface Tables {
  tasks: string
  collections: string
  /** SQL that goes before a statement which reads them, of person `$1` */
  with?(parameters: Parameters): string
}

export const PRESENT: Tables = { tasks: 'todo.tasks', collections: 'todo.collections' }

export interface FilterContext {
  /** epoch milliseconds */
  now: number
  timeZone: string
  /** Postgres's text search configuration for the words that are searched for; none: words as they stand */
  searchConfiguration?: string | undefined
  /** whether an index is to find words and names, for a filter of which `canFind` says so; without it, they are looked for in each task */
  findsTerms?: boolean
  /** those of now, if nothing is said */
  tables?: Tables | undefined
}

/** A task's due date as wall time text: `2026-03-31` or `2026-03-31T09:00`, which sort as they read. */
const WALL = `((task -> 'due' ->> 'date') || coalesce('T' || (task -> 'due' ->> 'time'), ''))`
const START = `((task -> 'start' ->> 'date') || coalesce('T' || (task -> 'start' ->> 'time'), ''))`
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
  if ('starts' in filter) return between(START, filter.starts, add)
  if ('started' in filter) return startedSql(filter.started, add, context)
  if ('created' in filter) return between(`task ->> 'createdAt'`, instants(filter.created, context), add)
  if ('completed' in filter) return between(`task ->> 'completedAt'`, instants(filter.completed, context), add)
  if ('overdue' in filter) return `(due_at <= ${add(context.now)} and status = 'open')`
  if ('noDate' in filter) return `task -> 'due' = 'null'`
  if ('hasTime' in filter) return `(task -> 'due' ->> 'time') is ${filter.hasTime ? 'not null' : 'null'}`
  if ('recurring' in filter) return `task -> 'recurrence' <> 'null'`
  if ('subtask' in filter) return `task ->> 'parentId' is not null`
  if ('under' in filter) return underSql(filter.under, context, add)
  if ('priority' in filter) return prioritySql(filter.priority)
  if ('label' in filter) return labelSql(filter.label, context, add)
  if ('noLabels' in filter) return `task -> 'labels' = '[]'`
  if ('project' in filter) return projectSql(filter.project, filter.withChildren, context, add)
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

function startedSql(started: boolean | 'any', add: Add, { now }: FilterContext): string {
  if (started === 'any') return 'true'
  return `coalesce((task ->> 'startAt')::bigint, 0) ${started ? '<=' : '>'} ${add(now)}`
}

/** What is open and put away until later, where a filter does not say that it means such tasks too. */
export function inSightSql(filter: Filter, parameters: Parameters, context: FilterContext): string {
  if (namesStart(filter)) return 'true'
  return `(status <> 'open' or ${startedSql(true, (value) => parameters.add(value), context)})`
}

/** Written out, as an index knows only of tasks above the lowest; nobody can ask for more of them than there are. */
function prioritySql(priority: Priority): string {
  const own = `(task ->> 'priority')::int = ${Number(priority)}`
  return priority < 4 ? `(${own} and (task ->> 'priority')::int < 4)` : own
}

/** Trees have no circle, and few levels. */
const underSql = (id: string, { tables = PRESENT }: FilterContext, add: Add): string => `id = any(array(
    with recursive under (id) as (
      select ${add(id)}::uuid
      union
      select sub.id from under join ${tables.tasks} as sub
        on sub.person_id = $1 and sub.task ->> 'parentId' = under.id::text and sub.status <> 'deleted'
    ) select id from under offset 1))`

/** By all labels as one text first: to look at each of them takes longer. */
function labelSql(name: string, context: FilterContext, add: Add): string {
  const within = like(JSON.stringify(name))
  return allOf([
    ...occursSql(within, context, add),
    `(task -> 'labels')::text ilike ${add(`%${within}%`)}`,
    `exists (select from jsonb_array_elements_text(task -> 'labels') as label where label ilike ${add(like(name))})`,
  ])
}

function projectSql(name: string, withChildren: boolean, context: FilterContext, add: Add): string {
  const own = `task ->> 'project' ilike ${add(like(name))}`
  if (!withChildren) return allOf([...occursSql(like(name), context, add), own])
  const path = `task ->> 'project' ilike ${add(`${like(name)}/%`)}`
  return `(${own} or ${path} or lower(task ->> 'project') = any(array(${within(add(like(name)), context)})))`
}

/** The names of all projects within those of a name. They are read once for a statement, whose first parameter is the person. */
const within = (name: string, { tables = PRESENT }: FilterContext): string => `
  with recursive within (id, name) as (
    select id, collection ->> 'name' from ${tables.collections}
    where person_id = $1 and kind = 'project' and not is_deleted and collection ->> 'name' ilike ${name}
    union
    select child.id, child.collection ->> 'name' from ${tables.collections} as child join within on child.collection ->> 'parentId' = within.id::text
    where child.person_id = $1 and child.kind = 'project' and not child.is_deleted
  )
  select lower(name) from within`

const TEXT = `((task ->> 'title') || ' ' || (task ->> 'note'))`
/** Where words and names occur, as the index of it is written. */
const TERMS = `((task ->> 'title') || ' ' || (task ->> 'note') || ' ' || coalesce(task ->> 'project', '') || ' ' || (task -> 'labels')::text)`

/** What an index finds, among it all that is meant: a word or name anywhere in a task. */
const occursSql = (pattern: string, { findsTerms }: FilterContext, add: Add): string[] =>
  findsTerms && hasTerm(pattern) ? [`${TERMS} ilike ${add(`%${pattern}%`)}`] : []

/** Whether an index knows where it occurs: by any three letters or digits in a row, of those that every database takes for such. */
const hasTerm = (pattern: string): boolean => /[a-z0-9]{3}/i.test(pattern)

/** Whether an index finds few tasks, among which are all that the filter names. */
export function canFind(filter: Filter, context: FilterContext): boolean {
  if ('and' in filter) return filter.and.some((each) => canFind(each, context))
  if ('or' in filter) return filter.or.length > 0 && filter.or.every((each) => canFind(each, context))
  if ('label' in filter) return hasTerm(filter.label)
  if ('project' in filter) return !filter.withChildren && hasTerm(filter.project)
  return 'search' in filter && wordsOf(filter.search).some(hasTerm) && isStored(context.searchConfiguration)
}

const ENGLISH = 'english'
const isStored = (configuration: string | undefined): boolean =>
  configuration === undefined || configuration === ENGLISH

/**
 * The words as they stand anywhere in title and note, or whole words by their stem ("running" finds "run"). English stems are stored with the
 * task; those of another language are worked out for the tasks that nothing else ruled out, which are one person's.
 */
function searchSql(words: string, context: FilterContext, add: Add): string {
  const configuration = context.searchConfiguration
  const patterns = wordsOf(words).map(like)
  const occurring = patterns.flatMap((pattern) => occursSql(pattern, context, add))
  const asTheyStand = allOf([...occurring, ...patterns.map((pattern) => `${TEXT} ilike ${add(`%${pattern}%`)}`)])
  if (configuration === undefined) return asTheyStand
  if (!/^[a-z]+$/.test(configuration)) throw new Error(`'${configuration}' is no text search configuration`)
  const stems = configuration === ENGLISH ? 'words' : `to_tsvector('${configuration}', ${TEXT})`
  return `(${asTheyStand} or ${stems} @@ plainto_tsquery('${configuration}', ${add(words)}))`
}

const allOf = (conditions: string[]): string => joinConditions(conditions, 'and', 'true')

function statusSql(status: 'open' | 'completed' | 'any'): string {
  if (status === 'any') return `status <> 'deleted'`
  return status === 'open' ? `status = 'open'` : `status in ('completed', 'skipped')`
}

/** A name as a pattern for `ilike`: `*` stands for any characters, everything else for itself. */
const like = (name: string): string => name.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')

/** True when it says itself that only open tasks are meant, or is about these as it says nothing. */
export const isOpenOnly = (filter: Filter): boolean => !namesStatus(filter) || saysOpen(filter)

const saysOpen = (filter: Filter): boolean =>
  'and' in filter ? filter.and.some(saysOpen) : 'status' in filter && filter.status === 'open'
