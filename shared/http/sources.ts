/**
 * Who may post events: our own sources. Knative Eventing sends a token of the source's service account with every delivery (feature
 * `authentication-oidc`), signed by the cluster and made for one sink; a function takes it or nothing.
 */
import type { DeliveryConfig } from '../config/functions.ts'
import { unauthorized } from './problem.ts'
import { bearerOf, createVerifyToken, FRESH, type Issuer, rememberTokens } from './verify-token.ts'

/**
 * @returns the sender: the `sub` of its token, such as `system:serviceaccount:todo-chatbot:audit-oidc-sources.knative.dev-kafkasource`
 * @throws Problem: 401 for whom nothing is taken from, 503 while that cannot be told; a source tries again after a 503 only
 */
export type AuthenticateSource = (request: Request) => Promise<string>

interface Options {
  audience: string
  /** those that are let in */
  sources: string[]
  ask: () => Promise<Issuer>
  now?: () => number
}

/** Tokens that are remembered: each source has one at a time, for an hour. */
const MOST = 100

export function createSources({ audience, sources, ask, now = Date.now }: Options): AuthenticateSource {
  const verify = createVerifyToken({ ask, audience, part: 'The issuer of the tokens of sources', now })
  const known = rememberTokens(
    async (token) => {
      const { sub, exp } = await verify(token)
      if (!sources.includes(sub!)) throw unauthorized('Events are taken from other sources only.')
      return { value: sub!, expires: Math.min(exp! * 1000, now() + FRESH) }
    },
    { most: MOST, now },
  )
  return async (request) => {
    const token = bearerOf(request.headers.get('authorization'))
    if (!token) throw unauthorized('Events are taken from sources only, which show a token made for this function.')
    return (await known(token)).value
  }
}

/** Verifies by the keys that the cluster shows. Nothing is asked before the first delivery. */
export const openSources = ({ issuerUrl, ...config }: DeliveryConfig): AuthenticateSource =>
  createSources({ ...config, ask: () => askCluster(issuerUrl) })

/** Where Kubernetes mounts a pod's own token and the authority of its API's certificate. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'
/** Milliseconds, below those for which a source waits. */
const TIMEOUT = 3000

/**
 * Kubernetes' service account issuer discovery: what any service account may read (cluster role `system:service-account-issuer-discovery`).
 * The keys are read from the API itself, wherever the document says that they are published besides.
 */
async function askCluster(url: string): Promise<Issuer> {
  const get = await reader(url)
  const [{ issuer }, keys] = await Promise.all([get('/.well-known/openid-configuration'), get('/openid/v1/jwks')])
  return { issuer, keys } as never
}

async function reader(url: string): Promise<(path: string) => Promise<Record<string, unknown>>> {
  const options = url.startsWith('https:') ? await asThisPod() : {}
  return async (path) => {
    const response = await fetch(url + path, { ...options, signal: AbortSignal.timeout(TIMEOUT) })
    if (!response.ok) throw new Error(`${url}${path} answered ${response.status}`)
    return (await response.json()) as Record<string, unknown>
  }
}

/** Read anew each time: Kubernetes replaces the token each hour. `tls` is Bun's. */
async function asThisPod(): Promise<RequestInit> {
  const { readFile } = await import('node:fs/promises')
  const [token, ca] = await Promise.all(['token', 'ca.crt'].map((name) => readFile(`${ACCOUNT}/${name}`, 'utf8')))
  return { headers: { authorization: `Bearer ${token!.trim()}` }, tls: { ca } } as RequestInit
}
