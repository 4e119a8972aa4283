import { afterEach, beforeAll, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import { newId } from '../../shared/ids/index.ts'
import { commit, eventOf, toStoredEvents } from '../../shared/outbox/index.ts'
import { traceOf } from '../../shared/tracing/trace.ts'
import { createDatabase } from '../database.ts'
import { deliver, ping } from '../delivery.ts'
import { eventsOf } from '../outbox.ts'
import { recordsOf } from '../records.ts'
import { type FunctionProcess, kill, startFunction } from './process.ts'

let database: Database
let databaseUrl: string
const processes: FunctionProcess[] = []

beforeAll(async () => {
  databaseUrl = await createDatabase()
  database = openDatabase(databaseUrl)
  return () => database.close()
})
afterEach(() => Promise.all(processes.splice(0).map(({ child }) => child.stop())))

async function start(): Promise<FunctionProcess> {
  const started = await startFunction('reminder', { DATABASE_URL: databaseUrl })
  processes.push(started)
  return started
}

/** A task that its person snoozed for so many milliseconds, and the event that tells it. */
async function snoozed(milliseconds: number): Promise<{ person: string; event: StoredEvent; until: string }> {
  const person = newId()
  const now = new Date().toISOString()
  const { type, data } = decide({ type: 'create', id: newId(), fields: { title: 'pay rent' } }, null, now)!
  const origin = { source: 'gateway', trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const until = new Date(Date.now() + milliseconds).toISOString()
  const events = [
    eventOf(type, data.task.id, data, origin),
    eventOf('todo.reminder.snoozed.v1', data.task.id, { task: data.task, until }, origin),
  ]
  const result = await commit(database, { personId: person, tasks: [data.task], events })
  if (result.outcome !== 'committed') throw new Error(result.outcome)
  return { person, event: toStoredEvents(events, person, result.revision)[1]!, until }
}

type Fired = StoredEvent & { data: EventData<'todo.reminder.fired.v1'> }
const fired = async (person: string) =>
  (await eventsOf(database, person)).filter(({ type }) => type === 'todo.reminder.fired.v1') as Fired[]
const published = async (person: string) =>
  (await recordsOf(inject('kafkaBrokers'), 'reminders')).filter(({ extensions }) => extensions.partitionkey === person)
/** An orderly end publishes what was stored. */
const stop = ({ child }: FunctionProcess) => child.stop()
const owners = async (person: string) =>
  (
    await database.query<{ owner: string | null }>({
      text: 'select owner from reminder.reminders where person_id = $1',
      values: [person],
    })
  ).map(({ owner }) => owner)
const held = (person: string) => expect.poll(() => owners(person)).toEqual([expect.any(String)])
/** As if the time of the leases had passed. */
const endLeases = () =>
  database.query({ text: `update reminder.reminders set leased_until = now() - interval '1 second'`, values: [] })

test('a reminder fires at its instant and reaches Kafka once, under the trace that set it', async () => {
  const process = await start()
  const { person, event, until } = await snoozed(1500)
  expect((await deliver(process, event)).status).toBe(204)
  const [one] = await fired(person)
  expect(one!.data.at).toBe(until)
  expect(Date.parse(one!.data.firedAt)).toBeGreaterThanOrEqual(Date.parse(until))
  await stop(process)
  const [record, ...others] = await published(person)
  expect([record!.id, others.length]).toEqual([one!.id, 0])
  expect(traceOf(record!.extensions.traceparent).traceId).toBe(traceOf(event.traceParent).traceId)
})

test('killed with -9 while it holds a reminder, the reminder fires once, by the process after it', async () => {
  const first = await start()
  const { person, event } = await snoozed(2000)
  const broken = deliver(first, event).catch(() => 'connection lost')
  await held(person)
  await kill(first)
  expect(await broken).toBe('connection lost')
  const second = await start()
  // A KafkaSource delivers again what was not answered; the dead process still has the lease.
  expect((await deliver(second, event)).status).toBe(204)
  expect(await fired(person)).toEqual([])
  await endLeases()
  expect((await ping(second)).status).toBe(204)
  expect(await fired(person)).toHaveLength(1)
  expect((await ping(second)).status).toBe(204)
  await stop(second)
  expect(await published(person)).toHaveLength(1)
})

test('stopped while it holds a reminder, it refuses the delivery, and the next process fires it at its instant', async () => {
  const first = await start()
  const { person, event, until } = await snoozed(8000)
  const refused = deliver(first, event)
  await held(person)
  const stopping = first.child.stop()
  expect((await refused).status).toBe(503)
  await stopping
  expect(await first.child.ended).toBe('exit code 0')
  expect(await owners(person)).toEqual([null])
  const second = await start()
  expect((await deliver(second, event)).status).toBe(204)
  const [one, ...others] = await fired(person)
  expect(others).toEqual([])
  expect(Date.parse(one!.data.firedAt)).toBeGreaterThanOrEqual(Date.parse(until))
})
