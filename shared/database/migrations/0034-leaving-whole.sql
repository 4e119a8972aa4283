-- Who leaves begins anew only when all of before is gone: until then nothing of theirs is changed, by whatever function or revision of it. A
-- change of what is about to be erased would leave its event, and the next occurrence that follows from it, among what is new.
-- As a task that somebody else has changed: the writer reads and decides again, and finds nothing of before.
create function todo.refuse_leaving() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'TC001', message = 'this person leaves: what they had is being erased';
end
$$;
create trigger people_leaving before update of revision on todo.people
  for each row when (old.left_at is not null and old.erased_at is null) execute function todo.refuse_leaving();

-- Erases some of what a person had when they left, and says how many rows it was; 0 when nothing is left. Tasks that were created after they
-- left are of a time when that could be; there are none of them any more before the rest is gone.
create or replace function todo.erase(person text, most integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  left_with bigint;
  left_when timestamptz;
  tasks bigint;
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
  if tasks + events + answers = 0 then
    update todo.people set erased_at = now() where id = person and erased_at is null;
  end if;
  return tasks + events + answers;
end
$$;
