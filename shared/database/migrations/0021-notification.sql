-- Notifications: one row for each reminder and way of telling the person.
create schema notification;

create table notification.deliveries (
  -- UUIDv5 of the reminder's event, the channel and the endpoint; the message carries it on every attempt
  id uuid primary key,
  person_id text not null,
  channel text not null check (channel in ('in-app', 'email', 'webhook', 'web-push')),
  -- address or URL; one that the person has removed since gets nothing
  endpoint text not null,
  -- data of the reminder's event
  reminder jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  -- attempts begun
  attempts integer not null default 0,
  -- not before: quiet hours, or the wait after a failed attempt
  due_at timestamptz not null,
  -- the process that is sending it, and until when others leave it to that process
  owner text,
  leased_until timestamptz,
  -- why it failed, or why the last attempt did
  reason text,
  settled_at timestamptz,
  trace_parent text not null,
  causation_id text not null,
  correlation_id text not null
);
create index deliveries_waiting on notification.deliveries (due_at) where state = 'waiting';

-- Browsers that ended their subscription (404 or 410 from the push service); they never come back under the same URL.
create table notification.gone_endpoints (
  person_id text not null,
  endpoint text not null,
  gone_at timestamptz not null default now(),
  primary key (person_id, endpoint)
);
