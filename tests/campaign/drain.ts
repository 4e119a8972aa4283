/** Waits until the system has caught up with all that it took, as it must when nothing disturbs it any more. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { History } from './history.ts'

/** How much is still to be done, by what. */
export type Backlog = Record<'unpublished' | 'unrecorded' | 'reminders' | 'notifications' | 'streams', number>

const BETWEEN = 1000
/** So long must nothing be left: what follows from the last event may still be on its way. */
const QUIET = 5000

/** A lease of 90 s and the minute after it is the longest that something rests: what rests longer stays where it is. */
const STANDSTILL = 200_000

/**
 * @param limit milliseconds after which it is told what is left
 * @returns what is left, all zero when it caught up, and the milliseconds that it took
 */
export async function drain(
  databaseUrl: string,
  history: History,
  limit: number,
): Promise<{ took: number; left: Backlog }> {
  const from = performance.now()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    let since: number | undefined
    let moved = { at: from, what: '' }
    for (;;) {
      const left = await backlog(client, history)
      const at = performance.now()
      const what = JSON.stringify(left)
      if (what !== moved.what) moved = { at, what }
      since = isEmpty(left) ? (since ?? at) : undefined
      if (since !== undefined && at - since >= QUIET) return { took: since - from, left }
      if (at - from > limit || at - moved.at > STANDSTILL) return { took: at - from, left }
      await sleep(BETWEEN)
    }
  } finally {
    await client.end()
  }
}

const isEmpty = (left: Backlog): boolean => Object.values(left).every((count) => count === 0)

/** What a series brings again with its next date is reminded of then; what a developer's receiver refused twice is sent again after five minutes. */
const LEFT = `
  select
    (select count(*) from todo.events where published_at is null) as unpublished,
    (select count(*) from todo.events e where not exists (
      select from audit.entries a where a.person_id = e.person_id and a.event_id = e.id::text)) as unrecorded,
    (select count(*) from reminder.reminders where state = 'pending' and at < now() + interval '1 hour') as reminders,
    (select count(*) from notification.deliveries
      where state = 'waiting' and (kind <> 'event' or attempts < 2)) as notifications`

async function backlog(client: pg.Client, { streams }: History): Promise<Backlog> {
  const { rows } = await client.query<Record<keyof Backlog, string>>(LEFT)
  const { rows: people } = await client.query<{ id: string; revision: string }>('select id, revision from todo.people')
  const heads = new Map(people.map(({ id, revision }) => [id, Number(revision)]))
  const behind = streams.filter(
    ({ person, received, after }) => (received.at(-1)?.revision ?? after) < (heads.get(person) ?? 0),
  )
  const { unpublished, unrecorded, reminders, notifications } = rows[0]!
  return {
    unpublished: Number(unpublished),
    unrecorded: Number(unrecorded),
    reminders: Number(reminders),
    notifications: Number(notifications),
    streams: behind.length,
  }
}
