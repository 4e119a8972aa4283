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
  const undoes = rows[0]!.correlationId
  return {
    changes: [...Map.groupBy(rows, ({ data }) => data.task.id).values()].map((events) => ({
      ...compensation(events),
      undoes,
    })),
    undone: rows.map(({ type, data }) => ({ type, task: data.task })),
  }
}

/** @param events of one task, newest first: what was before the oldest one is what comes back */
function compensation(events: Row[]): TaskChange {
  const taskId = events[0]!.data.task.id
  if (events.some(({ type }) => type === 'todo.task.created.v1')) return { taskId, command: { type: 'delete' } }
  const previous = Object.assign({}, ...events.map(({ data }) => data.previous))
  return { taskId, command: { type: 'revert', previous } }
}
