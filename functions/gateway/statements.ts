import type { Statement } from '../../shared/database/index.ts'

export const tasksByIds = (personId: string, ids: string[]): Statement => ({
  name: 'tasks-by-ids',
  text: 'select task from todo.tasks where person_id = $1 and id = any($2::uuid[])',
  values: [personId, ids],
})

/** The person's profile, revision, and the names in use, which the grammar needs to read `#Home Renovation`. */
export const personById = (personId: string): Statement => ({
  name: 'person-by-id',
  text: `
    select
      coalesce(people.profile, '{}') as profile,
      coalesce(people.revision, 0) as revision,
      (select coalesce(array_agg(distinct task ->> 'project'), '{}') from todo.tasks
        where person_id = $1 and status = 'open' and task ->> 'project' is not null) as projects,
      (select coalesce(array_agg(distinct label), '{}') from todo.tasks, jsonb_array_elements_text(task -> 'labels') as label
        where person_id = $1 and status = 'open') as labels
    from (select $1::text as id) as asked left join todo.people using (id)`,
  values: [personId],
})

/** What an earlier request with the same idempotency key was answered. */
export const earlierAnswer = (personId: string, key: string): Statement => ({
  name: 'earlier-answer',
  text: `select answer from todo.inbox where consumer = 'gateway' and source = $1 and id = $2`,
  values: [personId, key],
})

/** The events of the person's last turn at the gateway that is neither taken back nor a taking back, newest first. */
export const lastTurn = (personId: string): Statement => ({
  name: 'last-turn',
  text: `
    with last as (
      select correlation_id from todo.events as event
      where person_id = $1 and source = '/todo-chatbot/gateway' and type like 'todo.task.%' and not data ? 'undoes'
        and not exists (
          select from todo.events as undo
          where undo.person_id = $1 and undo.data ->> 'undoes' = event.correlation_id and undo.data ? 'undoes'
        )
      order by revision desc limit 1
    )
    select correlation_id as "correlationId", type, data from todo.events
    where person_id = $1 and correlation_id = (select correlation_id from last)
      and source = '/todo-chatbot/gateway' and type like 'todo.task.%'
    order by revision desc`,
  values: [personId],
})
