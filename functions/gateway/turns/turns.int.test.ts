/** Back and forth through what was done, turn by turn. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseError } from '../../../shared/database/index.ts'
import { decide } from '../../../shared/domain/decide.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { commit, eventOf } from '../../../shared/outbox/index.ts'
import { traceOf } from '../../../shared/tracing/trace.ts'
import { bearerOf, createGateway, type Gateway } from '../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../tests/outbox.ts'
import type { ListedTurn } from './list.ts'

let outbox: TestOutbox
let app: Gateway

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher })
})
afterAll(() => outbox.close())

let person: string
beforeEach(() => {
  person = newId()
})

async function call(method: string, path: string, body?: unknown) {
  const headers = { authorization: await bearerOf(person), 'content-type': 'application/json' }
  const response = await app.request(path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const say = async (message: string): Promise<string> => {
  const { body } = await call('POST', '/v1/chat', { message, conversationId: 'c' })
  return body.reply ?? body.detail
}
const titles = async (): Promise<string[]> =>
  (await call('GET', '/v1/tasks?limit=100')).body.tasks.map(({ title }: Task) => title).sort()
const turns = async (query = ''): Promise<ListedTurn[]> => (await call('GET', `/v1/turns${query}`)).body.turns

test('undo goes back turn by turn, redo forward, and each names what it takes back', async () => {
  await say('add milk')
  await say('add bread and eggs')
  await say('complete milk')
  expect(await say('undo')).toContain('Undone: “milk” (completed)')
  expect(await say('undo')).toMatch(/Undone: .*“bread and eggs” \(added\)/)
  expect(await titles()).toEqual(['milk'])
  expect(await say('redo')).toMatch(/Redone: .*“bread and eggs” \(added\)/)
  expect(await say('redo')).toContain('Redone: “milk” (completed)')
  expect(await say('redo')).toBe('There is nothing to do again.')
  expect(await titles()).toEqual(['bread and eggs'])
  expect(await say('undo')).toContain('“milk” (completed)')
})

test('an undo between two redos is the next to be done again', async () => {
  for (const title of ['one', 'two', 'three']) await say(`add ${title}`)
  for (const word of ['undo', 'undo', 'redo', 'undo', 'redo', 'redo']) await say(word)
  expect(await titles()).toEqual(['one', 'three', 'two'])
  expect((await call('POST', '/v1/redo')).status).toBe(409)
})

test('a new change ends redo, and nothing else is lost by it', async () => {
  await say('add one')
  await say('undo')
  await say('add two')
  expect((await call('POST', '/v1/redo')).body).toMatchObject({ code: 'nothing-to-redo' })
  expect(await titles()).toEqual(['two'])
  expect((await call('POST', '/v1/undo')).body).toMatchObject({ count: 1, tasks: [{ title: 'two' }] })
  expect((await call('POST', '/v1/redo')).body).toMatchObject({ count: 1, tasks: [{ title: 'two', status: 'open' }] })
})

test('the turns are listed, newest first, each once, with what they did and whether that stands', async () => {
  await say('add milk')
  await say('add bread')
  await say('undo')
  await say('redo')
  await say('undo')
  expect(
    (await turns()).map(({ kind, state, count, did }) => [kind, state, count, did[0]!.act, did[0]!.title]),
  ).toEqual([
    ['undo', 'done', 1, 'deleted', 'bread'],
    ['redo', 'done', 1, 'restored', 'bread'],
    ['undo', 'undone', 1, 'deleted', 'bread'],
    ['change', 'undone', 1, 'created', 'bread'],
    ['change', 'done', 1, 'created', 'milk'],
  ])
  const [last, redo, first, bread] = await turns()
  expect([last!.undoes, redo!.undoes, first!.undoes]).toEqual([bread!.id, first!.id, bread!.id])
  const { body } = await call('GET', '/v1/turns?limit=2')
  expect(body.turns.map(({ id }: ListedTurn) => id)).toEqual([last!.id, redo!.id])
  const rest = await turns(`?limit=100&cursor=${body.next}`)
  expect(rest.map(({ id }) => id)).toEqual([first!.id, bread!.id, (await turns())[4]!.id])
  expect((await call('GET', '/v1/turns?cursor=x')).status).toBe(422)
  expect((await call('GET', `/v1/turns?limit=1&cursor=1`)).body).toEqual({ turns: [], next: null })
})

test('what becomes of a project is taken back and done again, and its tasks follow', async () => {
  const { body: project } = await call('POST', '/v1/projects', { name: 'Move' })
  await call('POST', '/v1/tasks', { title: 'pack', project: 'Move' })
  const renamed = await call('PATCH', `/v1/projects/${project.id}`, { name: 'New flat' })
  expect(renamed.status).toBe(200)
  const projects = async () => (await call('GET', '/v1/tasks')).body.tasks.map(({ project }: Task) => project)
  expect(await projects()).toEqual(['New flat'])
  expect((await call('POST', '/v1/undo')).body).toMatchObject({ count: 1, collections: [{ name: 'Move' }] })
  expect(await projects()).toEqual(['Move'])
  expect((await call('POST', '/v1/redo')).body).toMatchObject({ count: 1, collections: [{ name: 'New flat' }] })
  expect(await projects()).toEqual(['New flat'])
  expect((await turns()).map(({ kind, did }) => [kind, did[0]!.title])).toEqual([
    ['redo', 'New flat'],
    ['undo', 'Move'],
    ['change', 'New flat'],
    ['change', 'pack'],
    ['change', 'Move'],
  ])
})

test('that a reminder was put off is taken back and done again', async () => {
  const due = { date: '2999-01-01', time: '12:00', timeZone: 'UTC' }
  const { body: task } = await call('POST', '/v1/tasks', { title: 'call mum', due, reminders: [{ minutesBefore: 0 }] })
  expect((await call('POST', `/v1/tasks/${task.id}/snooze`, { minutes: 60 })).status).toBe(202)
  expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ title: 'call mum' }])
  expect((await call('POST', '/v1/redo')).body.tasks).toMatchObject([{ title: 'call mum' }])
  const types = (await eventsOf(outbox.database, person)).map(({ type }) => type.split('.').slice(1, 3).join(' '))
  expect(types).toEqual(['task created', 'reminder snoozed', 'reminder unsnoozed', 'reminder snoozed'])
})

test('nobody sees or takes back the turns of others', async () => {
  await say('add milk')
  person = newId()
  expect(await turns()).toEqual([])
  expect((await call('POST', '/v1/redo')).status).toBe(409)
})

describe('a turn of more tasks than one commit has', () => {
  /** As an import leaves them: several commits of one turn. */
  async function addMany(count: number): Promise<string> {
    const now = '2026-03-11T08:00:00.000Z'
    const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
    for (let from = 0; from < count; from += 100) {
      const made = Array.from(
        { length: Math.min(100, count - from) },
        (_, index) => decide({ type: 'create', id: newId(), fields: { title: `task ${from + index}` } }, null, now)!,
      )
      const events = made.map(({ type, data }) => eventOf(type, data.task.id, data, origin))
      await commit(outbox.own, { personId: person, tasks: made.map(({ data }) => data.task), events })
    }
    return origin.correlationId
  }
  const count = async (status: string): Promise<number> => {
    const text = 'select count(*) from todo.tasks where person_id = $1 and status = $2'
    const [row] = await outbox.database.query<{ count: string }>({ text, values: [person, status] })
    return Number(row!.count)
  }

  test('is taken back whole, in parts, and done again', async () => {
    await say('add milk')
    const turn = await addMany(450)
    const { body } = await call('POST', '/v1/undo')
    expect([body.count, body.tasks.length]).toEqual([450, 100])
    expect([await count('open'), await count('deleted')]).toEqual([1, 450])
    const undone = (await eventsOf(outbox.database, person)).filter(
      ({ data }) => 'undoes' in data && data.undoes === turn,
    )
    expect(undone.filter(({ data }) => !('isPart' in data))).toHaveLength(50)
    expect(await say('redo')).toMatch(/Redone: .* and 445 more/)
    expect(await count('open')).toBe(451)
    expect((await turns())[0]).toMatchObject({ kind: 'redo', count: 450 })
    await say('undo')
    expect(await titles()).toEqual(['milk'])
    expect(await say('undo')).toContain('“milk”')
  })

  test('is not taken back by two at once, nor what was before it meanwhile', async () => {
    await say('add milk')
    await addMany(450)
    const answers = await Promise.all([call('POST', '/v1/undo'), call('POST', '/v1/undo'), call('POST', '/v1/undo')])
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    for (const { status, body } of answers) if (status !== 200) expect(body.detail).toContain('still being taken back')
    expect(await count('deleted')).toBeGreaterThanOrEqual(450)
  })

  test('that an undo left in the middle is taken back to its end by the next one', async () => {
    await say('add milk')
    await addMany(250)
    const failing = createGateway({ database: failingAfter(2), publisher: outbox.publisher })
    const key = newId()
    const headers = { authorization: await bearerOf(person), 'idempotency-key': key }
    const broken = await failing.request('/v1/undo', { method: 'POST', headers })
    expect([broken.status, (await broken.json()).code]).toEqual([503, 'outcome-unknown'])
    expect(await count('open')).toBeGreaterThan(1)
    expect((await turns()).find(({ count }) => count === 250)!.state).toBe('done')
    // Whoever asks meanwhile is told that it is under way; that it is nobody's any more shows after a while.
    await outbox.database.query({
      text: `update todo.events set committed_at = committed_at - interval '1 minute'`,
      values: [],
    })
    const again = await app.request('/v1/undo', { method: 'POST', headers })
    expect(again.status).toBe(200)
    expect(await titles()).toEqual(['milk'])
  })

  /** A database that goes away after so many commits. */
  function failingAfter(commits: number): typeof outbox.own {
    let left = commits
    return {
      ...outbox.own,
      query: async (statement) => {
        if (statement.name?.startsWith('commit') && left-- <= 0) throw new DatabaseError('gone', 'connection')
        return outbox.own.query(statement)
      },
    }
  }
})
