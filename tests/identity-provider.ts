/**
 * A double of an identity provider, as agents sign in at one: authorization server metadata (RFC 8414), registration (RFC 7591), the code flow
 * with PKCE (RFC 7636), the resource that a token is for (RFC 8707), and its keys. Who signs in always agrees.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface IdentityProvider {
  /** as its tokens have it in `iss` */
  issuer: string
  jwksUrl: string
  /** who signs in next */
  person: string
  close(): Promise<void>
}

interface Granted {
  client: string
  challenge: string
  resource: string
  scope: string
  redirect: string
}

export async function startIdentityProvider(person: string): Promise<IdentityProvider> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }
  const codes = new Map<string, Granted>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, provider.issuer)
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    switch (url.pathname) {
      case '/.well-known/oauth-authorization-server':
        return send(metadataOf(provider.issuer))
      case '/jwks':
        return send({ keys: [jwk] })
      case '/register':
        return send({ ...JSON.parse(await bodyOf(request)), client_id: 'an-agent' }, 201)
      case '/authorize': {
        const asked = (name: string) => url.searchParams.get(name) ?? ''
        const code = randomUUID()
        codes.set(code, {
          client: asked('client_id'),
          challenge: asked('code_challenge'),
          resource: asked('resource'),
          scope: asked('scope'),
          redirect: asked('redirect_uri'),
        })
        const back = new URL(asked('redirect_uri'))
        back.search = new URLSearchParams({ code, state: asked('state'), iss: provider.issuer }).toString()
        return response.writeHead(302, { location: back.href }).end()
      }
      case '/token': {
        const given = new URLSearchParams(await bodyOf(request))
        const granted = codes.get(given.get('code') ?? '')
        const challenge = createHash('sha256')
          .update(given.get('code_verifier') ?? '')
          .digest('base64url')
        if (!granted || granted.challenge !== challenge || granted.resource !== given.get('resource'))
          return send({ error: 'invalid_grant' }, 400)
        codes.delete(given.get('code')!)
        const token = await new SignJWT({ scope: granted.scope, client_id: granted.client })
          .setProtectedHeader({ alg: 'ES256', kid: 'one' })
          .setIssuer(provider.issuer)
          .setSubject(provider.person)
          .setAudience(granted.resource)
          .setExpirationTime('10 minutes')
          .sign(privateKey)
        return send({ access_token: token, token_type: 'Bearer', expires_in: 600, scope: granted.scope })
      }
      default:
        return send({ error: 'not_found' }, 404)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: IdentityProvider = {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    person,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return provider
}

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  registration_endpoint: `${issuer}/register`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  authorization_response_iss_parameter_supported: true,
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
