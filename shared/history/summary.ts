/** What happened, as sentences, for who reads a history. Dates are whole: a history is read long after. */

import type { Collection, CollectionKind } from '../domain/collections/collection.ts'
import { collectionKindOf } from '../domain/collections/renaming.ts'
import type { CommentChanged, CommentEventType } from '../domain/comments/comment.ts'
import { EMPTY_FIELDS } from '../domain/empty-fields.ts'
import type { Deadline, Due, Recurrence, Reminder, Task } from '../domain/task.ts'
import type { TaskChanged } from '../domain/task-event.ts'
import type { EventData } from '../events/schemas.ts'
import { type EventType, OUR_SOURCE } from '../events/types.ts'
import { describeMinutes, describeRepeat, describeWhen } from '../language/locales/en/wording/index.ts'
import { splitWall } from '../time/civil.ts'
import { wallTimeAt } from '../time/zone.ts'

/** Of one field. */
export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** What an event tells, which is as its type says. */
export interface KnownData<Type extends EventType = EventType> {
  type: Type
  data: EventData<Type>
}

interface Told extends KnownData {
  source: string
  time: string
  changes: Change[]
}

/** The function that emitted an event, and whom it acts for. */
export function actorOf(source: string): { function: string; client?: string; words: string } {
  const name = source.replace(OUR_SOURCE, '')
  const [, client] = /^mcp\/(.+)$/.exec(name) ?? []
  if (client) return { function: 'mcp', client, words: `You, by ${client},` }
  const words = { gateway: 'You', recurring: 'The series', reminder: 'The reminder', notification: 'The notification' }
  return { function: name, words: words[name as keyof typeof words] ?? name }
}

/** Each field that an event changed, with its value before and after; of a new task, each that was given. */
export function changesOf({ task, previous }: TaskChanged): Change[] {
  if (task.version === 1) {
    const given = Object.keys({ title: '', ...EMPTY_FIELDS, start: null }) as (keyof Task)[]
    return given
      .filter((field) => !isEmpty(field, task[field]))
      .map((field) => ({ field, before: null, after: task[field] }))
  }
  return Object.entries(previous).map(([field, before]) => ({ field, before, after: task[field as keyof Task] }))
}

const isEmpty = (field: string, value: unknown): boolean =>
  value === undefined || JSON.stringify(value) === JSON.stringify({ ...EMPTY_FIELDS, start: null }[field])

export function summaryOf({ type, data, source, time, changes }: Told): string {
  const who = actorOf(source).words
  switch (type) {
    case 'todo.reminder.fired.v1': {
      const { task, at } = data as { task: Task; at: string }
      return `You were reminded, as set for ${instantInWords(at, task.due?.timeZone)}.`
    }
    case 'todo.reminder.snoozed.v1': {
      const { task, until } = data as { task: Task; until: string }
      return `${who} snoozed it until ${instantInWords(until, task.due?.timeZone)}.`
    }
    case 'todo.reminder.unsnoozed.v1': {
      const { task, until } = data as EventData<'todo.reminder.unsnoozed.v1'>
      return `Undo: ${who} will not be reminded at ${instantInWords(until, task.due?.timeZone)}.`
    }
    case 'todo.notification.delivered.v1':
      return `The reminder was delivered ${channelInWords((data as { channel: string }).channel)}.`
    case 'todo.notification.failed.v1': {
      const { channel, reason } = data as { channel: string; reason: string | null }
      return `The reminder could not be delivered ${channelInWords(channel)}${reasonInWords(reason)}`
    }
    case 'todo.confirmation.requested.v1':
      return `${who} asked for a confirmation of the ${addressIn(data)}.`
    case 'todo.channel.updated.v1': {
      const { state, reason } = data as { state: string; reason: string | null }
      if (state === 'confirmed') return `The ${addressIn(data)} was confirmed.`
      return `The ${addressIn(data)} could not be confirmed${reasonInWords(reason)}`
    }
    case 'todo.token.created.v1': {
      const { name, scopes } = data as EventData<'todo.token.created.v1'>
      return `${who} made the access token “${name}” (${scopes.join(', ')}).`
    }
    case 'todo.token.used.v1':
      return `The access token “${(data as EventData<'todo.token.used.v1'>).name}” was used for the first time.`
    case 'todo.token.revoked.v1':
      return `${who} revoked the access token “${(data as EventData<'todo.token.revoked.v1'>).name}”.`
    case 'todo.session.ended.v1': {
      const { sessions } = data as EventData<'todo.session.ended.v1'>
      return `${who} signed out of ${sessions.map(({ device }) => device).join(', ')}.`
    }
    case 'todo.webhook.requested.v1':
      return `${who} asked ${(data as EventData<'todo.webhook.requested.v1'>).url} whether it receives events.`
    case 'todo.webhook.updated.v1': {
      const { url, state, reason } = data as EventData<'todo.webhook.updated.v1'>
      return `The webhook ${url} is ${state}${reasonInWords(reason)}`
    }
    case 'todo.webhook.deleted.v1':
      return `${who} deleted the webhook ${(data as EventData<'todo.webhook.deleted.v1'>).url}.`
    case 'todo.person.updated.v1':
      return `${who} changed the profile.`
    case 'todo.person.deleted.v1':
      return `${who} left, and what was before is erased.`
    case 'todo.comment.created.v1':
    case 'todo.comment.updated.v1':
    case 'todo.comment.deleted.v1':
    case 'todo.comment.restored.v1':
      return commentSummary(type, data as CommentChanged, who)
    default: {
      const kind = collectionKindOf(type)
      if (kind) return collectionSummary(kind, type, data as CollectionData, who)
      const { task, undoes } = data as { task: Task; undoes?: string }
      return `${undoes ? 'Undo: ' : ''}${taskSummary(type, task, who, changes, time)}`
    }
  }
}

function commentSummary(type: CommentEventType, { comment, undoes }: CommentChanged, who: string): string {
  const verb = {
    created: 'commented',
    updated: 'changed a comment',
    deleted: 'deleted a comment',
    restored: 'brought a comment back',
  }
  const happened = type.split('.')[2] as keyof typeof verb
  return `${undoes ? 'Undo: ' : ''}${who} ${verb[happened]}: “${shorten(comment.text)}”.`
}

type CollectionData = { previous: Record<string, unknown>; undoes?: string } & Record<CollectionKind, Collection>

/** Dates are not in it, and what tasks follow from it their own history does not tell: it is about them all. */
function collectionSummary(kind: CollectionKind, type: string, data: CollectionData, who: string): string {
  const { previous, undoes, [kind]: collection } = data
  const named = `the ${kind} “${(previous.name as string | undefined) ?? collection.name}”`
  const happened = type.split('.')[2]!
  const parts = Object.keys(previous).flatMap((field) => COLLECTION_CHANGES[field]?.(collection) ?? [])
  const verb = happened === 'updated' ? 'changed' : happened === 'created' ? 'made' : happened
  const said = happened === 'updated' && parts.length ? `: ${parts.join('; ')}` : ''
  return `${undoes ? 'Undo: ' : ''}${who} ${verb} ${named}${said}.`
}

const COLLECTION_CHANGES: Record<string, (after: Collection) => string> = {
  name: ({ name }) => `it is called “${name}”, for all its tasks`,
  colour: (after) => ('colour' in after && after.colour ? `it is ${after.colour}` : 'it has no colour'),
  isFavourite: (after) => ('isFavourite' in after && after.isFavourite ? 'it is a favourite' : 'it is no favourite'),
  isArchived: (after) => ('isArchived' in after && after.isArchived ? 'it is archived' : 'it is in sight again'),
  parentId: (after) => ('parentId' in after && after.parentId ? 'it is within another' : 'it is within none'),
  words: (after) => ('words' in after ? `it means “${shorten(after.words)}”` : ''),
}

const addressIn = (data: object): string =>
  (data as { channel: string }).channel === 'email' ? 'e-mail address' : 'webhook'

/** The end of a sentence that may have a reason. */
const reasonInWords = (reason: string | null): string => (reason ? `: ${reason.replace(/\.$/, '')}.` : '.')

const channelInWords = (channel: string): string =>
  channel === 'in-app' ? 'in the app' : `by ${channel.replace('-', ' ')}`

const VERBS: Record<string, string> = {
  'todo.task.completed.v1': 'completed',
  'todo.task.reopened.v1': 'reopened',
  'todo.task.skipped.v1': 'skipped',
  'todo.task.deleted.v1': 'deleted',
  'todo.task.restored.v1': 'restored',
}

function taskSummary(type: string, task: Task, who: string, changes: Change[], time: string): string {
  const shown = changes.filter(({ field }) => field in FIELDS)
  if (type === 'todo.task.created.v1') {
    const rest = shown
      .filter(({ field }) => field !== 'title')
      .map(({ field, after }) => valueInWords(field, after, time))
    return `${who} added “${task.title}”${rest.length ? ` — ${rest.join(', ')}` : ''}.`
  }
  const parts = shown.map((change) => changeInWords(change, time)).join('; ')
  const verb = VERBS[type]
  if (verb) return `${who} ${verb} “${task.title}”${parts ? `, with ${parts}` : ''}.`
  return `${who} changed “${task.title}”${parts ? `: ${parts}` : ''}.`
}

function changeInWords({ field, before, after }: Change, time: string): string {
  return `${FIELDS[field]} from ${valueInWords(field, before, time)} to ${valueInWords(field, after, time)}`
}

/** What changes by itself with these is not named. */
const FIELDS: Record<string, string> = {
  title: 'title',
  note: 'note',
  priority: 'priority',
  project: 'project',
  section: 'section',
  labels: 'labels',
  assignee: 'assignee',
  due: 'due date',
  deadline: 'deadline',
  start: 'start date',
  durationMinutes: 'duration',
  recurrence: 'repetition',
  reminders: 'reminders',
  isNote: 'kind',
  parentId: 'parent',
}

function valueInWords(field: string, value: unknown, time: string): string {
  if (value === null || value === undefined || value === '') return 'none'
  switch (field) {
    case 'title':
    case 'note':
      return `“${shorten(String(value))}”`
    case 'priority':
      return `p${value}`
    case 'project':
      return `#${value}`
    case 'section':
      return `/${value}`
    case 'assignee':
      return `+${value}`
    case 'labels':
      return (value as string[]).map((label) => `@${label}`).join(' ') || 'none'
    case 'due':
      return dueInWords(value as Due)
    case 'start':
      return `not before ${dueInWords(value as Due)}`
    case 'deadline':
      return `deadline ${dateInWords(value as Deadline)}`
    case 'durationMinutes':
      return describeMinutes(value as number)
    case 'recurrence':
      return repeatInWords(value as Recurrence, time)
    case 'reminders':
      return (value as Reminder[]).map(reminderInWords).join(' and ') || 'none'
    case 'parentId':
      return 'a task'
    case 'isNote':
      return value ? 'a note' : 'a task'
    default:
      return String(value)
  }
}

const shorten = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79).toWellFormed()}…`)

/** Seen from long ago, every date needs its year. */
const LONG_AGO = { now: '1970-01-01T00:00', timeZone: 'UTC' }

const dateInWords = ({ date, time }: Deadline): string => describeWhen({ date, time }, LONG_AGO)

const dueInWords = (due: Due): string => `${dateInWords(due)}${due.time ? ` (${due.timeZone})` : ''}`

function repeatInWords({ rule, start, counted }: Recurrence, time: string): string {
  return describeRepeat({ rule, start, counted }, { now: wallTimeAt(Date.parse(time), 'UTC'), timeZone: 'UTC' })
}

function reminderInWords(reminder: Reminder): string {
  if ('at' in reminder) return `reminder ${dateInWords(splitWall(reminder.at))}`
  return reminder.minutesBefore ? `reminder ${describeMinutes(reminder.minutesBefore)} before` : 'reminder on time'
}

function instantInWords(at: string, timeZone = 'UTC'): string {
  const wall = wallTimeAt(Date.parse(at), timeZone)
  return `${dateInWords(splitWall(wall))} (${timeZone})`
}
