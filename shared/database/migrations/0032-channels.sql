-- Messages go out in bounds, and to addresses only whose owners said yes.

-- Whose server a message goes to: of what is sent at once, one slow host takes no more than its share.
alter table notification.deliveries add column host text not null default '';
update notification.deliveries set host = coalesce(substring(endpoint from '^https?://(?:[^/?#]*@)?([^/?#]+)'), '')
  where state = 'waiting' and channel in ('webhook', 'web-push');

-- A reminder, or the question whether an address is the person's own.
alter table notification.deliveries
  add column kind text not null default 'reminder' check (kind in ('reminder', 'confirmation')),
  alter column reminder drop not null,
  add check (kind = 'confirmation' or reminder is not null);

-- What a person was sent lately is counted. Null for what is older than this.
alter table notification.deliveries add column created_at timestamptz;
alter table notification.deliveries alter column created_at set default now();
create index deliveries_of_person on notification.deliveries (person_id, created_at);
create index confirmations_of_endpoint on notification.deliveries (endpoint, created_at) where kind = 'confirmation';

-- The addresses of people, and whether they have proved to be theirs. A profile says what a person asked for; this says what may be used.
create table todo.channels (
  person_id text not null,
  channel text not null check (channel in ('email', 'webhook')),
  -- address or URL; another one in the profile is not confirmed yet
  endpoint text not null,
  -- unguessable: what the link in the e-mail names, and what a webhook has to send back
  challenge uuid not null default gen_random_uuid() unique,
  -- of the event that asked last: an older one that comes late changes nothing
  revision bigint not null,
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  -- why it could not be asked, or the answer was none
  reason text,
  primary key (person_id, channel)
);

-- Who was told by e-mail or webhook before this is told so from now on, too.
insert into todo.channels (person_id, channel, endpoint, revision, confirmed_at)
select id, 'email', profile ->> 'email', revision, now() from todo.people where profile ->> 'email' is not null
union all
select id, 'webhook', profile -> 'webhook' ->> 'url', revision, now() from todo.people where profile -> 'webhook' ->> 'url' is not null;
