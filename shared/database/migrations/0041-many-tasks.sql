-- Lists, filters and searches of somebody with a hundred thousand tasks take hardly longer than with a hundred.

-- Both come with every Postgres, and whoever owns a database may add them to it.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The order in which tasks are listed unless another one is asked for.
drop index concurrently if exists todo.tasks_open;
create index concurrently tasks_open on todo.tasks (
  person_id, coalesce(due_at, 9000000000000000), ((task ->> 'priority')::int), (task ->> 'createdAt'), id
) where status = 'open';

-- What is more important than most: tasks of the lowest priority, which is that of nearly all, are found in the order above.
drop index concurrently if exists todo.tasks_important;
create index concurrently tasks_important on todo.tasks (
  person_id, ((task ->> 'priority')::int), coalesce(due_at, 9000000000000000), (task ->> 'createdAt'), id
) where status = 'open' and (task ->> 'priority')::int < 4;

-- What was done, the latest first.
drop index concurrently if exists todo.tasks_done;
create index concurrently tasks_done on todo.tasks (person_id, coalesce(task ->> 'completedAt', '') desc, id)
  where status in ('completed', 'skipped');

-- The names in use, each of which is found without a look at all that have it. Labels by all of a task: few of these differ.
drop index concurrently if exists todo.tasks_projects;
create index concurrently tasks_projects on todo.tasks (person_id, (task ->> 'project'))
  where status = 'open' and task ->> 'project' is not null;
drop index concurrently if exists todo.tasks_labels;
create index concurrently tasks_labels on todo.tasks (person_id, left((task -> 'labels')::text, 500))
  where status = 'open' and task -> 'labels' <> '[]';

-- Where words, projects and labels occur: in title, note and names by any three letters in a row, in title and note by stems. New entries
-- wait in a list that every search reads, so it is short.
drop index concurrently if exists todo.tasks_terms;
create index concurrently tasks_terms on todo.tasks using gin (
  person_id,
  status,
  ((task ->> 'title') || ' ' || (task ->> 'note') || ' ' || coalesce(task ->> 'project', '') || ' ' || (task -> 'labels')::text) gin_trgm_ops,
  words
) with (gin_pending_list_limit = 256);

drop index concurrently if exists todo.tasks_due;
drop index concurrently if exists todo.tasks_words;
