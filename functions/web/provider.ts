/** The identity provider (OpenID Connect), as a public client with PKCE asks it. */
import type * as oauth from 'oauth4webapi'
import { unavailable } from '../../shared/http/problem.ts'
import { isThisMachine } from '../../shared/http/this-machine.ts'

export interface ProviderOptions {
  /** URL of the identity provider, as its tokens name it */
  issuer: string
  clientId: string
  /** what else it wants to be asked, such as `audience=todo-chatbot&scope=openid offline_access` */
  parameters: URLSearchParams
}

/** Between leaving for the provider and coming back. */
export interface Leaving {
  state: string
  verifier: string
  nonce: string
  /** path of the page where the person wanted to be */
  to: string
}

export interface Refreshed {
  accessToken: string
  /** seconds for which it is good, where the provider says so */
  expiresIn: number | undefined
  /** the next one; the same as before where the provider gives no other */
  refreshToken: string
}

export interface Provider {
  /** @param callback where it sends people back to. @returns what to remember meanwhile, and where to go. @throws Problem 503 when it is away */
  leave(to: string, callback: string, asAnother: boolean): Promise<{ leaving: Leaving; url: string }>
  /** @param url that the person came back to. @throws what `isRefusal` tells apart */
  exchange(
    url: URL,
    leaving: Leaving,
    callback: string,
  ): Promise<{ personId: string; refreshToken: string | undefined }>
  refresh(refreshToken: string): Promise<Refreshed>
  /** Ends what the token is of, where the provider lets one. */
  revoke(refreshToken: string): Promise<void>
}

/** Milliseconds after which the provider is asked anew what it offers. */
const FRESH = 10 * 60_000
/** Milliseconds that it is waited for. */
const PATIENCE = 5000

/** With the library: a cold start does not wait for it. */
const load = () => import('oauth4webapi')

export function openProvider({ issuer, clientId, parameters }: ProviderOptions): Provider {
  const client: oauth.Client = { client_id: clientId }
  let known: { server: Promise<oauth.AuthorizationServer>; at: number } | undefined

  const optionsOf = (library: typeof oauth) => ({
    signal: () => AbortSignal.timeout(PATIENCE),
    // Only a provider on this machine, as in development, may be without TLS.
    [library.allowInsecureRequests]: isThisMachine(issuer),
  })

  async function discover(library: typeof oauth): Promise<oauth.AuthorizationServer> {
    if (!known || Date.now() - known.at > FRESH) {
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

  async function open() {
    const library = await load()
    return { library, server: await discover(library), options: optionsOf(library) }
  }

  return {
    async leave(to, callback, asAnother) {
      const { library, server } = await open()
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
        redirect_uri: callback,
        response_type: 'code',
        state: leaving.state,
        nonce: leaving.nonce,
        code_challenge: await library.calculatePKCECodeChallenge(leaving.verifier),
        code_challenge_method: 'S256',
        // After signing out, the provider must not sign the same person in unasked.
        ...(asAnother && { prompt: 'login' }),
      }).toString()
      return { leaving, url: url.href }
    },

    async exchange(url, { state, verifier, nonce }, callback) {
      const { library, server, options } = await open()
      const given = library.validateAuthResponse(server, client, url, state)
      const response = await library.authorizationCodeGrantRequest(
        server,
        client,
        library.None(),
        given,
        callback,
        verifier,
        options,
      )
      const expected = { expectedNonce: nonce, requireIdToken: true }
      const result = await library.processAuthorizationCodeResponse(server, client, response, expected)
      return { personId: library.getValidatedIdTokenClaims(result)!.sub, refreshToken: result.refresh_token }
    },

    async refresh(refreshToken) {
      const { library, server, options } = await open()
      const response = await library.refreshTokenGrantRequest(server, client, library.None(), refreshToken, options)
      const given = await library.processRefreshTokenResponse(server, client, response)
      const { access_token, expires_in, refresh_token } = given
      return { accessToken: access_token, expiresIn: expires_in, refreshToken: refresh_token ?? refreshToken }
    },

    async revoke(refreshToken) {
      const { library, server, options } = await open()
      if (!server.revocation_endpoint) return
      const response = await library.revocationRequest(server, client, library.None(), refreshToken, options)
      await library.processRevocationResponse(response)
    },
  }
}

/** What the provider itself says no to, or says wrongly; a 5xx of it is none. */
export async function isRefusal(error: unknown): Promise<boolean> {
  const library = await load()
  if (error instanceof library.ResponseBodyError) return error.status < 500
  return error instanceof library.AuthorizationResponseError || error instanceof library.OperationProcessingError
}
