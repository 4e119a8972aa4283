/** Takes back what the person's last turn did, by events that compensate its events. */
import type { Database } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { TaskChanged, TaskEventType } from '../../shared/events/types.ts'
import { Problem } from '../../shared/http/problem.ts'
import type { TaskChange } from './execute.ts'
import { lastTurn } from './statements.ts'

export interface Undo {
  changes: TaskChange[]
  /** the tasks as the turn left them, for telling what was taken back */
  undone: { type: TaskEventType; task: Task }[]
}

interface Row {
  correlationId: string
  type: TaskEventType
  data: TaskChanged
}

/** @throws Problem 409 when there is nothing left to take back */
export async function planUndo(database: Database, personId: string): Promise<Undo> {
  const rows = await database.query<Row>(lastTurn(personId))
  if (!rows.length) throw new Problem({ status: 409, code: 'nothing-to-undo', detail: 'There is nothing to undo.' })
  return {
    changes: rows.map(({ correlationId, type, data }) => ({ ...compensation(type, data), undoes: correlationId })),
    undone: rows.map(({ type, data }) => ({ type, task: data.task })),
  }
}

const compensation = (type: TaskEventType, { task, previous }: TaskChanged): TaskChange =>
  type === 'todo.task.created.v1'
    ? { taskId: task.id, command: { type: 'delete' } }
    : { taskId: task.id, command: { type: 'revert', previous } }
