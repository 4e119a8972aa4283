/** Access tokens, in memory only. */
import { signal } from '@preact/signals'
import { type GetToken, Refused } from '../api/client.ts'

/** Where one is kept that was given by hand, as there is no identity provider. */
export const TOKEN = 'todo-token'

/** The session of this browser: empty where a token was given by hand. */
export const ownSession = signal('')

let current: { token: string; until: number } | undefined
/** Milliseconds before its end at which a token is renewed. */
const EARLY = 20_000

/** An access token by the cookie of who signed in. */
export const renewed: GetToken = async (anew = false) => {
  if (!anew && current && Date.now() < current.until - EARLY) return current.token
  const before = current?.token
  // One page at a time: a refresh token is good for one use.
  return navigator.locks.request('todo-token', async () => {
    if (current && current.token !== before) return current.token
    let response: Response
    try {
      response = await fetch('/auth/token', { method: 'POST' })
    } catch {
      throw new Refused('The server cannot be reached.', 0)
    }
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}))
      // Only the end of the session is an answer; all else may be otherwise soon, and refuses no change that waits.
      throw new Refused(problem.detail ?? 'Please sign in.', response.status === 401 ? 401 : 0, problem.code)
    }
    if (response.status === 204) throw new Refused('Please sign in.', 401)
    const { accessToken, expiresIn, session } = await response.json()
    ownSession.value = session
    current = { token: accessToken, until: Date.now() + expiresIn * 1000 }
    return accessToken
  })
}

export function forgetToken(): void {
  current = undefined
  ownSession.value = ''
}
