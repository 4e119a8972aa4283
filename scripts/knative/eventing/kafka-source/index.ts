import type { Kafka } from 'kafkajs'
import type { Log } from '../../../../shared/log/index.ts'
import type { KafkaSourceManifest } from '../../manifests/index.ts'
import { accountOf } from '../issuer.ts'
import { resolveSink, type Sinks } from '../sink.ts'
import { startConsumer } from './consumer.ts'
import { deliver, type Outcome } from './delivery.ts'
import { type Commit, createPartitions } from './partitions.ts'
import { eventOf, type KafkaRecord } from './records.ts'

export interface KafkaSource {
  manifest: KafkaSourceManifest
  /** resolves when it has its partitions for the first time */
  ready: Promise<void>
  counts: Readonly<Record<'delivered' | 'retried' | 'deadLettered' | 'lost', number>>
  readonly inFlight: number
  /** the first offset that is not done with, of each partition that something came from */
  positions(): Commit[]
  /** Lets the deliveries in flight end for a moment, commits and leaves the group. */
  stop(): Promise<void>
}

export interface KafkaSourceOptions {
  manifest: KafkaSourceManifest
  kafka: Kafka
  sinks: Sinks
  /** milliseconds */
  commitInterval: number
  log: Log
  around?: Around
}

/** Carries out a delivery, perhaps late or more than once: as a network may, where a test asks for it. */
export type Around = (deliver: () => Promise<Outcome>) => Promise<Outcome>

/** Knative's `max.poll.records`: what an unordered consumer has in flight. */
const IN_FLIGHT = 50
const STOP_GRACE = 1000

/** Delivers the records of a consumer group to a sink, as Knative's KafkaSource does. */
export function startKafkaSource(options: KafkaSourceOptions): KafkaSource {
  const { manifest, kafka, sinks, commitInterval, log, around = (deliver) => deliver() } = options
  const { name, namespace, delivery, ordering, consumers } = manifest
  const sender = accountOf('KafkaSource', manifest)
  const sink = resolveSink(manifest.sink, sinks, sender)
  const deadLetterSink = delivery.deadLetterSink && resolveSink(delivery.deadLetterSink, sinks, sender)
  const counts = { delivered: 0, retried: 0, deadLettered: 0, lost: 0 }

  async function deliverRecord(record: KafkaRecord, signal: AbortSignal): Promise<void> {
    const place = { source: name, topic: record.topic, partition: record.partition, offset: record.offset }
    const send = () =>
      deliver(eventOf(record, manifest), {
        sink,
        deadLetterSink,
        policy: delivery,
        namespace,
        signal,
        onRetry(reason) {
          counts.retried++
          log.debug('delivery is tried again', { ...place, reason })
        },
        onFailure: (reason) =>
          log.warn('delivery failed', { ...place, reason, deadLetterSink: deadLetterSink?.address }),
      })
    const outcome = await around(send)
    if (outcome === 'delivered') counts.delivered++
    else if (outcome === 'dead-lettered') counts.deadLettered++
    else counts.lost++
    if (outcome === 'lost') log.error('an event is lost', place)
  }

  const partitions = createPartitions({
    ordering,
    concurrency: IN_FLIGHT * consumers,
    deliver: deliverRecord,
    onRoom: (topic, partition) => consumer.resume(topic, partition),
  })
  const consumer = startConsumer({
    kafka,
    groupId: manifest.consumerGroup,
    topics: manifest.topics,
    initialOffset: manifest.initialOffset,
    partitions,
    commitInterval,
    log,
  })
  return {
    manifest,
    ready: consumer.joined,
    counts,
    positions: partitions.positions,
    get inFlight() {
      return partitions.inFlight
    },
    async stop() {
      const drained = partitions.drain()
      const late = setTimeout(partitions.abort, STOP_GRACE)
      await drained
      clearTimeout(late)
      await consumer.stop()
    },
  }
}
