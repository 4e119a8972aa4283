/** Takes back what the person's last turn did, by events that compensate its events. */

import type { Database } from '../../../shared/database/index.ts'
import type { Collection } from '../../../shared/domain/collections/collection.ts'
import { type CollectionEventType, collectionKindOf } from '../../../shared/domain/collections/collection-event.ts'
import {
  type CollectionChange,
  type CollectionCommand,
  decideCollection,
} from '../../../shared/domain/collections/decide-collection.ts'
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskChanged, TaskEventType } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventData } from '../../../shared/events/schemas.ts'
import { Problem } from '../../../shared/http/problem.ts'
import type { Refused } from '../../../shared/language/replies.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { refusedOf } from '../chat/refused.ts'
import { loadPerson } from '../person/person.ts'
import { lastTurn } from '../statements.ts'
import type { Plan, TaskChange } from './execute.ts'

export interface Undo extends Plan {
  before: Map<string, Task>
  collections: CollectionChange[]
  /** reminders that were put off and are to come */
  more: OutboxEvent<'todo.reminder.unsnoozed.v1'>[]
  /** the tasks and collections as the turn left them, for telling what was taken back */
  undone: { type: UndoableType; title: string }[]
  /** what cannot be put back as it was: it was stored before there were bounds, and is passed over */
  left: Left[]
  /** the turns up to the one that is taken back, by their correlation ids */
  turns: string[]
}

type Left = { title: string } & Refused

const SNOOZED = 'todo.reminder.snoozed.v1'
type UndoableType = TaskEventType | CollectionEventType | typeof SNOOZED

/** `task` or `collection` as it is now; the other is null */
interface Row {
  correlationId: string
  type: UndoableType
  data: { previous?: Record<string, unknown> }
  task: Task | null
  collection: Collection | null
}

type TaskRow = Row & { task: Task }
type CollectionRow = Row & { collection: Collection }
type SnoozedRow = Row & { type: typeof SNOOZED; data: EventData<typeof SNOOZED>; task: Task }

const isSnoozed = (row: Row): row is SnoozedRow => row.type === SNOOZED

/** Most turns that are passed over, because the tasks already are as they were before them. */
const MOST_PASSED = 50

/**
 * Events and tasks are read at one moment: whoever takes the same turn back meanwhile raises the version of a task of it, so that this
 * plan is not carried out, and the next one finds another turn.
 *
 * @param except turns to pass over, because they are taken back before this one
 * @param source of the events, where only what one client did may be taken back
 * @throws Problem 409 when there is nothing left to take back
 */
export async function planUndo(
  database: Database,
  personId: string,
  origin: Origin,
  except: string[] = [],
  source?: string,
): Promise<Undo> {
  const passed = [...except]
  const left: Left[] = []
  while (passed.length < MOST_PASSED + except.length) {
    const rows = await database.query<Row>(lastTurn(personId, passed, source))
    if (!rows.length) break
    const undoes = rows[0]!.correlationId
    const snoozed = rows.filter(isSnoozed)
    const ofTasks = rows.filter((row): row is TaskRow => row.task !== null && !isSnoozed(row))
    const before = new Map(ofTasks.map(({ task }) => [task.id, task]))
    const changes = [...Map.groupBy(ofTasks, ({ task }) => task.id).values()]
      .map((events): TaskChange => ({ taskId: events[0]!.task.id, command: taskCompensation(events), undoes }))
      .filter(({ taskId, command }) => isUndoable(command, before.get(taskId)!, origin.now, left))
    const ofCollections = rows.filter((row): row is CollectionRow => row.collection !== null)
    const collections = ofCollections.length
      ? await collectionsBack(database, personId, ofCollections, { now: origin.now, undoes, left })
      : []
    const more = snoozed.filter((row) => isToCome(row, origin)).map((row) => unsnoozed(row, undoes, origin))
    if (changes.length || collections.length || more.length) {
      const ids = new Set([
        ...changes.map(({ taskId }) => taskId),
        ...collections.map(({ id }) => id),
        ...more.map(({ subject }) => subject),
      ])
      const undone = rows
        .filter(({ task, collection }) => ids.has((task ?? collection)!.id))
        .map(({ type, data }) => ({ type, title: titleIn(type, data) }))
      return { changes, collections, more, before, undone, left, turns: [...passed, undoes] }
    }
    passed.push(undoes)
  }
  const detail = left.length
    ? `There is nothing else to undo. ${left.map(leftInWords).join(' ')}`
    : 'There is nothing to undo.'
  throw new Problem({ status: 409, code: 'nothing-to-undo', detail })
}

/** One whose instant is over, or whose task is done, is none any more. */
const isToCome = ({ task, data: { until } }: SnoozedRow, { now }: Origin): boolean =>
  until > now && task.status === 'open'

const unsnoozed = ({ task, data: { until } }: SnoozedRow, undoes: string, origin: Origin) =>
  eventOf('todo.reminder.unsnoozed.v1', task.id, { task, until, undoes }, origin)

/** Whether it changes anything, and may. What may not is told in `left`: it must not keep what was done before it from being taken back. */
function isUndoable(command: TaskCommand, task: Task, now: string, left: Left[]): boolean {
  return orLeft(task.title, left, () => decide(command, task, now) !== null)
}

/** As of tasks; each upon what becomes of those before it. */
async function collectionsBack(
  database: Database,
  personId: string,
  rows: CollectionRow[],
  { now, undoes, left }: { now: string; undoes: string; left: Left[] },
): Promise<CollectionChange[]> {
  const { collections } = await loadPerson(database, personId)
  const names = new Map(rows.map(({ collection }) => [collection.id, collection.name]))
  return [...Map.groupBy(rows, ({ collection }) => collection.id).values()]
    .map((events): CollectionChange => {
      const { type, collection } = events[0]!
      return { kind: collectionKindOf(type)!, id: collection.id, command: collectionCompensation(events), undoes }
    })
    .filter((change) =>
      orLeft(names.get(change.id)!, left, () => decideCollection(change, collections, now).length > 0),
    )
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

function titleIn(type: UndoableType, data: object): string {
  const kind = collectionKindOf(type)
  return kind ? (data as Record<string, Collection>)[kind]!.name : (data as TaskChanged).task.title
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
