/**
 * Where people are signed in. A browser's cookie holds the provider's refresh token, and is another one after each use: here are only hashes,
 * by which a cookie that comes again is known for a copy, whether the provider gives other refresh tokens or always the same; and the last
 * answer, which only the cookie that it was the answer to can read.
 */
import type { Database } from '../../shared/database/index.ts'
import { hashOf } from '../../shared/http/access-tokens.ts'
import { isUuid, newId } from '../../shared/ids/index.ts'
import {
  type EndedBy,
  endOwnSession,
  endSession,
  insertSession,
  releaseSession,
  renewSession,
  type SessionRow,
  takeSession,
} from './statements.ts'

/** Sessions that are kept of one person. */
const MOST = 50
/** Seconds for which a cookie that was used gets the same answer again: its browser may not have got the first one. */
const AGAIN = 60
/** Seconds for which one process has a session to itself: longer than a provider is waited for. */
const LEASE = 15

export interface Cookie {
  /** of the session */
  id: string
  /** the provider's */
  refreshToken: string
  text: string
}

/** What a cookie was exchanged for. */
export interface Renewed {
  accessToken: string
  /** epoch milliseconds */
  until: number
  next: Cookie
}

/** `unknown`: of one that was not seen for long, or whose person has left. */
export type Over = 'unknown' | EndedBy

export type Taken =
  | { state: 'mine' }
  /** another process is asking the provider */
  | { state: 'busy' }
  /** it was exchanged a moment ago; undefined where that cannot be read */
  | { state: 'exchanged'; answer: Renewed | undefined }
  | { state: Over }

export interface Sessions {
  begin(personId: string, device: string, refreshToken: string): Promise<Cookie>
  /** Has a session to itself for a while, to exchange its cookie. A cookie that was used up, and not a moment ago, ends it. */
  take(cookie: Cookie): Promise<Taken>
  /** Lets the next one try. */
  release(cookie: Cookie): Promise<void>
  /** @returns false when the session has ended meanwhile, or another process was faster */
  renew(before: Cookie, answer: Renewed): Promise<boolean>
  /** Only by a cookie that is good, or was a moment ago. */
  end(cookie: Cookie): Promise<void>
}

/** @returns a cookie that there was none of before */
export const newCookie = (id: string, refreshToken: string): Cookie => ({
  id,
  refreshToken,
  text: `${id}.${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')}.${refreshToken}`,
})

export function readCookie(text = ''): Cookie | undefined {
  const [, id = '', refreshToken = ''] = /^([0-9a-f-]{36})\.[\w-]{22}\.(.+)$/s.exec(text) ?? []
  return isUuid(id) ? { id, refreshToken, text } : undefined
}

const keyOf = ({ text }: Cookie): Promise<Buffer> => hashOf(text)

export const createSessions = (database: Database): Sessions => ({
  async begin(personId, device, refreshToken) {
    const cookie = newCookie(newId(), refreshToken)
    await database.query(insertSession({ id: cookie.id, personId, device, key: await keyOf(cookie) }, MOST))
    return cookie
  },

  async take(cookie) {
    const [row] = await database.query<SessionRow>(takeSession(cookie.id, await keyOf(cookie), AGAIN, LEASE))
    if (!row) return { state: 'unknown' }
    if (row.endedBy) return { state: row.endedBy }
    if (row.isMine) return { state: 'mine' }
    if (row.isGood) return { state: 'busy' }
    if (row.isJustUsed)
      return { state: 'exchanged', answer: row.answer ? await answerIn(row.answer, cookie) : undefined }
    await database.query(endSession(cookie.id, 'used-twice'))
    return { state: 'used-twice' }
  },

  async release(cookie) {
    await database.query(releaseSession(cookie.id, await keyOf(cookie)))
  },

  async renew(before, answer) {
    const { accessToken, until, next } = answer
    const { seal } = await import('./sealed.ts')
    const sealed = seal(JSON.stringify({ accessToken, until, next: next.text }), before.text)
    const rows = await database.query(renewSession(before.id, await keyOf(before), await keyOf(next), sealed))
    return rows.length > 0
  },

  async end(cookie) {
    await database.query(endOwnSession(cookie.id, await keyOf(cookie), AGAIN))
  },
})

async function answerIn(sealed: Buffer, { text }: Cookie): Promise<Renewed | undefined> {
  const { unseal } = await import('./sealed.ts')
  const opened = unseal(sealed, text)
  if (opened === undefined) return undefined
  const { accessToken, until, next } = JSON.parse(opened) as { accessToken: string; until: number; next: string }
  return { accessToken, until, next: readCookie(next)! }
}
