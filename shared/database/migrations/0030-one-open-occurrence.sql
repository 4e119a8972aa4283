-- A series has at most one open occurrence.

-- No second one is made between the repair and the index.
lock table todo.tasks in share row exclusive mode;

-- Where there are several, the series goes on from the last of them that still repeats. The others stay as they are and open, as tasks of
-- their own that repeat no more. Each is told by an event, as every change is: the relay publishes it.
create temporary table leaving on commit drop as
  select person_id, id, row_number() over (partition by person_id order by due_at nulls first, id) as position,
    task || jsonb_build_object(
      'seriesId', null, 'recurrence', null, 'version', version + 1,
      'updatedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    ) as task,
    jsonb_build_object('seriesId', task -> 'seriesId', 'recurrence', task -> 'recurrence') as previous
  from (
    select person_id, id, version, task, due_at, row_number() over (
      partition by person_id, series_id order by (task -> 'recurrence' <> 'null') desc, due_at desc nulls last, id desc
    ) as place
    from todo.tasks where status = 'open' and series_id is not null
  ) as occurrence
  where place > 1;

update todo.tasks set version = version + 1, task = leaving.task
from leaving where tasks.person_id = leaving.person_id and tasks.id = leaving.id;

with person as (
  update todo.people set revision = revision + count
  from (select person_id, count(*) as count from leaving group by person_id) as counted
  where people.id = person_id
  returning person_id, revision - count as before
)
insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, causation_id, correlation_id)
select person_id, before + position, gen_random_uuid(), 'task-events', 'todo.task.updated.v1', '/todo-chatbot/recurring', leaving.id::text, now(),
  jsonb_build_object('task', leaving.task, 'previous', previous),
  '00-' || replace(gen_random_uuid()::text, '-', '') || '-' || left(replace(gen_random_uuid()::text, '-', ''), 16) || '-01',
  null, gen_random_uuid()::text
from leaving join person using (person_id);

create unique index tasks_one_open_occurrence on todo.tasks (person_id, series_id) where status = 'open' and series_id is not null;

-- What a series was and is.
create index tasks_series on todo.tasks (person_id, series_id) where series_id is not null;
