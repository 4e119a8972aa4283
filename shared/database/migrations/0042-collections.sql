-- Projects with their sections, labels and saved filters, as far as there is more to know of one than the name that its tasks have. What only
-- tasks name has no row: every project and label of before is one as it was, and the revision before goes on writing tasks.
create table todo.collections (
  person_id text not null,
  id uuid not null,
  kind text not null check (kind in ('project', 'section', 'label', 'filter')),
  version integer not null,
  -- by which two names are one (shared/domain/collections/collection.ts)
  name_key text not null,
  collection jsonb not null,
  is_deleted boolean not null generated always as ((collection ->> 'isDeleted')::boolean) stored,
  primary key (person_id, id)
);

create unique index collections_one_name on todo.collections (person_id, kind, name_key) where not is_deleted;

-- As it was, with collections.
create or replace function todo.erase(person text, most integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  left_with bigint;
  left_when timestamptz;
  tasks bigint;
  collections bigint;
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
  if tasks + collections + events + answers = 0 then
    update todo.people set erased_at = now() where id = person and erased_at is null;
  end if;
  return tasks + collections + events + answers;
end
$$;
