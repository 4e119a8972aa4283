-- A browser whose answer was lost gets it from any process, and only one process at a time asks the provider for a session (docs/decisions/0009-sessions.md).
alter table todo.sessions
  -- until when one process is asking the provider
  add column taken_until timestamptz,
  -- what was answered last, readable by the cookie that it was the answer to
  add column answer bytea;
