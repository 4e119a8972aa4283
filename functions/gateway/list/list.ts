/** Lists of tasks: filter, sort, and pages that stay right while tasks change (keyset, never offsets). */
import type { Database, Statement } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { namesStatus } from '../../../shared/language/fits.ts'
import type { Filter, Sort } from '../../../shared/language/types.ts'
import { DUE, type DueBounds, dueBounds } from './due-bounds.ts'
import { canFind, type FilterContext, filterSql, inSightSql, isOpenOnly, Parameters, PRESENT } from './filter-sql.ts'
import { afterSql, DEFAULT_SORT, keysSql, orderSql, readCursor, writeCursor } from './order.ts'
import { withinBytes } from './within-bytes.ts'

export interface ListQuery {
  filter: Filter
  sort?: Sort[]
  limit: number
  /** of tasks after which no other one is added to the page; without it, `limit` alone counts */
  bytes?: number
  /** `next` of the page before */
  cursor?: string | undefined
}

export interface Page {
  tasks: Task[]
  /** cursor of the next page; null on the last one */
  next: string | null
}

/**
 * How many tasks, in the order of the list, are looked at for a name or word before an index is asked where it occurs. What many tasks have is
 * among these; what few have, the index finds at once. Who has no more tasks needs no index.
 */
const NEAR = 1000

export async function listTasks(
  database: Database,
  personId: string,
  { filter, ...asked }: ListQuery,
  context: FilterContext,
): Promise<Page> {
  const { tables = PRESENT } = context
  const list = { ...asked, filter: unwrap(filter), sort: asked.sort?.length ? asked.sort : DEFAULT_SORT }
  const cursor = list.cursor ? readCursor(list.cursor, list.sort) : undefined
  const ask = async (written: (parameters: Parameters) => string, isPrepared = true) => {
    const parameters = new Parameters(personId)
    const page = `${tables.with?.(parameters) ?? ''}${written(parameters)} limit ${parameters.add(list.limit + 1)}`
    const text = list.bytes === undefined ? page : withinBytes(page, 'task::text', parameters.add(list.bytes))
    const named = isPrepared ? withName(text, list, asked.sort) : { text }
    return database.query<Row>({ ...named, values: parameters.values })
  }
  const within = (parameters: Parameters) => [
    ...boundsSql(dueBounds(list.filter, context.now), parameters),
    ...(cursor ? [afterSql(list.sort, cursor, parameters)] : []),
  ]
  const isFindable = tables === PRESENT && canFind(list.filter, context)
  if (isFindable && list.sort === DEFAULT_SORT && isOpenOnly(list.filter)) {
    const rows = await ask((parameters) => nearSql(list, within(parameters), parameters, context))
    if (!rows.some(({ rank }) => Number(rank) === NEAR)) return pageOf(rows, list)
  }
  // What an index finds depends on the words: planned without them, it would not be asked.
  const whole = (parameters: Parameters) => wholeSql(list, within(parameters), parameters, { ...context, isFindable })
  return pageOf(await ask(whole, tables === PRESENT && !isFindable), list)
}

type List = ListQuery & { sort: Sort[] }
type Row = { task: Task; found?: number; rank?: string } & Record<`key${number}`, string | number>

/** What fits among the first tasks of the list, and, where there are more of these, the last of them, whether or not it fits. */
function nearSql({ filter, sort }: List, within: string[], parameters: Parameters, context: FilterContext): string {
  const inSight = inSightSql(filter, parameters, context)
  const conditions = ['person_id = $1', `status = 'open'`, ...within, inSight].join(' and ')
  const order = orderSql(sort)
  const keys = sort.map((_, index) => `key${index}`).join(', ')
  return `select task, ${keys}, rank from (
          select *, ${keysSql(sort)}, row_number() over (order by ${order}) as rank from todo.tasks where ${conditions}
          order by ${order} limit ${NEAR}
        ) as near where ${filterSql(filter, parameters, context)} or rank = ${NEAR} order by ${keys}, id`
}

/** Without the order as long as an index finds them: for a page of it, Postgres would rather go through all in this order. */
function wholeSql(
  { filter, sort }: List,
  within: string[],
  parameters: Parameters,
  context: FilterContext & { isFindable: boolean },
): string {
  const { isFindable, tables = PRESENT } = context
  const fits = filterSql(filter, parameters, { ...context, findsTerms: isFindable })
  const inSight = inSightSql(filter, parameters, context)
  const conditions = ['person_id = $1', statusCondition(filter), ...within, inSight, fits].join(' and ')
  const found = `${tables.tasks} where ${conditions}`
  const rows = isFindable ? `(select * from ${found} offset 0) as found` : found
  return `select task, ${keysSql(sort)} from ${rows} order by ${orderSql(sort)}`
}

function boundsSql({ from, to }: DueBounds, parameters: Parameters): string[] {
  return [
    ...(Number.isFinite(from) ? [`${DUE} >= ${parameters.add(from)}`] : []),
    ...(Number.isFinite(to) ? [`${DUE} < ${parameters.add(to)}`] : []),
  ]
}

function pageOf(rows: Row[], { limit, sort }: List): Page {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next =
    last && (last.found ?? rows.length) > shown.length
      ? writeCursor(sort, [...sort.map((_, i) => last[`key${i}`]!), last.task.id])
      : null
  return { tasks: shown.map(({ task }) => task), next }
}

/** How many tasks the filter names. */
export async function countTasks(
  database: Database,
  personId: string,
  filter: Filter,
  context: FilterContext,
): Promise<number> {
  const parameters = new Parameters(personId)
  const { tables = PRESENT } = context
  const before = tables.with?.(parameters) ?? ''
  const condition = filterSql(filter, parameters, {
    ...context,
    findsTerms: tables === PRESENT && canFind(filter, context),
  })
  const inSight = inSightSql(filter, parameters, context)
  const conditions = ['person_id = $1', statusCondition(filter), inSight, condition].join(' and ')
  const [row] = await database.query<{ count: string }>({
    text: `${before}select count(*) from ${tables.tasks} where ${conditions}`,
    values: parameters.values,
  })
  return Number(row!.count)
}

/**
 * Lists that are prepared, since planning them takes longer than running them: of a closed set, so that nobody who asks for others takes their
 * place or fills the connections of all. One condition, or what is overdue or due in some days, in the usual order.
 */
const PREPARED = 200
const names = new Map<string, string>()

function withName(text: string, { filter }: List, sort: Sort[] | undefined): Pick<Statement, 'name' | 'text'> {
  if (sort?.length || !isUsual(filter)) return { text }
  if (!names.has(text) && names.size < PREPARED) names.set(text, `list-${names.size}`)
  const name = names.get(text)
  return { ...(name && { name }), text }
}

/** A search has a shape for each number of words. */
const isOne = (filter: Filter): boolean => !('and' in filter || 'or' in filter || 'not' in filter || 'search' in filter)

const isUsual = (filter: Filter): boolean =>
  isOne(filter) ||
  ('or' in filter && filter.or.length === 2 && filter.or.every((each) => 'due' in each || 'overdue' in each))

/** Without brackets around nothing or one: what means the same is asked in the same words. */
function unwrap(filter: Filter): Filter {
  const inner = 'and' in filter ? filter.and : 'or' in filter ? filter.or : undefined
  if (inner?.length === 1) return unwrap(inner[0]!)
  return 'and' in filter && !filter.and.length ? { all: true } : filter
}

const statusCondition = (filter: Filter): string => (namesStatus(filter) ? `status <> 'deleted'` : `status = 'open'`)
