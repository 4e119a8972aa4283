import type { Statement } from '../../shared/database/index.ts'
import type { Guard } from '../../shared/outbox/index.ts'

/**
 * Each with whether it has subtasks.
 *
 * @param sequence the person's revision of the event that asks: nothing of before they left is there for it
 */
export const tasksByIds = (personId: string, ids: string[], sequence: number): Statement => ({
  name: 'tasks-by-ids',
  text: `
    select task, exists (
      select from todo.tasks as sub
      where sub.person_id = $1 and sub.task ->> 'parentId' = tasks.id::text and sub.status <> 'deleted'
    ) as "isParent"
    from todo.tasks where person_id = $1 and id = any($2::uuid[])
      and not exists (select from todo.people where people.id = $1 and left_revision > $3::bigint)`,
  values: [personId, ids, sequence],
})

/** Most tasks under one that are read: as many open ones as there may be, and done ones beside them. */
const SUBTASKS = 1000

/** All that is under a task, but deleted ones; each with the person's revision at that moment. */
export const tasksUnder = (personId: string, id: string): Statement => ({
  name: 'tasks-under',
  text: `
    with recursive under (id) as (
      select $2::uuid
      union
      select sub.id from under join todo.tasks as sub
        on sub.person_id = $1 and sub.task ->> 'parentId' = under.id::text and sub.status <> 'deleted'
    )
    select task, (select revision from todo.people where id = $1) as revision
    from under join todo.tasks on person_id = $1 and tasks.id = under.id and tasks.id <> $2::uuid
    order by status = 'open' desc, task ->> 'updatedAt' desc limit ${SUBTASKS}`,
  values: [personId, id],
})

export interface Completion {
  personId: string
  taskId: string
  /** by which one completion of a task is told from another */
  completedAt: string
  /** of the task, as it was read */
  version: number
  /** whether it had subtasks then */
  isParent: boolean
}

/**
 * Lets a commit happen once for each completion, however many events tell of it (an undo of a reopening tells of it again), and only
 * while the task is completed as the event says and nothing else of its series is open: deliveries reorder, and a change that came later
 * has an event of its own, which decides. The task is locked until then, after its person, as every commit locks them. When it is not at the
 * version that was read, or has got its first subtask since, the commit is stale: what follows is to be made of it as it is, in its project as
 * that is called now, with all that is under it.
 */
export const oncePerCompletion = (completion: Completion): Guard => ({
  name: 'once-per-completion',
  text: `
    insert into todo.inbox (consumer, source, id)
    select 'next-occurrence', $guard ->> 'personId', concat_ws(' ', $guard ->> 'taskId', $guard ->> 'completedAt')
    from claimed, (
      select series_id from todo.tasks
      where person_id = (select id from todo.people where id = $guard ->> 'personId' for update)
        and id = ($guard ->> 'taskId')::uuid and task ->> 'completedAt' = $guard ->> 'completedAt'
        and (
          (version = ($guard ->> 'version')::int and todo.has_subtasks(person_id, id) = ($guard ->> 'isParent')::boolean)
          or todo.abort('TC001', 'stale') is null
        )
      for update
    ) as done
    where not exists (
      select from todo.tasks as other
      where other.person_id = $guard ->> 'personId' and other.series_id = done.series_id and other.status = 'open'
    )
    on conflict do nothing
    returning id`,
  input: completion,
})
