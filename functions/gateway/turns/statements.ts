/** A turn is what one message, request or call changed: events with one correlation id. An undo is a turn as well, and so is a redo, which is the undo of an undo. */
import type { Statement } from '../../../shared/database/index.ts'
import { hasSubtasks, isByPerson, isOfTurn } from '../statements.ts'

/** @param event SQL: the name of a row of events */
const isDeed = (event: string): string =>
  `${event}.person_id = $1 and ${isByPerson(`${event}.source`)} and ${isOfTurn(`${event}.type`)}`

/**
 * All undos and redos of the person, each with the turn that it takes back. They are read once: asked of each event of a large turn anew, they
 * would take a time that grows with its square.
 */
const TAKES = `takes as materialized (
      select distinct correlation_id as id, data ->> 'undoes' as deed from todo.events
      where person_id = $1 and data ? 'undoes' and not data ? 'isPart'
    )`

/** Turns that are taken back, and not done again since; undos, when they are. */
const UNDONE = `(select deed from takes where id not in (select deed from takes))`

/** The turn to take back: the last one that is done. */
const LAST_DONE = `
    select event.correlation_id as id, event.correlation_id as deed from todo.events as event
    where ${isDeed('event')} and not event.data ? 'undoes'
      and event.correlation_id <> all($2) and ($3::text is null or event.source = $3)
      and event.correlation_id not in ${UNDONE}
    order by event.revision desc limit 1`

/** The undo to take back: the last one that is in effect, and that nothing new was done after. */
const LAST_UNDONE = `
    select event.correlation_id as id, event.data ->> 'undoes' as deed from todo.events as event
    where ${isDeed('event')} and event.data ? 'undoes' and not event.data ? 'isPart'
      and event.revision > coalesce((
        select change.revision from todo.events as change where ${isDeed('change')} and not change.data ? 'undoes'
        order by change.revision desc limit 1
      ), 0)
      and event.correlation_id <> all($2) and ($3::text is null or event.source = $3)
      and event.correlation_id not in (select deed from takes) and event.data ->> 'undoes' not in (select id from takes)
    order by event.revision desc limit 1`

/** Seconds after which a turn of which a part was taken back is nobody's any more who would take back the rest. */
const UNDER_WAY = 10

/**
 * Events of a turn, newest first, each with its task or collection as it is now and with what was done to that: of an undo, what it took back.
 *
 * @param turn SQL: one row (id, deed, tasks, "isUnderWay")
 */
const eventsOf = (turn: string): string => `
    with ${TAKES}, turn as materialized (${turn}), deeds as materialized (
      select each.subject, (array_agg(each.type order by each.revision))[1] as type from turn
      join todo.events as each on each.person_id = $1 and each.correlation_id = turn.deed
      where turn.deed <> turn.id group by each.subject
    )
    select turn.id as "turn", turn.deed, turn.tasks, turn."isUnderWay", event.revision, event.type, event.data, task.task,
      ${hasSubtasks('task')} as "isParent",
      kept.collection, coalesce(done.type, event.type) as "did"
    from turn
    join todo.events as event on ${isDeed('event')} and event.correlation_id = turn.id
    left join todo.tasks as task on task.person_id = $1 and task.id = event.subject::uuid
    left join todo.collections as kept on kept.person_id = $1 and kept.id = event.subject::uuid
    left join deeds as done on done.subject = event.subject`

/** @param turn SQL: one row (id, deed) */
const judged = (turn: string): string => `
    select turn.id, turn.deed,
      (select count(distinct each.subject) from todo.events as each where ${isDeed('each')} and each.correlation_id = turn.id) as tasks,
      exists (
        select from (
          select part.correlation_id, part.committed_at from todo.events as part
          where part.person_id = $1 and part.data ->> 'undoes' = turn.id and part.data ? 'isPart' and part.correlation_id <> $4
          order by part.revision desc limit 1
        ) as last
        where last.committed_at > now() - interval '${UNDER_WAY} seconds' and last.correlation_id not in (select id from takes)
      ) as "isUnderWay"
    from (${turn}) as turn`

const newest = (limit: string): string =>
  `and (task.id is not null or kept.id is not null) order by event.revision desc limit ${limit}`

export type Direction = 'undo' | 'redo'

export interface Choice {
  personId: string
  /** turns to pass over */
  except: string[]
  /** where only what one client did is meant */
  source: string | undefined
  /** of who asks */
  correlationId: string
}

/** The first events of the turn that an undo, or a redo, takes back; no rows when there is none. */
export const eventsToTakeBack = (
  which: Direction,
  { personId, except, source, correlationId }: Choice,
  limit: number,
): Statement => ({
  name: `events-to-${which}`,
  text: `${eventsOf(judged(which === 'undo' ? LAST_DONE : LAST_UNDONE))} where true ${newest('$5')}`,
  values: [personId, except, source ?? null, correlationId, limit],
})

/** The events of a turn before a revision; what they did is told by the first ones alone. */
export const eventsOfTurn = (personId: string, turn: { id: string; before: number }, limit: number): Statement => ({
  name: 'events-of-turn',
  text: `
    ${eventsOf('select $2::text as id, $2::text as deed, 0 as tasks, false as "isUnderWay"')}
    where event.revision < $3::bigint ${newest('$4')}`,
  values: [personId, turn.id, turn.before, limit],
})

/** The last event of each turn, newest first: from one to the one before it, past all others of the turns that were found. */
export const heads = (personId: string, before: number | null, limit: number): Statement => {
  const next = (below: string, seen: string) => `
      select event.correlation_id, event.revision from todo.events as event
      where ${isDeed('event')} and event.revision < ${below} and ${seen}
      order by event.revision desc limit 1`
  return {
    name: 'turn-heads',
    text: `
    with recursive heads (id, revision, seen) as (
      (select first.correlation_id, first.revision, array[first.correlation_id]
        from (${next('coalesce($2::bigint, 9000000000000000)', 'true')}) as first)
      union all
      select next.correlation_id, next.revision, heads.seen || next.correlation_id
      from heads, lateral (${next('heads.revision', 'event.correlation_id <> all(heads.seen)')}) as next
      where cardinality(heads.seen) < $3
    )
    select id, revision from heads`,
    values: [personId, before, limit],
  }
}

/** Things that a turn did which are told of it. */
const TOLD = 5

export const turnsByIds = (personId: string, ids: string[]): Statement => ({
  name: 'turns-by-ids',
  text: `
    with ${TAKES}
    select turn.id, turn.last, turn.count, newest.time, newest.source, newest.data ->> 'undoes' as "undoes",
      case
        when not newest.data ? 'undoes' then 'change'
        when newest.data ->> 'undoes' in (select id from takes) then 'redo'
        else 'undo'
      end as kind,
      case when turn.id in ${UNDONE} then 'undone' else 'done' end as state,
      told.did
    from (
      select each.correlation_id as id, max(each.revision) as last, min(each.revision) as first, count(distinct each.subject) as count
      from todo.events as each where ${isDeed('each')} and each.correlation_id = any($2) group by each.correlation_id
    ) as turn
    join todo.events as newest on newest.person_id = $1 and newest.revision = turn.last,
    lateral (
      select json_agg(json_build_object('type', type, 'taskId', subject, 'title', title) order by revision) as did
      from (
        select event.type, event.subject, coalesce(event.data -> 'task' ->> 'title', event.data -> 'comment' ->> 'text', event.data -> split_part(event.type, '.', 2) ->> 'name') as title, event.revision from todo.events as event
        where ${isDeed('event')} and event.correlation_id = turn.id and event.revision >= turn.first
        order by event.revision limit ${TOLD}
      ) as events
    ) as told`,
  values: [personId, ids],
})
