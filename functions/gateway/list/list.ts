/** Lists of tasks: filter, sort, and pages that stay right while tasks change (keyset, never offsets). */
import * as z from 'zod/mini'
import type { Database, Statement } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { invalid } from '../../../shared/http/problem.ts'
import { isUuid } from '../../../shared/ids/index.ts'
import type { Filter, Sort, SortKey } from '../../../shared/language/types.ts'
import { type FilterContext, filterSql, namesStatus, Parameters } from './filter-sql.ts'
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

/** Characters by which texts are sorted: a page's cursor holds them. */
const SORTED = 100

/** Each is never null, so that a row's place can be compared; tasks without a due date come last. */
const SORT_SQL: Record<SortKey, { sql: string; type: KeyType }> = {
  due: { sql: 'coalesce(due_at, 9000000000000000)', type: 'bigint' },
  priority: { sql: `(task ->> 'priority')::int`, type: 'int' },
  created: { sql: `task ->> 'createdAt'`, type: 'text' },
  completed: { sql: `coalesce(task ->> 'completedAt', '')`, type: 'text' },
  title: { sql: `left(lower(task ->> 'title'), ${SORTED}) collate "C"`, type: 'text' },
  project: { sql: `left(coalesce(lower(task ->> 'project'), '~'), ${SORTED}) collate "C"`, type: 'text' },
}

const DEFAULT_SORT: Sort[] = [
  { by: 'due', descending: false },
  { by: 'priority', descending: false },
  { by: 'created', descending: false },
]

export async function listTasks(
  database: Database,
  personId: string,
  { filter, ...asked }: ListQuery,
  context: FilterContext,
): Promise<Page> {
  const query = { ...asked, filter: unwrap(filter) }
  const sort = query.sort?.length ? query.sort : DEFAULT_SORT
  const parameters = new Parameters(personId)
  const conditions = ['person_id = $1', statusCondition(query.filter), filterSql(query.filter, parameters, context)]
  if (query.cursor) conditions.push(afterSql(sort, readCursor(query.cursor, sort), parameters))
  const keys = sort.map(({ by }, index) => `${SORT_SQL[by].sql} as key${index}`)
  const order = sort.map(({ by, descending }) => `${SORT_SQL[by].sql} ${descending ? 'desc' : 'asc'}`)
  const page = `select task, ${keys.join(', ')} from todo.tasks
        where ${conditions.join(' and ')} order by ${order.join(', ')}, id limit ${parameters.add(query.limit + 1)}`
  const text = query.bytes === undefined ? page : withinBytes(page, 'task::text', parameters.add(query.bytes))
  const rows = await database.query<{ task: Task; found?: number } & Record<`key${number}`, string | number>>({
    ...withName(text, query),
    values: parameters.values,
  })
  const shown = rows.slice(0, query.limit)
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
  const condition = filterSql(filter, parameters, context)
  const [row] = await database.query<{ count: string }>({
    text: `select count(*) from todo.tasks where person_id = $1 and ${statusCondition(filter)} and ${condition}`,
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

function withName(text: string, { filter, sort }: ListQuery): Pick<Statement, 'name' | 'text'> {
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

/** Rows after the last one of the page before, in an order whose keys may run in different directions. */
function afterSql(sort: Sort[], values: (string | number)[], parameters: Parameters): string {
  const keys = [
    ...sort.map(({ by, descending }) => ({ ...SORT_SQL[by], descending })),
    { sql: 'id', type: 'uuid', descending: false },
  ]
  return keys.reduceRight((rest, { sql, type, descending }, index) => {
    const value = `${parameters.add(values[index])}::${type}`
    const beyond = `${sql} ${descending ? '<' : '>'} ${value}`
    return rest ? `(${beyond} or (${sql} = ${value} and ${rest}))` : `(${beyond})`
  }, '')
}

const cursorSchema = z.tuple([z.string(), z.array(z.union([z.string(), z.number()]))])

const sortName = (sort: Sort[]): string => sort.map(({ by, descending }) => (descending ? `-${by}` : by)).join(',')

const writeCursor = (sort: Sort[], values: (string | number)[]): string =>
  Buffer.from(JSON.stringify([sortName(sort), values])).toString('base64url')

function readCursor(cursor: string, sort: Sort[]): (string | number)[] {
  const refused = () => invalid('This cursor does not belong to this list; start again without a cursor.')
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw refused()
  }
  const parsed = cursorSchema.safeParse(value)
  if (!parsed.success || parsed.data[0] !== sortName(sort) || parsed.data[1].length !== sort.length + 1) throw refused()
  const values = parsed.data[1]
  const fits = (value: string | number | undefined, type: KeyType) => value !== undefined && KEYS[type](value)
  if (!sort.every(({ by }, index) => fits(values[index], SORT_SQL[by].type)) || !fits(values.at(-1), 'uuid'))
    throw refused()
  return values
}

type KeyType = 'bigint' | 'text' | 'int' | 'uuid'

/** What a place can be made of: anybody may write a cursor, and the database is to be asked for none that it cannot compare. */
const KEYS: Record<KeyType, (value: string | number) => boolean> = {
  bigint: (value) => /^-?\d{1,18}$/.test(String(value)),
  int: (value) => /^-?\d{1,9}$/.test(String(value)),
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
  uuid: (value) => typeof value === 'string' && isUuid(value),
}
