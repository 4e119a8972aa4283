-- Turns are taken back one after the other, and done again; a large one in parts, of which the last says that it is taken back.

drop index concurrently if exists todo.events_taken_back;
create index concurrently events_taken_back on todo.events (person_id, (data ->> 'undoes')) where data ? 'undoes' and not data ? 'isPart';

-- Parts of what is being taken back: none but for large turns.
drop index concurrently if exists todo.events_parts;
create index concurrently events_parts on todo.events (person_id, (data ->> 'undoes')) where data ? 'isPart';

-- In the place of which the two are.
drop index concurrently if exists todo.events_undoes;
