-- What is done with a task concerns what is under it. Of nearly all tasks nothing is, and a commit that was decided so asks once more when it holds
-- its person's lock: as it is then, whatever the statement's snapshot.
create function todo.has_subtasks(person text, task_id uuid) returns boolean language plpgsql volatile as $$
begin
  return exists (
    select from todo.tasks where person_id = person and task ->> 'parentId' = task_id::text and status <> 'deleted'
  );
end
$$;
