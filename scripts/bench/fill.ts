/** Tasks that people have before they are measured, and the events about them. */
import type { Database } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { newId } from '../../shared/ids/index.ts'

interface Filling {
  people: string[]
  /** of each of them */
  tasks: number
}

/** Everybody gets the same tasks, of different words, dates, projects and states: two thirds are open, a fifth have no date, few share a name. */
export async function addTasks(database: Database, { people, tasks }: Filling): Promise<void> {
  const { task } = decide({ type: 'create', id: newId(), fields: { title: 'a' } }, null, new Date().toISOString())!.data
  await database.transaction([
    {
      text: `
        insert into todo.people (id, revision)
        select id, $2::int from unnest($1::text[]) as id
        on conflict (id) do update set revision = people.revision + $2::int`,
      values: [people, tasks],
    },
    {
      text: `
        create temporary table filling (
          person_id text, position int, id uuid, at timestamptz, status text, due date, title text, project text, labels jsonb
        ) on commit drop`,
      values: [],
    },
    {
      text: `
        insert into filling
        select
          person_id, position, uuidv7(), now() - position * interval '1 hour' as at,
          case when position % 3 = 0 then 'completed' else 'open' end as status,
          case when position % 5 > 0 then current_date + position % 2000 - 60 end as due,
          (array['water', 'call', 'buy', 'write to', 'clean', 'pay', 'read', 'mend'])[1 + position % 8] || ' ' ||
          (array['the plants', 'the dentist', 'milk and bread', 'grandmother', 'the kitchen', 'the rent', 'a book', 'the bicycle', 'the invoice'])[1 + position % 9]
            || ' ' || (number * 7 + position) % 5000 as title,
          case when position % 1000 = 7 then 'Move' else (array['Home', 'Work', 'Garden', null])[1 + position % 4] end as project,
          jsonb_build_array(case when position % 1000 = 8 then 'seldom' else 'errand' end) as labels
        from unnest($1::text[]) with ordinality as person (person_id, number), generate_series(1, $2::int) as position`,
      values: [people, tasks],
    },
    {
      text: `
        insert into todo.tasks (person_id, id, version, task)
        select person_id, id, 1, $1::jsonb || jsonb_build_object(
          'id', id, 'title', title, 'status', status, 'project', project, 'priority', 1 + position % 4, 'labels', labels,
          'due', case when due is not null then jsonb_build_object('date', due, 'time', '09:00', 'timeZone', 'UTC') end, 'dueAt', extract(epoch from due)::bigint * 1000,
          'completedAt', case status when 'completed' then to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end)
        from filling`,
      values: [JSON.stringify(task)],
    },
    {
      text: `
        insert into todo.events
          (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, correlation_id, published_at)
        select person_id, (select revision from todo.people where people.id = person_id) - $1::int + position, uuidv7(), 'task-events',
          'todo.task.created.v1', '/todo-chatbot/gateway', id, at, jsonb_build_object('task', tasks.task, 'previous', '{}'::jsonb),
          '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', uuidv7()::text, at
        from filling join todo.tasks using (person_id, id)`,
      values: [tasks],
    },
  ])
  await database.query({ text: 'vacuum analyze todo.tasks, todo.events, todo.people', values: [] })
}
