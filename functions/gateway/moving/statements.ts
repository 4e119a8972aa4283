import type { Statement } from '../../../shared/database/index.ts'

/** Of these tasks, those that there are, whatever became of them. */
export const statusesOf = (personId: string, ids: string[]): Statement => ({
  name: 'statuses-of',
  text: 'select id, status from todo.tasks where person_id = $1 and id = any($2::uuid[])',
  values: [personId, ids],
})

/** Of these series, those that have an open task. */
export const openSeriesOf = (personId: string, seriesIds: string[]): Statement => ({
  name: 'open-series-of',
  text: `select series_id as "seriesId" from todo.tasks where person_id = $1 and series_id = any($2) and status = 'open'`,
  values: [personId, seriesIds],
})

/** A person's tasks after one, in pages; deleted ones are none. */
export const tasksAfter = (personId: string, id: string, limit: number): Statement => ({
  name: 'tasks-after',
  text: `select task from todo.tasks where person_id = $1 and id > $2 and status <> 'deleted' order by id limit $3`,
  values: [personId, id, limit],
})
