-- When a token was used first, until the audit log is told. Who lets somebody in by a token need not be able to write events; the relay is.
alter table todo.access_tokens add untold_use timestamptz;
create index access_tokens_untold_use on todo.access_tokens (untold_use) where untold_use is not null;
