-- Tasks, the events about them (the outbox), and the inbox that makes every effect happen once.

create table todo.people (
  id text primary key,
  -- counts this person's events from 1, without gaps; also serialises the person's writes
  revision bigint not null default 0,
  profile jsonb not null default '{}'
);

-- A task is one document; what is searched or sorted by is generated from it and cannot disagree with it.
create table todo.tasks (
  person_id text not null,
  id uuid not null,
  version integer not null,
  task jsonb not null,
  status text not null generated always as (task ->> 'status') stored,
  due_at bigint generated always as ((task ->> 'dueAt')::bigint) stored,
  series_id text generated always as (task ->> 'seriesId') stored,
  words tsvector not null generated always as (
    to_tsvector('english', (task ->> 'title') || ' ' || (task ->> 'note'))
  ) stored,
  primary key (person_id, id)
);
create index tasks_due on todo.tasks (person_id, status, due_at, id);
create index tasks_words on todo.tasks using gin (words);

create table todo.events (
  person_id text not null,
  revision bigint not null,
  id uuid not null unique,
  topic text not null,
  type text not null,
  source text not null,
  subject text not null,
  time timestamptz not null,
  data jsonb not null,
  trace_parent text not null,
  causation_id text,
  correlation_id text not null,
  published_at timestamptz,
  primary key (person_id, revision)
);
-- What a crash left unpublished; empty most of the time.
create index events_unpublished on todo.events (time) where published_at is null;
create index events_correlation on todo.events (person_id, correlation_id);

create table todo.inbox (
  consumer text not null,
  source text not null,
  id text not null,
  -- what the first delivery answered, for callers who must get the same answer again
  answer jsonb,
  received_at timestamptz not null default now(),
  primary key (consumer, source, id)
);
create index inbox_received on todo.inbox (received_at);

-- Aborts the statement that calls it, with a condition that the caller can tell from any other.
create function todo.abort(state text, reason text) returns text language plpgsql as $$
begin
  raise exception using errcode = state, message = reason;
end
$$;
