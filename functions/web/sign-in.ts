/**
 * Signing in at an identity provider (OpenID Connect, authorization code with PKCE). The page gets access tokens that last minutes and keeps
 * them in memory; the refresh token, which is renewed with each use, is in a cookie that no script can read and that only this function gets.
 */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { BoundedMap } from '../../shared/bounded/index.ts'
import type { BaseVariables } from '../../shared/http/function-app.ts'
import { forbidden, Problem, unavailable } from '../../shared/http/problem.ts'
import type { Log } from '../../shared/log/index.ts'
import { deviceName } from './device-name.ts'
import { isRefusal, type Leaving, openProvider, type ProviderOptions } from './provider.ts'
import { type Cookie, newCookie, type Over, type Renewed, readCookie, type Sessions, type Taken } from './sessions.ts'

export interface SignInOptions extends ProviderOptions {
  /** where people reach this function; default: where they asked for it */
  webUrl?: string | undefined
}

const SESSION = 'todo-refresh'
/** Each page that leaves has one of its own, named by the state it takes along. */
const LEAVING = 'todo-leaving-'
/** Pages of one browser that are away at once. */
const MOST_LEAVING = 5
/** Seconds that a person may take at the provider. */
const LONGEST_AWAY = 600
/** Seconds for which a browser that is not used stays signed in; the provider may end it sooner. */
const REMEMBERED = 30 * 86_400
/** Seconds for which a token is good whose provider does not say. */
const UNSAID = 60

export function signInRoutes({ webUrl, ...options }: SignInOptions, sessions: Sessions, log: Log) {
  const routes = new Hono<{ Variables: BaseVariables }>()
  const provider = openProvider(options)

  const noteAway = (error: unknown): undefined => void log.warn('nobody can sign in', { error })
  const hereOf = (c: Context): string => webUrl ?? new URL(c.req.url).origin
  const cookieOptions = (c: Context) => ({ path: '/auth', httpOnly: true, secure: hereOf(c).startsWith('https:') })
  const remember = (c: Context, { text }: Cookie): void =>
    setCookie(c, SESSION, text, { ...cookieOptions(c), sameSite: 'Strict', maxAge: REMEMBERED })
  const callbackOf = (c: Context): string => `${hereOf(c)}/auth/callback`
  /** What is over here is so whether the provider hears of it or not. */
  const revoke = ({ refreshToken }: Cookie): Promise<void> =>
    provider.revoke(refreshToken).catch((error) => log.warn('refresh token not revoked', { error }))

  // What is answered here is for one browser and one moment.
  routes.use(async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })

  routes.get('/sign-in', async (c) => {
    const to = pathOf(c.req.query('to'))
    const left = await provider.leave(to, callbackOf(c), c.req.query('as') === 'another').catch(noteAway)
    if (!left) return c.redirect(failed('away', to))
    // The way back comes from another site.
    const cookie = { ...cookieOptions(c), sameSite: 'Lax', maxAge: LONGEST_AWAY } as const
    for (const name of leavings(c).slice(0, 1 - MOST_LEAVING)) deleteCookie(c, name, cookieOptions(c))
    setCookie(c, leavingName(left.leaving.state), JSON.stringify(left.leaving), cookie)
    return c.redirect(left.url)
  })

  routes.get('/callback', async (c) => {
    const name = leavingName(c.req.query('state') ?? '')
    const leaving = leavingOf(getCookie(c, name))
    if (!leaving) return c.redirect(failed('late'))
    deleteCookie(c, name, cookieOptions(c))
    try {
      const { personId, refreshToken } = await provider.exchange(new URL(c.req.url), leaving, callbackOf(c))
      if (!refreshToken) return c.redirect(failed('no-refresh', leaving.to))
      const before = readCookie(getCookie(c, SESSION))
      remember(c, await sessions.begin(personId, deviceName(c.req.header('user-agent')), refreshToken))
      // One browser is one session.
      if (before) await sessions.end(before)
      return c.redirect(leaving.to)
    } catch (error) {
      if (await isRefusal(error)) return c.redirect(failed('refused', leaving.to))
      noteAway(error)
      return c.redirect(failed('away', leaving.to))
    }
  })

  /** By the cookie that is being exchanged: pages of one browser that ask at once get one answer. */
  const exchanges = new BoundedMap<string, Promise<Renewed | Over>>(1000)
  /** By the cookie: what the provider gave for it and is not stored yet. It gives it once. */
  const unstored = new BoundedMap<string, Renewed>(1000)

  function exchange(cookie: Cookie): Promise<Renewed | Over> {
    const known = exchanges.get(cookie.text)
    if (known) return known
    const exchanged = renew(cookie).finally(() => exchanges.delete(cookie.text))
    exchanges.set(cookie.text, exchanged)
    return exchanged
  }

  async function renew(cookie: Cookie): Promise<Renewed | Over> {
    const known = unstored.get(cookie.text)
    if (known) return store(cookie, known)
    const taken = await sessions.take(cookie)
    if (taken.state !== 'mine') return settled(taken, cookie)
    const given = await askProvider(cookie)
    return given ? store(cookie, given) : 'unknown'
  }

  /** @returns undefined when the provider says no */
  async function askProvider(cookie: Cookie): Promise<Renewed | undefined> {
    try {
      const { accessToken, expiresIn = UNSAID, refreshToken } = await provider.refresh(cookie.refreshToken)
      return { accessToken, until: Date.now() + expiresIn * 1000, next: newCookie(cookie.id, refreshToken) }
    } catch (error) {
      if (await isRefusal(error)) return void (await sessions.end(cookie))
      await sessions.release(cookie).catch((failure) => log.warn('session not released', { error: failure }))
      throw error instanceof Problem ? error : unavailable('The identity provider', error)
    }
  }

  async function store(cookie: Cookie, given: Renewed): Promise<Renewed | Over> {
    unstored.set(cookie.text, given)
    const isStored = await sessions.renew(cookie, given)
    unstored.delete(cookie.text)
    // Else it ended while the provider was asked, or this took so long that another process was faster.
    return isStored ? given : settled(await sessions.take(cookie), given.next)
  }

  /** @param token what is worth nothing any more where the session is over */
  async function settled(taken: Taken, token: Cookie): Promise<Renewed | Over> {
    if (taken.state === 'exchanged' && taken.answer) return taken.answer
    // Another process has the answer, or will have: whoever asks again finds it.
    if (!isOver(taken.state)) throw unavailable('The sign-in')
    await revoke(token)
    return taken.state
  }

  routes.post('/token', async (c) => {
    requireOwnPage(c)
    const cookie = readCookie(getCookie(c, SESSION))
    // Nothing went wrong: nobody has signed in yet.
    if (!cookie) return c.body(null, 204)
    const answer = await exchange(cookie)
    if (typeof answer === 'string') {
      // Answered and not thrown, which would leave the cookie where it is.
      deleteCookie(c, SESSION, cookieOptions(c))
      return c.body(new Problem({ status: 401, ...OVER[answer] }).toJson(c.req.path), 401, PROBLEM)
    }
    const { accessToken, until, next } = answer
    remember(c, next)
    const expiresIn = Math.max(1, Math.ceil((until - Date.now()) / 1000))
    return c.json({ accessToken, expiresIn, session: cookie.id })
  })

  routes.post('/sign-out', async (c) => {
    requireOwnPage(c)
    const cookie = readCookie(getCookie(c, SESSION))
    deleteCookie(c, SESSION, cookieOptions(c))
    if (cookie) await Promise.all([sessions.end(cookie), revoke(cookie)])
    return c.body(null, 204)
  })

  return routes
}

const OVER: Record<Over, { code: string; detail: string }> = {
  unknown: { code: 'unauthorized', detail: 'Your session has ended; please sign in again.' },
  'signed-out': { code: 'signed-out', detail: 'You signed out of this device.' },
  'used-twice': {
    code: 'used-twice',
    detail: 'Somebody used a copy of this session, so it was ended; please sign in again.',
  },
}

const isOver = (state: string): state is Over => state in OVER

const PROBLEM = { 'content-type': Problem.contentType, 'www-authenticate': 'Bearer' }

/** The page says what happened, and offers to try again. */
const failed = (why: 'late' | 'refused' | 'no-refresh' | 'away', to = '/'): string =>
  `/?${new URLSearchParams({ 'sign-in': why, ...(to !== '/' && { to }) })}`

const leavingName = (state: string): string => `${LEAVING}${state.slice(0, 16)}`

const leavings = (c: Context): string[] => Object.keys(getCookie(c)).filter((name) => name.startsWith(LEAVING))

/** A place on our own page, never another site. */
function pathOf(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(to)) return '/'
  return to
}

function leavingOf(text: string | undefined): Leaving | undefined {
  try {
    if (!text) return undefined
    const leaving: Leaving = JSON.parse(text)
    // Cookies can be set by other functions' hosts too.
    return { ...leaving, to: pathOf(leaving.to) }
  } catch {
    return undefined
  }
}

/** A request that another site made its visitor's browser send is refused: browsers say where a request comes from. */
function requireOwnPage(c: Context): void {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') throw forbidden('Only the page itself may ask for this.')
}
