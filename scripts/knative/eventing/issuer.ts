/**
 * Who signs the tokens that sources show: on a cluster the API server, for the service account of each source; here a key that lives as long
 * as this process. Its keys are read where a cluster's are (service account issuer discovery).
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'

export interface Issuer {
  /** where it is asked for its keys; the `iss` of its tokens too */
  url: string
  /** A token that names a source, made for one sink. */
  tokenFor(subject: string, audience: string): Promise<string>
  /** @returns who it names; undefined when it is none of ours, or not for this audience */
  subjectOf(token: string, audience: string): Promise<string | undefined>
  stop(): Promise<void>
}

/** Seconds, as Knative asks for. */
const LIFETIME = 3600
/** Milliseconds before its end from which a new one is made. */
const BUFFER = 300_000

export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' }
  const made = new Map<string, { token: Promise<string>; until: number }>()
  const server = createServer(({ url }, response) => {
    const documents: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: issuer.url, jwks_uri: `${issuer.url}/openid/v1/jwks` },
      '/openid/v1/jwks': { keys: [jwk] },
    }
    const found = documents[url ?? '']
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port: 0, host: '127.0.0.1' }, resolve)
  })
  server.unref()

  const signed = (subject: string, audience: string): Promise<string> =>
    new SignJWT()
      .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid })
      .setIssuer(issuer.url)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME} s`)
      .sign(privateKey)

  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokenFor(subject, audience) {
      const key = `${subject}\n${audience}`
      const known = made.get(key)
      if (known && known.until > Date.now()) return known.token
      const token = signed(subject, audience)
      made.set(key, { token, until: Date.now() + LIFETIME * 1000 - BUFFER })
      return token
    },
    subjectOf: (token, audience) =>
      jwtVerify(token, publicKey, { issuer: issuer.url, audience }).then(
        ({ payload }) => payload.sub,
        () => undefined,
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return issuer
}

interface Named {
  name: string
  namespace: string
}

/** The service account that Knative makes for a source, as a token's `sub` names it. */
export const accountOf = (kind: 'KafkaSource' | 'PingSource', { name, namespace }: Named): string =>
  `system:serviceaccount:${namespace}:${name}-oidc-sources.knative.dev-${kind.toLowerCase()}`

/** What the tokens for a KafkaSink are made for. */
export const audienceOf = ({ name, namespace }: Named): string => `eventing.knative.dev/kafkasink/${namespace}/${name}`
