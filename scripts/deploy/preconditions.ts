/** What a cluster must have before anything is put there. */
import { type CommandError, command, type Kubectl } from './kubectl.ts'

export interface Missing {
  what: string
  /** what to do about it */
  todo: string
}

/** Upstream's versions that this project was made with, and the oldest that it works with. */
export const VERSIONS = {
  kubectl: { atLeast: '1.31' },
  minikube: { atLeast: '1.37' },
  helm: { atLeast: '3.14' },
  /** GitHub's command line, which verifies provenance */
  gh: { atLeast: '2.56' },
  kubernetes: { made: '1.34', atLeast: '1.34' },
  knative: { made: '1.23.0', atLeast: '1.20' },
  strimzi: { made: '1.2.0', atLeast: '1.0' },
  dapr: { made: '1.18.1', atLeast: '1.16' },
} as const

/** The first version in a text, as numbers: `v1.23.0-rc` is [1, 23, 0]. */
export function versionIn(text: string | undefined): number[] | undefined {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text ?? '')
  return found?.slice(1).map((part) => Number(part ?? 0))
}

export function isAtLeast(version: number[], wanted: string): boolean {
  const least = versionIn(wanted)!
  const index = least.findIndex((part, at) => (version[at] ?? 0) !== part)
  return index < 0 || version[index]! > least[index]!
}

/** @param how one says its version. @throws Error that says what to install */
export async function requireTool(
  tool: 'kubectl' | 'minikube' | 'helm' | 'gh',
  how: string[],
  atLeast: string,
): Promise<void> {
  const said = await command(tool, how).catch((error: CommandError) => {
    throw new Error(`${tool} does not run (${error.message}). Install ${tool} ${atLeast} or newer`)
  })
  const version = versionIn(said)
  if (version && !isAtLeast(version, atLeast)) {
    throw new Error(`${tool} is ${version.join('.')}, and ${atLeast} or newer is needed`)
  }
}

export interface Part {
  name: string
  version: 'knative' | 'strimzi' | 'dapr'
  /** kinds that this project uses, with the version of their API: `kafkasources.sources.knative.dev` */
  kinds: Record<string, string>
  /** where to read its version: a deployment by namespace and name */
  deployment: [namespace: string, name: string]
  install: string
}

const knativeDocs = 'https://knative.dev/docs/install/'

export const PARTS: Part[] = [
  {
    name: 'Knative Serving',
    version: 'knative',
    kinds: { 'services.serving.knative.dev': 'v1', 'domainmappings.serving.knative.dev': 'v1beta1' },
    deployment: ['knative-serving', 'controller'],
    install: knativeDocs,
  },
  {
    name: 'Knative Eventing',
    version: 'knative',
    kinds: { 'pingsources.sources.knative.dev': 'v1', 'eventpolicies.eventing.knative.dev': 'v1alpha1' },
    deployment: ['knative-eventing', 'eventing-controller'],
    install: knativeDocs,
  },
  {
    name: "Knative's KafkaSource and KafkaSink",
    version: 'knative',
    kinds: { 'kafkasources.sources.knative.dev': 'v1', 'kafkasinks.eventing.knative.dev': 'v1alpha1' },
    deployment: ['knative-eventing', 'kafka-controller'],
    install: `${knativeDocs} (Apache Kafka source and sink)`,
  },
  {
    name: 'Dapr',
    version: 'dapr',
    kinds: {
      'components.dapr.io': 'v1alpha1',
      'configurations.dapr.io': 'v1alpha1',
      'resiliencies.dapr.io': 'v1alpha1',
    },
    deployment: ['dapr-system', 'dapr-sidecar-injector'],
    install: 'https://docs.dapr.io/operations/hosting/kubernetes/',
  },
]

export const STRIMZI: Part = {
  name: 'Strimzi',
  version: 'strimzi',
  kinds: { 'kafkas.kafka.strimzi.io': 'v1', 'kafkatopics.kafka.strimzi.io': 'v1' },
  deployment: ['kafka', 'strimzi-cluster-operator'],
  install: 'https://strimzi.io/quickstarts/',
}

export interface Definition {
  metadata: { name: string; labels?: Record<string, string> }
  spec: { versions: { name: string; served: boolean }[] }
}

interface Workload {
  metadata: { labels?: Record<string, string> }
  spec: { template: { spec: { containers: { image: string }[] } } }
}

export async function checkPart(kubectl: Kubectl, part: Part): Promise<Missing[]> {
  const kinds = await Promise.all(
    Object.entries(part.kinds).map(async ([name, version]) => {
      const definition = await kubectl.find<Definition>(['get', 'crd', name])
      return missingKind(part, name, version, definition)
    }),
  )
  const missing = kinds.filter((each): each is Missing => each !== undefined)
  if (missing.length > 0) return missing
  const [namespace, name] = part.deployment
  const workload = await kubectl.find<Workload>(['get', 'deployment', name, '-n', namespace])
  return tooOld(part, versionOf(workload))
}

export function missingKind(
  part: Part,
  kind: string,
  version: string,
  found: Definition | undefined,
): Missing | undefined {
  const todo = `Install ${part.name} ${VERSIONS[part.version].atLeast} or newer: ${part.install}`
  if (!found) return { what: `${part.name} is not there: no kind ${kind}`, todo }
  if (found.spec.versions.some(({ name, served }) => name === version && served)) return undefined
  const has = found.spec.versions.map(({ name }) => name).join(', ')
  return { what: `${part.name} is too old: ${kind} has ${has}, and ${version} is needed`, todo }
}

/** From the label that says it, else from the image's tag; undefined where neither does. */
export function versionOf(workload: Workload | undefined): number[] | undefined {
  const label = workload?.metadata.labels?.['app.kubernetes.io/version']
  return versionIn(label) ?? versionIn(workload?.spec.template.spec.containers[0]?.image.split(':').at(-1))
}

export function tooOld(part: Part, version: number[] | undefined): Missing[] {
  const { atLeast } = VERSIONS[part.version]
  if (!version || isAtLeast(version, atLeast)) return []
  const todo = `Upgrade it to ${atLeast} or newer: ${part.install}`
  return [{ what: `${part.name} is ${version.join('.')}`, todo }]
}

/** @returns the server's version. @throws Error that says which cluster does not answer */
export async function requireCluster(kubectl: Kubectl, context: string | undefined): Promise<void> {
  const text = await kubectl.run(['version', '-o', 'json']).catch((error: CommandError) => {
    const which = context ? `The cluster of context '${context}'` : "The cluster of kubectl's current context"
    throw new Error(`${which} does not answer. ${error.message}\nkubectl config get-contexts shows what there is`)
  })
  const { serverVersion } = JSON.parse(text) as { serverVersion?: { gitVersion: string } }
  const version = versionIn(serverVersion?.gitVersion)
  const { atLeast } = VERSIONS.kubernetes
  if (version && !isAtLeast(version, atLeast)) {
    throw new Error(`Kubernetes is ${version.join('.')} there, and ${atLeast} or newer is needed (by Knative too)`)
  }
}

interface Quota {
  metadata: { name: string }
  status?: { hard?: Record<string, string>; used?: Record<string, string> }
}

/** What a pod cannot start without; other quotas say so themselves when something new is refused. */
const OF_PODS = /^(pods|((requests|limits)\.)?(cpu|memory))$/

/** Quotas of the namespace that leave no room for a pod. */
export function fullQuotas(quotas: Quota[]): Missing[] {
  return quotas.flatMap(({ metadata: { name }, status = {} }) =>
    Object.entries(status.hard ?? {})
      .filter(([resource, hard]) => OF_PODS.test(resource) && quantity(status.used?.[resource]) >= quantity(hard))
      .map(([resource, hard]) => ({
        what: `The quota ${name} is used up: ${resource} ${status.used?.[resource]} of ${hard}`,
        todo: `Raise it (kubectl edit resourcequota ${name}), or remove what nobody needs`,
      })),
  )
}

const UNITS: Record<string, number> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
}

/** A Kubernetes quantity as a number: `250m` is 0.25, `2Gi` is 2147483648. */
export function quantity(text = '0'): number {
  const [, number, unit] = /^([\d.]+)(.*)$/.exec(text) ?? []
  return Number(number ?? 0) * (UNITS[unit ?? ''] ?? 1)
}

export async function checkQuota(kubectl: Kubectl, namespace: string): Promise<Missing[]> {
  const { items } = await kubectl.json<{ items: Quota[] }>(['get', 'resourcequota', '-n', namespace])
  return fullQuotas(items)
}

const FEATURE = 'authentication-oidc'
/** Where Knative Eventing's features are switched. */
export const FEATURES = ['configmap', 'config-features', '-n', 'knative-eventing']

/** Functions take events only with the tokens that this feature makes sources send; without it each event would be refused. */
export async function checkAuthentication(kubectl: Kubectl): Promise<Missing[]> {
  const found = await kubectl.find<{ data?: Record<string, string> }>(['get', ...FEATURES])
  return missingAuthentication(found?.data)
}

export function missingAuthentication(features: Record<string, string> = {}): Missing[] {
  if (features[FEATURE]?.toLowerCase() === 'enabled') return []
  return [
    {
      what: `Knative Eventing does not send tokens along: ${FEATURE} is ${features[FEATURE] ?? 'not set'}`,
      todo: `kubectl patch ${FEATURES.join(' ')} --type merge -p '${JSON.stringify(AUTHENTICATION)}' (for the whole cluster: Brokers and Channels of others ask for tokens from then on)`,
    },
  ]
}

export const AUTHENTICATION = { data: { [FEATURE]: 'enabled' } }
