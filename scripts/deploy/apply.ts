/** Puts manifests on a cluster and waits until they are ready, or tells the state of what is not. */
import { say } from '../dev/progress.ts'
import { advice, isWaitedFor, type KubernetesObject, type Progress, progressOf } from './condition.ts'
import type { CommandError, Kubectl } from './kubectl.ts'
import { asList, type Manifest } from './manifests.ts'

export interface Cluster {
  kubectl: Kubectl
  namespace: string
  /** seconds until what is not ready has failed */
  patience: number
}

export async function apply({ kubectl, namespace }: Cluster, manifests: Manifest[]): Promise<void> {
  if (manifests.length === 0) return
  await kubectl.run(['apply', '-n', namespace, '-f', '-'], asList(manifests)).catch((error: CommandError) => {
    const todo = advice(error.output)
    throw new Error([error.output.trim(), todo].filter(Boolean).join('\n'))
  })
}

/** A Job cannot be changed, so one of an earlier run makes way. */
export async function replaceJobs(cluster: Cluster, jobs: Manifest[]): Promise<void> {
  const { kubectl, namespace } = cluster
  for (const { metadata } of jobs) {
    await kubectl.run(['delete', 'job', metadata.name, '-n', namespace, '--ignore-not-found', '--wait=true'])
  }
  await apply(cluster, jobs)
}

interface Service {
  metadata: { name: string }
  status?: { latestCreatedRevisionName?: string; latestReadyRevisionName?: string }
}

/** Newest revisions that failed before they ever were ready. None of them takes traffic. */
export function failedRevisions(services: Service[], revisions: KubernetesObject[]): string[] {
  const hopes = services
    .map(({ status }) => [status?.latestCreatedRevisionName, status?.latestReadyRevisionName])
    .filter(([created, ready]) => created !== ready)
    .map(([created]) => created)
  const isFailed = ({ status }: KubernetesObject) =>
    status?.conditions?.some((each) => each.type === 'Ready' && each.status === 'False')
  return revisions
    .filter((each) => hopes.includes(each.metadata.name) && isFailed(each))
    .map((each) => each.metadata.name)
}

/** Knative does not try a revision again that failed, whatever was mended since. Once it is gone, it is made anew. */
export async function removeFailedRevisions({ kubectl, namespace }: Cluster): Promise<string[]> {
  const [services, revisions] = await Promise.all([
    kubectl.json<{ items: Service[] }>(['get', 'services.serving.knative.dev', '-n', namespace]),
    kubectl.json<{ items: KubernetesObject[] }>(['get', 'revisions.serving.knative.dev', '-n', namespace]),
  ])
  const failed = failedRevisions(services.items, revisions.items)
  if (failed.length > 0) await kubectl.run(['delete', 'revisions.serving.knative.dev', '-n', namespace, ...failed])
  return failed
}

interface Waiting {
  manifest: Manifest
  progress: Progress
}

/** @throws Error with the state of the first that is not ready, when it says that it failed or patience is over */
export async function waitUntilReady(cluster: Cluster, manifests: Manifest[]): Promise<string> {
  const names = manifests.filter(isWaitedFor)
  let waiting = names.map((manifest): Waiting => ({ manifest, progress: { state: 'waiting', words: '' } }))
  const until = performance.now() + cluster.patience * 1000
  while (waiting.length > 0) {
    const now = await Promise.all(waiting.map(({ manifest }) => lookAt(cluster, manifest)))
    now.forEach(({ manifest, progress }, index) => {
      if (progress.words !== waiting[index]!.progress.words) say(`  ${nameOf(manifest)}: ${progress.words}`)
    })
    const failed = now.find(({ progress }) => progress.state === 'failed')
    if (failed) throw await failure(cluster, failed, 'failed')
    waiting = now.filter(({ progress }) => progress.state !== 'ready')
    if (waiting.length > 0 && performance.now() > until) {
      throw await failure(cluster, waiting[0]!, `is not ready after ${cluster.patience} s`)
    }
    if (waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  return `${names.length} ready`
}

/** With its group: Knative and Kubernetes both have a Service. */
const kindOf = ({ apiVersion, kind }: Manifest): string => {
  const [group, version] = apiVersion.split('/')
  return version ? `${kind}.${version}.${group}` : kind
}

const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`

async function lookAt({ kubectl, namespace }: Cluster, manifest: Manifest): Promise<Waiting> {
  const { metadata } = manifest
  const place = ['-n', metadata.namespace ?? namespace]
  const object = await kubectl.find<KubernetesObject>(['get', kindOf(manifest), metadata.name, ...place])
  return { manifest, progress: object ? progressOf(object) : { state: 'waiting', words: 'not there' } }
}

async function failure(cluster: Cluster, { manifest, progress }: Waiting, how: string): Promise<Error> {
  const state = await stateOf(cluster, manifest)
  const todo = advice(`${progress.words}\n${state}`)
  const name = nameOf(manifest)
  const parts = [
    state,
    `${name} ${how}: ${progress.words}`,
    todo,
    'Run this again when it is mended: it goes on from here.',
  ]
  return new Error(parts.filter(Boolean).join('\n'))
}

const POD_LABELS: Record<string, string> = {
  Service: 'serving.knative.dev/service',
  Job: 'batch.kubernetes.io/job-name',
  StatefulSet: 'app.kubernetes.io/name',
}

/** Description, newest events, and what its pods wrote last. */
async function stateOf({ kubectl, namespace }: Cluster, manifest: Manifest): Promise<string> {
  const { kind, metadata } = manifest
  const place = ['-n', metadata.namespace ?? namespace]
  const label = POD_LABELS[kind]
  const ask = async (title: string, args: string[], lines: number) => {
    const text = await kubectl.run([...args, ...place]).catch((error: Error) => error.message)
    const last = text.trim().split('\n').slice(-lines).join('\n')
    return last && `--- ${title}\n${last}`
  }
  const texts = await Promise.all([
    ask(`${nameOf(manifest)}`, ['describe', kindOf(manifest), metadata.name], 25),
    ask('events', ['get', 'events', '--sort-by=.lastTimestamp', '--field-selector=type=Warning'], 10),
    label ? ask('pods', ['get', 'pods', '-l', `${label}=${metadata.name}`], 10) : '',
    label
      ? ask(
          'logs',
          ['logs', '-l', `${label}=${metadata.name}`, '--all-containers', '--prefix', '--tail=15', '--ignore-errors'],
          30,
        )
      : '',
  ])
  return texts.filter(Boolean).join('\n')
}
