-- The secret addresses under which people's tasks are read by other calendars: one a person, and what it was before is good no more.
create table todo.calendars (
  person_id text primary key,
  -- from which, with the key that links are signed with, the secret is made again whenever its person wants to see it
  seed uuid not null,
  -- SHA-256 of the secret, whose 256 bits nobody guesses: who reads this table reads no address
  hash bytea not null unique,
  created_at timestamptz not null default now()
);
