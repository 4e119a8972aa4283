import type { KafkaSourceManifest } from '../../manifests/index.ts'
import { Cut } from '../../serving/problems.ts'
import type { KafkaSource } from './index.ts'

export interface ScaledSource {
  manifest: KafkaSourceManifest
  /** undefined while it is scaled to zero */
  running: KafkaSource | undefined
}

/** The KafkaSources of a system, each of which can be scaled to zero and back, as `kubectl scale` does. */
export interface ScaledSources {
  readonly all: readonly ScaledSource[]
  /** resolves when each has its partitions */
  start(): Promise<void>
  /** Resolves when the source has stopped, or has its partitions. @throws Cut 404 when there is no such source */
  scale(name: string, consumers: number): Promise<void>
  stop(): Promise<void>
}

export function createScaledSources(
  manifests: KafkaSourceManifest[],
  startSource: (manifest: KafkaSourceManifest) => KafkaSource,
): ScaledSources {
  const all: ScaledSource[] = manifests.map((manifest) => ({ manifest, running: undefined }))

  async function set(source: ScaledSource, consumers: number): Promise<void> {
    const { running } = source
    source.running = undefined
    await running?.stop()
    if (consumers > 0) source.running = startSource({ ...source.manifest, consumers })
    await source.running?.ready
  }

  return {
    all,
    async start() {
      await Promise.all(all.map((source) => set(source, source.manifest.consumers)))
    },
    async scale(name, consumers) {
      const source = all.find(({ manifest }) => manifest.name === name)
      if (!source) throw new Cut(404, `there is no KafkaSource '${name}' here`)
      await set(source, consumers)
    },
    async stop() {
      await Promise.all(all.map(({ running }) => running?.stop()))
    },
  }
}
