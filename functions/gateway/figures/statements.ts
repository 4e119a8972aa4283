import type { Statement } from '../../../shared/database/index.ts'

/** Minutes of a slot: whatever its offset, no zone's day begins within one. */
export const SLOT = 15

/** How many tasks were completed in each slot of time since an instant, by the number of the slot. */
export const completedBySlot = (personId: string, since: string): Statement => ({
  name: 'completed-by-slot',
  text: `
    select floor(extract(epoch from (task ->> 'completedAt')::timestamptz) / ${SLOT * 60})::int as slot, count(*)::int as count
    from todo.tasks
    where person_id = $1 and status = 'completed' and task ->> 'completedAt' >= $2
    group by slot order by slot`,
  values: [personId, since],
})

/** Open tasks whose due date was moved to a later one, those that were moved most often first. */
export const postponed = (personId: string, limit: number): Statement => ({
  name: 'postponed',
  text: `
    with moved as (
      select subject, count(*)::int as times from todo.events
      where person_id = $1 and type = 'todo.task.updated.v1'
        and data -> 'previous' -> 'due' ->> 'date' < data -> 'task' -> 'due' ->> 'date'
      group by subject
    )
    select task, times from moved join todo.tasks on person_id = $1 and id = subject::uuid
    where status = 'open' order by times desc, due_at, id limit $2`,
  values: [personId, limit],
})
