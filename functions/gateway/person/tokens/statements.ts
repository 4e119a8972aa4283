import type { Statement } from '../../../../shared/database/index.ts'
import type { Scope } from '../../../../shared/http/scopes.ts'

/** A token as its person sees it: never the token itself. */
const COLUMNS = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`

export interface TokenRow {
  id: string
  name: string
  scopes: Scope[]
  createdAt: Date | string
  expiresAt: Date | string
  lastUsedAt: Date | string | null
}

export interface NewToken {
  id: string
  personId: string
  name: string
  hash: Buffer
  scopes: Scope[]
  days: number
}

/**
 * Takes the first place that is free; gives no row when there is none. Two at once want the same place,
 * and one of them gets it (SQLSTATE 23505 for the other).
 *
 * @param most places of a person
 */
export const insertToken = ({ id, personId, name, hash, scopes, days }: NewToken, most: number): Statement => ({
  name: 'insert-token',
  text: `
    with free as (
      select place from generate_series(1, $7::int) as place
      where not exists (
        select from todo.access_tokens where person_id = $2 and access_tokens.place = place.place
      )
      order by place limit 1
    )
    insert into todo.access_tokens (id, person_id, place, name, hash, scopes, expires_at)
    select $1, $2, place, $3, $4, $5::text[], now() + make_interval(days => $6) from free
    returning ${COLUMNS}`,
  values: [id, personId, name, hash, scopes, days, most],
})

/** In the order in which they were made. */
export const tokensOf = (personId: string): Statement => ({
  name: 'tokens-of',
  text: `select ${COLUMNS} from todo.access_tokens where person_id = $1 order by created_at, id`,
  values: [personId],
})

/** Gives a row when there was one. */
export const deleteToken = (personId: string, id: string): Statement => ({
  name: 'delete-token',
  text: 'delete from todo.access_tokens where person_id = $1 and id = $2 returning id',
  values: [personId, id],
})

/** What has expired makes room. */
export const deleteExpired = (personId: string): Statement => ({
  name: 'delete-expired-tokens',
  text: 'delete from todo.access_tokens where person_id = $1 and expires_at <= now()',
  values: [personId],
})
