/** Signing in from a terminal: in a browser, on any device, by a code that is typed there (RFC 8628); or with an access token. */
import * as oauth from 'oauth4webapi'
import { isThisMachine } from '../../shared/http/this-machine.ts'
import { alone, type Credentials, readCredentials, writeCredentials } from './credentials.ts'
import { EXIT, Failure } from './failure.ts'

/** As which the identity provider knows the command line. */
export const CLIENT_ID = 'todo-cli'

/** Milliseconds that the provider is waited for. */
const PATIENCE = 10_000
/** Milliseconds before its end in which a token is renewed. */
const MARGIN = 30_000

/** What the provider is asked for besides, such as `audience=todo-chatbot`. */
export interface Provider {
  issuer: string
  clientId: string
  parameters: URLSearchParams
}

/**
 * @param show tells the person where to go, and the code to type there
 * @throws Failure
 */
export async function signInByCode(
  url: string,
  { issuer, clientId, parameters }: Provider,
  show: (where: string, code: string) => void,
): Promise<Credentials> {
  const client: oauth.Client = { client_id: clientId }
  const server = await discover(issuer)
  if (!server.device_authorization_endpoint)
    throw new Failure(`${issuer} does not sign in by a code. Make an access token in the app, and: todo login --token`)
  const asked = await oauth
    .deviceAuthorizationRequest(
      server,
      client,
      oauth.None(),
      new URLSearchParams({ scope: 'openid offline_access', ...Object.fromEntries(parameters) }),
      optionsOf(issuer),
    )
    .then((response) => oauth.processDeviceAuthorizationResponse(server, client, response))
    .catch(refused)
  show(asked.verification_uri_complete ?? asked.verification_uri, asked.user_code)
  const until = Date.now() + asked.expires_in * 1000
  for (let seconds = asked.interval ?? 5; Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    try {
      const answer = await oauth
        .deviceCodeGrantRequest(server, client, oauth.None(), asked.device_code, optionsOf(issuer))
        .then((response) => oauth.processDeviceCodeResponse(server, client, response))
      return credentialsOf(url, { issuer, clientId }, answer)
    } catch (error) {
      const code = error instanceof oauth.ResponseBodyError ? error.error : undefined
      if (code === 'slow_down') seconds += 5
      else if (code !== 'authorization_pending') refused(error)
    }
  }
  throw new Failure('Nobody signed in with the code in time. Try again: todo login', EXIT.signIn)
}

/** @returns credentials whose token is good for a while; renewed where it is about to end */
export async function fresh(known: Credentials): Promise<Credentials> {
  if (!known.session || Date.now() < known.session.expiresAt - MARGIN) return known
  return alone(async () => {
    // Another command may have renewed it meanwhile.
    const current = (await readCredentials()) ?? known
    const { session } = current
    if (!session || Date.now() < session.expiresAt - MARGIN) return current
    const server = await discover(session.issuer)
    const client: oauth.Client = { client_id: session.clientId }
    const answer = await oauth
      .refreshTokenGrantRequest(server, client, oauth.None(), session.refreshToken, optionsOf(session.issuer))
      .then((response) => oauth.processRefreshTokenResponse(server, client, response))
      .catch(refused)
    const next = credentialsOf(current.url, session, answer)
    await writeCredentials(next)
    return next
  })
}

/** Gives the session back; it ends by itself where the provider does not answer. */
export async function signOut({ session }: Credentials): Promise<void> {
  if (!session) return
  const server = await discover(session.issuer)
  if (!server.revocation_endpoint) return
  const client = { client_id: session.clientId }
  await oauth.revocationRequest(server, client, oauth.None(), session.refreshToken, optionsOf(session.issuer))
}

function credentialsOf(
  url: string,
  { issuer, clientId, refreshToken }: { issuer: string; clientId: string; refreshToken?: string },
  answer: oauth.TokenEndpointResponse,
): Credentials {
  const renewed = answer.refresh_token ?? refreshToken
  if (!renewed) throw new Failure(`${issuer} gives ${clientId} no refresh token: it must be allowed “offline_access”.`)
  const expiresAt = Date.now() + (answer.expires_in ?? 60) * 1000
  return { url, token: answer.access_token, session: { issuer, clientId, refreshToken: renewed, expiresAt } }
}

const discover = (issuer: string): Promise<oauth.AuthorizationServer> =>
  oauth
    .discoveryRequest(new URL(issuer), optionsOf(issuer))
    .then((response) => oauth.processDiscoveryResponse(new URL(issuer), response))
    .catch(refused)

const optionsOf = (issuer: string) => ({
  signal: () => AbortSignal.timeout(PATIENCE),
  // Only a provider on this machine, as in development, may be without TLS.
  [oauth.allowInsecureRequests]: isThisMachine(issuer),
})

function refused(error: unknown): never {
  if (error instanceof oauth.ResponseBodyError)
    throw new Failure(`The identity provider says no (${error.error}). Sign in again: todo login`, EXIT.signIn)
  throw new Failure(`The identity provider does not answer: ${(error as Error).message}`)
}
