-- Finds out fast whether a turn was taken back.
create index events_undoes on todo.events (person_id, (data ->> 'undoes')) where data ? 'undoes';
