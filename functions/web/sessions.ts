/**
 * Where people are signed in. A browser's cookie holds the provider's refresh token, and is another one after each use: here are only hashes,
 * by which a cookie that comes again is known for a copy, whether the provider gives other refresh tokens or always the same.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../../shared/database/index.ts'
import { hashOf } from '../../shared/http/access-tokens.ts'
import { isUuid, newId } from '../../shared/ids/index.ts'
import { type EndedBy, endSession, insertSession, renewSession, type SessionRow, sessionAt } from './statements.ts'

/** Sessions that are kept of one person. */
const MOST = 50

export interface Cookie {
  /** of the session */
  id: string
  /** the provider's */
  refreshToken: string
  text: string
}

/** `unknown`: of one that was not seen for long, or whose person has left. */
export type State = 'good' | 'just-used' | 'unknown' | EndedBy

export interface Sessions {
  begin(personId: string, device: string, refreshToken: string): Promise<Cookie>
  /** A cookie that was used up, and not a moment ago, ends its session. @param again seconds of that moment */
  look(cookie: Cookie, again: number): Promise<State>
  /** @returns false when the session has ended meanwhile */
  renew(before: Cookie, after: Cookie): Promise<boolean>
  /** Only by a cookie that is good, or was a moment ago. */
  end(cookie: Cookie, again: number): Promise<void>
}

/** @returns a cookie that there was none of before */
export const newCookie = (id: string, refreshToken: string): Cookie => ({
  id,
  refreshToken,
  text: `${id}.${randomBytes(16).toString('base64url')}.${refreshToken}`,
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

  async look(cookie, again) {
    const [row] = await database.query<SessionRow>(sessionAt(cookie.id, await keyOf(cookie), again))
    if (!row) return 'unknown'
    if (row.endedBy) return row.endedBy
    if (row.isGood) return 'good'
    if (row.isJustUsed) return 'just-used'
    await database.query(endSession(cookie.id, 'used-twice'))
    return 'used-twice'
  },

  renew: async (before, after) =>
    (await database.query(renewSession(before.id, await keyOf(before), await keyOf(after)))).length > 0,

  async end(cookie, again) {
    const [row] = await database.query<SessionRow>(sessionAt(cookie.id, await keyOf(cookie), again))
    if (row?.isGood || row?.isJustUsed) await database.query(endSession(cookie.id, 'signed-out'))
  },
})
