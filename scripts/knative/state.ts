import { readFile } from 'node:fs/promises'
import type { Admin, Kafka } from 'kafkajs'
import type { KafkaSink } from './eventing/kafka-sink.ts'
import type { ScaledSource, ScaledSources } from './eventing/kafka-source/scaled.ts'
import type { PingSource } from './eventing/ping-source.ts'
import type { Destination } from './manifests/index.ts'
import type { ScaledFunction } from './serving/function.ts'

/** What runs, as `GET http://knative.localhost:<port>/state` shows it. Times are milliseconds, memory is bytes. */
export interface State {
  services: {
    name: string
    replicas: ReplicaState[]
    queued: number
    coldStarts: number
    /** from spawn to ready, of the last process */
    lastColdStart: number | null
    /** processes that ended without being asked to */
    restarts: number
  }[]
  kafkaSources: {
    name: string
    topics: string[]
    group: string
    sink: string
    /** 0 while it is scaled down */
    consumers: number
    /** records that are not done with; null when Kafka does not say */
    lag: number | null
    inFlight: number
    delivered: number
    retried: number
    deadLettered: number
    lost: number
  }[]
  pingSources: {
    name: string
    schedule: string
    timeZone: string
    sink: string
    next: string | null
    sent: number
    lost: number
  }[]
  kafkaSinks: { name: string; topic: string }[]
}

export interface ReplicaState {
  pid: number
  state: string
  /** private memory; null where the system does not tell (not Linux) */
  memory: number | null
  inFlight: number
  age: number
}

export interface Running {
  functions: ScaledFunction[]
  kafkaSources: ScaledSources
  pingSources: PingSource[]
  kafkaSinks: KafkaSink[]
}

export async function stateOf(running: Running, kafka: Kafka): Promise<State> {
  const { functions, kafkaSources, pingSources, kafkaSinks } = running
  const lags = await lagsOf(kafkaSources.all, kafka)
  return {
    services: await Promise.all(functions.map(serviceState)),
    kafkaSources: kafkaSources.all.map(({ manifest, running: source }, i) => {
      const { name, topics, consumerGroup: group, consumers, sink } = manifest
      const counts = source?.counts ?? { delivered: 0, retried: 0, deadLettered: 0, lost: 0 }
      const lag = lags?.[i] ?? null
      const about = { name, topics, group, sink: shown(sink), consumers: source ? consumers : 0 }
      return { ...about, lag, inFlight: source?.inFlight ?? 0, ...counts }
    }),
    pingSources: pingSources.map(({ manifest: { name, schedule, timeZone, sink }, counts, next }) => ({
      name,
      schedule,
      timeZone,
      sink: shown(sink),
      next: next()?.toISOString() ?? null,
      ...counts,
    })),
    kafkaSinks: kafkaSinks.map(({ manifest: { name, topic } }) => ({ name, topic })),
  }
}

const shown = ({ ref, uri = '' }: Destination): string => (ref ? ref.name + uri : uri)

async function serviceState({ manifest, replicas, queued, coldStarts, lastColdStart, restarts }: ScaledFunction) {
  const shownReplicas = replicas.map(async ({ pid, state, inFlight, startedAt }) => ({
    pid,
    state,
    memory: await privateMemory(pid),
    inFlight,
    age: Math.round(performance.now() - startedAt),
  }))
  return {
    name: manifest.name,
    replicas: await Promise.all(shownReplicas),
    queued,
    coldStarts,
    lastColdStart: lastColdStart === undefined ? null : Math.round(lastColdStart),
    restarts,
  }
}

/** Bytes of a process that no other shares (proc_pid_smaps(5)); null where the system does not tell. */
async function privateMemory(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const found = [...text.matchAll(/^Private_(?:Clean|Dirty|Hugetlb): +(\d+) kB$/gm)]
  return found.length > 0 ? found.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0) : null
}

const KAFKA_PATIENCE = { initialRetryTime: 50, retries: 1 }

/** undefined when Kafka does not answer */
async function lagsOf(sources: readonly ScaledSource[], kafka: Kafka): Promise<number[] | undefined> {
  if (sources.length === 0) return []
  const admin = kafka.admin({ retry: KAFKA_PATIENCE })
  try {
    await admin.connect()
    return await Promise.all(sources.map((source) => lagOf(source, admin)))
  } catch {
    return undefined
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

async function lagOf({ manifest, running }: ScaledSource, admin: Admin): Promise<number> {
  const { consumerGroup: groupId, topics, initialOffset } = manifest
  const committed = await admin.fetchOffsets({ groupId, topics })
  const done = running?.positions() ?? []
  let lag = 0
  for (const { topic, partitions } of committed) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      const known = Number(partitions.find((each) => each.partition === partition)?.offset ?? -1)
      const begin = known >= 0 ? Math.max(known, Number(low)) : Number(initialOffset === 'earliest' ? low : high)
      const position = done.find((each) => each.topic === topic && each.partition === partition)?.offset
      lag += Math.max(0, Number(high) - Math.max(begin, position ?? 0))
    }
  }
  return lag
}
