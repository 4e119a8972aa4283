import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import { ask, bearerOf, createGateway, type Gateway } from '../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../tests/outbox.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
/** what the function itself uses: with the login of its role */
let own: Database
let publisher: Publisher
let app: Gateway
let person: string
let authorization: string

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  ;({ own, publisher } = outbox)
  app = createGateway({
    database: own,
    publisher,
    signingSecret: async () => 'secret',
    webhookKey: async (personId) => `whsec_${personId}`,
    now: () => now,
  })
})
afterAll(() => outbox.close())
beforeEach(async () => {
  person = newId()
  authorization = await bearerOf(person)
})

interface Body {
  tasks: Task[]
  next: string | null
  reply: string
  conversationId: string
  confirmation?: { token: string; preview: string }
  code?: string
  id: string
}

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  ask<Body & Task>(app, method, path, body, { authorization, ...headers })

const add = async (fields: Record<string, unknown>) => (await call('POST', '/v1/tasks', fields)).body
const due = (date: string, time: string | null = null) => ({ date, time, timeZone: 'Europe/Berlin' })
const titlesOf = async (query: string) => (await call('GET', `/v1/tasks?${query}`)).body.tasks.map(({ title }) => title)
const say = (message: string, conversationId = 'c1') =>
  call('POST', '/v1/chat', { message, conversationId, timeZone: 'Europe/Berlin' })

describe('lists', () => {
  beforeEach(async () => {
    await add({ title: 'pay rent', due: due('2026-03-11', '09:00'), priority: 1, project: 'Home' })
    await add({ title: 'running shoes', due: due('2026-03-20'), labels: ['shop'], note: 'size 42' })
    await add({ title: 'write report', due: due('2026-03-10'), priority: 2, project: 'Work' })
    await add({ title: 'someday', labels: ['maybe'] })
  })

  test('come by due date, then priority, with what has no date last', async () => {
    expect(await titlesOf('')).toEqual(['write report', 'pay rent', 'running shoes', 'someday'])
  })
  test.each([
    ['q=run', ['running shoes']],
    ['q=size%2042', ['running shoes']],
    ['project=work', ['write report']],
    ['label=shop', ['running shoes']],
    ['priority=1', ['pay rent']],
    ['dueFrom=2026-03-11&dueTo=2026-03-12', ['pay rent']],
    ['sort=-title', ['write report', 'someday', 'running shoes', 'pay rent']],
    ['sort=-priority,title', ['running shoes', 'someday', 'write report', 'pay rent']],
    [`filter=${encodeURIComponent('overdue | @maybe')}`, ['write report', 'pay rent', 'someday']],
    [`filter=${encodeURIComponent('#Home & p1')}`, ['pay rent']],
    [`filter=${encodeURIComponent('no date & !@shop')}`, ['someday']],
  ])('%s', async (query, titles) => {
    await call('PATCH', '/v1/me', { timeZone: 'Europe/Berlin' })
    expect(await titlesOf(query)).toEqual(titles)
  })
  test.each(['', 'sort=-title', 'sort=project,-priority', 'sort=-due'])(
    'pages by cursor are the whole list: %j',
    async (query) => {
      const all = await titlesOf(query)
      const paged: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { body }: { body: Body } = await call(
          'GET',
          `/v1/tasks?${query}&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        )
        paged.push(...body.tasks.map(({ title }) => title))
        cursor = body.next
      }
      expect(paged).toEqual(all)
    },
  )
  test('a cursor of another list, or none at all, is refused', async () => {
    const { body } = await call('GET', '/v1/tasks?limit=1')
    expect((await call('GET', `/v1/tasks?sort=title&cursor=${body.next}`)).status).toBe(422)
    expect((await call('GET', '/v1/tasks?cursor=nonsense')).status).toBe(422)
  })
})

describe('a batch', () => {
  test('is all or nothing', async () => {
    const { id } = await add({ title: 'one' })
    const batch = (actions: unknown[]) => call('POST', '/v1/tasks/batch', { actions })
    const failed = await batch([
      { action: 'create', task: { title: 'two' } },
      { action: 'complete', id: newId() },
    ])
    expect(failed.status).toBe(404)
    expect(await titlesOf('')).toEqual(['one'])
    const done = await batch([
      { action: 'create', task: { title: 'two' } },
      { action: 'update', id, changes: { title: 'first' } },
    ])
    expect(done.body.tasks.map(({ title }) => title)).toEqual(['two', 'first'])
  })
})

test('batches are charged by their size before they are read: large ones that come to nothing are not free', async () => {
  const limits = { rate: 10, concurrency: 6 }
  const limited = createGateway({ database: own, publisher, now: () => now, limits })
  const large = `${' '.repeat(900_000)}{`
  const headers = { authorization, 'content-length': String(large.length) }
  const statuses = []
  for (let index = 0; index < 4; index++) {
    statuses.push((await ask(limited, 'POST', '/v1/tasks/batch', large, headers)).status)
  }
  expect(statuses).toEqual([400, 400, 429, 429])
})

describe('undo', () => {
  test('takes back the last request, then the one before, then there is nothing', async () => {
    const { id } = await add({ title: 'one' })
    await call('PATCH', `/v1/tasks/${id}`, { title: 'two', priority: 1 })
    await call('POST', `/v1/tasks/${id}/complete`)
    expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ status: 'open', title: 'two' }])
    expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ title: 'one', priority: 4 }])
    expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ status: 'deleted' }])
    expect((await call('POST', '/v1/undo')).body.code).toBe('nothing-to-undo')
  })
  test('brings back what was deleted', async () => {
    const { id } = await add({ title: 'one' })
    expect((await call('DELETE', `/v1/tasks/${id}`)).status).toBe(204)
    expect((await call('GET', `/v1/tasks/${id}`)).status).toBe(404)
    await call('POST', '/v1/undo')
    expect((await call('GET', `/v1/tasks/${id}`)).body.title).toBe('one')
  })
  test('sent twice with one key happens once', async () => {
    const { id } = await add({ title: 'one' })
    await call('PATCH', `/v1/tasks/${id}`, { title: 'two' })
    await call('PATCH', `/v1/tasks/${id}`, { title: 'three' })
    const key = { 'idempotency-key': newId() }
    await call('POST', '/v1/undo', undefined, key)
    const again = await call('POST', '/v1/undo', undefined, key)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await call('GET', `/v1/tasks/${id}`)).body.title).toBe('two')
  })
})

describe('the chat', () => {
  test('adds, lists, refers, changes, completes and undoes', async () => {
    const added = await say('pay rent every month on the last day at 9am p1 #home')
    expect(added.body.tasks).toMatchObject([
      {
        title: 'pay rent',
        priority: 1,
        project: 'home',
        due: { date: '2026-03-31', time: '09:00' },
        recurrence: { counted: 'schedule' },
      },
    ])
    expect(added.body.reply).toMatch(/31.*(Mar|March)|(Mar|March).*31/)
    await say('buy milk tomorrow @shop')
    await say('call the dentist friday 3pm')
    const listed = await say('show my tasks')
    expect(listed.body.tasks.map(({ title }) => title)).toEqual(['buy milk', 'call the dentist', 'pay rent'])
    const moved = await say('move the second one to monday')
    expect(moved.body.tasks).toMatchObject([{ title: 'call the dentist', due: { date: '2026-03-16', time: '15:00' } }])
    const corrected = await say('no, at 5pm')
    expect(corrected.body.tasks).toMatchObject([{ title: 'call the dentist', due: { time: '17:00' } }])
    const done = await say('i bought the milk, done with it')
    expect(done.body.tasks).toMatchObject([{ title: 'buy milk', status: 'completed' }])
    expect((await say('undo')).body.tasks).toMatchObject([{ title: 'buy milk', status: 'open' }])
  })

  test('names the projects and labels that are in use', async () => {
    expect((await say('which labels do I have?')).body.reply).toMatch(/no labels yet/)
    await say('buy milk #Home @errand')
    await say('write report #Work')
    expect((await say('list my projects')).body.reply).toMatch(/#Home, #Work\.$/)
    expect((await say('which labels do I have?')).body.reply).toMatch(/@errand\.$/)
  })

  test('asks which one when a title fits several tasks', async () => {
    await say('call mum tomorrow')
    await say('call mum about the party on friday')
    await say('call dad')
    const asked = await say('delete call')
    expect(asked.body.reply).toMatch(/which one/i)
    expect(asked.body.tasks).toHaveLength(3)
  })

  test('finds each of several tasks that one sentence names', async () => {
    await say('buy milk')
    await say('boil eggs')
    const asked = await say('check off milk and eggs')
    expect(asked.body.tasks.map(({ title }) => title).sort()).toEqual(['boil eggs', 'buy milk'])
    expect((await say('yes')).body.tasks.map(({ status }) => status)).toEqual(['completed', 'completed'])
  })

  test('“both” are all that the words fit, “the last two” those that were added last, and a declined plan can be had in part', async () => {
    for (const title of ['return the books', 'order the books', 'feed the fish']) await say(title)
    expect((await say('complete both books')).body.confirmation).toBeDefined()
    expect((await say('better not')).body.tasks).toEqual([])
    expect((await say('ok, just the first one')).body.tasks).toMatchObject([{ status: 'completed' }])
    expect((await say('undo')).body.tasks).toMatchObject([{ status: 'open' }])
  })

  test('where no list was shown, the last ones are those that were added last', async () => {
    await say('sugar')
    await say('flour')
    const asked = await say('delete the last two')
    expect(asked.body.confirmation).toBeDefined()
    expect(asked.body.tasks.map(({ title }) => title)).toEqual(['sugar', 'flour'])
  })

  test('a reminder on the day before counts from the date of its task', async () => {
    await say('dentist next wednesday 4pm')
    const { body } = await say('remind me about it the day before at 6pm')
    expect(body.tasks).toMatchObject([{ title: 'dentist', reminders: [{ at: '2026-03-17T18:00' }] }])
    expect((await say('buy milk !30min before')).body.reply).toMatch(/no date yet/)
    const undated = await say('remind me about it an hour before')
    expect(undated.body.reply).toMatch(/has no date to count from/)
    expect(undated.body.tasks).toEqual([])
  })

  test.each([
    ['at 9:15 moves to the morning', 'standup tomorrow 09:15', 'push the standup to 9:30', '09:30'],
    ['at 20:00 stays in the evening', 'cinema tomorrow 8pm', 'no, at 9', '21:00'],
    ['without a time is at an hour that people plan', 'standup tomorrow', 'no, at 3', '15:00'],
  ])('an hour without am or pm, of a task %s', async (_, added, changed, time) => {
    await say(added)
    expect((await say(changed)).body.tasks).toMatchObject([{ due: { date: '2026-03-12', time } }])
  })

  test('several changes at once are previewed with what becomes of the tasks, and leave the others alone', async () => {
    await say('buy milk tomorrow')
    await say('call mum tomorrow')
    await say('pay rent on friday')
    const asked = await say('postpone everything due tomorrow by a day')
    expect(asked.body.confirmation?.preview).toMatch(/2 tasks \(1 day later\)/)
    const { body } = await say('yes')
    expect(body.tasks.map(({ title, due }) => [title, due?.date]).sort()).toEqual([
      ['buy milk', '2026-03-13'],
      ['call mum', '2026-03-13'],
    ])
  })

  test('a message that names a task twice happens once, also when it is sent again', async () => {
    await say('buy milk tomorrow')
    await say('show my tasks')
    const request = { message: 'tag 1 with shop and complete 1', conversationId: 'c1', timeZone: 'Europe/Berlin' }
    const send = () => call('POST', '/v1/chat', request, { 'idempotency-key': 'twice' })
    const first = await send()
    expect(first.body.tasks).toMatchObject([{ title: 'buy milk', labels: ['shop'], status: 'completed', version: 3 }])
    expect((await send()).body).toEqual(first.body)
    expect((await call('GET', '/v1/tasks?status=any')).body.tasks).toMatchObject([{ version: 3 }])
  })

  test('oops and undo in one breath take back one turn', async () => {
    await say('buy milk')
    await say('call mum')
    expect((await say('oops, undo that')).body.reply).toMatch(/call mum/)
    expect(await titlesOf('')).toEqual(['buy milk'])
  })

  test('a deletion waits for a yes, in words or by its token', async () => {
    await say('old idea')
    const asked = await say('delete old idea')
    expect(asked.body.confirmation?.preview).toContain('old idea')
    expect((await say('no')).body.tasks).toEqual([])
    expect(await titlesOf('')).toEqual(['old idea'])
    const again = await say('delete old idea')
    const done = await say(again.body.confirmation!.token)
    expect(done.body.tasks).toMatchObject([{ status: 'deleted' }])
    expect(await titlesOf('')).toEqual([])
  })

  test('answers how many and when', async () => {
    await say('pay rent friday')
    await say('buy milk friday')
    expect((await say('how many tasks do I have on friday?')).body.reply).toMatch(/2/)
    expect((await say('when is rent due?')).body.reply).toMatch(/13/)
  })

  test('says what it can do when it did not understand, and changes nothing', async () => {
    const answer = await say('what is the capital of France?')
    expect(answer.status).toBe(200)
    expect(answer.body.reply.length).toBeGreaterThan(10)
    expect(await titlesOf('')).toEqual([])
  })

  test('streams when asked to', async () => {
    const response = await app.request('/v1/chat', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ message: 'buy milk tomorrow' }),
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const text = await response.text()
    expect(text).toMatch(/event: text\ndata: .*buy milk/)
    expect(text).toMatch(/event: done\ndata: .*"actions":\[\{"type":"created"/)
  })

  test('a turn sent twice with one key adds one task', async () => {
    const key = { 'idempotency-key': newId() }
    const first = await call('POST', '/v1/chat', { message: 'buy milk' }, key)
    const second = await call('POST', '/v1/chat', { message: 'buy milk' }, key)
    expect(second.body).toEqual(first.body)
    expect(await titlesOf('')).toEqual(['buy milk'])
  })
})

test('a search follows the language of the person', async () => {
  await add({ title: 'Bücher zurückgeben' })
  await add({ title: 'running shoes' })
  expect(await titlesOf('q=run')).toEqual(['running shoes'])
  expect(await titlesOf('q=Buch')).toEqual([])
  await call('PATCH', '/v1/me', { locale: 'de-DE' })
  expect(await titlesOf('q=Buch')).toEqual(['Bücher zurückgeben'])
  expect(await titlesOf('q=B%C3%BCcher')).toEqual(['Bücher zurückgeben'])
})

test('the profile is kept, told to others, and checked', async () => {
  const changed = await call('PATCH', '/v1/me', {
    timeZone: 'Europe/Berlin',
    quietHours: { from: '22:00', to: '07:00' },
  })
  expect(changed.body).toMatchObject({ timeZone: 'Europe/Berlin', locale: 'en-US' })
  expect((await call('GET', '/v1/me')).body).toMatchObject({ quietHours: { from: '22:00', to: '07:00' }, revision: 1 })
  expect((await call('PATCH', '/v1/me', { timeZone: 'Nowhere' })).status).toBe(422)
  const hooked = await call('PATCH', '/v1/me', { webhook: { url: 'https://example.com/hook' } })
  expect(hooked.body).toMatchObject({ webhookKey: expect.stringContaining('whsec_') })
})

test('a new task with a time reminds as the person wants it, unless it says so itself', async () => {
  expect((await call('PATCH', '/v1/me', { defaultReminder: 30, weekStart: 7 })).status).toBe(200)
  await say('add call mum tomorrow at 5pm')
  await say('add call dad tomorrow at 6pm !10min')
  await say('add buy milk tomorrow')
  const { tasks } = (await call('GET', '/v1/tasks?sort=created')).body
  expect(tasks.map(({ reminders }) => reminders)).toEqual([[{ minutesBefore: 30 }], [{ minutesBefore: 10 }], []])
  expect((await call('PATCH', '/v1/me', { weekStart: 8 })).status).toBe(422)
})

test('the parts of the day are the person’s, and each stays one', async () => {
  expect((await call('PATCH', '/v1/me', { dayParts: { evening: '17:00' } })).status).toBe(200)
  expect((await call('GET', '/v1/me')).body).toMatchObject({ dayParts: { evening: '17:00' } })
  await call('POST', '/v1/chat', { message: 'call mum tomorrow evening' })
  const { tasks } = (await call('GET', '/v1/tasks')).body
  expect(tasks.map(({ due }) => due?.time)).toEqual(['17:00'])
  const refused = await call('PATCH', '/v1/me', { dayParts: { morning: '22:00' } })
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('from 04:00 to 11:59') } })
})

test('a reminder comes again when it was put off, once for each key, for as long as the task is open', async () => {
  const { id } = await add({ title: 'call mum' })
  const snooze = (minutes: number) =>
    call('POST', `/v1/tasks/${id}/snooze`, { minutes }, { 'idempotency-key': 'in-an-hour' })
  const first = await snooze(60)
  expect(first).toMatchObject({ status: 202, body: { until: '2026-03-11T09:30:00.000Z' } })
  expect(await snooze(60)).toMatchObject({ status: 202, body: first.body })
  expect((await call('GET', '/v1/me')).body).toMatchObject({ revision: 2 })
  expect((await call('POST', `/v1/tasks/${id}/snooze`, { minutes: 0 })).status).toBe(422)
  await call('POST', `/v1/tasks/${id}/complete`, {})
  expect((await call('POST', `/v1/tasks/${id}/snooze`, { minutes: 5 })).status).toBe(404)
})

test('that a reminder was put off is taken back like anything else, for as long as it is to come', async () => {
  const { id } = await add({ title: 'call mum' })
  await call('POST', `/v1/tasks/${id}/snooze`, { minutes: 60 })
  const undone = await call('POST', '/v1/undo')
  expect(undone).toMatchObject({ status: 200, body: { tasks: [{ id }] } })
  const last = (await eventsOf(own, person)).at(-1)!
  expect(last).toMatchObject({
    type: 'todo.reminder.unsnoozed.v1',
    subject: id,
    data: { until: '2026-03-11T09:30:00.000Z', undoes: expect.any(String) },
  })
  // What is over, or of a task that is done, is passed over.
  await call('POST', `/v1/tasks/${id}/snooze`, { minutes: 60 })
  await call('POST', `/v1/tasks/${id}/complete`, {})
  expect((await call('POST', '/v1/undo')).body.tasks).toMatchObject([{ id, status: 'open' }])
  const later = createGateway({ database: own, publisher, now: () => new Date('2026-03-11T10:00:00.000Z') })
  const taken = await ask<Body>(later, 'POST', '/v1/undo', undefined, { authorization })
  expect(taken.body.tasks).toMatchObject([{ id, status: 'deleted' }])
})

test('OpenAPI and AsyncAPI are made from the schemas', async () => {
  const open = await (await app.request('/openapi.json')).json()
  expect(open).toMatchObject({
    openapi: '3.1.0',
    components: { schemas: { Task: { type: 'object' }, NewTask: { required: ['title'] } } },
  })
  const events = await (await app.request('/asyncapi.json')).json()
  expect(Object.keys(events.channels)).toEqual(
    expect.arrayContaining(['task-events', 'reminders', 'notifications', 'dead-letters']),
  )
})
