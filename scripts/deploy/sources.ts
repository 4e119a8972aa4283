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

/** @throws Error when one does not stop */
export async function applySources(cluster: Cluster, manifests: Manifest[]): Promise<void> {
  const { kubectl, namespace } = cluster
  const wanted = manifests.filter(({ kind }) => kind === 'KafkaSource')
  const there = await all<Source>(cluster, 'kafkasources.sources.knative.dev')
  if (wanted.length > 0 && there.length > 0) {
    const changed = await changedBy(cluster, wanted, there)
    const consumers = await all<Consumer>(cluster, CONSUMERS)
    const lost = there.filter((source) =>
      consumers.some((one) => isOf(source, one) && one.spec.oidcServiceAccountName === undefined),
    )
    const stopped = there.filter((source) => changed.includes(source) || lost.includes(source))
    for (const { metadata } of stopped) {
      const none = ['--type', 'merge', '-p', JSON.stringify({ spec: { consumers: 0 } })]
      await kubectl.run(['patch', 'kafkasources.sources.knative.dev', metadata.name, '-n', namespace, ...none])
    }
    if (stopped.length > 0) await waitUntilStopped(cluster, stopped)
    for (const { metadata } of stopped) say(`  KafkaSource ${metadata.name}: stopped, to be changed`)
  }
  await apply(cluster, manifests)
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
