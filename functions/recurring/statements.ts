import type { Statement } from '../../shared/database/index.ts'

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
