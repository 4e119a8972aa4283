import type { Statement } from '../../shared/database/index.ts'
import type { Profile } from '../../shared/domain/profile.ts'
import type { OutboxEvent } from '../../shared/events/event.ts'
import { NOW, type Told } from '../../shared/time/database-clock.ts'

/** A reminder that an event asks for. */
export interface NewReminder {
  id: string
  taskId: string
  /** of the task; of a snooze the person's revision, for it may be taken back and asked for again while the task stays as it is */
  version: number
  kind: 'task' | 'snooze'
  /** epoch milliseconds */
  at: number
  dueAt: number | null
}

export interface Keep {
  personId: string
  /** the delivery whose effect this is */
  inbox: { consumer: string; source: string; id: string }
  /** the task whose other reminders are cancelled, unless a newer version of it asked for them */
  task: { id: string; version: number } | null
  wanted: NewReminder[]
  /** epoch milliseconds: what is wanted before is late. Null: the database's present minute, as for what is later than that */
  since: number | null
  traceParent: string
  correlationId: string
  /** the person's revision in the event: what they asked for before they left is not set */
  sequence: number
}

/**
 * Sets and cancels the reminders of an event, once. Versions make the order of events irrelevant: a row remembers the newest version
 * that asked for it or cancelled it, and an older one does not change it. What an older version asked for and no newer one has seen is
 * set all the same (it may be the only event that knew of it) and judged at its instant. One whose instant was past already when it was
 * asked for is not set, but one that was set before stays.
 *
 * Returns `fresh`: whether this was the first delivery, and `soon`: whether some of them are due within `window` milliseconds.
 */
export const keep = (
  { personId, inbox, task, wanted, since, traceParent, correlationId, sequence }: Keep,
  window: number,
): Statement => ({
  name: 'keep-reminders',
  text: `
    with claimed as (
      insert into todo.inbox (consumer, source, id)
      select $2, $3, $4 where not exists (select from todo.people where id = $1 and left_revision > $10::bigint)
      on conflict do nothing
      returning id
    ), asked as (
      select *, kind = 'task' and at < least($11::bigint, extract(epoch from date_trunc('minute', now())) * 1000) as late
      from jsonb_to_recordset($7::jsonb) as w (reminder uuid, "taskId" uuid, version int, kind text, at bigint, "dueAt" bigint)
    ), wanted as (
      select asked.* from claimed, asked
    ), cancelled as (
      update reminder.reminders
      set state = 'cancelled', version = $6::int, owner = null, leased_until = null
      from claimed
      where person_id = $1 and task_id = $5::uuid and kind = 'task' and state = 'pending' and version < $6::int
        and reminders.id not in (select reminder from wanted)
    ), kept as (
      insert into reminder.reminders (id, person_id, task_id, version, kind, at, due_at, trace_parent, causation_id, correlation_id)
      select reminder, $1, "taskId", version, kind, to_timestamp(at / 1000.0), "dueAt", $8, $4, $9 from wanted where not late
      on conflict (id) do update set state = 'pending', version = excluded.version
        where reminders.version < excluded.version and reminders.state in ('pending', 'cancelled')
    )
    select exists (select from claimed) as fresh,
      exists (select from asked where not late and at <= ${NOW} + $12::int) as soon`,
  values: [
    personId,
    inbox.consumer,
    inbox.source,
    inbox.id,
    task?.id ?? null,
    task?.version ?? null,
    JSON.stringify(wanted.map(({ id, ...rest }) => ({ reminder: id, ...rest }))),
    traceParent,
    correlationId,
    sequence,
    since,
    window,
  ],
})

/** Cancels what older versions of a task asked for, when the newer one asks for nothing. Returns a row for each. */
export const cancelOlder = (personId: string, taskId: string, version: number): Statement => ({
  name: 'cancel-older-reminders',
  text: `
    update reminder.reminders
    set state = 'cancelled', version = $3::int, owner = null, leased_until = null
    where person_id = $1 and task_id = $2::uuid and kind = 'task' and state = 'pending' and version < $3::int
    returning id`,
  values: [personId, taskId, version],
})

/**
 * Takes back a snooze, once, be it that its own event is yet to come: what an older event asks for it no longer gets. Returns a row when there is
 * one less to be reminded of.
 */
export const unsnooze = (
  personId: string,
  { id, taskId, version, at, dueAt }: NewReminder,
  { causationId, correlationId, traceParent }: Cause,
): Statement => ({
  name: 'unsnooze-reminder',
  text: `
    insert into reminder.reminders
      (id, person_id, task_id, version, kind, state, at, due_at, trace_parent, causation_id, correlation_id)
    select $1, $2, $3::uuid, $4::int, 'snooze', 'cancelled', to_timestamp($5::bigint / 1000.0), $6::bigint, $7, $8, $9
    where not exists (select from todo.people where id = $2 and left_revision > $4)
    on conflict (id) do update set state = 'cancelled', version = excluded.version, owner = null, leased_until = null
      where reminders.version < excluded.version and reminders.state = 'pending'
    returning id`,
  values: [id, personId, taskId, version, at, dueAt, traceParent, causationId, correlationId],
})

interface Cause {
  causationId: string
  correlationId: string
  traceParent: string
}

export interface ClaimedRow extends Told {
  /** null in the one row of an answer that has none */
  id: string | null
  /** epoch milliseconds */
  at: number
}

/**
 * Takes pending reminders that are due within `window` milliseconds and that no living process has. The lease ends some seconds after the
 * instant, so that what a killed process held is late by little.
 *
 * @param lease seconds
 */
export const claim = (owner: string, window: number, lease: number, limit: number): Statement => ({
  name: 'claim-reminders',
  text: `
    with due as (
      select id from reminder.reminders
      where state = 'pending' and at <= now() + make_interval(secs => $2::int / 1000.0) and (leased_until is null or leased_until < now())
      order by at limit $4
      for update skip locked
    ), claimed as (
      update reminder.reminders r
      set owner = $1, leased_until = greatest(at, now()) + make_interval(secs => $3)
      from due where r.id = due.id
      returning r.id, (extract(epoch from at) * 1000)::float8 as at
    )
    select id, at, ${NOW} as now from (select) as always left join claimed on true`,
  values: [owner, window, lease, limit],
})

export interface HeldRow {
  id: string
  personId: string
  kind: 'task' | 'snooze'
  /** epoch milliseconds */
  at: number
  dueAt: string | null
  task: unknown
  timeZone: Profile['timeZone']
  traceParent: string
  causationId: string
  correlationId: string
}

/** Those that this process still has to fire, with their task as it is now: none, when it is about to be erased. */
export const held = (owner: string, ids: string[]): Statement => ({
  name: 'held-reminders',
  text: `
    select r.id, r.person_id as "personId", r.kind, (extract(epoch from r.at) * 1000)::float8 as at, r.due_at as "dueAt", t.task,
      coalesce(p.profile ->> 'timeZone', 'UTC') as "timeZone",
      r.trace_parent as "traceParent", r.causation_id as "causationId", r.correlation_id as "correlationId"
    from reminder.reminders r
    left join todo.people p on p.id = r.person_id
    left join todo.tasks t on t.person_id = r.person_id and t.id = r.task_id and (p.left_at is null or p.erased_at is not null)
    where r.id = any($2::uuid[]) and r.owner = $1 and r.state = 'pending'
    order by r.at, r.id`,
  values: [owner, ids],
})

export interface Firing {
  reminderId: string
  personId: string
  /** of the task in the event: when it has changed again, the reminder must be judged again */
  taskVersion: number
  event: OutboxEvent
}

/**
 * Marks reminders as fired and appends their events, each only if this process still holds it, nothing cancelled it, and its task is
 * at the version that it was judged by. Many people's at once, since many are reminded at nine. Returns what was fired, with the
 * revision of each event.
 */
export const fire = (owner: string, firedAt: Date, firings: Firing[]): Statement => ({
  name: 'fire-reminders',
  text: `
    with firing as (
      select * from jsonb_to_recordset($3::jsonb) as f ("reminderId" uuid, "personId" text, "taskVersion" int, event jsonb)
    ), locked as (
      -- In order, so that two processes that fire for the same people cannot wait for each other in a circle.
      select p.id from todo.people p where p.id in (select "personId" from firing) order by p.id for update
    ), fired as (
      update reminder.reminders r
      set state = 'fired', fired_at = $2, owner = null, leased_until = null
      from firing f join locked on locked.id = f."personId"
      where r.id = f."reminderId" and r.owner = $1 and r.state = 'pending'
        -- Asked when nobody else changes anything of this person.
        and todo.version_of(locked.id, r.task_id) = f."taskVersion"
      returning r.id, r.person_id, r.at
    ), counts as (
      select person_id, count(*) from fired group by person_id
    ), person as (
      update todo.people p set revision = p.revision + counts.count from counts where p.id = counts.person_id
      returning p.id, p.revision - counts.count as before
    )
    insert into todo.events (person_id, revision, id, topic, type, source, subject, time, data, trace_parent, causation_id, correlation_id)
    select fired.person_id, before + row_number() over (partition by fired.person_id order by fired.at, fired.id),
      (event ->> 'id')::uuid, event ->> 'topic', event ->> 'type', event ->> 'source', event ->> 'subject',
      (event ->> 'time')::timestamptz, event -> 'data', event ->> 'traceParent', event ->> 'causationId', event ->> 'correlationId'
    from fired join firing on firing."reminderId" = fired.id join person on person.id = fired.person_id
    returning (data ->> 'reminderId') as "reminderId", revision`,
  values: [owner, firedAt, JSON.stringify(firings)],
})

/** Ends reminders that are no longer wanted, if this process holds them. */
export const cancel = (owner: string, ids: string[]): Statement => ({
  name: 'cancel-reminders',
  text: `
    update reminder.reminders set state = 'cancelled', owner = null, leased_until = null
    where id = any($2::uuid[]) and owner = $1 and state = 'pending'`,
  values: [owner, ids],
})

/** Gives back all that this process holds, so that the next one need not wait for the leases to end. */
export const giveBack = (owner: string): Statement => ({
  name: 'give-back-reminders',
  text: `update reminder.reminders set owner = null, leased_until = null where owner = $1 and state = 'pending' returning id`,
  values: [owner],
})

/** Deletes some reminders that fired or were cancelled, and whose instant is more than `days` ago. */
export const forget = (days: number, limit: number): Statement => ({
  name: 'forget-reminders',
  text: `
    delete from reminder.reminders where ctid = any(array(
      select ctid from reminder.reminders where state <> 'pending' and at < now() - make_interval(days => $1) limit $2
    ))`,
  values: [days, limit],
})

/**
 * Deletes some reminders of a person who has left: those of tasks that they did not create since. Of who did not leave, whatever an event says,
 * none. Gives a row for each.
 */
export const forgetPerson = (personId: string, leftRevision: number, limit: number): Statement => ({
  name: 'forget-person-reminders',
  text: `
    delete from reminder.reminders where ctid = any(array(
      select ctid from reminder.reminders as r
      where person_id = $1 and exists (select from todo.people where id = $1 and left_revision >= $2) and not exists (
        select from todo.events as event
        where event.person_id = $1 and event.revision > $2 and event.subject = r.task_id::text
          and event.type = 'todo.task.created.v1'
      )
      limit $3
    )) returning 1`,
  values: [personId, leftRevision, limit],
})

export const timeZoneOf = (personId: string): Statement => ({
  name: 'time-zone-of-person',
  text: `select profile ->> 'timeZone' as "timeZone" from todo.people where id = $1`,
  values: [personId],
})

/** A person's open tasks whose reminders are wall times without a due date's zone: they move when the person does. */
export const floatingTasks = (personId: string): Statement => ({
  name: 'floating-tasks',
  text: `
    select task from todo.tasks
    where person_id = $1 and status = 'open' and due_at is null and jsonb_array_length(task -> 'reminders') > 0`,
  values: [personId],
})
