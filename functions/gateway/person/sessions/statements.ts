import type { Statement } from '../../../../shared/database/index.ts'
import type { Guard } from '../../../../shared/outbox/index.ts'

export interface SessionRow {
  id: string
  /** what the browser calls itself, such as “Firefox, Android”; may be empty */
  device: string
  beganAt: Date | string
  /** when it last got an access token */
  seenAt: Date | string
  /** 'used-twice': somebody has a copy of its cookie, so it was ended; null while it goes on */
  endedBy: 'used-twice' | null
}

/** Where a person is signed in, and which were ended for their safety; those seen last first. */
export const sessionsOf = (personId: string): Statement => ({
  name: 'sessions-of',
  text: `
    select id, device, began_at as "beganAt", seen_at as "seenAt", ended_by as "endedBy" from todo.sessions
    where person_id = $1 and (ended_at is null or ended_by = 'used-twice') order by seen_at desc, id`,
  values: [personId],
})

/** Part of the commit that signs out of some of a person's sessions. Gives no row when one of them has ended meanwhile. */
export const ending = (personId: string, ids: string[]): Guard => ({
  name: 'end-sessions',
  text: `
    update todo.sessions set ended_at = now(), ended_by = 'signed-out'
    where person_id = $guard ->> 'personId' and id in (select value::uuid from jsonb_array_elements_text($guard -> 'ids'))
      and ended_by is distinct from 'signed-out'
    returning id`,
  input: { personId, ids },
})
