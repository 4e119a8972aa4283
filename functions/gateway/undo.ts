/** Takes back what the person's last turn did, by events that compensate its events. */

import type { Database } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskChanged, TaskEventType } from '../../shared/domain/task-event.ts'
import { Problem } from '../../shared/http/problem.ts'
import type { Plan, TaskChange } from './execute.ts'
import { lastTurn } from './statements.ts'

export interface Undo extends Plan {
  before: Map<string, Task>
  /** the tasks as the turn left them, for telling what was taken back */
  undone: { type: TaskEventType; task: Task }[]
}

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
 * @throws Problem 409 when there is nothing left to take back
 */
export async function planUndo(database: Database, personId: string, now: string): Promise<Undo> {
  const passed: string[] = []
  while (passed.length < MOST_PASSED) {
    const rows = await database.query<Row>(lastTurn(personId, passed))
    if (!rows.length) break
    const undoes = rows[0]!.correlationId
    const before = new Map(rows.map(({ task }) => [task.id, task]))
    const changes = [...Map.groupBy(rows, ({ task }) => task.id).values()]
      .map((events): TaskChange => ({ ...compensation(events), undoes }))
      .filter(({ taskId, command }) => decide(command, before.get(taskId)!, now))
    if (changes.length) return { changes, before, undone: rows.map(({ type, data }) => ({ type, task: data.task })) }
    passed.push(undoes)
  }
  throw new Problem({ status: 409, code: 'nothing-to-undo', detail: 'There is nothing to undo.' })
}

/** @param events of one task, newest first: what was before the oldest one is what comes back */
function compensation(events: Row[]): TaskChange {
  const taskId = events[0]!.task.id
  const isNew = events.some(({ type }) => type === 'todo.task.created.v1')
  const previous = isNew
    ? { status: 'deleted' as const }
    : Object.assign({}, ...events.map(({ data }) => data.previous))
  return { taskId, command: { type: 'revert', previous } }
}
