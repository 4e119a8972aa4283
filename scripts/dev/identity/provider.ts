import { randomBytes } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { isPersonId, TOKEN_AUDIENCE } from '../../../shared/http/auth.ts'
import { Memory } from './memory.ts'
import { document, page } from './page.ts'

/** The client that the web function is, as in its manifest. */
export const CLIENT_ID = 'todo-web'

/** The client that the command line is (scripts/todo). */
const COMMAND_LINE = 'todo-cli'
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

/** A resource is named by a URI; tokens for it name this project as their audience. */
const RESOURCE = 'urn:todo-chatbot'

const MINUTE = 60
const DAY = 86_400

/** Longest name, in bytes of a form. */
const LONGEST_FORM = 2000

/** @returns handles requests to it */
export async function createProvider(
  issuer: string,
  origins: string[],
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const provider = new Provider(issuer, {
    adapter: Memory,
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: origins.map((origin) => `${origin}/auth/callback`),
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
      {
        client_id: COMMAND_LINE,
        redirect_uris: [],
        grant_types: [DEVICE_CODE, 'refresh_token'],
        response_types: [],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      DeviceCode: 10 * MINUTE,
      IdToken: 10 * MINUTE,
      Interaction: 60 * MINUTE,
      Session: 14 * DAY,
      Grant: 14 * DAY,
      RefreshToken: 14 * DAY,
    },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: {
        enabled: true,
        userCodeInputSource(context, form) {
          context.body = document(
            'Which code?',
            `<p>The terminal shows it.</p>${form}<button form="op.deviceInputForm">Go on</button>`,
          )
        },
        userCodeConfirmSource(context, form, _client, _device, code) {
          const question = `<p>Only go on if your own terminal shows the code <b>${code}</b>.</p>`
          context.body = document(
            'Sign in a terminal?',
            `${question}${form}<button form="op.deviceConfirmForm">Yes, it does</button>`,
          )
        },
        successSource(context) {
          context.body = document('Signed in', '<p>Go on in the terminal; this page can be closed.</p>')
        },
      },
      // Who holds a token of a client without a secret may give it up.
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: TOKEN_AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    renderError(context, { error, error_description: description }) {
      context.type = 'text'
      context.body = `${error}: ${description ?? ''}\nGo back to the app, and try again.`
    },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    /** Whoever signs in here has agreed. */
    async loadExistingGrant(context) {
      const { client, session, provider: own } = context.oidc
      const found = session?.grantIdFor(client!.clientId)
      if (found) return own.Grant.find(found)
      const grant = new own.Grant({ accountId: session!.accountId!, clientId: client!.clientId })
      grant.addOIDCScope('openid offline_access')
      await grant.save()
      return grant
    },
  })
  // Whoever asked may be gone before the answer.
  const server: EventEmitter = provider
  server.on('error', ({ code, stack }: NodeJS.ErrnoException) => {
    if (code !== 'ECONNRESET' && code !== 'EPIPE') console.error(stack)
  })
  const handle = provider.callback()

  return (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return handle(request, response)
    signIn(request, response).catch((error: Error) => {
      response
        .writeHead(400, { 'content-type': 'text/plain' })
        .end(`${error.message}. Go back to the app, and try again.`)
    })
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response)
    if (request.method !== 'POST') return show(response)
    const person = new URLSearchParams(await bodyOf(request)).get('person')?.trim() ?? ''
    if (!isPersonId(person))
      return show(response, `“${person}” cannot be a name here: use letters, digits or . @ : | + - _`)
    await provider.interactionFinished(request, response, { login: { accountId: person } })
  }
}

function show(response: ServerResponse, problem = ''): void {
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(page(problem))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > LONGEST_FORM) throw new Error('That is too long for a name')
  }
  return body
}
