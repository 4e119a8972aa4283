-- The revision before 0030 opens a task without a look at its series; that a unique index refuses it, it answers with an error of its own. So it is
-- told, before the index would, that the task was changed meanwhile, which it takes for what it is: 503, try again. The index stands behind this
-- for two who open at the same moment. A revision that knows of the index plans again upon either.
create function todo.refuse_second_open() returns trigger language plpgsql as $$
begin
  if exists (
    select from todo.tasks
    where person_id = new.person_id and series_id = new.task ->> 'seriesId' and status = 'open' and id <> new.id
  ) then
    raise exception using errcode = 'TC001', message = 'another occurrence of this series is open';
  end if;
  return new;
end
$$;
create trigger tasks_second_open before update of task on todo.tasks
  for each row when (new.task ->> 'status' = 'open' and old.task ->> 'status' <> 'open' and new.task ->> 'seriesId' is not null)
  execute function todo.refuse_second_open();
