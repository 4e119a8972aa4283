-- A person can leave: what they wrote goes, and the audit log still verifies.

alter table todo.people
  -- their revision when they left, that of the event which says so: what is of before takes no effect any more
  add column left_revision bigint,
  add column left_at timestamptz,
  -- when the last of it was gone
  add column erased_at timestamptz;
create index people_left on todo.people (left_at) where left_at is not null;

-- Erases some of what a person had when they left, and says how many rows it was; 0 when nothing is left. No function may delete from these
-- tables by itself, and this deletes nothing of anybody who has not left. What they write afterwards is a new beginning, and stays.
create function todo.erase(person text, most integer) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  left_with bigint;
  left_when timestamptz;
  tasks bigint;
  events bigint;
  answers bigint;
begin
  select left_revision, left_at into left_with, left_when from todo.people where id = person;
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
revoke all on function todo.erase from public;

-- The hash of a new entry covers a salted digest of the event instead of the event: event and salt can go, and the chain still holds. Without
-- the salt nobody can find out from the digest what the event may have been.
alter table audit.entries
  alter column event drop not null,
  add column salt bytea,
  -- SHA-256 of salt and event; null for entries of before, whose hash covers the event itself
  add column digest bytea;

create or replace function audit.link(previous bytea, entry audit.entries) returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(concat_ws(E'\n',
    encode(previous, 'hex'),
    entry.person_id,
    entry.position,
    audit.instant(entry.recorded_at),
    coalesce(entry.topic, ''),
    coalesce(entry.partition::text, ''),
    coalesce(entry.record_offset::text, ''),
    entry.entry_id,
    entry.event_id,
    entry.source,
    entry.type,
    coalesce(entry.subject, ''),
    coalesce(audit.instant(entry.time), ''),
    coalesce(entry.sequence::text, ''),
    coalesce(encode(entry.digest, 'hex'), entry.event)
  ), 'UTF8'))
$$;

create function audit.digest(salt bytea, event text) returns bytea language sql immutable parallel safe as $$
  select sha256(salt || convert_to(event, 'UTF8'))
$$;

-- An entry can still not be changed; its event can be erased, once and for good.
drop trigger entries_append_only on audit.entries;
create trigger entries_append_only before delete or truncate on audit.entries
  for each statement execute function audit.refuse();
create trigger entries_erase_only before update on audit.entries
  for each row when (
    new.event is not null or new.salt is not null
    or row(
      new.person_id, new.position, new.entry_id, new.recorded_at, new.topic, new.partition, new.record_offset, new.event_id, new.source,
      new.type, new.subject, new.time, new.sequence, new.hash, new.digest
    ) is distinct from row(
      old.person_id, old.position, old.entry_id, old.recorded_at, old.topic, old.partition, old.record_offset, old.event_id, old.source,
      old.type, old.subject, old.time, old.sequence, old.hash, old.digest
    )
  ) execute function audit.refuse();

-- What is there to be erased when somebody leaves.
create index dead_letters_person on audit.dead_letters (person_id);
