-- Webhooks of developers: which events go to which URL. Contracts nothing that a revision before relies on: two checks become wider.

create table todo.webhooks (
  person_id text not null,
  id uuid not null,
  -- of a person's webhooks: there are no more of them than places
  place smallint not null,
  url text not null,
  -- of the URL, with its port
  host text not null,
  -- types of events, or `todo.task.*`
  types text[] not null,
  -- 'asked': its receiver has not sent the challenge back yet, 'refused': it will not; 'disabled': it failed for days
  state text not null default 'asked' check (state in ('asked', 'active', 'paused', 'refused', 'disabled')),
  -- unguessable: what the receiver has to send back
  challenge uuid not null default gen_random_uuid(),
  -- counts its secrets from 1, and when the last one took the place of the one before
  secret integer not null default 1,
  rotated_at timestamptz,
  created_at timestamptz not null default now(),
  -- what happened before is not sent
  active_since timestamptz,
  -- since when nothing arrives
  failing_since timestamptz,
  -- why it is refused or disabled
  reason text,
  primary key (person_id, id),
  unique (person_id, place)
);

-- A challenge or an event to a webhook. Of the event only its place is kept: the outbox has it for as long as it can be sent again.
alter table notification.deliveries
  add column webhook_id uuid,
  add column revision bigint;
create index deliveries_of_webhook on notification.deliveries (webhook_id, created_at desc, id) where webhook_id is not null;

alter table notification.deliveries
  drop constraint deliveries_channel_check,
  drop constraint deliveries_kind_check,
  drop constraint deliveries_check;
alter table notification.deliveries
  add constraint deliveries_channel_check check (channel in ('in-app', 'email', 'webhook', 'web-push', 'events')) not valid,
  add constraint deliveries_kind_check check (kind in ('reminder', 'confirmation', 'challenge', 'event')) not valid,
  add constraint deliveries_check check (kind <> 'reminder' or reminder is not null) not valid;
