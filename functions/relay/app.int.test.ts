import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { OutboxEvent } from '../../shared/events/event.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer, type Producer } from '../../shared/kafka/producer.ts'
import { createLog, silentLog } from '../../shared/log/index.ts'
import { exposition } from '../../shared/metrics/index.ts'
import { commit, eventOf, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { giveToken } from '../../tests/access-tokens.ts'
import { createDatabase, loginOf } from '../../tests/database.ts'
import { deliver, ping, sources } from '../../tests/delivery.ts'
import { left } from '../../tests/outbox.ts'
import { recordsOf } from '../../tests/records.ts'
import { createApp } from './app.ts'

let url: string
let database: Database
/** what the function itself uses: with the login of its role */
let own: Database
let producer: Producer
let person: string

beforeAll(() => {
  producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
})
afterAll(() => producer.close())
beforeEach(async () => {
  url = await createDatabase()
  database = openDatabase(url)
  own = openDatabase(loginOf(url, 'relay'))
  person = newId()
  return () => Promise.all([database.close(), own.close()])
})

interface Given {
  to?: Producer
  batch?: number
  lines?: string[]
  budget?: number
  elapsed?: () => number
  tellUndelivered?: () => Promise<number>
}
/** Its clock stands still, so that a busy machine cuts nothing off; with less than a first wait it tries nothing twice. */
const createRelay = ({
  to = producer,
  batch = 3,
  lines,
  budget = 900,
  elapsed = () => 0,
  tellUndelivered = async () => 0,
}: Given = {}) =>
  createApp({
    sources,
    log: lines ? createLog({ name: 'relay', write: (line) => lines.push(line) }) : silentLog,
    ready: async () => {},
    database: own,
    producer: to,
    tellUndelivered,
    newId,
    elapsed,
    batch,
    budget,
  })

/** Commits events as a function does that dies before it publishes. */
async function commitOnly(count: number, { secondsAgo = 60 } = {}): Promise<OutboxEvent[]> {
  const now = new Date(Date.now() - secondsAgo * 1000).toISOString()
  const tasks = Array.from({ length: count }, (_, index) => {
    const fields = { title: `task ${index}` }
    return decide({ type: 'create', id: newId(), fields }, null, now)!.data.task
  })
  const events = tasks.map((task) => {
    const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
    return eventOf('todo.task.created.v1', task.id, { task, previous: {} }, origin)
  })
  await commit(database, { personId: person, tasks, events })
  await database.query({ text: 'update todo.events set committed_at = time where time = $1', values: [now] })
  return events
}

const published = async () =>
  (await recordsOf(inject('kafkaBrokers'), 'task-events')).filter(
    ({ extensions }) => extensions.partitionkey === person,
  )
const count = async (condition: string) => {
  const [row] = await database.query<{ count: string }>({ text: `select count(*) from ${condition}`, values: [] })
  return Number(row!.count)
}

test('what was committed and never published is published, in order, until nothing is left', async () => {
  const events = await commitOnly(8)
  expect((await ping(createRelay())).status).toBe(204)
  expect((await published()).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  expect(await count('todo.events where published_at is null')).toBe(0)
  await ping(createRelay())
  expect(await published()).toHaveLength(8)
})

test('a ping ends when its time is over, and the next one goes on', async () => {
  const events = await commitOnly(20)
  let at = 0
  const elapsed = () => {
    at += 200
    return at
  }
  await ping(createRelay({ elapsed }))
  const first = await published()
  expect(first.length).toBeGreaterThan(0)
  expect(first.length).toBeLessThan(20)
  await ping(createRelay())
  expect((await published()).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
})

test('what was committed a moment ago is left to whoever is publishing it', async () => {
  await commitOnly(2, { secondsAgo: 0 })
  await ping(createRelay())
  expect(await published()).toEqual([])
})

test('of several relays at once, one works', async () => {
  await commitOnly(30)
  const answers = await Promise.all(Array.from({ length: 5 }, () => ping(createRelay())))
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
  expect(await published()).toHaveLength(30)
})

test('what a relay left when it died, the next one finds once the lease has ended', async () => {
  await commitOnly(2)
  const lease = (until: string) => ({
    text: `insert into todo.leases values ('relay', 'gone', now() + $1::interval) on conflict (name) do update set until = excluded.until`,
    values: [until],
  })
  await database.query(lease('20 seconds'))
  await ping(createRelay())
  expect(await published()).toEqual([])
  await database.query(lease('-1 second'))
  await ping(createRelay())
  expect(await published()).toHaveLength(2)
})

test('Kafka is asked for what sources cannot deliver once in a while, and when that fails the ping is done all the same', async () => {
  let [at, looks] = [0, 0]
  const lines: string[] = []
  const tellUndelivered = async () => {
    looks++
    throw new Error('Kafka is away')
  }
  const relay = createRelay({ elapsed: () => at, lines, tellUndelivered })
  for (at of [0, 1000, 29_000, 31_000]) expect((await ping(relay)).status).toBe(204)
  expect(looks).toBe(2)
  expect(lines.filter((line) => line.includes('the next ping does'))).toHaveLength(2)
})

test('what is no ping is refused for good', async () => {
  const [event] = toStoredEvents(await commitOnly(1), person, 1)
  const answer = await deliver(createRelay(), event!)
  expect([answer.status, answer.headers.get('kne-reason')]).toEqual([422, 'unknown-event-type'])
})

test('while Kafka is away the ping is to come again, and nothing is marked', async () => {
  await commitOnly(2)
  const away = createProducer({ clientId: 'test', brokers: ['127.0.0.1:1'], log: silentLog, timeout: 300 })
  expect((await ping(createRelay({ to: away }))).status).toBe(503)
  expect(await count('todo.events where published_at is null')).toBe(2)
  await ping(createRelay())
  expect(await published()).toHaveLength(2)
})

test('the first use of an access token is told once, with when it was, and its event is published', async () => {
  await commitOnly(1)
  const id = newId()
  const token = await giveToken(database, person, { id })
  await giveToken(database, person, { name: 'never used' })
  // As audit and sync let people in, who write no events.
  for (const functionName of ['audit', 'sync']) {
    const theirs = openDatabase(loginOf(url, functionName))
    await createFindAccessToken(theirs)(token)
    await theirs.close()
  }
  await ping(createRelay())
  await ping(createRelay())
  const age = `update todo.events set committed_at = now() - interval '1 minute'`
  await database.query({ text: age, values: [] })
  await ping(createRelay())
  const [used, ...others] = (await recordsOf(inject('kafkaBrokers'), 'notifications')).filter(
    ({ extensions }) => extensions.partitionkey === person,
  )
  expect(others).toEqual([])
  expect(used).toMatchObject({
    type: 'todo.token.used.v1',
    subject: person,
    data: { tokenId: id, name: 'Claude Code' },
  })
})

/** Makes an event larger than its topic takes. */
const enlarge = (id: string) =>
  database.query({
    text: `
      update todo.events
      set data = jsonb_set(data, '{task,note}', to_jsonb((select string_agg(gen_random_uuid()::text, '') from generate_series(1, 4000))))
      where id = $1`,
    values: [id],
  })

test('when Kafka comes back during a ping, that ping publishes what waits', async () => {
  const events = await commitOnly(5)
  let outages = 1
  const back: Producer = {
    ...producer,
    sendAll: (records) =>
      outages-- > 0
        ? Promise.resolve(records.map(() => ({ error: new Error('connection refused') })))
        : producer.sendAll(records),
  }
  expect((await ping(createRelay({ to: back, budget: 5000 }))).status).toBe(204)
  expect((await published()).map(({ id }) => id)).toEqual(events.map(({ id }) => id))
})

test('an event that Kafka refuses for good is parked with the reason, and does not keep the others', async () => {
  const events = await commitOnly(7)
  await enlarge(events[2]!.id)
  const lines: string[] = []
  expect((await ping(createRelay({ lines }))).status).toBe(204)
  const others = events.filter((_, index) => index !== 2).map(({ id }) => id)
  expect(new Set((await published()).map(({ id }) => id))).toEqual(new Set(others))
  expect(lines.map((line) => JSON.parse(line)).find(({ outcome }) => outcome === 'parked')).toMatchObject({
    level: 'error',
    id: events[2]!.id,
    reason: expect.stringContaining('MESSAGE_TOO_LARGE'),
  })
  expect(exposition()).toContain('todo_outbox_parked_events 1\n')
})

test('a parked event is not tried again and not forgotten, and operators get one small letter that says why', async () => {
  const [event] = await commitOnly(1, { secondsAgo: 91 * 86_400 })
  await enlarge(event!.id)
  for (let round = 0; round < 3; round++) await ping(createRelay())
  const [row] = await database.query({
    text: 'select parked_at, parked_reason, published_at from todo.events where id = $1',
    values: [event!.id],
  })
  expect(row).toMatchObject({ parked_at: expect.any(Date), published_at: null })
  expect(row!.parked_reason).toContain('max.message.bytes')
  const letters = (await recordsOf(inject('kafkaBrokers'), 'dead-letters')).filter(({ id }) => id === event!.id)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({
    type: event!.type,
    data: { bytes: expect.any(Number) },
    extensions: { reason: 'refused-by-kafka', kafkatopic: 'task-events', parkedat: expect.any(String) },
  })
})

test('a released event is tried again', async () => {
  const [event] = await commitOnly(1)
  await enlarge(event!.id)
  await ping(createRelay())
  const data = { text: `update todo.events set data = data - 'task' where id = $1`, values: [event!.id] }
  await database.query(data)
  await database.query({ text: 'update todo.events set parked_at = null where id = $1', values: [event!.id] })
  await ping(createRelay())
  expect((await published()).map(({ id }) => id)).toEqual([event!.id])
})

test('a topic that is missing keeps no other waiting, however many of its events come first', async () => {
  const stuck = await commitOnly(7, { secondsAgo: 120 })
  await database.query({ text: `update todo.events set topic = 'nowhere'`, values: [] })
  const others = await commitOnly(2)
  const answer = await ping(createRelay())
  expect((await published()).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
  expect(await count('todo.events where published_at is null and parked_at is null')).toBe(stuck.length)
  expect([answer.status, (await answer.json()).detail]).toEqual([503, expect.stringContaining('nowhere')])
})

test("an event's age is what the database says, whatever the clock of the process that committed it", async () => {
  const [early, late] = [await commitOnly(1, { secondsAgo: -86_400 }), await commitOnly(1, { secondsAgo: 3600 })]
  const ago = `update todo.events set committed_at = now() - $2::interval where id = $1`
  await database.query({ text: ago, values: [early[0]!.id, '1 minute'] })
  await database.query({ text: ago, values: [late[0]!.id, '1 second'] })
  await ping(createRelay())
  expect((await published()).map(({ id }) => id)).toEqual([early[0]!.id])
})

test('what nobody needs any more is forgotten, in batches, and nothing else', async () => {
  await commitOnly(4, { secondsAgo: 91 * 86_400 })
  await ping(createRelay())
  await commitOnly(1)
  await database.query({
    text: `
      insert into todo.inbox (consumer, source, id, answer, received_at)
      select 'c', 's', days || '-' || (answer is not null) || '-' || n, answer::jsonb, now() - make_interval(days => days)
      from (values (29), (31), (99), (101)) as ages (days), (values (null), ('{}')) as answers (answer), generate_series(1, 20) as n`,
    values: [],
  })
  await ping(createRelay({ batch: 3 }))
  expect(await count('todo.events')).toBe(1)
  const left = await database.query<{ kind: string; count: string }>({
    text: `select split_part(id, '-', 1) || ' ' || split_part(id, '-', 2) as kind, count(*) from todo.inbox group by 1 order by 1`,
    values: [],
  })
  expect(left).toEqual([
    { kind: '29 false', count: '20' },
    { kind: '29 true', count: '20' },
    { kind: '31 false', count: '20' },
    { kind: '99 false', count: '20' },
  ])
})

test('an event that is old and was never published is not forgotten', async () => {
  await commitOnly(1, { secondsAgo: 91 * 86_400 })
  const away = createProducer({ clientId: 'test', brokers: ['127.0.0.1:1'], log: silentLog, timeout: 300 })
  await ping(createRelay({ to: away }))
  expect(await count('todo.events')).toBe(1)
})

test('what the gateway did not come to erase of a person who left is erased', async () => {
  await commitOnly(20)
  await left(database, person, new Date().toISOString())
  await ping(createRelay())
  expect(await count('todo.tasks')).toBe(0)
  expect(await count('todo.events')).toBe(1)
  expect(await count('todo.people where erased_at is not null')).toBe(1)
})

test('one person, or one kind, whose turn fails keeps nobody else from theirs, and is told', async () => {
  const others = Array.from({ length: 25 }, newId)
  const failing = Array.from({ length: 21 }, newId)
  for (const who of [...failing, ...others]) {
    person = who
    await commitOnly(1)
    await left(database, person, new Date().toISOString())
  }
  await database.query({
    text: `
      insert into todo.inbox (consumer, source, id, received_at) values ('c', 's', 'old', now() - interval '200 days')`,
    values: [],
  })
  const refusing = [
    `create function todo.refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$`,
    `create trigger refuse before delete on todo.tasks for each row when (old.person_id in (${failing.map((id) => `'${id}'`)}))
      execute function todo.refuse()`,
    `create trigger refuse before delete on todo.inbox for each row execute function todo.refuse()`,
  ]
  for (const text of refusing) await database.query({ text, values: [] })
  const lines: string[] = []
  const answer = await ping(createRelay({ lines }))
  expect(answer.status).toBeGreaterThanOrEqual(500)
  expect(await count(`todo.people where erased_at is null`)).toBe(failing.length)
  expect(await count('todo.tasks')).toBe(failing.length)
  const told = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error')
  expect(told.filter(({ leftAt }) => leftAt)).toHaveLength(failing.length)
  expect(failing.filter((id) => lines.join().includes(id))).toEqual([])
  expect(told.map(({ what }) => what)).toContain('inbox rows')
})
