-- Whose subtasks are whose. What is under nothing, which is nearly all, is not in it.
drop index concurrently if exists todo.tasks_under;
create index concurrently tasks_under on todo.tasks (person_id, (task ->> 'parentId')) where task ->> 'parentId' is not null;
