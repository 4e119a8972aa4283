/** Takes back what the person's last turn did, or the last undo, by events that compensate its events. */

import type { Database } from '../../../shared/database/index.ts'
import type { Collection } from '../../../shared/domain/collections/collection.ts'
import type { CollectionEventType } from '../../../shared/domain/collections/collection-event.ts'
import {
  type CollectionChange,
  type CollectionCommand,
  decideCollection,
} from '../../../shared/domain/collections/decide-collection.ts'
import { collectionKindOf } from '../../../shared/domain/collections/renaming.ts'
import type { CommentChanged, CommentEventType } from '../../../shared/domain/comments/comment.ts'
import type { CommentChange } from '../../../shared/domain/comments/decide-comment.ts'
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Before } from '../../../shared/domain/subtasks.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskChanged, TaskEventType } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventData } from '../../../shared/events/schemas.ts'
import { Problem } from '../../../shared/http/problem.ts'
import type { Refused } from '../../../shared/language/replies.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { refusedOf } from '../chat/refused.ts'
import { loadPerson } from '../person/person.ts'
import { beforeOf, type Plan, type TaskChange } from '../writes/execute.ts'
import { type Direction, eventsOfTurn, eventsToTakeBack } from './statements.ts'

export interface TakenBack extends Plan {
  before: Before
  collections: CollectionChange[]
  comments: CommentChange[]
  /** reminders that were put off and are to come, or are put off after all */
  more: Snooze[]
  /** what the turn had done to the tasks and collections of these changes, for telling what was taken back or done again */
  undone: { type: DeedType; title: string }[]
  /** how many of them the whole turn is about */
  count: number
  /** what cannot be put back as it was: it was stored before there were bounds, and is passed over */
  left: Left[]
  /** the turns up to the one that is taken back, by their correlation ids */
  turns: string[]
}

type Left = { title: string } & Refused

/** That a reminder is put off, and that it is not: each takes the other back. */
const SNOOZES = ['todo.reminder.snoozed.v1', 'todo.reminder.unsnoozed.v1'] as const
type SnoozeType = (typeof SNOOZES)[number]
type Snooze = OutboxEvent<SnoozeType>
type DeedType = TaskEventType | CollectionEventType | CommentEventType | SnoozeType

/** `task` or `collection` as it is now; the other is null */
interface Row {
  turn: string
  tasks: string
  isUnderWay: boolean
  revision: string
  type: DeedType
  data: { previous?: Record<string, unknown> }
  did: DeedType
  task: Task | null
  /** whether something is under the task */
  isParent: boolean
  collection: Collection | null
}

type TaskRow = Row & { task: Task }
type CollectionRow = Row & { collection: Collection }
type CommentRow = TaskRow & { type: CommentEventType; data: CommentChanged }
type SnoozeRow = TaskRow & { type: SnoozeType; data: EventData<SnoozeType> }

/** Most turns that are passed over, because the tasks already are as they were before them. */
const MOST_PASSED = 50

/** Most events of a turn that are compensated by one commit. */
const PART = 100

export interface Wanted {
  direction: Direction
  database: Database
  personId: string
  origin: Origin
  /** turns to pass over, because they are taken back before this one */
  except?: string[]
  /** of the events, where only what one client did may be taken back */
  source?: string
}

/**
 * Events and tasks are read at one moment: whoever takes the same turn back meanwhile raises the version of a task of it, so that this
 * plan is not carried out, and the next one finds another turn.
 *
 * @throws Problem 409 when there is nothing left to take back, 503 while others take back a large turn
 */
export async function planTakingBack(wanted: Wanted): Promise<TakenBack> {
  const { direction, database, personId, origin, except = [], source } = wanted
  const passed = [...except]
  const left: Left[] = []
  while (passed.length < MOST_PASSED + except.length) {
    const choice = { personId, except: passed, source, correlationId: origin.correlationId }
    const rows = await database.query<Row>(eventsToTakeBack(direction, choice, PART))
    const [first] = rows
    if (!first) break
    if (first.isUnderWay) throw underWay()
    const part = await planPart(wanted, rows, left)
    const { length } = part.undone
    if (length) return { ...part, count: Math.max(Number(first.tasks), length), left, turns: [...passed, first.turn] }
    passed.push(first.turn)
  }
  throw nothingToTakeBack(direction, left)
}

type Part = Pick<TakenBack, 'changes' | 'before' | 'collections' | 'comments' | 'more' | 'undone' | 'rest'>

/**
 * What these events come to, or the first ones before them that come to anything; with what plans the rest, where that does.
 *
 * @param held of collections and reminders, which go with the last part: they are few, and tasks follow them
 */
async function planPart(wanted: Wanted, rows: Row[], left: Left[], held: Row[] = []): Promise<Part> {
  const part = partOf(rows.filter(isOfTask), wanted.origin.now, left)
  const kept = [...held, ...rows.filter((row) => !isOfTask(row))]
  const rest = await restOf(wanted, rows)
  if (!rest) {
    const named = await withCollections(wanted, part, kept.filter(isOfCollection), left)
    return withSnoozes(wanted, withComments(named, kept.filter(isOfComment)), kept)
  }
  if (!part.changes.length) return planPart(wanted, rest, left, kept)
  const last = rows.at(-1)!
  return { ...part, rest: async () => planPart(wanted, await rowsBefore(wanted, last), left, kept) }
}

const isSnooze = (row: Row): row is SnoozeRow => (SNOOZES as readonly string[]).includes(row.type)
const isOfComment = (row: Row): row is CommentRow => row.task !== null && row.type.startsWith('todo.comment.')
const isOfTask = (row: Row): row is TaskRow => row.task !== null && !isSnooze(row) && !isOfComment(row)
const isOfCollection = (row: Row): row is CollectionRow => row.collection !== null

/** The next events of the turn that still change anything. */
async function restOf(wanted: Wanted, before: Row[]): Promise<Row[] | undefined> {
  for (let rows = before; rows.length === PART; ) {
    rows = await rowsBefore(wanted, rows.at(-1)!)
    if (rows.some((row) => !isOfTask(row)) || partOf(rows.filter(isOfTask), wanted.origin.now, []).changes.length)
      return rows
  }
  return undefined
}

const rowsBefore = ({ database, personId }: Wanted, { turn, revision }: Row): Promise<Row[]> =>
  database.query<Row>(eventsOfTurn(personId, { id: turn, before: Number(revision) }, PART))

function partOf(rows: TaskRow[], now: string, left: Left[]): Part {
  const before = beforeOf(rows)
  const changes = [...Map.groupBy(rows, ({ task }) => task.id).values()]
    .map((events): TaskChange => {
      const { task, turn } = events[0]!
      return { taskId: task.id, command: taskCompensation(events), undoes: turn }
    })
    .filter(({ taskId, command }) => isUndoable(command, before.tasks.get(taskId)!, now, left))
  const ids = new Set(changes.map(({ taskId }) => taskId))
  return {
    changes,
    before,
    collections: [],
    comments: [],
    more: [],
    undone: rows.filter(({ task }) => ids.has(task.id)).map(told),
  }
}

/** Their compensations besides, each upon what becomes of those before it. */
async function withCollections(
  { database, personId, origin }: Wanted,
  part: Part,
  rows: CollectionRow[],
  left: Left[],
): Promise<Part> {
  if (!rows.length) return part
  const stored = (await loadPerson(database, personId)).collections
  const names = new Map(rows.map(({ collection }) => [collection.id, collection.name]))
  const collections = [...Map.groupBy(rows, ({ collection }) => collection.id).values()]
    .map((events): CollectionChange => {
      const { type, collection, turn } = events[0]!
      return { kind: collectionKindOf(type)!, id: collection.id, command: collectionCompensation(events), undoes: turn }
    })
    .filter((change) =>
      orLeft(names.get(change.id)!, left, () => decideCollection(change, stored, origin.now).length > 0),
    )
  const ids = new Set(collections.map(({ id }) => id))
  const undone = [...part.undone, ...rows.filter(({ collection }) => ids.has(collection.id)).map(told)]
  return { ...part, collections, undone }
}

/** A comment is told by its words. */
function withComments(part: Part, rows: CommentRow[]): Part {
  const comments = [...Map.groupBy(rows, ({ data }) => data.comment.id)].map(([id, events]): CommentChange => {
    const previous = isNew(events) ? { isDeleted: true } : previousOf(events)
    const { turn, data } = events[0]!
    return { id, taskId: data.comment.taskId, command: { type: 'revert', previous }, undoes: turn }
  })
  const undone = rows.map(({ did, data }) => ({ type: did, title: data.comment.text }))
  return { ...part, comments, undone: [...part.undone, ...undone] }
}

/** One whose instant is over, or whose task is done, is none any more. */
function withSnoozes({ origin }: Wanted, part: Part, rows: Row[]): Part {
  const open = rows.filter(isSnooze).filter(({ task, data: { until } }) => until > origin.now && task.status === 'open')
  const more = open.map(({ type, turn, task, data: { until } }): Snooze => {
    const [snoozed, unsnoozed] = SNOOZES
    return eventOf(type === snoozed ? unsnoozed : snoozed, task.id, { task, until, undoes: turn }, origin)
  })
  return { ...part, more, undone: [...part.undone, ...open.map(told)] }
}

const told = ({ did, type, data }: Row): TakenBack['undone'][number] => {
  const kind = collectionKindOf(type)
  const title = kind
    ? (data as Record<string, unknown> as Record<string, Collection>)[kind]!.name
    : (data as unknown as TaskChanged).task.title
  return { type: did, title }
}

/** Whether it changes anything, and may. What may not is told in `left`: it must not keep what was done before it from being taken back. */
function isUndoable(command: TaskCommand, task: Task, now: string, left: Left[]): boolean {
  return orLeft(task.title, left, () => decide(command, task, now) !== null)
}

function orLeft(title: string, left: Left[], decides: () => boolean): boolean {
  try {
    return decides()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    left.push({ title, ...refusedOf(error) })
    return false
  }
}

export const leftInWords = ({ title, detail }: Left): string =>
  `The last change of “${title}” cannot be taken back: ${detail}`

const taskCompensation = (events: Row[]): TaskCommand => ({
  type: 'revert',
  previous: isNew(events) ? { status: 'deleted' } : previousOf(events),
})

const collectionCompensation = (events: Row[]): CollectionCommand => ({
  type: 'revert',
  previous: isNew(events) ? { isDeleted: true } : previousOf(events),
})

const isNew = (events: Row[]): boolean => events.some(({ type }) => type.endsWith('.created.v1'))

/** @param events of one, newest first: what was before the oldest of them is what comes back */
const previousOf = (events: Row[]): Record<string, unknown> =>
  Object.assign({}, ...events.map(({ data }) => data.previous))

function nothingToTakeBack(direction: Direction, left: Left[]): Problem {
  const verb = direction === 'undo' ? 'undo' : 'do again'
  const detail = left.length
    ? `There is nothing else to ${verb}. ${left.map(leftInWords).join(' ')}`
    : `There is nothing to ${verb}.`
  return new Problem({ status: 409, code: `nothing-to-${direction}`, detail })
}

const underWay = (): Problem =>
  new Problem({
    status: 503,
    code: 'too-busy',
    detail: 'A large change is still being taken back. Nothing else was changed; please try again in a moment.',
    headers: { 'retry-after': '1' },
  })
