/** From flags, environment and what runs, to a target. Flags win. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { decodeJwt } from 'jose'
import type { KafkaSecurity } from '../../../shared/config/secrets.ts'
import { findRunning } from '../../dev/running.ts'
import { makeToken, signingKey } from '../../dev/token.ts'
import { createKubectl, type Kubectl } from '../kubectl.ts'
import { KAFKA_OPERATOR } from '../secrets.ts'
import type { Endpoint } from './endpoint.ts'
import { type Broker, type Records, recordsInPod, recordsOverNetwork } from './records.ts'
import { clusterReplicas, localReplicas, type Target } from './target.ts'

export const USAGE = `usage: verify-system [--target local|minikube|cloud] [options]
  --gateway URL --sync URL --audit URL --mcp URL   where the functions answer; found out otherwise
  --ingress URL      connect there instead, and name the host in the request; Minikube's is forwarded to otherwise
  --context NAME     of kubectl; --namespace NAME, todo-chatbot otherwise
  --kafka-brokers    host:port,... when they can be reached from here
  --kafka-pod NS/POD a broker's pod, for its console tools; a Strimzi broker is found otherwise
  --max-lateness S   seconds that a reminder may be late, 2 otherwise
environment: JWT_SIGNING_KEY, or TOKEN and OPERATOR_TOKEN; GATEWAY_URL; KAFKA_BROKERS, and where they ask for a login (SCRAM-SHA-512)
  KAFKA_USER and KAFKA_PASSWORD, with KAFKA_CA (PEM) or KAFKA_TLS=true where they have a certificate`

export interface Options {
  target?: string
  gateway?: string
  sync?: string
  audit?: string
  mcp?: string
  ingress?: string
  context?: string
  namespace?: string
  'kafka-brokers'?: string
  'kafka-pod'?: string
  'max-lateness'?: string
}

/** @throws Error that says what to give */
export async function targetOf(options: Options, env: Record<string, string | undefined>): Promise<Target> {
  const name = options.target ?? 'local'
  if (!['local', 'minikube', 'cloud'].includes(name)) throw new Error(`There is no target '${name}'.\n${USAGE}`)
  const lateness = Number(options['max-lateness'] ?? 2)
  if (!(lateness > 0)) throw new Error('--max-lateness is a number of seconds')
  const found = name === 'local' ? await local(options, env) : await cluster(name, options, env)
  return { name, lateness, ...found }
}

type Found = Omit<Target, 'name' | 'lateness'>

async function local(options: Options, env: Record<string, string | undefined>): Promise<Found> {
  const running = await findRunning()
  const gatewayUrl = options.gateway ?? env.GATEWAY_URL ?? running?.gatewayUrl
  if (!gatewayUrl) throw new Error('The system does not run here. Start it with make dev, or name --gateway')
  const sibling = (name: string) => {
    const url = new URL(gatewayUrl)
    return `${url.protocol}//${name}.localhost:${url.port}`
  }
  const endpointAt = endpoints(options)
  const gateway = endpointAt(gatewayUrl)
  const brokers = options['kafka-brokers'] ?? env.KAFKA_BROKERS ?? running?.kafkaBrokers
  return {
    gateway,
    sync: endpointAt(options.sync ?? sibling('sync')),
    audit: endpointAt(options.audit ?? sibling('audit')),
    mcp: endpointAt(options.mcp ?? sibling('mcp')),
    ...(await identity(env, signingKey)),
    records: brokers ? recordsOverNetwork(brokers, kafkaSecurity(env)) : undefined,
    replicas: () => localReplicas(gateway),
  }
}

async function cluster(name: string, options: Options, env: Record<string, string | undefined>): Promise<Found> {
  const { namespace = 'todo-chatbot', context = name === 'minikube' ? 'minikube' : undefined } = options
  const kubectl = createKubectl(context)
  const urlOf = async (service: string) => {
    const found = await kubectl.find<{ status?: { url?: string } }>([
      ...['get', 'services.serving.knative.dev', service, '-n', namespace],
    ])
    if (found?.status?.url) return found.status.url
    throw new Error(
      `The Knative Service ${service} in namespace ${namespace} has no URL yet: deploy it, or name --${service}`,
    )
  }
  const ingress = options.ingress ?? (name === 'minikube' ? await forwardIngress(context) : undefined)
  const endpointAt = endpoints({ ...options, ingress })
  return {
    gateway: endpointAt(options.gateway ?? (await urlOf('gateway'))),
    sync: endpointAt(options.sync ?? (await urlOf('sync'))),
    audit: endpointAt(options.audit ?? (await urlOf('audit'))),
    mcp: endpointAt(options.mcp ?? (await urlOf('mcp'))),
    ...(await identity(env, () => keyInCluster(kubectl, namespace))),
    records: await recordsOf(kubectl, { ...options, namespace }, env),
    replicas: () => clusterReplicas(kubectl, namespace),
  }
}

/** The ingress of a cluster that has no address of its own, at a free port of this machine for as long as this process runs. */
async function forwardIngress(context: string | undefined): Promise<string> {
  const where = [...(context ? ['--context', context] : []), '-n', 'kourier-system']
  const child = spawn('kubectl', [...where, 'port-forward', 'service/kourier', ':80'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port) return `http://127.0.0.1:${port}`
  }
  throw new Error('The ingress cannot be forwarded to: name --ingress')
}

function endpoints({ ingress }: Options): (url: string) => Endpoint {
  return (url) => ({ url: new URL(url), ...(ingress && { ingress: new URL(ingress) }) })
}

async function keyInCluster(kubectl: Kubectl, namespace: string): Promise<string> {
  const secret = await kubectl.find<{ data?: Record<string, string> }>([
    ...['get', 'secret', 'todo-chatbot-gateway', '-n', namespace],
  ])
  const key = secret?.data?.['jwt-signing-key']
  if (key) return Buffer.from(key, 'base64').toString()
  throw new Error('The secret todo-chatbot-gateway has no jwt-signing-key: set TOKEN and OPERATOR_TOKEN')
}

async function recordsOf(
  kubectl: Kubectl,
  options: Options & { namespace: string },
  env: Record<string, string | undefined>,
): Promise<Records | undefined> {
  const brokers = options['kafka-brokers'] ?? env.KAFKA_BROKERS
  if (brokers) return recordsOverNetwork(brokers, kafkaSecurity(env))
  const login = await operatorLogin(kubectl, options.namespace)
  const [namespace, pod] = options['kafka-pod']?.split('/') ?? []
  if (namespace && pod) return recordsInPod(kubectl, { namespace, pod, login })
  const label = ['-A', '-l', 'strimzi.io/kind=Kafka,strimzi.io/broker-role=true']
  const pods = await kubectl
    .json<{ items: { metadata: { name: string; namespace: string } }[] }>(['get', 'pods', ...label])
    .catch(() => undefined)
  const [broker] = pods?.items ?? []
  return broker && recordsInPod(kubectl, { namespace: broker.metadata.namespace, pod: broker.metadata.name, login })
}

/** Made by deploy-minikube; undefined where there is none. */
async function operatorLogin(kubectl: Kubectl, namespace: string): Promise<Broker['login']> {
  const secret = await kubectl.find<{ data?: Record<string, string> }>([
    'get',
    'secret',
    KAFKA_OPERATOR,
    '-n',
    namespace,
  ])
  const [user, password] = ['user', 'password'].map((key) =>
    Buffer.from(secret?.data?.[key] ?? '', 'base64').toString(),
  )
  return user && password ? { user, password } : undefined
}

/** @throws Error for half of a login */
function kafkaSecurity(env: Record<string, string | undefined>): KafkaSecurity {
  const { KAFKA_USER: username, KAFKA_PASSWORD: password, KAFKA_CA: ca, KAFKA_TLS: tls } = env
  if (!username !== !password) throw new Error('KAFKA_USER and KAFKA_PASSWORD belong together: set both')
  return {
    ssl: ca ? { ca } : tls === 'true',
    ...(username && password && { sasl: { mechanism: 'scram-sha-512', username, password } }),
  }
}

/** A person that nobody is, unless a token says who. */
async function identity(
  env: Record<string, string | undefined>,
  findKey: () => Promise<string>,
): Promise<Pick<Target, 'person' | 'token' | 'operatorToken'>> {
  if (env.TOKEN) {
    const person = decodeJwt(env.TOKEN).sub
    if (!person) throw new Error('TOKEN names nobody: it has no sub')
    return { person, token: env.TOKEN, operatorToken: env.OPERATOR_TOKEN }
  }
  const key = env.JWT_SIGNING_KEY ?? (await findKey())
  const person = `verify-${Date.now().toString(36)}`
  return {
    person,
    token: await makeToken(key, person),
    operatorToken: await makeToken(key, 'verify-operator', 'operator'),
  }
}
