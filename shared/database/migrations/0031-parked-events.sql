-- Events that Kafka refuses for good are parked: they stay, with the reason, and nobody waits behind them.
alter table todo.events
  -- by the database's clock, at the moment of the insert: the time of an event is told by the process that made it, whose clock may be wrong
  add column committed_at timestamptz not null default now(),
  add column parked_at timestamptz,
  add column parked_reason text;
-- Not `now()`, the beginning of the transaction: a person's later event may have begun to be stored before an earlier one.
alter table todo.events alter column committed_at set default clock_timestamp();

drop index todo.events_unpublished;
-- What a crash left unpublished; empty most of the time.
create index events_unpublished on todo.events (committed_at) where published_at is null and parked_at is null;
-- Those that wait for an operator.
create index events_parked on todo.events (parked_at) where parked_at is not null and published_at is null;
