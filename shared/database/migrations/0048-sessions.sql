-- Where people are signed in: a row for each browser. The web function keeps it, and the gateway shows and ends it.
create table todo.sessions (
  id uuid primary key,
  person_id text not null,
  -- what the browser calls itself, as far as it tells a person which device it is
  device text not null,
  began_at timestamptz not null default now(),
  -- when it last got an access token
  seen_at timestamptz not null default now(),
  -- SHA-256 of the cookie that is good now, and of the one before it
  key bytea not null,
  used_key bytea,
  ended_at timestamptz,
  -- 'signed-out' by the person, or 'used-twice': somebody has a copy of a cookie
  ended_by text check (ended_by in ('signed-out', 'used-twice'))
);

create index sessions_of_person on todo.sessions (person_id);
create index sessions_unseen on todo.sessions (seen_at);
