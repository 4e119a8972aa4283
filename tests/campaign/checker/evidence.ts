/** All that the checker looks at: what clients were told, and what is in Postgres, in Kafka and in the audit log in the end. */
import { createHash } from 'node:crypto'
import type { History } from '../history.ts'

export interface TaskState {
  id: string
  version: number
  title: string
  status: 'open' | 'completed' | 'skipped' | 'deleted'
  seriesId: string | null
  due: { date: string; time: string | null; timeZone: string } | null
  dueAt: number | null
  /** before this instant it is out of sight; null and left out: it never was */
  startAt?: number | null
  reminders: { minutesBefore?: number }[]
  recurrence: { rule: string } | null
  project: string | null
  section: string | null
  labels: string[]
  /** the task that it is under */
  parentId?: string | null
  completedAt: string | null
  updatedAt: string
}

export interface CollectionState {
  id: string
  version: number
  name: string
  isDeleted: boolean
  /** of a section: its project */
  projectId?: string
}

export interface CommentState {
  id: string
  taskId: string
  version: number
  text: string
  isDeleted: boolean
}

/** What tasks are gathered in. */
export const COLLECTION_KINDS = ['project', 'section', 'label', 'filter'] as const
export type CollectionKind = (typeof COLLECTION_KINDS)[number]

export interface StoredEvent {
  person: string
  revision: number
  id: string
  topic: string
  type: string
  source: string
  subject: string
  /** epoch milliseconds, by the clock of who emitted it */
  time: number
  /** of the turn */
  correlationId: string
  /** id of the event that it follows from */
  causationId: string | null
  isPublished: boolean
  data: {
    task?: TaskState
    /** of an event of a section: the name of its project */
    project?: CollectionState | string
    section?: CollectionState
    label?: CollectionState
    filter?: CollectionState
    comment?: CommentState
    previous?: Record<string, unknown>
    /** the turn that it takes back */
    undoes?: string
    /** more of what takes it back follows */
    isPart?: boolean
    reminderId?: string
    at?: string
    until?: string
    channel?: string
    /** of a webhook of a developer */
    webhookId?: string
    state?: string
  }
}

export interface StoredTask {
  person: string
  id: string
  version: number
  task: TaskState
}

export interface StoredCollection {
  person: string
  id: string
  kind: CollectionKind
  version: number
  collection: CollectionState
}

export interface StoredComment {
  person: string
  id: string
  version: number
  comment: CommentState
}

/** A webhook of a developer. */
export interface StoredWebhook {
  person: string
  id: string
  url: string
  types: string[]
  state: string
  /** epoch milliseconds: what happened before is not sent; null when it never was active */
  activeSince: number | null
}

/** An event that goes to a webhook of a developer. */
export interface Sending {
  id: string
  person: string
  webhookId: string
  revision: number
  state: string
  /** epoch milliseconds of the next attempt */
  dueAt: number
}

/** A record of Kafka that is an event. */
export interface PublishedRecord {
  topic: string
  partition: number
  offset: number
  key: string
  id: string
  source: string
  sequence: number
  /** of the data, as `digestOf` makes it */
  digest: string
}

/** An entry of the audit log, with its event read. */
export interface AuditEntry {
  chain: string
  position: number
  entryId: string
  recordedAt: string
  topic: string | null
  partition: number | null
  offset: number | null
  eventId: string
  source: string
  type: string
  subject: string | null
  time: string | null
  sequence: number | null
  /** as it is stored */
  event: string
  /** hexadecimal */
  salt: string
  hash: string
}

export interface Delivery {
  id: string
  person: string
  channel: string
  reminderId: string
  state: string
}

export interface DeadLetter {
  person: string
  eventId: string
  type: string
  subject: string | null
  reason: string
}

export interface Evidence {
  history: History
  /** when it was gathered */
  at: number
  people: { id: string; revision: number }[]
  events: StoredEvent[]
  tasks: StoredTask[]
  collections: StoredCollection[]
  comments: StoredComment[]
  webhooks: StoredWebhook[]
  sendings: Sending[]
  records: PublishedRecord[]
  entries: AuditEntry[]
  deliveries: Delivery[]
  letters: DeadLetter[]
}

/** Something that must not be. */
export interface Violation {
  rule: string
  /** what it means to a person: something is gone, happened twice, or is not as it should be */
  kind: 'lost' | 'doubled' | 'wrong'
  person: string
  /** the task, where it is about one */
  taskId: string | undefined
  what: string
}

/** Whether a person, or a program in their name, did it; all else follows from that. */
export const isByPerson = ({ source }: StoredEvent): boolean => source.endsWith('/gateway') || source.includes('/mcp/')

export const isOfTask = ({ type }: StoredEvent): boolean => type.startsWith('todo.task.')

/** The collection that an event is about. */
export function collectionIn({
  type,
  data,
}: StoredEvent): { kind: CollectionKind; collection: CollectionState } | undefined {
  const kind = COLLECTION_KINDS.find((each) => type.startsWith(`todo.${each}.`))
  return kind && { kind, collection: data[kind] as CollectionState }
}

/** The same for JSON that says the same, in whatever order. */
export const digestOf = (data: unknown): string => createHash('sha256').update(canonical(data)).digest('base64url')

export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
    .join()}}`
}
