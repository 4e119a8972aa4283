-- Reminders: one row for each instant at which a person wanted to be reminded of a task.
create schema reminder;

create table reminder.reminders (
  -- UUIDv5 of person, task and instant: setting the same reminder again finds the same row
  id uuid primary key,
  person_id text not null,
  task_id uuid not null,
  -- of the task that asked for it last, or that cancelled it
  version integer not null,
  kind text not null check (kind in ('task', 'snooze')),
  at timestamptz not null,
  -- for a snooze: when the task was due then; a task that moved since is no longer snoozed
  due_at bigint,
  state text not null default 'pending' check (state in ('pending', 'cancelled', 'fired')),
  -- the process that will fire it, and until when others leave it to that process
  owner text,
  leased_until timestamptz,
  fired_at timestamptz,
  -- what it was set by, so that its firing can be followed back to the words of the person
  trace_parent text not null,
  causation_id text not null,
  correlation_id text not null
);
create index reminders_pending on reminder.reminders (at) where state = 'pending';
create index reminders_task on reminder.reminders (person_id, task_id);
create index reminders_owner on reminder.reminders (owner) where owner is not null;
