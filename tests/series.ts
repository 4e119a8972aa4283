/**
 * A person at the gateway and the function that keeps series going, over one database, with a clock and deliveries that a test moves: what
 * recurring is told may come late, twice, in another order, and again from the beginning.
 */

import { createApp as createGateway } from '../functions/gateway/app.ts'
import { createApp as createRecurring } from '../functions/recurring/app.ts'
import { type Database, openDatabase } from '../shared/database/index.ts'
import type { Task } from '../shared/domain/task.ts'
import type { TaskChanged } from '../shared/domain/task-event.ts'
import type { StoredEvent } from '../shared/events/event.ts'
import { newId } from '../shared/ids/index.ts'
import { silentLog } from '../shared/log/index.ts'
import { createDatabase, loginOf } from './database.ts'
import { deliver, sources } from './delivery.ts'
import { eventsOf } from './outbox.ts'

export type TaskRecord = StoredEvent & { data: TaskChanged }

export interface Answer {
  status: number
  body: Task & { tasks: Task[]; code?: string }
}

export interface SeriesWorld {
  database: Database
  /** A person who has nothing yet. */
  person(): SeriesPerson
  close(): Promise<unknown>
}

export interface SeriesPerson {
  call(method: string, path: string, body?: unknown): Promise<Answer>
  tasks(): Promise<Task[]>
  /** of tasks, in the order of revisions */
  events(): Promise<TaskRecord[]>
  /** Moves the clock by milliseconds, also back. */
  wait(milliseconds: number): void
  /** Tells recurring of an event, as often as it asks for that. Returns the last status. */
  tell(event: StoredEvent): Promise<number>
  /** Tells recurring of what it was not told yet, in the order of a picker. */
  tellAll(pick?: (count: number) => number): Promise<void>
}

const START = Date.parse('2026-03-11T08:00:00.000Z')
/** Most attempts of one delivery until a source would give up. */
const ATTEMPTS = 20

export async function openSeriesWorld(): Promise<SeriesWorld> {
  const url = await createDatabase()
  const database = openDatabase(url)
  const gatewayOwn = openDatabase(loginOf(url, 'gateway'))
  const recurringOwn = openDatabase(loginOf(url, 'recurring'))
  let clock = START
  const base = {
    log: silentLog,
    publisher: { publish() {}, room: async () => {}, flush: async () => {} },
    now: () => new Date(clock),
    ready: async () => {},
  }
  const nothing = async () => undefined
  const gateway = createGateway({
    ...base,
    database: gatewayOwn,
    state: { get: async (keys) => keys.map(() => undefined), save: async () => true, delete: nothing },
    authenticate: async (authorization) => ({ person: authorization!.slice(7), scopes: null }) as never,
    model: nothing,
    speech: nothing,
    webhookKey: nothing,
    pushKey: nothing,
    signingSecret: nothing,
    issuer: async () => undefined,
    publicUrl: 'https://todo.example.com',
    reach: { allowPrivate: false, ports: [443] },
    limits: { rate: 1_000_000, concurrency: 100 },
  })
  const recurring = createRecurring({ ...base, sources, database: recurringOwn })

  function person(): SeriesPerson {
    const id = newId()
    const told = new Set<string>()
    const headers = { authorization: `Bearer ${id}`, 'content-type': 'application/json' }
    const events = async () => (await eventsOf(database, id)) as TaskRecord[]
    async function tell(event: StoredEvent) {
      told.add(event.id)
      let status = 503
      for (let attempt = 0; status === 503 && attempt < ATTEMPTS; attempt++)
        status = (await deliver(recurring, event)).status
      return status
    }
    return {
      async call(method, path, body) {
        const response = await gateway.request(path, {
          method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        const text = await response.text()
        return { status: response.status, body: text ? JSON.parse(text) : {} }
      },
      async tasks() {
        const text = 'select task from todo.tasks where person_id = $1 order by due_at, id'
        return (await database.query<{ task: Task }>({ text, values: [id] })).map(({ task }) => task)
      },
      events,
      wait(milliseconds) {
        clock += milliseconds
      },
      tell,
      async tellAll(pick = () => 0) {
        for (;;) {
          const waiting = (await events()).filter((event) => !told.has(event.id))
          if (!waiting.length) return
          const status = await tell(waiting[pick(waiting.length) % waiting.length]!)
          if (status !== 204) throw new Error(`recurring answered ${status}`)
        }
      },
    }
  }

  const close = () => Promise.all([database.close(), gatewayOwn.close(), recurringOwn.close()])
  return { database, person, close }
}
