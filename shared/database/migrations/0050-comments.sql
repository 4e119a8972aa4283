-- What is said of tasks (docs/comments.md). The revision before knows nothing of it and goes on writing tasks.
create table todo.comments (
  person_id text not null,
  id uuid not null,
  task_id uuid not null,
  version integer not null,
  comment jsonb not null,
  is_deleted boolean not null generated always as ((comment ->> 'isDeleted')::boolean) stored,
  primary key (person_id, id)
);

create index comments_of_task on todo.comments (person_id, task_id) where not is_deleted;

-- As it was, with comments.
create or replace function todo.erase(person text, most integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  left_with bigint;
  left_when timestamptz;
  tasks bigint;
  collections bigint;
  comments bigint;
  events bigint;
  answers bigint;
begin
  select left_revision, left_at into left_with, left_when from todo.people where id = person and erased_at is null;
  if left_with is null then
    return 0;
  end if;
  delete from todo.tasks where ctid = any(array(
    select task.ctid from todo.tasks as task
    where task.person_id = person and not exists (
      select from todo.events as event
      where event.person_id = person and event.revision > left_with and event.subject = task.id::text
        and event.type = 'todo.task.created.v1'
    )
    limit most
  ));
  get diagnostics tasks = row_count;
  -- Nobody writes one before the rest is gone.
  delete from todo.collections where ctid = any(array(
    select ctid from todo.collections where person_id = person limit most
  ));
  get diagnostics collections = row_count;
  delete from todo.comments where ctid = any(array(
    select ctid from todo.comments where person_id = person limit most
  ));
  get diagnostics comments = row_count;
  delete from todo.events where ctid = any(array(
    select ctid from todo.events where person_id = person and revision < left_with limit most
  ));
  get diagnostics events = row_count;
  delete from todo.inbox where ctid = any(array(
    select ctid from todo.inbox
    where consumer in ('gateway', 'next-occurrence') and source = person and received_at <= left_when limit most
  ));
  get diagnostics answers = row_count;
  delete from todo.channels where person_id = person and revision < left_with;
  if tasks + collections + comments + events + answers = 0 then
    update todo.people set erased_at = now() where id = person and erased_at is null;
  end if;
  return tasks + collections + comments + events + answers;
end
$$;
