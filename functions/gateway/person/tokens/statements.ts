import type { Statement } from '../../../../shared/database/index.ts'
import type { Scope } from '../../../../shared/http/scopes.ts'
import type { Guard } from '../../../../shared/outbox/index.ts'

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

export interface NewToken extends Pick<TokenRow, 'id' | 'name' | 'scopes'> {
  personId: string
  hash: Buffer
  /** RFC 3339 */
  createdAt: string
  expiresAt: string
}

/**
 * Part of the commit that makes a token: takes the first place that is free, and gives no row when there is none. Two at once want the same
 * place, and one of them gets it (SQLSTATE 23505 for the other).
 *
 * @param most places of a person
 */
export const newToken = ({ hash, ...token }: NewToken, most: number): Guard => ({
  name: 'new-token',
  text: `
    insert into todo.access_tokens (id, person_id, place, name, hash, scopes, created_at, expires_at)
    select token.id, token."personId", place, token.name, decode(token.hash, 'hex'), token.scopes, token."createdAt", token."expiresAt"
    from jsonb_to_record($guard) as token
      (id uuid, "personId" text, name text, hash text, scopes text[], "createdAt" timestamptz, "expiresAt" timestamptz, most int),
      generate_series(1, token.most) as place
    where not exists (
      select from todo.access_tokens as other where other.person_id = token."personId" and other.place = place.place
    )
    order by place limit 1
    returning id`,
  input: { ...token, hash: hash.toString('hex'), most },
})

/** In the order in which they were made. */
export const tokensOf = (personId: string): Statement => ({
  name: 'tokens-of',
  text: `select ${COLUMNS} from todo.access_tokens where person_id = $1 order by created_at, id`,
  values: [personId],
})

/** A token, and when it was used first, if nobody was told of that yet. */
export const tokenOf = (personId: string, id: string): Statement => ({
  name: 'token-of',
  text: 'select name, untold_use as "untoldUse" from todo.access_tokens where person_id = $1 and id = $2',
  values: [personId, id],
})

/** Part of the commit that revokes a token, which tells of its first use too where nobody did: once, and with the token. */
export const revocation = (personId: string, id: string, isUseUntold: boolean): Guard => ({
  name: 'revoke-token',
  text: `
    delete from todo.access_tokens
    where person_id = $guard ->> 'personId' and id = ($guard ->> 'id')::uuid
      and (untold_use is not null) = ($guard ->> 'isUseUntold')::boolean
    returning id`,
  input: { personId, id, isUseUntold },
})

/** What has expired makes room, once all is told of it. */
export const deleteExpired = (personId: string): Statement => ({
  name: 'delete-expired-tokens',
  text: 'delete from todo.access_tokens where person_id = $1 and expires_at <= now() and untold_use is null',
  values: [personId],
})
