/** What `verify-system` looks at, and by which ways. */
import type { State } from '../../knative/state.ts'
import type { Kubectl } from '../kubectl.ts'
import { call, type Endpoint } from './endpoint.ts'
import type { Records } from './records.ts'

export interface Target {
  name: string
  gateway: Endpoint
  sync: Endpoint
  audit: Endpoint
  mcp: Endpoint
  person: string
  token: string
  /** undefined: what is for operators is left out */
  operatorToken: string | undefined
  /** undefined: Kafka is not reached from here */
  records: Records | undefined
  /** running replicas of the functions that nothing wakes by the clock and that may be at zero; undefined where that cannot be told */
  replicas: (() => Promise<Record<string, number>>) | undefined
  /** a reminder may be later than its instant by this many seconds */
  lateness: number
}

/** From the stand-in's own page. */
export async function localReplicas(gateway: Endpoint): Promise<Record<string, number>> {
  const url = new URL(gateway.url)
  url.hostname = 'knative.localhost'
  const { status, body } = await call({ url, ingress: gateway.ingress ?? gateway.url }, { path: '/state' })
  if (status !== 200) throw new Error(`the stand-in for Knative answered ${status}`)
  const { services, pingSources } = body as unknown as State
  const woken = new Set(pingSources.map(({ sink }) => sink))
  const rest = services.filter(({ name }) => !woken.has(name))
  return Object.fromEntries(rest.map(({ name, replicas }) => [name, replicas.length]))
}

interface Named {
  metadata: { name: string; labels?: Record<string, string>; deletionTimestamp?: string }
}
interface Service extends Named {
  spec: { template: { metadata?: { annotations?: Record<string, string> } } }
}
interface Ping extends Named {
  spec: { sink?: { ref?: { name: string } } }
}
interface List<Item> {
  items: Item[]
}

export async function clusterReplicas(kubectl: Kubectl, namespace: string): Promise<Record<string, number>> {
  const inNamespace = ['-n', namespace]
  const [services, pings, pods] = await Promise.all([
    kubectl.json<List<Service>>(['get', 'services.serving.knative.dev', ...inNamespace]),
    kubectl.json<List<Ping>>(['get', 'pingsources.sources.knative.dev', ...inNamespace]),
    kubectl.json<List<Named>>(['get', 'pods', ...inNamespace, '-l', 'serving.knative.dev/service']),
  ])
  return countReplicas(services.items, pings.items, pods.items)
}

export function countReplicas(services: Service[], pings: Ping[], pods: Named[]): Record<string, number> {
  const woken = new Set(pings.map(({ spec }) => spec.sink?.ref?.name))
  const minScale = ({ spec }: Service) =>
    Number(spec.template.metadata?.annotations?.['autoscaling.knative.dev/min-scale'] ?? 0)
  const counted = services.filter((service) => !woken.has(service.metadata.name) && minScale(service) === 0)
  const running = (name: string) =>
    pods.filter(
      ({ metadata }) => metadata.labels?.['serving.knative.dev/service'] === name && !metadata.deletionTimestamp,
    ).length
  return Object.fromEntries(counted.map(({ metadata: { name } }) => [name, running(name)]))
}
