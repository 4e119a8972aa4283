/** A database of a test's own with the login of one function, and events in it as other functions commit them. */

import { inject } from 'vitest'
import { markLeft } from '../functions/gateway/person/leaving/statements.ts'
import { type Database, openDatabase } from '../shared/database/index.ts'
import { decide, type TaskCommand } from '../shared/domain/decide.ts'
import type { Profile } from '../shared/domain/profile.ts'
import type { Task } from '../shared/domain/task.ts'
import type { StoredEvent } from '../shared/events/event.ts'
import type { EventData } from '../shared/events/schemas.ts'
import type { EventType } from '../shared/events/types.ts'
import { newId } from '../shared/ids/index.ts'
import { createProducer } from '../shared/kafka/producer.ts'
import { silentLog } from '../shared/log/index.ts'
import {
  commit,
  createPublisher,
  EVENT_COLUMNS,
  eraseSome,
  eventOf,
  type Publisher,
  storedEvent,
  toStoredEvents,
} from '../shared/outbox/index.ts'
import { traceOf } from '../shared/tracing/trace.ts'
import { atTimeOf, inTestTime, TEST_TIME } from './clock.ts'
import { createDatabase, loginOf } from './database.ts'

export interface TestOutbox {
  /** with the owner's login */
  database: Database
  /** what the function itself uses: with the login of its role */
  own: Database
  publisher: Publisher
  close: () => Promise<unknown>
}

/** @param now what the database's clock shows, where the test has one of its own */
export async function openOutbox(functionName: string, now?: () => Date): Promise<TestOutbox> {
  const url = await createDatabase()
  const open = async (address: string) => {
    const opened = openDatabase(now ? inTestTime(address) : address)
    return now ? atTimeOf(opened, now) : opened
  }
  if (now) await prepareTestTime(url)
  const [database, own] = await Promise.all([open(url), open(loginOf(url, functionName))])
  const producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
  const publisher = createPublisher({ database: own, producer, log: silentLog })
  const close = async () => {
    await publisher.flush()
    await producer.close()
    await Promise.all([database.close(), own.close()])
  }
  return { database, own, publisher, close }
}

async function prepareTestTime(url: string): Promise<void> {
  const owner = openDatabase(url)
  await owner.transaction(TEST_TIME.map((text) => ({ text, values: [] })))
  await owner.close()
}

interface Committed<Type extends EventType> {
  person: string
  type: Type
  data: EventData<Type>
  /** RFC 3339 */
  now: string
  source?: string
  tasks?: Task[]
  profile?: Profile | undefined
}

/** Commits an event and hands it over as it goes to Kafka. */
export async function committed<Type extends EventType>(
  database: Database,
  { person, type, data, now, source = 'gateway', tasks = [], profile }: Committed<Type>,
): Promise<StoredEvent & { data: EventData<Type> }> {
  const origin = { source, trace: traceOf(null), correlationId: newId(), causationId: null, now }
  const event = eventOf(type, 'task' in data ? data.task.id : person, data, origin)
  const [known] = profile ? await database.query<{ profile: unknown }>(storedProfile(person)) : []
  const result = await commit(database, {
    personId: person,
    tasks,
    events: [event],
    profile: profile && { before: known?.profile ?? {}, after: profile },
  })
  if (result.outcome !== 'committed') throw new Error(result.outcome)
  return toStoredEvents([event], person, result.revision)[0] as never
}

const storedProfile = (person: string) => ({ text: 'select profile from todo.people where id = $1', values: [person] })

interface Written extends Pick<Committed<EventType>, 'person' | 'now' | 'profile'> {
  command: TaskCommand
  before?: Task | null
}

/** Carries a command out as the gateway does. */
export async function written(database: Database, { command, before = null, ...rest }: Written) {
  const { type, data } = decide(command, before, rest.now)!
  return { event: await committed(database, { ...rest, type, data, tasks: [data.task] }), task: data.task }
}

/** A person leaves, as at the gateway; what they have is still there. */
export async function left(database: Database, person: string, now: string): Promise<StoredEvent> {
  const event = await committed(database, { person, type: 'todo.person.deleted.v1', data: { leftAt: now }, now })
  await database.query(markLeft(person))
  return event
}

/** What a person who left had is erased, as by the gateway or the relay: they can begin anew. */
export async function erased(database: Database, person: string): Promise<void> {
  let rows = '1'
  while (rows !== '0')
    [{ rows }] = (await database.query<{ rows: string }>(eraseSome(person, 1000))) as [{ rows: string }]
}

export const eventsOf = async (database: Database, person: string): Promise<StoredEvent[]> =>
  (
    await database.query<never>({
      text: `select ${EVENT_COLUMNS} from todo.events where person_id = $1 order by revision`,
      values: [person],
    })
  ).map(storedEvent)

/** Makes a committed event larger than Kafka takes, as some were that were stored before events had a bound. */
export async function oversized(database: Database, event: StoredEvent): Promise<StoredEvent> {
  const { task, ...rest } = event.data as EventData<'todo.task.created.v1'>
  const data = { ...rest, task: { ...task, note: 'y'.repeat(80_000) } }
  await database.query({
    text: 'update todo.events set data = $2 where id = $1',
    values: [event.id, JSON.stringify(data)],
  })
  return { ...event, data }
}
