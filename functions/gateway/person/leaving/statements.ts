import type { Statement } from '../../../../shared/database/index.ts'
import { NIL_ID } from '../../../../shared/ids/index.ts'
import { withinBytes } from '../../list/within-bytes.ts'

/** What a page of the export comes after: the keys of the last row of the page before. */
export type Page = (personId: string, after: string | null, limit: number) => Statement

/** Bytes of the rows of a page after which no other one is added: a kept answer has up to some megabytes by itself. */
const PAGE_BYTES = 1024 * 1024

/**
 * Every page's rows are `{key, item, found}`: `item` is JSON as it goes into the export, `key` what the next page comes after, `found` how many
 * rows there were before their bytes were looked at.
 */
const page =
  (name: string, first: string, text: string): Page =>
  (personId, after, limit) => ({
    name: `export-${name}`,
    text: withinBytes(text, 'item', PAGE_BYTES),
    values: [personId, after ?? first, limit],
  })

/** Everything that is kept of a person, by the name that it has in the export. */
export const PAGES: Record<string, Page> = {
  tasks: page(
    'tasks',
    NIL_ID,
    `select id::text as key, task::text as item from todo.tasks where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  collections: page(
    'collections',
    NIL_ID,
    `select id::text as key, json_build_object('kind', kind, 'collection', collection)::text as item
      from todo.collections where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  comments: page(
    'comments',
    NIL_ID,
    `select id::text as key, comment::text as item from todo.comments where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  events: page(
    'events',
    '0',
    `select revision::text as key, json_build_object('revision', revision, 'id', id, 'type', type, 'source', source, 'subject', subject,
        'time', time, 'data', data)::text as item
      from todo.events where person_id = $1 and revision > $2::bigint order by revision limit $3`,
  ),
  reminders: page(
    'reminders',
    `${NIL_ID} ${NIL_ID}`,
    `select task_id || ' ' || id as key, json_build_object('id', id, 'taskId', task_id, 'kind', kind, 'at', at, 'state', state,
        'firedAt', fired_at)::text as item
      from reminder.reminders
      where person_id = $1 and (task_id, id) > (split_part($2, ' ', 1)::uuid, split_part($2, ' ', 2)::uuid)
      order by task_id, id limit $3`,
  ),
  deliveries: page(
    'deliveries',
    NIL_ID,
    `select id::text as key, json_build_object('id', id, 'channel', channel, 'endpoint', endpoint, 'reminder', reminder, 'state', state,
        'attempts', attempts, 'reason', reason, 'settledAt', settled_at, 'webhookId', webhook_id, 'revision', revision)::text as item
      from notification.deliveries where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  channels: page(
    'channels',
    '',
    `select channel as key, json_build_object('channel', channel, 'endpoint', endpoint, 'askedAt', asked_at, 'confirmedAt', confirmed_at)::text
        as item
      from todo.channels where person_id = $1 and channel > $2 order by channel limit $3`,
  ),
  webhooks: page(
    'webhooks',
    NIL_ID,
    `select id::text as key, json_build_object('id', id, 'url', url, 'types', types, 'state', state, 'reason', reason, 'createdAt', created_at)::text
        as item
      from todo.webhooks where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  accessTokens: page(
    'access-tokens',
    NIL_ID,
    `select id::text as key, json_build_object('id', id, 'name', name, 'scopes', scopes, 'createdAt', created_at, 'expiresAt', expires_at,
        'lastUsedAt', last_used_at)::text as item
      from todo.access_tokens where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  calendars: page(
    'calendars',
    '',
    `select person_id as key, json_build_object('createdAt', created_at)::text as item
      from todo.calendars where person_id = $1 and person_id > $2 limit $3`,
  ),
  sessions: page(
    'sessions',
    NIL_ID,
    `select id::text as key, json_build_object('id', id, 'device', device, 'beganAt', began_at, 'seenAt', seen_at, 'endedAt', ended_at,
        'endedBy', ended_by)::text as item
      from todo.sessions where person_id = $1 and id > $2::uuid order by id limit $3`,
  ),
  answers: page(
    'answers',
    '',
    `select id as key, json_build_object('idempotencyKey', id, 'answer', answer, 'at', received_at)::text as item
      from todo.inbox where consumer = 'gateway' and source = $1 and id > $2 order by id limit $3`,
  ),
  auditLog: page(
    'audit-log',
    '0',
    `select position::text as key, json_build_object('position', position, 'recordedAt', recorded_at, 'topic', topic, 'type', type,
        'event', event, 'hash', encode(hash, 'hex'))::text as item
      from audit.entries where person_id = $1 and position > $2::bigint order by position limit $3`,
  ),
}

/** How much a person would lose by leaving. */
export const countOf = (personId: string): Statement => ({
  name: 'count-of-person',
  text: `
    select (select count(*) from todo.tasks where person_id = $1) as tasks,
      (select count(*) from todo.events where person_id = $1) as events`,
  values: [personId],
})

/**
 * Makes all that a person's revisions tell so far a thing of the past. After the commit of the event that says so, in its transaction: the
 * instant is one at which no other write of theirs is under way, and all those before had begun. Until it is erased, nothing of theirs can
 * be changed (`people_leaving` in the migrations).
 */
export const markLeft = (personId: string): Statement => ({
  name: 'mark-left',
  text: `
    update todo.people set left_revision = revision, left_at = clock_timestamp(), erased_at = null, profile = '{}' where id = $1`,
  values: [personId],
})

/** In the transaction in which a person leaves: no program acts for them from then on, no calendar reads what is theirs, no browser is signed in. */
export const forgetReaders = (personId: string): Statement => ({
  name: 'forget-readers',
  text: `
    with calendars as (delete from todo.calendars where person_id = $1), sessions as (delete from todo.sessions where person_id = $1),
      webhooks as (delete from todo.webhooks where person_id = $1)
    delete from todo.access_tokens where person_id = $1`,
  values: [personId],
})
