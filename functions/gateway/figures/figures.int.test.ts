/** What a person has done, counted from what is stored. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStateStore } from '../../../shared/dapr/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { ask as askOf, bearerOf, createGateway, type Gateway, openState } from '../../../tests/gateway.ts'
import { openOutbox, type TestOutbox } from '../../../tests/outbox.ts'
import { stateKey } from '../state.ts'
import type { Figures } from './figures.ts'

const state = openState()

let outbox: TestOutbox
let app: Gateway
let person: string
let now: Date

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher, now: () => now })
})
afterAll(() => outbox.close())
beforeEach(() => {
  person = newId()
  now = new Date('2026-03-11T08:30:00.000Z')
})

const ask = async <Body = never>(method: string, path: string, body?: unknown, who = person) =>
  askOf<Body>(app, method, path, body, { authorization: await bearerOf(who) })
const figures = async (query = '') => (await ask<Figures>('GET', `/v1/figures${query}`)).body
const add = async (fields: object) => (await ask<Task>('POST', '/v1/tasks', fields)).body.id
const completeAt = async (instant: string) => {
  now = new Date(instant)
  await ask('POST', `/v1/tasks/${await add({ title: 'x' })}/complete`)
}

describe('kept ready', () => {
  const key = () => stateKey('kept', 'figures', person)
  const keptNow = async () => (await state.get<{ of: string; value: Figures }>([key()]))[0]
  const isKept = () => expect.poll(async () => (await keptNow())?.value.of).toBeTruthy()
  const marked: Figures = { days: [], weeks: [], streak: { current: 77, longest: 77 }, postponed: [] }
  /** What the store has is another: who is told so was told by the store. */
  async function mark(): Promise<void> {
    await isKept()
    await state.save([{ key: key(), value: { ...(await keptNow())!.value, value: marked }, ttl: 60 }])
  }

  test('figures come from the state store, until anything they depend on is another', async () => {
    await completeAt('2026-03-11T07:00:00Z')
    expect((await figures()).streak.current).toBe(1)
    await mark()
    expect((await figures()).streak.current).toBe(77)
    expect((await figures('?weeks=2')).streak.current).toBe(1)
    await figures()
    await expect.poll(async () => (await keptNow())!.value.of).toContain(',12,')
    await mark()
    now = new Date('2026-03-12T07:00:00Z')
    expect((await figures()).streak.current).toBe(1)
    await expect.poll(async () => (await keptNow())!.value.of).toContain('2026-03-12')
    await mark()
    await completeAt('2026-03-12T08:00:00Z')
    expect((await figures()).streak.current).toBe(2)
  })

  test('and are found out where the store is away', async () => {
    await completeAt('2026-03-11T07:00:00Z')
    const away = openStateStore({ daprUrl: 'http://127.0.0.1:9', store: 'statestore' })
    const without = createGateway({ database: outbox.own, state: away, now: () => now })
    const { status, body } = await askOf<Figures>(without, 'GET', '/v1/figures', undefined, {
      authorization: await bearerOf(person),
    })
    expect([status, body.streak.current]).toEqual([200, 1])
  })
})

test('counts each completion on the day that it was where the person is', async () => {
  await ask('PATCH', '/v1/me', { timeZone: 'Asia/Kathmandu' })
  for (const instant of [
    '2026-03-09T12:00:00Z',
    // 00:14 of the 10th in Kathmandu, 5:45 ahead
    '2026-03-09T18:29:00Z',
    '2026-03-10T18:14:00Z',
    '2026-03-10T18:15:00Z',
  ])
    await completeAt(instant)
  now = new Date('2026-03-11T08:30:00Z')
  const { days, weeks, streak } = await figures('?weeks=2')
  expect(days.filter(({ completed }) => completed)).toEqual([
    { date: '2026-03-09', completed: 1 },
    { date: '2026-03-10', completed: 2 },
    { date: '2026-03-11', completed: 1 },
  ])
  expect(days.map(({ date }) => date).at(0)).toBe('2026-03-02')
  expect(days.at(-1)!.date).toBe('2026-03-11')
  expect(weeks).toEqual([
    { from: '2026-03-02', completed: 0 },
    { from: '2026-03-09', completed: 4 },
  ])
  expect(streak).toEqual({ current: 3, longest: 3 })
})

test('a week begins on the day that the person says', async () => {
  await ask('PATCH', '/v1/me', { weekStart: 7 })
  expect((await figures('?weeks=2')).weeks.map(({ from }) => from)).toEqual(['2026-03-01', '2026-03-08'])
})

test('what is opened again was not completed, and nobody else’s counts', async () => {
  const id = await add({ title: 'x' })
  await ask('POST', `/v1/tasks/${id}/complete`)
  expect((await figures()).days.at(-1)!.completed).toBe(1)
  await ask('POST', `/v1/tasks/${id}/reopen`)
  await ask('POST', `/v1/tasks/${await add({ title: 'gone' })}/skip`)
  const other = newId()
  const { id: theirs } = (await ask<Task>('POST', '/v1/tasks', { title: 'theirs' }, other)).body
  await ask('POST', `/v1/tasks/${theirs}/complete`, undefined, other)
  expect(await figures()).toMatchObject({ streak: { current: 0, longest: 0 }, postponed: [] })
})

test('names what is put off, the most often moved first', async () => {
  const due = (date: string) => ({ date, time: null, timeZone: 'UTC' })
  const [often, once, earlier, done] = await Promise.all(
    ['often', 'once', 'earlier', 'done'].map((title) => add({ title, due: due('2026-03-12') })),
  )
  const move = (id: string | undefined, date: string) => ask('PATCH', `/v1/tasks/${id}`, { due: due(date) })
  for (const date of ['2026-03-13', '2026-03-20', '2026-03-19', '2026-04-01']) await move(often, date)
  await move(once, '2026-03-14')
  await move(earlier, '2026-03-11')
  await move(done, '2026-03-14')
  await ask('POST', `/v1/tasks/${done}/complete`)
  expect((await figures()).postponed.map(({ task, times }) => [task.title, times])).toEqual([
    ['often', 3],
    ['once', 1],
  ])
})

test.each(['0', '54', '1.5', 'x', ''])('is not asked for %s weeks', async (weeks) => {
  expect((await ask('GET', `/v1/figures?weeks=${weeks}`)).status).toBe(422)
})
