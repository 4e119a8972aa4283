import { expect, test } from 'vitest'
import type { Database, Statement } from '../../../shared/database/index.ts'
import type { Filter, Sort } from '../../../shared/language/types.ts'
import { listTasks } from './list.ts'

const context = { now: 0, timeZone: 'UTC' }

/** The statement that a list is asked by. */
async function statementOf(filter: Filter, more: { sort?: Sort[]; bytes?: number } = {}): Promise<Statement> {
  let asked: Statement | undefined
  const query = async (statement: Statement) => {
    asked = statement
    return []
  }
  await listTasks({ query } as unknown as Database, 'ada', { filter, limit: 50, ...more }, context)
  return asked!
}

const range = (from: string | null, to: string | null) => ({ from, to })

test('nobody who asks for many strange lists keeps the usual ones from being prepared, or fills the connections', async () => {
  const condition = (n: number): Filter => (n % 2 ? { label: `l${n}` } : { priority: 1 })
  const names = new Set<string | undefined>()
  for (let n = 1; n <= 300; n++) {
    const filter: Filter = { and: Array.from({ length: 1 + (n % 40) }, (_, index) => condition(index + n)) }
    const words = Array.from({ length: 1 + (n % 15) }, (_, index) => `w${index}`).join(' ')
    const sort: Sort[] = [{ by: n % 2 ? 'title' : 'due', descending: n % 3 === 0 }]
    for (const each of [filter, { not: filter }, { or: [filter, { noDate: true }] }, { search: words }] as Filter[])
      names.add((await statementOf(each, { sort })).name)
    if (n % 40 > 1) names.add((await statementOf({ not: filter })).name)
    names.add((await statementOf({ search: words })).name)
  }
  expect(names).toEqual(new Set([undefined]))
  const usual: Filter[] = [
    { all: true },
    { overdue: true },
    { due: range('2026-03-11', '2026-03-12') },
    { or: [{ due: range('2026-03-11', '2026-03-12') }, { overdue: true }] },
    { project: 'Home', withChildren: true },
  ]
  const prepared = await Promise.all(usual.map((filter) => statementOf(filter)))
  expect(new Set(prepared.map(({ name }) => name)).size).toBe(usual.length)
  expect(prepared.map(({ name }) => name)).not.toContain(undefined)
})

test('what means the same is prepared once', async () => {
  const plain = await statementOf({ label: 'home' })
  expect((await statementOf({ and: [{ or: [{ label: 'work' }] }] })).name).toBe(plain.name)
  expect((await statementOf({ and: [] })).name).toBe((await statementOf({ all: true })).name)
})
