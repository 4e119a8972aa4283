-- Personal access tokens: what a person gives to a program that cannot sign in for them. The token itself is shown once and kept nowhere.
create table todo.access_tokens (
  id uuid primary key,
  person_id text not null,
  -- of a person's tokens: there are no more of them than places
  place smallint not null,
  name text not null,
  -- SHA-256 of the token, whose 256 bits nobody guesses
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- to the minute
  last_used_at timestamptz,
  unique (person_id, place)
);
