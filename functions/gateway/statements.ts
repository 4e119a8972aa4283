import type { Statement } from '../../shared/database/index.ts'
import { COLLECTION_KINDS } from '../../shared/domain/collections/plurals.ts'
import type { Guard } from '../../shared/outbox/index.ts'
import { COLLECTIONS_OF } from './collections/statements.ts'
import { Parameters, PRESENT, type Tables } from './list/filter-sql.ts'
import { BY_HAND } from './list/order.ts'

export const tasksByIds = (personId: string, ids: string[]): Statement => ({
  name: 'tasks-by-ids',
  text: 'select task from todo.tasks where person_id = $1 and id = any($2::uuid[])',
  values: [personId, ids],
})

/** @param task SQL: the name of a row of tasks */
export const hasSubtasks = (task = 'tasks'): string => `exists (
      select from todo.tasks as sub
      where sub.person_id = $1 and sub.task ->> 'parentId' = ${task}.id::text and sub.status <> 'deleted'
    )`

/** Each with whether it has subtasks, which one look into an index tells. */
export const tasksToChange = (personId: string, ids: string[]): Statement => ({
  name: 'tasks-to-change',
  text: `select task, ${hasSubtasks()} as "isParent" from todo.tasks where person_id = $1 and id = any($2::uuid[])`,
  values: [personId, ids],
})

/** Most tasks of trees that are read; done ones that are above none of these are left out first, of which a subtask that repeats leaves many. */
const TREE = 1000

/** The tasks of the trees that these are in, but deleted ones, and the person's revision at that moment: a commit up to it finds them as they are. */
export const treesOfTasks = (personId: string, ids: string[]): Statement => ({
  name: 'trees-of-tasks',
  text: `
    with recursive above (id, parent) as (
      select id, task ->> 'parentId' from todo.tasks where person_id = $1 and id = any($2::uuid[])
      union
      select tasks.id, tasks.task ->> 'parentId' from above join todo.tasks on person_id = $1 and tasks.id = above.parent::uuid
    ), tree (id) as (
      select id from above
      union
      select sub.id from tree join todo.tasks as sub
        on sub.person_id = $1 and sub.task ->> 'parentId' = tree.id::text and sub.status <> 'deleted'
    )
    select task, (select revision from todo.people where id = $1) as revision
    from tree join todo.tasks on person_id = $1 and tasks.id = tree.id
    order by status = 'open' or tasks.id in (select id from above) desc, task ->> 'updatedAt' desc limit ${TREE}`,
  values: [personId, ids],
})

/** Where tasks stand beside each other: under one task, or under none in one section of a project. */
export interface Siblings {
  parentId: string | null
  project: string | null
  section: string | null
  /** those that are to be put there */
  except: string[]
}

/**
 * Open tasks of a list on one side of a place in it, the nearest first.
 *
 * @param from null: from the end of the list on the other side
 */
export const siblingsOf = (
  personId: string,
  { parentId, project, section, except }: Siblings,
  side: 'before' | 'after',
  from: { key: string; id: string } | null,
  most: number,
): Statement => {
  const values: unknown[] = [personId, except, most]
  const add = (value: unknown): string => `$${values.push(value)}`
  const is = (name: string, value: string | null): string =>
    value === null ? `task ->> '${name}' is null` : `task ->> '${name}' = ${add(value)}`
  const inList = parentId
    ? is('parentId', parentId)
    : [is('parentId', null), is('project', project), is('section', section)].join(' and ')
  const [sign, direction] = side === 'after' ? ['>', 'asc'] : ['<', 'desc']
  const onSide = from ? ` and (${BY_HAND}, id) ${sign} (${add(from.key)}, ${add(from.id)}::uuid)` : ''
  return {
    text: `
      select task from todo.tasks where person_id = $1 and status = 'open' and id <> all($2::uuid[]) and ${inList}${onSide}
      order by ${BY_HAND} ${direction}, id ${direction} limit $3`,
    values,
  }
}

/** How many open tasks are under one, at all levels. */
export const openSubtasksOf = (personId: string, id: string): Statement => ({
  name: 'open-subtasks-of',
  text: `
    with recursive under (id, status) as (
      select id, status from todo.tasks where person_id = $1 and task ->> 'parentId' = $2
      union
      select sub.id, sub.status from under join todo.tasks as sub on sub.person_id = $1 and sub.task ->> 'parentId' = under.id::text
    )
    select count(*)::int as count from under where status = 'open'`,
  values: [personId, id],
})

/** The titles of tasks. */
export function titlesOf(personId: string, ids: string[], tables: Tables): Statement {
  const parameters = new Parameters(personId)
  const before = tables.with?.(parameters) ?? ''
  const text = `${before}select id, task ->> 'title' as title from ${tables.tasks} where person_id = $1 and id = any(${parameters.add(ids)}::uuid[])`
  return { ...(tables === PRESENT && { name: 'titles-of' }), text, values: parameters.values }
}

/** With the person's revision at that moment: a commit up to it finds them as they are. */
export const tasksAsOf = (personId: string, ids: string[]): Statement => ({
  name: 'tasks-as-of',
  text: `
    select task, (select revision from todo.people where id = $1) as revision from todo.tasks
    where person_id = $1 and id = any($2::uuid[])`,
  values: [personId, ids],
})

/** Of each series: the tasks that are open, and the one that was done last. */
export const tasksOfSeries = (personId: string, seriesIds: string[]): Statement => ({
  name: 'tasks-of-series',
  text: `
    select task, ${hasSubtasks()} as "isParent" from todo.tasks
    where person_id = $1 and series_id = any($2) and status = 'open'
    union all (
      select distinct on (series_id) task, false from todo.tasks
      where person_id = $1 and series_id = any($2) and status in ('completed', 'skipped')
      order by series_id, task ->> 'completedAt' collate "C" desc, due_at desc nulls last
    )`,
  values: [personId, seriesIds],
})

export const profileOf = (personId: string): Statement => ({
  name: 'profile-of',
  text: 'select profile, revision from todo.people where id = $1',
  values: [personId],
})

/** Names of each kind that are given, and sets of labels that are looked at for them. */
const [NAMES, LABEL_SETS] = [1000, 2000]

const WITH_PROJECT = `person_id = $1 and status = 'open' and task ->> 'project' is not null`
const LABELS = `left((task -> 'labels')::text, 500)`
const WITH_LABELS = `person_id = $1 and status = 'open' and task -> 'labels' <> '[]'`

/**
 * The person's profile, revision, collections, and the names in use, which the grammar needs to read `#Home Renovation`: so many that nobody can
 * make this long.
 * From each name that is in use an index leads to the next one, past all tasks that have it too.
 */
export const personById = (personId: string): Statement => ({
  name: 'person-by-id',
  text: `
    with recursive projects (place, name) as (
      (select 1, task ->> 'project' from todo.tasks where ${WITH_PROJECT} order by task ->> 'project' limit 1)
      union all
      select place + 1, next.name from projects, lateral (
        select task ->> 'project' as name from todo.tasks where ${WITH_PROJECT} and task ->> 'project' > projects.name
        order by task ->> 'project' limit 1
      ) as next where place < ${NAMES}
    ),
    label_sets (place, key, labels) as (
      (select 1, ${LABELS}, task -> 'labels' from todo.tasks where ${WITH_LABELS} order by ${LABELS} limit 1)
      union all
      select place + 1, next.* from label_sets, lateral (
        select ${LABELS}, task -> 'labels' from todo.tasks where ${WITH_LABELS} and ${LABELS} > label_sets.key
        order by ${LABELS} limit 1
      ) as next where place < ${LABEL_SETS}
    )
    select
      coalesce(people.profile, '{}') as profile,
      coalesce(people.revision, 0) as revision,
      array(select name from projects) as projects,
      array(
        select distinct label as name from label_sets, jsonb_array_elements_text(labels) as label order by name limit ${NAMES}
      ) as labels,
      ${COLLECTIONS_OF} as stored
    from (select $1::text as id) as asked left join todo.people using (id)`,
  values: [personId],
})

/** How many open tasks a person has, counted to `most`, which an index alone tells; and the revision at which it was so. */
export const openTasksOf = (personId: string, most: number): Statement => ({
  name: 'open-tasks-of',
  text: counted(`select from todo.tasks where person_id = $1 and status = 'open' limit $2`),
  values: [personId, most],
})

/** How many reminders of a person are to come, counted to `most`; and the revision at which it was so. */
export const pendingRemindersOf = (personId: string, most: number): Statement => ({
  name: 'pending-reminders-of',
  text: counted(`select from reminder.reminders where person_id = $1 and state = 'pending' limit $2`),
  values: [personId, most],
})

const counted = (rows: string): string => `
    select (select count(*) from (${rows}) as counted) as count,
      coalesce((select revision from todo.people where id = $1), 0) as revision`

/**
 * Whether an event is what a person did, at the gateway or by an agent at mcp (`/todo-chatbot/mcp/<client>`), and no effect of it that another
 * function made.
 *
 * @param source SQL
 */
export const isByPerson = (source: string): string =>
  `(${source} = '/todo-chatbot/gateway' or ${source} like '/todo-chatbot/mcp/%')`

/**
 * Whether an event tells of what a turn can take back.
 *
 * @param type SQL
 */
export const isOfTurn = (type: string): string =>
  `(split_part(${type}, '.', 2) in ('task', 'comment', ${COLLECTION_KINDS.map((kind) => `'${kind}'`).join(', ')})
    or ${type} in ('todo.reminder.snoozed.v1', 'todo.reminder.unsnoozed.v1'))`

/** What a request has stored, by its id. */
export const eventsOfRequest = (personId: string, requestId: string): Statement => ({
  name: 'events-of-request',
  text: `
    select type, data from todo.events
    where person_id = $1 and correlation_id = $2 and ${isByPerson('source')} order by revision`,
  values: [personId, requestId],
})

/** What an earlier request with the same idempotency key was answered. */
export const earlierAnswer = (personId: string, key: string): Statement => ({
  name: 'earlier-answer',
  text: `select answer from todo.inbox where consumer = 'gateway' and source = $1 and id = $2`,
  values: [personId, key],
})

/** The addresses of a person that were asked about. */
export const channelsByPerson = (personId: string): Statement => ({
  name: 'channels-by-person',
  text: `
    select channel, endpoint, confirmed_at is not null as "isConfirmed", reason,
      extract(epoch from now() - asked_at)::float8 as "askedAgo"
    from todo.channels where person_id = $1`,
  values: [personId],
})

export const channelByChallenge = (challenge: string): Statement => ({
  name: 'channel-by-challenge',
  text: `
    select person_id as "personId", challenge, endpoint, confirmed_at is not null as "isConfirmed"
    from todo.channels where challenge = $1 and channel = 'email'`,
  values: [challenge],
})

/** Part of the commit that confirms an address, once. */
export const confirmation = (challenge: string): Guard => ({
  name: 'confirm-address',
  text: `
    update todo.channels set confirmed_at = now(), reason = null
    where challenge = ($guard ->> 'challenge')::uuid and channel = 'email' and confirmed_at is null
    returning challenge`,
  input: { challenge },
})

/** Reminders of the last 24 hours by channel, as notification counts them. */
export const sentLately = (personId: string): Statement => ({
  name: 'sent-lately',
  text: `
    select channel, count(*) as sent from notification.deliveries
    where person_id = $1 and kind = 'reminder' and created_at > now() - interval '24 hours' group by channel`,
  values: [personId],
})
