/** During a rollout, and from what Kafka keeps, each revision reads events of earlier and of later ones. */
import { describe, expect, test } from 'vitest'
import { readingSchema } from './reading.ts'
import { EVENT_SCHEMAS } from './schemas.ts'
import { EVENT_TOPICS, type EventType } from './types.ts'

const task = {
  id: '019586f2-6d60-7a67-8ad4-2f2a0a3a9d3e',
  version: 2,
  title: 'pay rent',
  note: '',
  priority: 1,
  project: 'home',
  section: null,
  labels: ['money'],
  assignee: null,
  due: { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' },
  deadline: { date: '2026-04-03', time: null },
  durationMinutes: 30,
  recurrence: { rule: 'RRULE:FREQ=MONTHLY', start: { date: '2026-01-31', time: null }, counted: 'schedule' },
  reminders: [{ minutesBefore: 30 }, { at: '2026-03-31T08:00' }],
  isNote: false,
  status: 'open',
  seriesId: '019586f2-6d60-7a67-8ad4-2f2a0a3a9d3e',
  dueAt: 1774940400000,
  createdAt: '2026-03-11T08:00:00.000Z',
  updatedAt: '2026-03-11T09:00:00.000Z',
  completedAt: null,
}
const profile = {
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  quietHours: { from: '22:00', to: '07:00' },
  email: 'ada@example.com',
  webhook: { url: 'https://example.com/hook' },
  webPush: [{ endpoint: 'https://push.example.com/1', keys: { p256dh: 'a', auth: 'b' } }],
}
const changed = { task, previous: { title: 'rent', priority: 4 }, undoes: '019586f2-6d60-7a67-8ad4-2f2a0a3a9d3f' }
const told = {
  reminderId: task.id,
  taskId: task.id,
  title: task.title,
  channel: 'in-app',
  at: task.createdAt,
  reason: null,
}

const stored = { id: task.id, version: 2, isDeleted: false, createdAt: task.createdAt }
const shown = { name: 'home', colour: 'blue', isFavourite: true }
const COLLECTIONS = {
  project: { project: { ...stored, ...shown, parentId: null, isArchived: false }, previous: { name: 'house' } },
  section: {
    section: { ...stored, name: 'kitchen', projectId: task.id },
    project: 'home',
    previous: { name: 'cellar' },
  },
  label: { label: { ...stored, ...shown }, previous: { colour: null } },
  filter: { filter: { ...stored, ...shown, words: 'p1 & overdue' }, previous: { isDeleted: true } },
} as const
type CollectionType = Extract<EventType, `todo.${keyof typeof COLLECTIONS}.${string}`>
const ofCollections = Object.fromEntries(
  Object.entries(COLLECTIONS).flatMap(([kind, data]) =>
    ['created', 'updated', 'deleted', 'restored'].map((happened) => [`todo.${kind}.${happened}.v1`, data]),
  ),
) as Record<CollectionType, object>
const comment = {
  id: task.id,
  taskId: task.id,
  version: 2,
  text: 'plumber says **tuesday**',
  by: null,
  isDeleted: false,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
}
const commented = { comment, title: 'boiler', previous: { text: 'plumber' }, undoes: task.id }
const token = { tokenId: task.id, name: 'Claude Code' }
const webhook = {
  webhookId: task.id,
  url: 'https://example.com/events',
  types: ['todo.task.*'],
  state: 'asked',
  reason: null,
}
const session = { id: task.id, device: 'Firefox, Android' }

/** Data as the first revision wrote it. It stands here for good: Kafka and the outbox hold such for months. */
const FIRST: Record<EventType, object> = {
  'todo.task.created.v1': { task, previous: {} },
  'todo.task.updated.v1': changed,
  'todo.task.completed.v1': changed,
  'todo.task.reopened.v1': changed,
  'todo.task.skipped.v1': changed,
  'todo.task.deleted.v1': changed,
  'todo.task.restored.v1': changed,
  ...ofCollections,
  'todo.comment.created.v1': { comment, title: 'boiler', previous: {} },
  'todo.comment.updated.v1': commented,
  'todo.comment.deleted.v1': { ...commented, previous: { isDeleted: false } },
  'todo.comment.restored.v1': { ...commented, previous: { isDeleted: true } },
  'todo.person.updated.v1': {
    profile,
    previous: { ...profile, quietHours: null, email: null, webhook: null, webPush: [] },
  },
  'todo.person.deleted.v1': { leftAt: task.createdAt },
  'todo.reminder.fired.v1': { reminderId: task.id, task, at: task.createdAt, firedAt: task.createdAt },
  'todo.reminder.snoozed.v1': { task, until: task.createdAt },
  'todo.reminder.unsnoozed.v1': { task, until: task.createdAt, undoes: task.id },
  'todo.confirmation.requested.v1': { channel: 'email', endpoint: 'ada@example.com' },
  'todo.channel.updated.v1': {
    channel: 'webhook',
    endpoint: 'https://example.com/hook',
    state: 'failed',
    reason: 'It is away.',
  },
  'todo.token.created.v1': { ...token, scopes: ['tasks:read'], expiresAt: task.createdAt },
  'todo.token.used.v1': token,
  'todo.token.revoked.v1': token,
  'todo.session.ended.v1': { sessions: [session] },
  'todo.webhook.requested.v1': webhook,
  'todo.webhook.updated.v1': { ...webhook, state: 'disabled', reason: 'It is away.' },
  'todo.webhook.deleted.v1': { webhookId: task.id, url: webhook.url },
  'todo.notification.delivered.v1': told,
  'todo.notification.failed.v1': { ...told, channel: 'email', reason: 'The mailbox is full.' },
}
const TYPES = Object.keys(EVENT_TOPICS) as EventType[]

/** Values of which a later revision may know more. */
const ENUMERATED: Record<string, unknown> = {
  status: 'archived',
  colour: 'ultramarine',
  counted: 'sunrise',
  channel: 'pager',
  locale: 'sr-Latn-RS',
  priority: 9,
  timeZone: 'Moon/Tranquility',
}

/** As a later revision may write it: more fields everywhere, more values, more kinds of what there are several kinds of, longer texts. */
function later(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => later(each))
    return name === 'reminders' ? [...all, { place: 'home' }] : all
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, inner]) => [key, ENUMERATED[key] ?? later(inner, key)])
    return { ...Object.fromEntries(fields), brought: { by: 'a later revision' } }
  }
  return name === 'title' || name === 'note' ? 'x'.repeat(9000) : value
}

describe.each(TYPES)('%s', (type) => {
  test('as the first revision wrote it is read', () => {
    expect(readingSchema(type).safeParse(FIRST[type])).toMatchObject({ success: true, data: FIRST[type] })
  })

  test('as a later revision may write it is read, with all that it holds', () => {
    const data = later(FIRST[type])
    // Of an instant alone, or of names and ids, nothing can become something that this revision does not know.
    expect(EVENT_SCHEMAS[type].safeParse(data).success).toBe(
      /^todo\.(person\.deleted|section\.\w+|token\.\w+|session\.\w+|webhook\.\w+)\.v1$/.test(type),
    )
    expect(readingSchema(type).safeParse(data)).toEqual({ success: true, data })
  })

  test('with another type of JSON, or without what it is about, is not read', () => {
    const [name] = Object.keys(FIRST[type])
    for (const data of [null, [], {}, { ...FIRST[type], [name!]: 7 }]) {
      expect(readingSchema(type).safeParse(data).success).toBe(false)
    }
  })
})
