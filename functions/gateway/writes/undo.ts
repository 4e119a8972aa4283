/** Takes back what the person's last turn did, by events that compensate its events. */

import type { Database } from '../../../shared/database/index.ts'
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskChanged, TaskEventType } from '../../../shared/domain/task-event.ts'
import { Problem } from '../../../shared/http/problem.ts'
import type { Refused } from '../../../shared/language/replies.ts'
import { refusedOf } from '../chat/refused.ts'
import { lastTurn } from '../statements.ts'
import type { Plan, TaskChange } from './execute.ts'

export interface Undo extends Plan {
  before: Map<string, Task>
  /** the tasks as the turn left them, for telling what was taken back */
  undone: { type: TaskEventType; task: Task }[]
  /** what cannot be put back as it was: it was stored before there were bounds, and is passed over */
  left: Left[]
  /** the turns up to the one that is taken back, by their correlation ids */
  turns: string[]
}

type Left = { title: string } & Refused

interface Row {
  correlationId: string
  type: TaskEventType
  data: TaskChanged
  /** as it is now */
  task: Task
}

/** Most turns that are passed over, because the tasks already are as they were before them. */
const MOST_PASSED = 50

/**
 * Events and tasks are read at one moment: whoever takes the same turn back meanwhile raises the version of a task of it, so that this
 * plan is not carried out, and the next one finds another turn.
 *
 * @param now RFC 3339 instant
 * @param except turns to pass over, because they are taken back before this one
 * @param source of the events, where only what one client did may be taken back
 * @throws Problem 409 when there is nothing left to take back
 */
export async function planUndo(
  database: Database,
  personId: string,
  now: string,
  except: string[] = [],
  source?: string,
): Promise<Undo> {
  const passed = [...except]
  const left: Left[] = []
  while (passed.length < MOST_PASSED + except.length) {
    const rows = await database.query<Row>(lastTurn(personId, passed, source))
    if (!rows.length) break
    const undoes = rows[0]!.correlationId
    const before = new Map(rows.map(({ task }) => [task.id, task]))
    const changes = [...Map.groupBy(rows, ({ task }) => task.id).values()]
      .map((events): TaskChange => ({ ...compensation(events), undoes }))
      .filter(({ taskId, command }) => isUndoable(command, before.get(taskId)!, now, left))
    if (changes.length) {
      const ids = new Set(changes.map(({ taskId }) => taskId))
      const undone = rows.filter(({ task }) => ids.has(task.id)).map(({ type, data }) => ({ type, task: data.task }))
      return { changes, before, undone, left, turns: [...passed, undoes] }
    }
    passed.push(undoes)
  }
  const detail = left.length
    ? `There is nothing else to undo. ${left.map(leftInWords).join(' ')}`
    : 'There is nothing to undo.'
  throw new Problem({ status: 409, code: 'nothing-to-undo', detail })
}

/** Whether it changes anything, and may. What may not is told in `left`: it must not keep what was done before it from being taken back. */
function isUndoable(command: TaskCommand, task: Task, now: string, left: Left[]): boolean {
  try {
    return decide(command, task, now) !== null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    left.push({ title: task.title, ...refusedOf(error) })
    return false
  }
}

export const leftInWords = ({ title, detail }: Left): string =>
  `The last change of “${title}” cannot be taken back: ${detail}`

/** @param events of one task, newest first: what was before the oldest one is what comes back */
function compensation(events: Row[]): TaskChange {
  const taskId = events[0]!.task.id
  const isNew = events.some(({ type }) => type === 'todo.task.created.v1')
  const previous = isNew
    ? { status: 'deleted' as const }
    : Object.assign({}, ...events.map(({ data }) => data.previous))
  return { taskId, command: { type: 'revert', previous } }
}
