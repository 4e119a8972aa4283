/** Agents: the official client of the Model Context Protocol, for tests. */
import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

/** The protocol with a handshake, as most clients speak it, and the one without, in which each request stands for itself. */
export type Era = 'legacy' | '2026-07-28'

interface Options {
  token: string
  era?: Era
  /** answers questions to the person; a client without it cannot ask them */
  onQuestion?: (message: string) => { action: 'accept' | 'decline' | 'cancel'; content?: Record<string, boolean> }
}

export interface Agent {
  client: Client
  /** Calls a tool. @returns its structured result, or how it failed in words */
  call<Result = Record<string, never>>(name: string, given?: object): Promise<Result & { failed?: string }>
}

/** @param fetch goes to the function: in the test's own process, or over the network */
export async function openAgent(
  url: string,
  fetch: (url: string | URL, init?: RequestInit) => Promise<Response>,
  { token, era = 'legacy', onQuestion }: Options,
): Promise<Agent> {
  const options: ClientOptions = {
    capabilities: onQuestion ? { elicitation: { form: {} } } : {},
    versionNegotiation: { mode: era === 'legacy' ? era : { pin: era } },
  }
  const client = new Client({ name: 'test', version: '1.0.0' }, options)
  if (onQuestion) client.setRequestHandler('elicitation/create', async ({ params }) => onQuestion(params.message))
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { fetch, authProvider: { token: async () => token } }),
  )
  return {
    client,
    async call(name, given = {}) {
      const { structuredContent, content, isError } = await client.callTool({
        name,
        arguments: given as Record<string, unknown>,
      })
      const [first] = content
      if (isError) return { failed: first?.type === 'text' ? first.text : '' } as never
      return structuredContent as never
    },
  }
}
