/** An agent signs in for a person as MCP specifies it: found out from the answer to a request without a token, and nothing configured. */
import {
  Client,
  type OAuthClientProvider,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import { openState } from '../../tests/gateway.ts'
import { type IdentityProvider, startIdentityProvider } from '../../tests/identity-provider.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../tests/outbox.ts'
import { createApp } from './app.ts'

const MCP_URL = 'http://mcp.example.com/mcp'
const CALLBACK = 'http://127.0.0.1:1/callback'

let outbox: TestOutbox
let idp: IdentityProvider
let mcp: ReturnType<typeof createApp>
beforeAll(async () => {
  outbox = await openOutbox('mcp')
  idp = await startIdentityProvider(newId())
  const keys = async () => ({ jwksUrl: idp.jwksUrl, issuer: idp.issuer })
  mcp = createApp({
    log: silentLog,
    database: outbox.own,
    publisher: outbox.publisher,
    state: openState(),
    authenticate: createAuthenticate(keys, {
      accessToken: createFindAccessToken(outbox.own),
      resource: MCP_URL,
    }),
    mcpUrl: MCP_URL,
    issuer: async () => (await keys()).issuer,
    now: () => new Date(),
    ready: async () => {},
  })
})
afterAll(async () => {
  await idp.close()
  await outbox.close()
})

/** What a client keeps; the person's browser is where it is sent. */
function createMemory() {
  let client: unknown
  let tokens: unknown
  let verifier = ''
  let discovered: unknown
  const seen: URL[] = []
  const provider = {
    redirectUrl: CALLBACK,
    clientMetadata: { client_name: 'An agent', redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none' },
    clientInformation: () => client,
    saveClientInformation: (saved: unknown) => {
      client = saved
    },
    tokens: () => tokens,
    saveTokens: (saved: unknown) => {
      tokens = saved
    },
    codeVerifier: () => verifier,
    saveCodeVerifier: (saved: string) => {
      verifier = saved
    },
    discoveryState: () => discovered,
    saveDiscoveryState: (saved: unknown) => {
      discovered = saved
    },
    redirectToAuthorization: (url: URL) => {
      seen.push(url)
    },
  }
  return { provider: provider as unknown as OAuthClientProvider, seen }
}

const fetchEither = async (url: string | URL, init?: RequestInit) =>
  String(url).startsWith(idp.issuer) ? fetch(url, init) : mcp.request(String(url), init)

test('from a request without a token to a task that is added', async () => {
  const { provider, seen } = createMemory()
  const transport = () =>
    new StreamableHTTPClientTransport(new URL(MCP_URL), { authProvider: provider, fetch: fetchEither })
  const first = transport()
  await expect(new Client({ name: 'agent', version: '1' }).connect(first)).rejects.toThrow(UnauthorizedError)
  const [asked] = seen
  expect(Object.fromEntries(asked!.searchParams)).toMatchObject({
    client_id: 'an-agent',
    resource: MCP_URL,
    scope: 'tasks:read tasks:write',
    code_challenge_method: 'S256',
  })
  const agreed = await fetch(asked!, { redirect: 'manual' })
  await first.finishAuth(new URL(agreed.headers.get('location')!).searchParams)

  const client = new Client({ name: 'agent', version: '1' })
  await client.connect(transport())
  const added = await client.callTool({ name: 'add_task', arguments: { title: 'by a signed in agent' } })
  expect(added.structuredContent).toMatchObject({ outcome: 'done' })
  const [event] = await eventsOf(outbox.database, idp.person)
  expect(event).toMatchObject({ source: '/todo-chatbot/mcp/an-agent', type: 'todo.task.created.v1' })
})
