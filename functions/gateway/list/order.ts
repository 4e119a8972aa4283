/** The orders of a list, and the places in them at which its pages begin. */
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { cursorOf, placeIn } from '../../../shared/http/cursor.ts'
import { invalid } from '../../../shared/http/problem.ts'
import { isUuid } from '../../../shared/ids/index.ts'
import type { Sort, SortKey } from '../../../shared/language/types.ts'
import { DUE } from './due-bounds.ts'
import type { Parameters } from './filter-sql.ts'

type KeyType = 'bigint' | 'text' | 'int' | 'uuid'

/** Characters by which texts are sorted: a page's cursor holds them. */
const SORTED = 100

/** `orderOf` of shared/domain/order.ts: the key that a task was given by hand, or the one of when it was created. */
export const BY_HAND = `coalesce(task ->> 'order', translate(task ->> 'createdAt', '-:.TZ', '') || replace(id::text, '-', '')) collate "C"`

/** Each is never null, so that a row's place can be compared; tasks without a due date come last. */
const SORT_SQL: Record<SortKey, { sql: string; type: KeyType }> = {
  due: { sql: DUE, type: 'bigint' },
  priority: { sql: `(task ->> 'priority')::int`, type: 'int' },
  created: { sql: `task ->> 'createdAt'`, type: 'text' },
  completed: { sql: `coalesce(task ->> 'completedAt', '')`, type: 'text' },
  title: { sql: `left(lower(task ->> 'title'), ${SORTED}) collate "C"`, type: 'text' },
  order: { sql: BY_HAND, type: 'text' },
  project: { sql: `left(coalesce(lower(task ->> 'project'), '~'), ${SORTED}) collate "C"`, type: 'text' },
}

/** The order that an index of open tasks has. */
export const DEFAULT_SORT: Sort[] = [
  { by: 'due', descending: false },
  { by: 'priority', descending: false },
  { by: 'created', descending: false },
]

/** The keys of a row's place as columns, `key0` and so on. */
export const keysSql = (sort: Sort[]): string =>
  sort.map(({ by }, index) => `${SORT_SQL[by].sql} as key${index}`).join(', ')

export const orderSql = (sort: Sort[]): string =>
  [...sort.map(({ by, descending }) => `${SORT_SQL[by].sql} ${descending ? 'desc' : 'asc'}`), 'id'].join(', ')

/** Rows after the last one of the page before. */
export function afterSql(sort: Sort[], values: (string | number)[], parameters: Parameters): string {
  const keys = [
    ...sort.map(({ by, descending }) => ({ ...SORT_SQL[by], descending })),
    { sql: 'id', type: 'uuid', descending: false },
  ].map((key, index) => ({ ...key, value: `${parameters.add(values[index])}::${key.type}` }))
  const list = (of: 'sql' | 'value') => keys.map((key) => key[of]).join(', ')
  // An index finds the place of a whole row; where keys run in different directions, that of the first key.
  if (keys.every(({ descending }) => !descending)) return `(${list('sql')}) > (${list('value')})`
  const [first] = keys
  const beyond = keys.reduceRight((rest, { sql, descending, value }) => {
    const further = `${sql} ${descending ? '<' : '>'} ${value}`
    return rest ? `(${further} or (${sql} = ${value} and ${rest}))` : `(${further})`
  }, '')
  return `${first!.sql} ${first!.descending ? '<=' : '>='} ${first!.value} and ${beyond}`
}

const cursorSchema = once(() => z.tuple([z.string(), z.array(z.union([z.string(), z.number()]))]))

const sortName = (sort: Sort[]): string => sort.map(({ by, descending }) => (descending ? `-${by}` : by)).join(',')

export const writeCursor = (sort: Sort[], values: (string | number)[]): string => cursorOf([sortName(sort), values])

/** @throws Problem for a cursor of another list, or one that nobody was given */
export function readCursor(cursor: string, sort: Sort[]): (string | number)[] {
  const refused = () => invalid('This cursor does not belong to this list; start again without a cursor.')
  const parsed = cursorSchema().safeParse(placeIn(cursor))
  if (!parsed.success || parsed.data[0] !== sortName(sort) || parsed.data[1].length !== sort.length + 1) throw refused()
  const values = parsed.data[1]
  const fits = (value: string | number | undefined, type: KeyType) => value !== undefined && KEYS[type](value)
  if (!sort.every(({ by }, index) => fits(values[index], SORT_SQL[by].type)) || !fits(values.at(-1), 'uuid'))
    throw refused()
  return values
}

/** What a place can be made of: anybody may write a cursor, and the database is to be asked for none that it cannot compare. */
const KEYS: Record<KeyType, (value: string | number) => boolean> = {
  bigint: (value) => /^-?\d{1,18}$/.test(String(value)),
  int: (value) => /^-?\d{1,9}$/.test(String(value)),
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
  uuid: (value) => typeof value === 'string' && isUuid(value),
}
