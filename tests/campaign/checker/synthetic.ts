/** A history in which all is well, made by hand, for tests of the checker: each spoils one thing of it. */
import { emptyHistory, type Hook, type Operation, type Verb } from '../history.ts'
import {
  type AuditEntry,
  type CollectionState,
  collectionIn,
  type Delivery,
  digestOf,
  type Evidence,
  type PublishedRecord,
  type StoredCollection,
  type StoredEvent,
  type StoredTask,
  type TaskState,
} from './evidence.ts'
import { hashOf } from './rules/audit.ts'

const START = Date.parse('2026-03-31T09:00:00.000Z')
/** A reminder's instant: ten minutes after the start. */
export const INSTANT = START + 600_000
export const DUE = { date: '2026-03-31', time: '09:10', timeZone: 'UTC' }

/** Ada has a series, of which she completes the first occurrence, and a task that she is reminded of. */
export function goodEvidence(): Evidence {
  const series = taskOf('task-1', 'water the plants', { seriesId: 'task-1', recurrence: { rule: 'FREQ=DAILY' } })
  const done: TaskState = { ...series, version: 2, status: 'completed' }
  const next = { ...series, id: 'task-2' }
  const call = taskOf('task-3', 'call mum', { due: DUE, dueAt: INSTANT, reminders: [{ minutesBefore: 0 }] })
  const reminder = { reminderId: 'reminder-1', at: new Date(INSTANT).toISOString() }
  const events = [
    event(1, 'todo.task.created.v1', series.id, 'gateway', { task: series, previous: {} }),
    event(2, 'todo.task.completed.v1', series.id, 'gateway', { task: done, previous: { status: 'open' } }),
    event(3, 'todo.task.created.v1', next.id, 'recurring', { task: next, previous: {} }),
    event(4, 'todo.task.created.v1', call.id, 'gateway', { task: call, previous: {} }),
    event(5, 'todo.reminder.fired.v1', call.id, 'reminder', { task: call, ...reminder }, INSTANT),
    event(6, 'todo.notification.delivered.v1', call.id, 'notification', { ...reminder, channel: 'in-app' }, INSTANT),
  ]
  const delivery: Delivery = {
    id: 'hook-1',
    person: 'ada',
    channel: 'webhook',
    reminderId: 'reminder-1',
    state: 'delivered',
  }
  return withCopies({
    history: {
      ...emptyHistory(1),
      operations: [
        operation(1, 'create', { title: series.title, answer: series, status: 201 }),
        operation(2, 'complete', { taskId: series.id, answer: done }),
        operation(3, 'create', { title: call.title, answer: call, status: 201 }),
      ],
      streams: [{ person: 'ada', after: 0, connections: 1, received: events.map(streamed) }],
      hooks: [hook()],
    },
    at: INSTANT + 3_600_000,
    people: [{ id: 'ada', revision: events.length }],
    events,
    tasks: [done, next, call].map(stored),
    collections: [],
    comments: [],
    webhooks: [],
    sendings: [],
    deliveries: [delivery],
    letters: [],
    records: [],
    entries: [],
  })
}

/** The evidence with Kafka and an audit log that follow from its events. */
export function withCopies(evidence: Evidence): Evidence {
  const records = evidence.events.map(recordOf)
  return { ...evidence, records, entries: chainOf(evidence.events, records) }
}

/** A change that is stored, published, recorded and streamed as it should be: only what it says may be wrong. */
export function happened(evidence: Evidence, more: StoredEvent[]): Evidence {
  const events = [...evidence.events, ...more]
  const streams = [{ person: 'ada', after: 0, connections: 1, received: events.map(streamed) }]
  const tasks = new Map(evidence.tasks.map((each) => [each.id, each]))
  for (const { type, data } of more) if (type.startsWith('todo.task.')) tasks.set(data.task!.id, stored(data.task!))
  return withCopies({
    ...evidence,
    events,
    tasks: [...tasks.values()],
    collections: more.reduce(keep, evidence.collections),
    people: [{ id: 'ada', revision: events.length }],
    history: { ...evidence.history, streams },
  })
}

export function taskOf(id: string, title: string, more: Partial<TaskState> = {}): TaskState {
  const times = { due: null, dueAt: null, reminders: [], recurrence: null, completedAt: null }
  const plain = { seriesId: null, project: null, section: null, labels: [], ...times }
  return { id, version: 1, title, status: 'open', ...plain, updatedAt: new Date(START).toISOString(), ...more }
}

export const collectionOf = (id: string, name: string): CollectionState => ({ id, version: 1, name, isDeleted: false })

/** The collections after an event. */
function keep(collections: StoredCollection[], each: StoredEvent): StoredCollection[] {
  const { kind, collection } = collectionIn(each) ?? {}
  if (!kind || !collection) return collections
  const { person, subject: id } = each
  const others = collections.filter((other) => other.id !== id)
  return [...others, { person, id, kind, version: collection.version, collection }]
}

export const event = (
  revision: number,
  type: string,
  subject: string,
  source: string,
  data: StoredEvent['data'],
  time = START + revision * 1000,
): StoredEvent => ({
  person: 'ada',
  revision,
  id: `event-${revision}`,
  topic: type.includes('.reminder.') ? 'reminders' : type.includes('.notification.') ? 'notifications' : 'task-events',
  type,
  source: `/todo-chatbot/${source}`,
  subject,
  time,
  correlationId: `turn-${revision}`,
  causationId: null,
  isPublished: true,
  data,
})

export const stored = (task: TaskState): StoredTask => ({ person: 'ada', id: task.id, version: task.version, task })

export const streamed = ({ revision, type, subject, data, time: at }: StoredEvent) => ({
  revision,
  type,
  subject,
  digest: digestOf(data),
  at,
})

interface Told {
  title: string
  taskId: string
  answer: unknown
  status: number
  path: string
}

export function operation(
  number: number,
  verb: Verb,
  { title, taskId, answer, status = 200, path = '/v1/tasks' }: Partial<Told> = {},
): Operation {
  const at = START + number * 1000
  const attempts = [{ at, until: at + 5, status, body: answer ?? null }]
  const request = { host: undefined, method: 'POST', path, body: null, key: `key-${number}` }
  return { number, person: 'ada', device: 0, verb, ...request, titles: title ? [title] : [], taskId, at, attempts }
}

export const hook = (more: Partial<Hook> = {}): Hook => ({
  person: 'ada',
  id: 'hook-1',
  reminderId: 'reminder-1',
  taskId: 'task-3',
  title: 'call mum',
  due: INSTANT,
  at: INSTANT + 50,
  status: 204,
  ...more,
})

const recordOf = ({ topic, revision, person, id, source, data }: StoredEvent): PublishedRecord => ({
  topic,
  partition: 0,
  offset: revision - 1,
  key: person,
  id,
  source,
  sequence: revision,
  digest: digestOf(data),
})

function chainOf(events: StoredEvent[], records: PublishedRecord[]): AuditEntry[] {
  let previous = '0'.repeat(64)
  return events.map((each, index) => {
    const { person, id, source, type, subject, revision, time, data } = each
    const { topic, partition, offset } = records[index]!
    const entry: AuditEntry = {
      chain: person,
      position: index + 1,
      entryId: `entry-${index + 1}`,
      recordedAt: new Date(START).toISOString(),
      ...{ topic, partition, offset, eventId: id, source, type, subject, sequence: revision },
      time: new Date(time).toISOString(),
      event: JSON.stringify({ id, source, type, data }),
      salt: 'c0ffee',
      hash: '',
    }
    previous = hashOf(previous, entry)
    return { ...entry, hash: previous }
  })
}
