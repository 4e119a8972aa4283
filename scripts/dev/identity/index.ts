/**
 * An identity provider of a developer's machine: it signs anybody in, as whoever they say they are, with one click. It listens from the
 * beginning and starts when somebody first signs in.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface IdentityOptions {
  port: number
  /** pages that may sign people in */
  origins: string[]
}

export interface Identity {
  /** as its tokens name it, and where browsers find it */
  issuer: string
  /** where functions find its keys */
  jwksUrl: string
  stop: () => Promise<void>
}

export async function startIdentity({ port, origins }: IdentityOptions): Promise<Identity> {
  const issuer = `http://localhost:${port}`
  let provider: Promise<Handler> | undefined
  const server = createServer((request, response) => {
    provider ??= import('./provider.ts').then(({ createProvider }) => createProvider(issuer, origins))
    provider.then(
      (handle) => handle(request, response),
      (error) => {
        provider = undefined
        response.writeHead(500).end(String(error))
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${port}/jwks`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
