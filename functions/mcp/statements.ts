import type { Statement } from '../../shared/database/index.ts'

/** What happened to a person's tasks, or to one of them, the newest first. */
export const eventsOfTasks = (personId: string, taskId: string | null, limit: number): Statement => ({
  name: 'events-of-tasks',
  text: `
    select type, source, time, data from todo.events
    where person_id = $1 and type like 'todo.task.%' and ($2::text is null or subject = $2)
    order by revision desc limit $3`,
  values: [personId, taskId, limit],
})
