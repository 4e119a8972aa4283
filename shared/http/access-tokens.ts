/** Personal access tokens: which they are by their form, and whose they are by their hash. */
import type { Database, Statement } from '../database/index.ts'
import { unauthorized } from './problem.ts'
import { isScope, type Scope } from './scopes.ts'

/** By which people and secret scanners know one. */
const BEGINNING = 'todo_pat_'
const TOKEN = /^todo_pat_[\w-]{43}$/

export const isAccessToken = (text: string): boolean => TOKEN.test(text)

/** @returns a token of 256 bits, which is shown once */
export const newAccessToken = (): string =>
  BEGINNING + Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')

/** By what it is kept. A token is no password: what has 256 bits needs no salt and no slow hash. */
export const hashOf = async (token: string): Promise<Buffer> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))

/** Milliseconds for which a process goes on to know a token that was good: one that is revoked is refused everywhere after that. */
export const REMEMBERED = 3000

export interface AccessToken {
  id: string
  person: string
  name: string
  scopes: Scope[]
  /** epoch milliseconds */
  until: number
}

interface Row {
  id: string
  personId: string
  name: string
  scopes: string[]
  expiresAt: Date | string
}

export type FindAccessToken = (token: string) => Promise<AccessToken>

/** @returns a function that throws Problem 401 for a token that there is not, or not any more; DatabaseError */
export const createFindAccessToken =
  (database: Database): FindAccessToken =>
  async (token) => {
    const [row] = await database.query<Row>(accessTokenByHash(await hashOf(token)))
    if (!row) throw unauthorized('This access token has expired or was revoked; please make another one.')
    const { id, personId, name, scopes, expiresAt } = row
    return { id, person: personId, name, scopes: scopes.filter(isScope), until: new Date(expiresAt).getTime() }
  }

/** Notes the use of it, at most once a minute, so that reading does not write each time. */
const accessTokenByHash = (hash: Buffer): Statement => ({
  name: 'access-token-by-hash',
  text: `
    with found as (
      select id, person_id, name, scopes, expires_at, last_used_at from todo.access_tokens where hash = $1 and expires_at > now()
    ), used as (
      update todo.access_tokens set last_used_at = now(), untold_use = case when last_used_at is null then now() else untold_use end
      where id in (select id from found where last_used_at is null or last_used_at < now() - interval '1 minute')
    )
    select id, person_id as "personId", name, scopes, expires_at as "expiresAt" from found`,
  values: [hash],
})

/** Those of some tokens that are still good, by their ids. */
export const goodAccessTokens = (ids: string[]): Statement => ({
  name: 'good-access-tokens',
  text: 'select id from todo.access_tokens where id = any($1::uuid[]) and expires_at > now()',
  values: [ids],
})
