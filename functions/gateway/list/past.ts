/**
 * Tasks and collections as they were at an instant, in the place of the tables that a list reads: what was not changed since is as it is, and of
 * the rest the audit log has what each was. So it costs as much as the person has tasks, however much has happened to them.
 */
import type { Database, Statement } from '../../../shared/database/index.ts'
import { followed, type Renaming, renamingIn } from '../../../shared/domain/collections/renaming.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { isEventType } from '../../../shared/events/types.ts'
import { invalid, Problem } from '../../../shared/http/problem.ts'
import type { Parameters, Tables } from './filter-sql.ts'

/** Revisions before the newest in the audit log that it may still lack: the outbox has them. */
const ON_THEIR_WAY = 1000

/** What is kept as documents that their events tell whole. A further kind of thing is a line here. */
const KEPT = {
  tasks: { table: 'todo.tasks', document: 'task', kind: `'task'`, changed: `task ->> 'updatedAt' collate "C" > $at` },
  collections: { table: 'todo.collections', document: 'collection', kind: 'kind', changed: 'true' },
}

const OF_LETTERS = `topic is distinct from 'dead-letters'`
/** The log keeps JSON as it came; this is the one sign in it that Postgres cannot hold in a document. */
const DATA = `case when event !~ '\\\\u0000' then event::jsonb -> 'data' end`

/** Events that the audit log may not have yet. */
const LATE = `late as materialized (
      select subject, split_part(type, '.', 2) as about, revision as sequence, type, time, data from todo.events
      where person_id = $1 and time <= $at::timestamptz and revision > (
        select coalesce(max(sequence), 0) from (
          select sequence from audit.entries where person_id = $1 and sequence is not null order by position desc limit 100
        ) as newest
      ) - ${ON_THEIR_WAY}
    )`

/** Of each thing that was changed since, what the last event of before tells. */
const before = ({ table, document, kind, changed }: (typeof KEPT)[keyof typeof KEPT], name: string): string => `
    ${name}_before as materialized (
      select id, ${kind} as kind, coalesce(newer.sequence, older.sequence) as sequence, coalesce(newer.data, older.data) -> ${kind} as ${document}
      from ${table} left join (
        select distinct on (subject, about) subject, about, sequence, data from late order by subject, about, sequence desc
      ) as newer on newer.subject = id::text and newer.about = ${kind}
      left join lateral (
        select sequence, ${DATA} as data from audit.entries
        where newer.sequence is null and entries.person_id = $1 and entries.subject = id::text and sequence is not null and event is not null
          and entries.time <= $at::timestamptz and split_part(type, '.', 2) = ${kind} and ${OF_LETTERS}
        order by sequence desc limit 1
      ) as older on true
      where person_id = $1 and ${changed} and coalesce(newer.data, older.data) -> ${kind} ->> 'id' = id::text
    )`

/** What every reader of tasks takes for granted. */
const IS_TASK = `jsonb_typeof(task -> 'priority') = 'number' and jsonb_typeof(task -> 'dueAt') in ('number', 'null')
        and coalesce(jsonb_typeof(task -> 'startAt'), 'null') in ('number', 'null')
        and jsonb_typeof(task -> 'labels') = 'array' and jsonb_typeof(task -> 'title') = 'string' and jsonb_typeof(task -> 'note') = 'string'`

const TABLES = `past_tasks as not materialized (
      select person_id, id, task, status, due_at, words from todo.tasks
      where person_id = $1 and not (${KEPT.tasks.changed})
      union all
      select $1, id, task, task ->> 'status', (task ->> 'dueAt')::bigint,
        to_tsvector('english', (task ->> 'title') || ' ' || (task ->> 'note'))
      from (
        select id, task || coalesce(fields, '{}') as task
        from tasks_before left join jsonb_to_recordset($renamed::jsonb) as renamed (id uuid, fields jsonb) using (id)
      ) as told where ${IS_TASK}
    ), past_collections as not materialized (
      select $1::text as person_id, id, kind, collection, (collection ->> 'isDeleted')::boolean as is_deleted from collections_before
    )`

/** @throws Problem for an instant of which there is nothing to tell, with why */
export async function openPast(database: Database, personId: string, at: Date, now: Date): Promise<Tables> {
  const instant = at.toISOString()
  if (at > now)
    throw invalid(`${instant} is yet to come. What is to be done then a filter tells, such as “due before friday”.`)
  const [row] = await database.query<Beginning>(beginning(personId, instant))
  const { began, leftAt, names } = row!
  if (leftAt && at < new Date(leftAt)) throw erased(new Date(leftAt))
  if (!began || at < new Date(began)) throw notYet(instant, began ? new Date(began) : null)
  const renamed = names.length ? await renamedTasks(database, personId, instant, await renamingsOf(names)) : []
  return {
    tasks: 'past_tasks',
    collections: 'past_collections',
    with(parameters: Parameters) {
      const [time, fields] = [`${parameters.add(instant)}::text`, parameters.add(JSON.stringify(renamed))]
      const parts = [LATE, before(KEPT.tasks, 'tasks'), before(KEPT.collections, 'collections'), TABLES].join(', ')
      return `with ${parts.replaceAll('$at', time).replaceAll('$renamed', fields)} `
    },
  }
}

/** The comments of a task as they were, the oldest first. Their events have the task as subject, and each tells its comment whole. */
export const commentsAt = (personId: string, taskId: string, at: string): Statement => ({
  name: 'comments-at',
  text: `
    with ${LATE.replaceAll('$at', '$2::text')}, told as (
      select sequence, data -> 'comment' as comment from late where subject = $3 and about = 'comment'
      union all
      select sequence, ${DATA} -> 'comment' from audit.entries
      where person_id = $1 and subject = $3 and sequence is not null and event is not null and entries.time <= $2::text::timestamptz
        and split_part(type, '.', 2) = 'comment' and ${OF_LETTERS}
    ), last as (
      select distinct on (comment ->> 'id') comment from told where comment ->> 'taskId' = $3 order by comment ->> 'id', sequence desc
    )
    select comment from last where comment -> 'isDeleted' = 'false' order by comment ->> 'createdAt', comment ->> 'id'`,
  values: [personId, at, taskId],
})

interface Beginning {
  /** when their first event was; null of who has none */
  began: Date | string | null
  leftAt: Date | string | null
  names: Named[]
}

/** An event that gave something another name. */
interface Named {
  sequence: number
  time: string
  type: string
  data: object
}

const beginning = (personId: string, at: string): Statement => ({
  name: 'beginning-of-past',
  text: `
    with ${LATE.replaceAll('$at', '$2::text')}, named as (
      select distinct on (sequence) * from (
        select sequence, time, type, data from late
        union all
        select entries.sequence, entries.time, type, ${DATA} from todo.collections join audit.entries
          on entries.person_id = $1 and entries.subject = collections.id::text
        where collections.person_id = $1 and kind <> 'filter' and sequence is not null and event is not null
          and entries.time <= $2::text::timestamptz and ${OF_LETTERS}
      ) as told
      where type ~ '^todo\\.(project|section|label)\\.(updated|restored)\\.' and data -> 'previous' ? 'name'
    )
    select least(
        (select time from audit.entries where person_id = $1 and sequence is not null and event is not null order by position limit 1),
        (select time from todo.events where person_id = $1 order by revision limit 1)
      ) as began,
      (select left_at from todo.people where id = $1) as "leftAt",
      (select coalesce(jsonb_agg(to_jsonb(named) order by sequence), '[]') from named) as names`,
  values: [personId, at],
})

type Sequenced = Renaming & { sequence: number; at: string }

/** What is no event of its type renames nothing. */
async function renamingsOf(names: Named[]): Promise<Sequenced[]> {
  const { EVENT_SCHEMAS } = await import('../../../shared/events/schemas.ts')
  return names.flatMap(({ type, data, sequence, time }) => {
    const known = isEventType(type) ? EVENT_SCHEMAS[type].safeParse(data) : undefined
    const renaming = known?.success && renamingIn(type, known.data)
    return renaming ? [{ ...renaming, sequence, at: new Date(time).toISOString() }] : []
  })
}

/** Tasks whose last own event was before something was renamed, with what followed from that. */
async function renamedTasks(database: Database, personId: string, at: string, renamings: Sequenced[]) {
  const last = renamings.at(-1)?.sequence
  if (last === undefined) return []
  const rows = await database.query<NamesOfTask>(namesBefore(personId, at, last))
  return rows.flatMap(({ id, sequence, names }) => {
    const after = renamings
      .filter((renaming) => renaming.sequence > Number(sequence))
      .reduce((task, renaming) => followed(task, renaming, renaming.at), names)
    return after === names ? [] : [{ id, fields: after }]
  })
}

interface NamesOfTask {
  id: string
  sequence: string
  names: Pick<Task, 'project' | 'section' | 'labels' | 'version' | 'updatedAt'>
}

const namesBefore = (personId: string, at: string, sequence: number): Statement => ({
  name: 'names-before',
  text: `
    with ${[LATE, before(KEPT.tasks, 'tasks')].join(', ').replaceAll('$at', '$2::text')}
    select id, sequence, jsonb_build_object(
      'project', task -> 'project', 'section', task -> 'section', 'labels', task -> 'labels', 'version', task -> 'version', 'updatedAt', task -> 'updatedAt'
    ) as names
    from tasks_before where sequence < $3::bigint and jsonb_typeof(task -> 'labels') = 'array'
      and (task ->> 'project' is not null or task -> 'labels' <> '[]')`,
  values: [personId, at, sequence],
})

const notYet = (at: string, began: Date | null): Problem =>
  new Problem({
    status: 422,
    code: 'before-the-beginning',
    detail: began
      ? `There was nothing of you yet at ${at}: what you have here begins at ${began.toISOString()}.`
      : 'There is nothing of you yet: what you have here begins with your first task.',
    ...(began && { extra: { began: began.toISOString() } }),
  })

const erased = (leftAt: Date): Problem =>
  new Problem({
    status: 410,
    code: 'erased',
    detail: `You left at ${leftAt.toISOString()}, and what was before is erased for good. Ask for an instant after it.`,
  })
