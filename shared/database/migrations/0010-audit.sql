-- The audit log: every record of every topic, in one chain of hashes for each person.
create schema audit;

create table audit.chains (
  -- a person, or '*' for what belongs to nobody known
  person_id text primary key,
  length bigint not null,
  -- of the last entry
  hash bytea not null
);

create table audit.entries (
  person_id text not null,
  -- counts the entries of a chain from 1, without gaps
  position bigint not null,
  -- UUIDv5 of what is recorded: recording it again finds it here
  entry_id uuid not null,
  recorded_at timestamptz not null,
  topic text,
  partition integer,
  record_offset bigint,
  event_id text not null,
  source text not null,
  type text not null,
  subject text,
  time timestamptz,
  -- the person's revision
  sequence bigint,
  -- the event in CloudEvents' JSON format; its data byte for byte as it came. Not jsonb: that refuses some JSON (\u0000) and reorders all.
  event text not null,
  hash bytea not null,
  primary key (person_id, position)
);
create unique index entries_id on audit.entries (entry_id);
create index entries_subject on audit.entries (person_id, subject, sequence) where subject is not null;

-- As JavaScript writes it: 2026-03-31T09:00:00.000Z.
create function audit.instant(at timestamptz) returns text language sql stable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Hash of an entry: SHA-256 over its lines in UTF-8, joined by line feeds, the first of which is the previous entry's hash. docs/audit.md
-- shows how to compute it elsewhere. Values other than the event have no line feeds, and the event comes last: no two entries read the same.
create function audit.link(previous bytea, entry audit.entries) returns bytea language sql stable parallel safe as $$
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
    entry.event
  ), 'UTF8'))
$$;

-- What stands before the first entry of a chain.
create function audit.genesis() returns bytea language sql immutable parallel safe as $$
  select decode(repeat('00', 32), 'hex')
$$;

-- Whatever runs in this database can add to the log, and nothing else.
create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'TA001', message = 'the audit log is append-only';
end
$$;

create trigger entries_append_only before update or delete or truncate on audit.entries
  for each statement execute function audit.refuse();
create trigger chains_kept before delete or truncate on audit.chains
  for each statement execute function audit.refuse();
create trigger chains_grow before update on audit.chains
  for each row when (new.length <> old.length + 1 or new.person_id <> old.person_id) execute function audit.refuse();

-- Events that a function refused or could not handle; what became of them may change, the log keeps every step.
create table audit.dead_letters (
  -- UUIDv5 of the event, the function that refused it and how often it had been redriven
  id uuid primary key,
  -- in the order of arrival; pages of the list go by it
  number bigint not null generated always as identity unique,
  person_id text not null,
  received_at timestamptz not null,
  -- where the event came from; null when that cannot be told
  origin_topic text,
  event_id text not null,
  source text not null,
  type text not null,
  subject text,
  -- the function that refused it
  destination text,
  -- HTTP status of the refusal; null when there was no answer
  status integer,
  code text,
  reason text not null,
  -- what redriving publishes: key, value and headers of the record
  record jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'redriven', 'discarded')),
  settled_at timestamptz,
  settled_by text,
  -- why it was discarded
  note text
);
create index dead_letters_waiting on audit.dead_letters (number) where state = 'waiting';
