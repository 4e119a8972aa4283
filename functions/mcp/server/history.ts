/** What happened to tasks, in words. */
import type { Database } from '../../../shared/database/index.ts'
import type { TaskChanged, TaskEventType } from '../../../shared/domain/task-event.ts'
import { changesOf, summaryOf } from '../../../shared/history/summary.ts'
import { eventsOfTasks } from '../statements.ts'

/** Events that one look shows. */
export const MOST_EVENTS = 100

interface Row {
  type: TaskEventType
  source: string
  time: Date | string
  data: TaskChanged & { undoes?: string }
}

export interface Happened {
  /** RFC 3339 */
  at: string
  taskId: string
  what: string
  isUndo: boolean
}

/** @param taskId null for those of all tasks */
export async function historyOf(
  database: Database,
  personId: string,
  taskId: string | null,
  limit: number,
): Promise<Happened[]> {
  const rows = await database.query<Row>(eventsOfTasks(personId, taskId, limit))
  return rows.map(({ type, source, time, data }) => {
    const at = new Date(time).toISOString()
    return {
      at,
      taskId: data.task.id,
      what: summaryOf({ type, data, source, time: at, changes: changesOf(data) }),
      isUndo: data.undoes !== undefined,
    }
  })
}
