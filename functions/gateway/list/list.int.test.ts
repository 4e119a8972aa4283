/** Lists as Postgres finds them, by whichever index, beside a plain filter and sort of the same tasks. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../shared/database/index.ts'
import { nameKey } from '../../../shared/domain/collections/name-key.ts'
import { decide } from '../../../shared/domain/decide.ts'
import { orderOf } from '../../../shared/domain/order.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { fits, isShown } from '../../../shared/language/fits.ts'
import type { Filter, Priority, Range, Sort, SortKey } from '../../../shared/language/types.ts'
import { createDatabase, loginOf } from '../../../tests/database.ts'
import fc from '../../../tests/properties.ts'
import { loadPerson, namesOf } from '../person/person.ts'
import { countTasks, listTasks } from './list.ts'

const NOW = Date.parse('2026-03-11T09:00:00.000Z')
/** More than are looked at before an index is asked. */
const MANY = 3000
const FEW = 30

const WORDS = [
  'water',
  'Plants',
  'running',
  'run',
  'Äpfel',
  'دودھ',
  '100%',
  'a_b',
  'back\\slash',
  '"quoted"',
  'by',
  'x',
]
const PROJECTS = ['Home', 'home/Garden', 'HOME', 'Work', '100%', 'a"b\\c', 'Übung']
const LABELS = ['errand', 'Errand', 'er', 'deep work', 'ba"r', 'ba\\r', 'ürlaub']
const ZONES = ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin']

let owner: Database
let database: Database
const tasksOf: Record<string, Task[]> = {}

beforeAll(async () => {
  const url = await createDatabase()
  owner = openDatabase(url)
  // As the function has it: with what its role says of how to plan.
  database = openDatabase(loginOf(url, 'gateway'))
  for (const [person, count] of [
    ['many', MANY],
    ['few', FEW],
  ] as const) {
    const tasks = fc.sample(taskArbitrary, { seed: 16, numRuns: count })
    tasksOf[person] = tasks
    await owner.query({
      text: `
        insert into todo.tasks (person_id, id, version, task)
        select $1, (task ->> 'id')::uuid, 1, task from jsonb_array_elements($2::jsonb) as task`,
      values: [person, JSON.stringify(tasks)],
    })
  }
  await owner.query({ text: 'vacuum analyze todo.tasks', values: [] })
})
afterAll(() => Promise.all([owner.close(), database.close()]))

const oneOf = <Value>(...values: Value[]) => fc.constantFrom(...values)
const dateArbitrary = fc
  .integer({ min: -40, max: 40 })
  .map((days) => new Date(NOW + days * 86_400_000).toISOString().slice(0, 10))
const timeArbitrary = oneOf('00:00', '09:00', '23:59')
const textArbitrary = fc.array(oneOf(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

const taskArbitrary: fc.Arbitrary<Task> = fc
  .record({
    title: textArbitrary,
    note: fc.option(textArbitrary, { nil: '' }),
    project: fc.option(oneOf(...PROJECTS)),
    // One that is rare.
    labels: fc.oneof(
      { weight: 30, arbitrary: fc.uniqueArray(oneOf<string>(...LABELS), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant<string[]>(['seldom']) },
    ),
    priority: oneOf<Priority>(1, 2, 3, 4, 4, 4),
    due: fc.option(fc.record({ date: dateArbitrary, time: fc.option(timeArbitrary), timeZone: oneOf(...ZONES) })),
    status: oneOf<Task['status']>('open', 'open', 'open', 'open', 'open', 'completed', 'skipped', 'deleted'),
    deadline: fc.option(fc.record({ date: dateArbitrary, time: fc.option(timeArbitrary) })),
    section: fc.option(oneOf('Kitchen', 'bath')),
    at: fc.integer({ min: NOW - 1000, max: NOW }),
  })
  .map(({ status, at, ...fields }) => {
    const now = new Date(at).toISOString()
    const { task } = decide({ type: 'create', id: newId(), fields }, null, now)!.data as { task: Task }
    return { ...task, status, completedAt: status === 'completed' || status === 'skipped' ? now : null }
  })

const rangeArbitrary: fc.Arbitrary<Range> = fc.record({
  from: fc.option(
    fc.oneof(
      dateArbitrary,
      fc.tuple(dateArbitrary, timeArbitrary).map((parts) => parts.join('T')),
    ),
  ),
  to: fc.option(dateArbitrary),
})

const { filter: filterArbitrary } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      fc.record({ due: rangeArbitrary }) as fc.Arbitrary<Filter>,
      fc.record({ deadline: rangeArbitrary }),
      fc.record({ created: rangeArbitrary }),
      fc.record({ completed: rangeArbitrary }),
      fc.record({ section: oneOf('kitchen', 'b*', 'none') }),
      oneOf<Filter>({ all: true }, { overdue: true }, { noDate: true }, { noLabels: true }, { hasTime: true }),
      fc.record({ priority: oneOf<Priority>(1, 2, 4) }),
      fc.record({ label: oneOf('errand', 'er', 'er*', '*', 'seldom', 'DEEP work', 'ba"r', 'ba\\r', 'ÜRLAUB', 'none') }),
      fc.record({
        project: oneOf('home', 'work', '100%', 'a"b\\c', 'übung', 'ho*', 'none'),
        withChildren: fc.boolean(),
      }),
      fc.record({
        search: oneOf('water', 'plant', 'ran', 'run running', 'äpfel', 'دودھ', '100%', 'a_b', '\\', '"q', 'x', 'zebra'),
      }),
      fc.record({ status: oneOf<'open' | 'completed' | 'any'>('open', 'completed', 'any') }),
    ),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}))

const KEYS: SortKey[] = ['due', 'priority', 'created', 'completed', 'title', 'project', 'order']
const sortArbitrary: fc.Arbitrary<Sort[] | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.array(fc.record({ by: oneOf(...KEYS), descending: fc.boolean() }), { minLength: 1, maxLength: 3 }),
)

const KEY_OF: Record<SortKey, (task: Task) => string | number> = {
  due: ({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY,
  priority: ({ priority }) => priority,
  created: ({ createdAt }) => createdAt,
  completed: ({ completedAt }) => completedAt ?? '',
  title: ({ title }) => title.toLowerCase(),
  order: orderOf,
  project: ({ project }) => project?.toLowerCase() ?? '~',
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number'
    ? a === b
      ? 0
      : a < (b as number)
        ? -1
        : 1
    : Buffer.compare(Buffer.from(a), Buffer.from(String(b)))

const sorted = (tasks: Task[], sort: Sort[]): Task[] =>
  tasks.toSorted((a, b) => {
    const by = sort.map((key) => compare(KEY_OF[key.by](a), KEY_OF[key.by](b)) * (key.descending ? -1 : 1))
    return by.find((order) => order !== 0) ?? compare(a.id, b.id)
  })

const USUAL: Sort[] = KEYS.slice(0, 3).map((by) => ({ by, descending: false }))

async function stemsOf(person: string, filter: Filter): Promise<(search: string) => Set<string>> {
  const found = new Map<string, Set<string>>()
  const searches = [...JSON.stringify(filter).matchAll(/"search":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
    JSON.parse(text!),
  )
  for (const search of searches) {
    const rows = await owner.query<{ id: string }>({
      text: `
        select id from todo.tasks where person_id = $1
          and to_tsvector('english', (task ->> 'title') || ' ' || (task ->> 'note')) @@ plainto_tsquery('english', $2)`,
      values: [person, search],
    })
    found.set(search, new Set(rows.map(({ id }) => id)))
  }
  return (search) => found.get(search)!
}

const context = { now: NOW, timeZone: 'UTC', searchConfiguration: 'english' }

interface Asked {
  filter: Filter
  sort?: Sort[] | undefined
  limit: number
  bytes?: number | undefined
}

/** Reads the first pages, and says what was found and what a plain filter and sort of the same tasks says should have been. */
async function pagesOf(person: string, { filter, sort, ...page }: Asked, most: number) {
  const stems = await stemsOf(person, filter)
  const byId = new Map(tasksOf[person]!.map((task) => [task.id, task]))
  const beside = {
    ...context,
    projectsWithin: () => [],
    parentOf: ({ parentId }: Task) => byId.get(parentId ?? ''),
    hasStems: (search: string, { id }: Task) => stems(search).has(id),
  }
  const expected = sorted(
    tasksOf[person]!.filter((task) => isShown(filter, task, NOW) && fits(filter, task, beside)),
    sort ?? USUAL,
  )
  const found: Task[] = []
  let cursor: string | undefined
  for (let count = 0; count < most; count++) {
    const asked = { filter, ...(sort && { sort }), ...page, cursor }
    const { tasks, next } = await listTasks(database, person, asked, context)
    found.push(...tasks)
    if (next) expect(tasks.length).toBeGreaterThan(0)
    cursor = next ?? undefined
    if (!cursor) break
  }
  const named = (tasks: Task[]) => tasks.map(({ id, title }) => `${id} ${title}`)
  return {
    found: named(found),
    expected: named(cursor ? expected.slice(0, found.length) : expected),
    all: expected.length,
  }
}

describe.each(['many', 'few'])('of somebody with %s tasks', (person) => {
  test('a list has what its filter names, in its order, each task on one page', async () => {
    await fc.assert(
      fc.asyncProperty(
        filterArbitrary,
        sortArbitrary,
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: undefined }),
        async (filter, sort, limit, bytes) => {
          const { found, expected, all } = await pagesOf(person, { filter, sort, limit, bytes }, 5)
          expect(found).toEqual(expected)
          expect(await countTasks(database, person, filter, context)).toBe(all)
        },
      ),
      { numRuns: 100 },
    )
  })

  test.each<Filter>([
    { label: 'seldom' },
    { project: 'a"b\\c', withChildren: true },
    { search: 'plant running quoted' },
    { or: [{ label: 'seldom' }, { search: '100% water' }] },
    { and: [{ search: 'back\\slash' }, { label: 'deep*' }, { status: 'open' }] },
  ])('what few have is found to the last, however late in the list: %j', async (filter) => {
    for (const limit of [3, 200]) {
      const { found, expected } = await pagesOf(person, { filter, limit }, Number.POSITIVE_INFINITY)
      expect(found).toEqual(expected)
    }
  })

  test('the names in use are those of what is open, each once whatever its case', async () => {
    const open = tasksOf[person]!.filter(({ status }) => status === 'open')
    const names = (of: (task: Task) => string[]) => [...new Set(open.flatMap(of).map(nameKey))].sort(compare)
    const loaded = await loadPerson(database, person)
    const known = (kind: 'project' | 'label') => namesOf(loaded, kind).map(nameKey).toSorted(compare)
    expect(known('project')).toEqual(names(({ project }) => (project === null ? [] : [project])))
    expect(known('label')).toEqual(names((task) => task.labels))
  })
})

describe('however many tasks somebody has', () => {
  /** Rows of the table that are read for a page of one task. */
  async function looksAt(filter: Filter): Promise<number> {
    const { tasks } = await listTasks(database, 'many', { filter, limit: 1 }, context)
    expect(tasks).toHaveLength(1)
    let rows = 0
    const explained = {
      ...database,
      async query<Row>(statement: Parameters<Database['query']>[0]) {
        const [plan] = await database.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({
          text: `explain (analyze, format json) ${statement.text}`,
          values: statement.values,
        })
        rows += scanned(plan!['QUERY PLAN'][0]!.Plan)
        return database.query<Row>(statement)
      },
    }
    await listTasks(explained, 'many', { filter, limit: 1 }, context)
    return rows
  }

  interface PlanNode {
    'Node Type': string
    'Actual Rows': number
    'Rows Removed by Filter'?: number
    'Rows Removed by Index Recheck'?: number
    Plans?: PlanNode[]
  }

  const scanned = (node: PlanNode): number =>
    (node.Plans ?? []).reduce((sum, each) => sum + scanned(each), 0) +
    (/^(Index|Seq|Bitmap Heap)/.test(node['Node Type'])
      ? node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      : 0)

  test.each<[string, Filter]>([
    ['all', { all: true }],
    ['what is due in some days', { due: { from: '2026-04-15', to: null } }],
    ['what is overdue or due today', { or: [{ overdue: true }, { due: { from: '2026-03-11', to: '2026-03-12' } }] }],
    ['what has no date', { noDate: true }],
    ['the most important', { priority: 1 }],
  ])('%s: no more of them are read than are shown, or of the days before', async (_, filter) => {
    expect(await looksAt(filter)).toBeLessThan(200)
  })
})
