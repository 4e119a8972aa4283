/**
 * KafkaSources, changed without losing an event. Knative's controller (seen with 1.23) forgets a source's account when the source is changed in
 * place: each event from then on, and its dead letter, is dropped for want of a token, and its offset committed. A consumer that is made
 * anew has the account. So a source that is to change is stopped before, and started as what it is to be; its group keeps its place meanwhile.
 */
import { say } from '../dev/progress.ts'
import { apply, type Cluster } from './apply.ts'
import { asList, type Manifest } from './manifests.ts'

interface Source {
  metadata: { name: string; uid: string; generation: number }
}

/** Knative's own object, in which a source asks for what it reads. */
interface Consumer {
  metadata: { ownerReferences?: { name: string }[] }
  spec: { oidcServiceAccountName?: string }
}

const SOURCES = 'kafkasources.sources.knative.dev'

/** @throws Error when one does not stop */
export async function applySources(cluster: Cluster, manifests: Manifest[]): Promise<void> {
  await stopChanging(cluster, manifests.filter(isSource))
  await apply(cluster, manifests)
}

/**
 * What changes sources in place, as Helm does, between their stop and their start. Helm writes what differs between its own two revisions, and so
 * would leave a source stopped.
 *
 * @param manifests as they will be
 * @throws what `change` throws, and Error when a source does not stop; what was stopped is started all the same
 */
export async function changeSources(
  cluster: Cluster,
  manifests: Manifest[],
  change: () => Promise<unknown>,
): Promise<void> {
  const wanted = manifests.filter(isSource)
  const stopped: string[] = []
  try {
    await stopChanging(cluster, wanted, stopped)
    await change()
  } finally {
    for (const { metadata, spec } of wanted.filter(({ metadata: { name } }) => stopped.includes(name))) {
      await setConsumers(cluster, metadata.name, (spec as { consumers?: number }).consumers ?? 1)
      say(`  KafkaSource ${metadata.name}: started`)
    }
  }
}

const isSource = ({ kind }: Manifest): boolean => kind === 'KafkaSource'

/** @param stopped gets the names of those that are, also when another one does not stop */
async function stopChanging(cluster: Cluster, wanted: Manifest[], stopped: string[] = []): Promise<void> {
  const there = await all<Source>(cluster, SOURCES)
  if (wanted.length === 0 || there.length === 0) return
  const changed = await changedBy(cluster, wanted, there)
  const consumers = await all<Consumer>(cluster, CONSUMERS)
  const lost = there.filter((source) =>
    consumers.some((one) => isOf(source, one) && one.spec.oidcServiceAccountName === undefined),
  )
  const stopping = there.filter((source) => changed.includes(source) || lost.includes(source))
  for (const { metadata } of stopping) {
    await setConsumers(cluster, metadata.name, 0)
    stopped.push(metadata.name)
  }
  if (stopping.length > 0) await waitUntilStopped(cluster, stopping)
  for (const { metadata } of stopping) say(`  KafkaSource ${metadata.name}: stopped, to be changed`)
}

async function setConsumers({ kubectl, namespace }: Cluster, name: string, consumers: number): Promise<void> {
  const patch = ['--type', 'merge', '-p', JSON.stringify({ spec: { consumers } })]
  await kubectl.run(['patch', SOURCES, name, '-n', namespace, ...patch])
}

const CONSUMERS = 'consumers.internal.kafka.eventing.knative.dev'

/** A consumer belongs to the group that has the source's uid as its name. */
const isOf = ({ metadata: { uid } }: Source, { metadata }: Consumer): boolean =>
  metadata.ownerReferences?.some(({ name }) => name === uid) ?? false

async function all<Item>({ kubectl, namespace }: Cluster, kind: string): Promise<Item[]> {
  return (await kubectl.find<{ items: Item[] }>(['get', kind, '-n', namespace]))?.items ?? []
}

/** The API counts a source's generations by what is asked of it. */
async function changedBy({ kubectl, namespace }: Cluster, wanted: Manifest[], there: Source[]): Promise<Source[]> {
  const tried = ['apply', '-n', namespace, '-f', '-', '--dry-run=server', '-o', 'json']
  const would = JSON.parse(await kubectl.run(tried, asList(wanted))) as Source | { items: Source[] }
  const after = 'items' in would ? would.items : [would]
  return there.filter(({ metadata: { name, generation } }) =>
    after.some(({ metadata }) => metadata.name === name && metadata.generation !== generation),
  )
}

async function waitUntilStopped(cluster: Cluster, sources: Source[]): Promise<void> {
  const until = performance.now() + cluster.patience * 1000
  for (;;) {
    const consumers = await all<Consumer>(cluster, CONSUMERS)
    const rest = sources.filter((source) => consumers.some((one) => isOf(source, one)))
    if (rest.length === 0) return
    if (performance.now() > until) {
      const names = rest.map(({ metadata }) => metadata.name).join(', ')
      throw new Error(
        `KafkaSource ${names} does not stop: is Knative's kafka-controller up? Run this again when it is.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
