import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import { newId } from '../../shared/ids/index.ts'
import { commit, eventOf, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { createDatabase } from '../database.ts'
import { deliver, ping } from '../delivery.ts'
import { eventsOf } from '../outbox.ts'
import { type HttpReceiver, startHttpReceiver } from '../receivers.ts'
import { recordsOf } from '../records.ts'
import { type FunctionProcess, kill, startFunction } from './process.ts'

let database: Database
let databaseUrl: string
let hooks: HttpReceiver
const processes: FunctionProcess[] = []

beforeAll(async () => {
  databaseUrl = await createDatabase()
  database = openDatabase(databaseUrl)
  hooks = await startHttpReceiver()
})
afterEach(() => Promise.all(processes.splice(0).map(({ child }) => child.stop())))
afterAll(() => Promise.all([database.close(), hooks.close()]))

async function start(): Promise<FunctionProcess> {
  const env = { DATABASE_URL: databaseUrl, ALLOW_PRIVATE_ADDRESSES: 'true' }
  const started = await startFunction('notification', env)
  processes.push(started)
  return started
}

/** A person with a webhook, and the event of one of their reminders. */
async function reminded(): Promise<{ person: string; event: StoredEvent }> {
  const person = newId()
  const now = new Date().toISOString()
  const { type, data } = decide({ type: 'create', id: newId(), fields: { title: 'pay rent' } }, null, now)!
  const origin = { source: 'reminder', trace: traceOf(null), correlationId: newId(), causationId: newId(), now }
  const reminder = { reminderId: newId(), task: data.task, at: now, firedAt: now }
  const events = [
    eventOf(type, data.task.id, data, origin),
    eventOf('todo.reminder.fired.v1', data.task.id, reminder, origin),
  ]
  const profile = { before: {}, after: { ...DEFAULT_PROFILE, webhook: { url: `${hooks.url}/hook` } } }
  const result = await commit(database, { personId: person, tasks: [data.task], events, profile })
  if (result.outcome !== 'committed') throw new Error(result.outcome)
  const text = `
    insert into todo.channels (person_id, channel, endpoint, revision, confirmed_at) values ($1, 'webhook', $2, 1, now())`
  await database.query({ text, values: [person, profile.after.webhook.url] })
  return { person, event: toStoredEvents(events, person, result.revision)[1]! }
}

type Told = EventData<'todo.notification.delivered.v1'>
const summary = (channel: string, type: string) => `${channel} ${type.split('.')[2]}`
/** What reached Kafka. */
const published = async (person: string) =>
  (await recordsOf(inject('kafkaBrokers'), 'notifications'))
    .filter(({ extensions }) => extensions.partitionkey === person)
    .map(({ type, data }) => summary((data as Told).channel, type))
    .sort()
/** What is in the outbox; what a killed process left unpublished there is the relay's. */
const told = async (person: string) =>
  (await eventsOf(database, person))
    .filter(({ topic }) => topic === 'notifications')
    .map(({ type, data }) => summary((data as Told).channel, type))
    .sort()
const DELIVERED = ['in-app delivered', 'webhook delivered']

test('killed with -9 while a webhook is being sent, it is sent again under the same id and told once', async () => {
  const first = await start()
  const { person, event } = await reminded()
  hooks.answers.push('hang')
  // Answered when it is stored: what is lost then is lost.
  expect((await deliver(first, event)).status).toBe(204)
  await expect.poll(() => hooks.requests.length).toBe(1)
  await kill(first)
  const second = await start()
  // A KafkaSource that has not committed delivers again; the dead process still has the lease.
  expect((await deliver(second, event)).status).toBe(204)
  expect((await ping(second)).status).toBe(204)
  expect(hooks.requests).toHaveLength(1)
  const text = `update notification.deliveries set leased_until = now() - interval '1 second' where owner is not null`
  await database.query({ text, values: [] })
  expect((await ping(second)).status).toBe(204)
  expect(hooks.requests).toHaveLength(2)
  expect(new Set(hooks.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await told(person)).toEqual(DELIVERED)
})

test('stopped while a webhook is being sent, it waits for the answer, stores it and then ends', async () => {
  const process = await start()
  const { person, event } = await reminded()
  const before = hooks.requests.length
  const release = Promise.withResolvers<void>()
  hooks.answers.push(release.promise.then(() => 200))
  expect((await deliver(process, event)).status).toBe(204)
  await expect.poll(() => hooks.requests.length).toBe(before + 1)
  const stopped = process.child.stop()
  await expect.poll(() => process.lines.some((line) => line.includes('"stopping"'))).toBe(true)
  release.resolve()
  await stopped
  expect(await process.child.ended).toBe('exit code 0')
  expect(await published(person)).toEqual(DELIVERED)
})
