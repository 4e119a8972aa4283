import type { Statement } from '../../shared/database/index.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { Guard } from '../../shared/outbox/index.ts'

export const taskById = (personId: string, id: string): Statement => ({
  name: 'task-by-id',
  text: 'select task from todo.tasks where person_id = $1 and id = $2',
  values: [personId, id],
})

/** The occurrence after this one, if it was created by the series and nobody touched it since. */
export const untouchedSuccessor = (personId: string, seriesId: string, dueAt: number): Statement => ({
  name: 'untouched-successor',
  text: `
    select task from todo.tasks
    where person_id = $1 and series_id = $2 and status = 'open' and due_at > $3 and version = 1
    order by due_at limit 1`,
  values: [personId, seriesId, dueAt],
})

/**
 * Lets a commit happen only while a task is completed, or open, as an event says that it is: deliveries reorder, and a change that came
 * later has an event of its own, which decides. The task is locked until then, after its person, as every commit locks them.
 */
export const stillSo = (personId: string, { id, completedAt }: Task): Guard => ({
  name: 'still-so',
  text: `
    select id from todo.tasks
    where person_id = (select id from todo.people where id = $guard ->> 'personId' for update)
      and id = ($guard ->> 'id')::uuid and task -> 'completedAt' = $guard -> 'completedAt'
    for update`,
  input: { personId, id, completedAt },
})
