/**
 * Signing in at an identity provider (OpenID Connect, authorization code with PKCE). The page gets access tokens that last minutes and keeps
 * them in memory; the refresh token, which is renewed with each use, is in a cookie that no script can read and that only this function gets.
 */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type * as oauth from 'oauth4webapi'
import { BoundedMap } from '../../shared/bounded/index.ts'
import type { BaseVariables } from '../../shared/http/function-app.ts'
import { forbidden, unauthorized, unavailable } from '../../shared/http/problem.ts'
import { isThisMachine } from '../../shared/http/this-machine.ts'
import type { Log } from '../../shared/log/index.ts'

export interface SignInOptions {
  /** URL of the identity provider, as its tokens name it */
  issuer: string
  clientId: string
  /** what else it wants to be asked, such as `audience=todo-chatbot&scope=openid offline_access` */
  parameters: URLSearchParams
  /** where people reach this function; default: where they asked for it */
  webUrl?: string | undefined
}

/** Between leaving for the provider and coming back. */
interface Leaving {
  state: string
  verifier: string
  nonce: string
  /** path of the page where the person wanted to be */
  to: string
}

const REFRESH = 'todo-refresh'
/** Each page that leaves has one of its own, named by the state it takes along. */
const LEAVING = 'todo-leaving-'
/** Pages of one browser that are away at once. */
const MOST_LEAVING = 5
/** Seconds that a person may take at the provider. */
const LONGEST_AWAY = 600
/** Seconds for which a browser that is not used stays signed in; the provider may end it sooner. */
const REMEMBERED = 30 * 86_400
/** Milliseconds after which the provider is asked anew what it offers. */
const FRESH = 10 * 60_000
/** Milliseconds that it is waited for. */
const PATIENCE = 5000

/** Milliseconds for which a refresh token that was used gets the same answer again. */
const AGAIN = 10_000

/** With the library: a cold start does not wait for it. */
const load = () => import('oauth4webapi')

export function signInRoutes({ issuer, clientId, parameters, webUrl }: SignInOptions, log: Log) {
  const routes = new Hono<{ Variables: BaseVariables }>()
  const client: oauth.Client = { client_id: clientId }
  let known: { server: Promise<oauth.AuthorizationServer>; at: number } | undefined

  const optionsOf = (library: typeof oauth) => ({
    signal: () => AbortSignal.timeout(PATIENCE),
    // Only a provider on this machine, as in development, may be without TLS.
    [library.allowInsecureRequests]: isThisMachine(issuer),
  })

  const provider = async (): Promise<oauth.AuthorizationServer> => {
    if (!known || Date.now() - known.at > FRESH) {
      const library = await load()
      const url = new URL(issuer)
      const server = library
        .discoveryRequest(url, optionsOf(library))
        .then((response) => library.processDiscoveryResponse(url, response))
      const asked = { server, at: Date.now() }
      known = asked
      server.catch(() => {
        if (known === asked) known = undefined
      })
    }
    return known.server.catch((error) => Promise.reject(unavailable('The identity provider', error)))
  }

  const noteAway = (error: unknown): undefined => void log.warn('the identity provider does not answer', { error })
  const hereOf = (c: Context): string => webUrl ?? new URL(c.req.url).origin
  const cookieOptions = (c: Context) => ({ path: '/auth', httpOnly: true, secure: hereOf(c).startsWith('https:') })
  const remember = (c: Context, token: string): void =>
    setCookie(c, REFRESH, token, { ...cookieOptions(c), sameSite: 'Strict', maxAge: REMEMBERED })
  const callbackOf = (c: Context): string => `${hereOf(c)}/auth/callback`

  // What is answered here is for one browser and one moment.
  routes.use(async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })

  routes.get('/sign-in', async (c) => {
    const to = pathOf(c.req.query('to'))
    const [library, server] = await Promise.all([load(), provider().catch(noteAway)])
    if (!server) return c.redirect(failed('away', to))
    const leaving: Leaving = {
      state: library.generateRandomState(),
      verifier: library.generateRandomCodeVerifier(),
      nonce: library.generateRandomNonce(),
      to,
    }
    const url = new URL(server.authorization_endpoint!)
    url.search = new URLSearchParams({
      scope: 'openid',
      ...Object.fromEntries(parameters),
      client_id: clientId,
      redirect_uri: callbackOf(c),
      response_type: 'code',
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await library.calculatePKCECodeChallenge(leaving.verifier),
      code_challenge_method: 'S256',
      // After signing out, the provider must not sign the same person in unasked.
      ...(c.req.query('as') === 'another' && { prompt: 'login' }),
    }).toString()
    // The way back comes from another site.
    const cookie = { ...cookieOptions(c), sameSite: 'Lax', maxAge: LONGEST_AWAY } as const
    for (const name of leavings(c).slice(0, 1 - MOST_LEAVING)) deleteCookie(c, name, cookieOptions(c))
    setCookie(c, leavingName(leaving.state), JSON.stringify(leaving), cookie)
    return c.redirect(url.href)
  })

  routes.get('/callback', async (c) => {
    const name = leavingName(c.req.query('state') ?? '')
    const leaving = leavingOf(getCookie(c, name))
    if (!leaving) return c.redirect(failed('late'))
    deleteCookie(c, name, cookieOptions(c))
    const [library, server] = await Promise.all([load(), provider().catch(noteAway)])
    if (!server) return c.redirect(failed('away', leaving.to))
    try {
      const given = library.validateAuthResponse(server, client, new URL(c.req.url), leaving.state)
      const response = await library.authorizationCodeGrantRequest(
        server,
        client,
        library.None(),
        given,
        callbackOf(c),
        leaving.verifier,
        optionsOf(library),
      )
      const { refresh_token } = await library.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: leaving.nonce,
        requireIdToken: true,
      })
      if (!refresh_token) return c.redirect(failed('no-refresh', leaving.to))
      remember(c, refresh_token)
      return c.redirect(leaving.to)
    } catch (error) {
      if (isRefusal(library, error)) return c.redirect(failed('refused', leaving.to))
      noteAway(error)
      return c.redirect(failed('away', leaving.to))
    }
  })

  /** A page that is reloaded before its answer came asks with the same token again, which a provider takes for a theft. */
  const renewed = new BoundedMap<string, { answer: Promise<oauth.TokenEndpointResponse>; next?: string | undefined }>(
    1000,
  )
  function renew(library: typeof oauth, server: oauth.AuthorizationServer, refreshToken: string) {
    const known = renewed.get(refreshToken)
    if (known) return known.answer
    const answer = library
      .refreshTokenGrantRequest(server, client, library.None(), refreshToken, optionsOf(library))
      .then((response) => library.processRefreshTokenResponse(server, client, response))
    const entry: { answer: typeof answer; next?: string | undefined } = { answer }
    renewed.set(refreshToken, entry)
    const forget = () => renewed.get(refreshToken) === entry && renewed.delete(refreshToken)
    answer.then(({ refresh_token }) => {
      entry.next = refresh_token
      setTimeout(forget, AGAIN).unref()
    }, forget)
    return answer
  }

  routes.post('/token', async (c) => {
    requireOwnPage(c)
    const refreshToken = getCookie(c, REFRESH)
    // Nothing went wrong: nobody has signed in yet.
    if (!refreshToken) return c.body(null, 204)
    const [library, server] = await Promise.all([load(), provider()])
    try {
      const answer = await renew(library, server, refreshToken)
      remember(c, answer.refresh_token ?? refreshToken)
      return c.json({ accessToken: answer.access_token, expiresIn: answer.expires_in ?? 60 })
    } catch (error) {
      if (!isRefusal(library, error)) throw unavailable('The identity provider', error)
      deleteCookie(c, REFRESH, cookieOptions(c))
      throw unauthorized('Your session has ended; please sign in again.')
    }
  })

  routes.post('/sign-out', async (c) => {
    requireOwnPage(c)
    const refreshToken = getCookie(c, REFRESH)
    deleteCookie(c, REFRESH, cookieOptions(c))
    if (refreshToken) {
      for (const [used, { next }] of renewed) if (next === refreshToken) renewed.delete(used)
      const [library, server] = await Promise.all([load(), provider()])
      // The browser is signed out whether the provider hears of it or not.
      if (server.revocation_endpoint)
        await library
          .revocationRequest(server, client, library.None(), refreshToken, optionsOf(library))
          .then((response) => library.processRevocationResponse(response))
          .catch((error) => log.warn('refresh token not revoked', { error }))
    }
    return c.body(null, 204)
  })

  return routes
}

/** What the provider itself says no to, or says wrongly; a 5xx of it is none. */
function isRefusal(library: typeof oauth, error: unknown): boolean {
  if (error instanceof library.ResponseBodyError) return error.status < 500
  return error instanceof library.AuthorizationResponseError || error instanceof library.OperationProcessingError
}

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
