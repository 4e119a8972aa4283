import type { Statement } from '../../shared/database/index.ts'

/** How a session can have ended: the person signed out, or a cookie that was used up came again. */
export type EndedBy = 'signed-out' | 'used-twice'

export interface NewSession {
  id: string
  personId: string
  device: string
  key: Buffer
}

/** @param most sessions of a person; those that were not seen for longest make room */
export const insertSession = ({ id, personId, device, key }: NewSession, most: number): Statement => ({
  name: 'insert-session',
  text: `
    with left_out as (
      delete from todo.sessions where id = any(array(
        select id from todo.sessions where person_id = $2 order by ended_at is not null, seen_at desc offset $5 - 1
      ))
    )
    insert into todo.sessions (id, person_id, device, key) values ($1, $2, $3, $4)`,
  values: [id, personId, device, key, most],
})

export interface SessionRow {
  endedBy: EndedBy | null
  isGood: boolean
  /** nobody else is exchanging the cookie, and until the lease ends nobody will */
  isMine: boolean
  /** the cookie was used up a moment ago: its answer may not have come */
  isJustUsed: boolean
  /** sealed; null where there is none yet */
  answer: Buffer | null
}

/** @param again, lease seconds */
export const takeSession = (id: string, key: Buffer, again: number, lease: number): Statement => ({
  name: 'take-session',
  text: `
    with taken as (
      update todo.sessions set taken_until = now() + make_interval(secs => $4)
      where id = $1 and key = $2 and ended_at is null and (taken_until is null or taken_until < now())
      returning id
    )
    select ended_by as "endedBy", key = $2 as "isGood", exists (select from taken) as "isMine", answer,
      coalesce(used_key = $2 and seen_at > now() - make_interval(secs => $3), false) as "isJustUsed"
    from todo.sessions where id = $1`,
  values: [id, key, again, lease],
})

export const releaseSession = (id: string, key: Buffer): Statement => ({
  name: 'release-session',
  text: 'update todo.sessions set taken_until = null where id = $1 and key = $2',
  values: [id, key],
})

/** Another cookie takes the place of one; gives no row where that is not the one that is good. Done twice, it is as if done once. */
export const renewSession = (id: string, before: Buffer, after: Buffer, answer: Buffer): Statement => ({
  name: 'renew-session',
  text: `
    update todo.sessions set key = $3, used_key = $2, seen_at = now(), answer = $4, taken_until = null
    where id = $1 and ended_at is null and (key = $2 or key = $3 and used_key = $2)
    returning id`,
  values: [id, before, after, answer],
})

export const endSession = (id: string, endedBy: EndedBy): Statement => ({
  name: 'end-session',
  text: 'update todo.sessions set ended_at = now(), ended_by = $2 where id = $1 and ended_at is null',
  values: [id, endedBy],
})

/** By its person: with the cookie that is good, or was a moment ago. @param again seconds */
export const endOwnSession = (id: string, key: Buffer, again: number): Statement => ({
  name: 'end-own-session',
  text: `
    update todo.sessions set ended_at = now(), ended_by = 'signed-out'
    where id = $1 and ended_at is null and (key = $2 or used_key = $2 and seen_at > now() - make_interval(secs => $3))`,
  values: [id, key, again],
})
