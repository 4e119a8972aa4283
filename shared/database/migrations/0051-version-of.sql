-- What a task is at when its person's lock is held: as it is then, whatever the statement's snapshot.
create function todo.version_of(person text, task_id uuid) returns integer language plpgsql volatile as $$
begin
  return (select version from todo.tasks where person_id = person and id = task_id);
end
$$;
