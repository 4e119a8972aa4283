-- Tasks under tasks are trees of at most four levels: whoever writes, of whatever revision. The domain refuses in words what would come to anything
-- else; here it is as a task that was changed meanwhile, upon which a writer reads and decides again: two may write at the same moment. The
-- revision before knows nothing of subtasks and keeps what it does not know: it meets this only where it deletes a task that has any, and says 503.

-- After the statement, so that all that it writes is there, in whatever order it was written.
create function todo.keep_tree() returns trigger language plpgsql as $$
declare
  above integer;
  is_circle boolean;
  is_there boolean;
  below integer;
begin
  with recursive up (id, parent, status, level) as (
    select id, task ->> 'parentId', tasks.status, 1 from todo.tasks
    where person_id = new.person_id and id = (new.task ->> 'parentId')::uuid
    union all
    select tasks.id, tasks.task ->> 'parentId', tasks.status, level + 1
    from up join todo.tasks on person_id = new.person_id and tasks.id = up.parent::uuid
    where level < 4
  )
  select count(*), coalesce(bool_or(id = new.id), false), coalesce(bool_or(level = 1 and status <> 'deleted'), false)
  into above, is_circle, is_there from up;
  with recursive down (id, level) as (
    select new.id, 1
    union all
    select sub.id, level + 1
    from down join todo.tasks as sub
      on sub.person_id = new.person_id and sub.task ->> 'parentId' = down.id::text and sub.status <> 'deleted'
    where level < 5
  )
  select max(level) into below from down;
  if is_circle or above + below > 4 or (new.task ->> 'status' = 'open' and not is_there) then
    raise exception using errcode = 'TC001', message = 'tasks under tasks are trees of four levels';
  end if;
  return null;
end
$$;
create trigger tasks_tree_of_new after insert on todo.tasks
  for each row when (new.task ->> 'parentId' is not null and new.task ->> 'status' <> 'deleted')
  execute function todo.keep_tree();
create trigger tasks_tree after update of task on todo.tasks
  for each row when (
    new.task ->> 'parentId' is not null and new.task ->> 'status' <> 'deleted'
    and (new.task ->> 'parentId' is distinct from old.task ->> 'parentId' or old.task ->> 'status' = 'deleted')
  )
  execute function todo.keep_tree();

-- Nothing open is left under what goes.
create function todo.refuse_orphans() returns trigger language plpgsql as $$
begin
  if exists (
    select from todo.tasks where person_id = new.person_id and task ->> 'parentId' = new.id::text and status = 'open'
  ) then
    raise exception using errcode = 'TC001', message = 'a task that goes has open subtasks';
  end if;
  return null;
end
$$;
create trigger tasks_orphans after update of task on todo.tasks
  for each row when (new.task ->> 'status' = 'deleted' and old.task ->> 'status' <> 'deleted')
  execute function todo.refuse_orphans();
