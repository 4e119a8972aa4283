-- What the relay needs to find what has grown old without reading all of it.

-- Kept answers of idempotency keys go earlier than the rest of the inbox.
create index inbox_answers on todo.inbox (received_at) where answer is not null;

-- Events are stored in about the order of their time.
create index events_age on todo.events using brin (time) with (autosummarize = on);

-- Work that one process does at a time; a lease that is not renewed ends by itself.
create table todo.leases (
  name text primary key,
  owner text not null,
  until timestamptz not null
);
