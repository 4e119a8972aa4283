/** What can happen to a task. The schemas of all events, by type, are in shared/events. */
import * as z from 'zod/mini'
import { taskFields, taskSchema } from './task.ts'

/** The task after the change, and what the changed fields were before: enough to undo it without asking anybody. */
export const taskChangedSchema = z.object({
  task: taskSchema(),
  previous: z.partial(
    z.object({
      ...taskFields(),
      status: taskSchema().shape.status,
      seriesId: taskSchema().shape.seriesId,
      completedAt: taskSchema().shape.completedAt,
    }),
  ),
  /** the turn that this event takes back */
  undoes: z.optional(z.string()),
  /** of a turn that is taken back in parts: more of it follows */
  isPart: z.optional(z.literal(true)),
})

export type TaskChanged = z.infer<typeof taskChangedSchema>

type Happened = 'created' | 'updated' | 'completed' | 'reopened' | 'skipped' | 'deleted' | 'restored'

export type TaskEventType = `todo.task.${Happened}.v1`

export interface TaskEvent {
  type: TaskEventType
  data: TaskChanged
}
