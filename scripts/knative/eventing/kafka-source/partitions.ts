/** The records of a source that were fetched and wait for their delivery, by partition. Knows nothing of Kafka's protocol. */
import { createOffsets, type Offsets } from './offsets.ts'
import type { KafkaRecord } from './records.ts'

export interface Partitions {
  /** Takes what was fetched. Records that were taken before are passed over. */
  take(batch: Batch): void
  /** Keeps only these: what else was held belongs to another consumer now. */
  assign(assigned: { topic: string; partition: number }[]): void
  /** whether a partition has as many waiting as should be held */
  isFull(topic: string, partition: number): boolean
  /** what can be committed beyond what was */
  committable(): Commit[]
  committed(commits: Commit[]): void
  /** the first offset that is not done, by partition */
  positions(): Commit[]
  /** records in delivery */
  readonly inFlight: number
  /** Begins no more deliveries; resolves when those in flight have ended. */
  drain(): Promise<void>
  /** Abandons the deliveries in flight. */
  abort(): void
}

export interface Batch {
  topic: string
  partition: number
  records: KafkaRecord[]
  /** the offset after the last that this fetch reached, records or not */
  next: number
}

export interface Commit {
  topic: string
  partition: number
  offset: number
}

export interface PartitionsOptions {
  ordering: 'ordered' | 'unordered'
  /** records in delivery at once, when unordered, over all partitions */
  concurrency: number
  /** Resolves when the record is done with; rejects only when `signal` aborted. */
  deliver: (record: KafkaRecord, signal: AbortSignal) => Promise<unknown>
  /** called when a full partition has room again */
  onRoom: (topic: string, partition: number) => void
}

interface Partition {
  topic: string
  partition: number
  waiting: KafkaRecord[]
  inFlight: number
  wasFull: boolean
  offsets: Offsets
  committed: number
  controller: AbortController
}

/** Records held for a partition: enough to keep a function busy during one fetch. */
const MOST_WAITING = 500

export function createPartitions({ ordering, concurrency, deliver, onRoom }: PartitionsOptions): Partitions {
  const partitions = new Map<string, Partition>()
  let inFlight = 0
  let isDraining = false
  let onIdle = () => {}

  const keyOf = (topic: string, partition: number) => `${topic} ${partition}`

  function open(topic: string, partition: number): Partition {
    const key = keyOf(topic, partition)
    const found = partitions.get(key)
    if (found) return found
    const opened: Partition = {
      topic,
      partition,
      waiting: [],
      inFlight: 0,
      wasFull: false,
      offsets: createOffsets(),
      committed: -1,
      controller: new AbortController(),
    }
    partitions.set(key, opened)
    return opened
  }

  function close(key: string, { controller }: Partition): void {
    partitions.delete(key)
    controller.abort(new Error('the partition was given to another consumer'))
  }

  function take({ topic, partition, records, next }: Batch): void {
    const key = keyOf(topic, partition)
    const held = partitions.get(key)
    // Behind what was committed: somebody has set the group back, and wants all of it again.
    if (held && next - 1 < held.committed && (records[0]?.offset ?? next) < held.committed) close(key, held)
    const target = open(topic, partition)
    for (const record of records) {
      if (record.offset < (target.offsets.position ?? 0)) continue
      target.offsets.received(record.offset)
      target.waiting.push(record)
    }
    target.offsets.passed(next)
    target.wasFull ||= target.waiting.length >= MOST_WAITING
    advance()
  }

  const hasRoom = (target: Partition) => (ordering === 'ordered' ? target.inFlight === 0 : inFlight < concurrency)

  function advance(): void {
    if (isDraining) return
    for (const target of partitions.values()) {
      while (target.waiting.length > 0 && hasRoom(target)) begin(target, target.waiting.shift()!)
      if (target.wasFull && target.waiting.length < MOST_WAITING / 2) {
        target.wasFull = false
        onRoom(target.topic, target.partition)
      }
    }
  }

  function begin(target: Partition, record: KafkaRecord): void {
    target.inFlight++
    inFlight++
    deliver(record, target.controller.signal)
      .then(
        () => target.offsets.done(record.offset),
        // Aborted: not done, so it comes again.
        () => {},
      )
      .then(() => {
        target.inFlight--
        inFlight--
        if (inFlight === 0) onIdle()
        advance()
      })
  }

  const all = (offsetOf: (partition: Partition) => number | undefined): Commit[] =>
    [...partitions.values()].flatMap((each) => {
      const offset = offsetOf(each)
      return offset === undefined ? [] : [{ topic: each.topic, partition: each.partition, offset }]
    })

  return {
    take,
    assign(assigned) {
      const kept = new Set(assigned.map(({ topic, partition }) => keyOf(topic, partition)))
      for (const [key, partition] of partitions) if (!kept.has(key)) close(key, partition)
    },
    isFull: (topic, partition) => partitions.get(keyOf(topic, partition))?.wasFull ?? false,
    committable: () =>
      all(({ offsets, committed }) =>
        offsets.committable !== undefined && offsets.committable > committed ? offsets.committable : undefined,
      ),
    committed(commits) {
      for (const { topic, partition, offset } of commits) {
        const found = partitions.get(keyOf(topic, partition))
        if (found) found.committed = Math.max(found.committed, offset)
      }
    },
    positions: () => all(({ offsets }) => offsets.committable),
    get inFlight() {
      return inFlight
    },
    drain() {
      isDraining = true
      if (inFlight === 0) return Promise.resolve()
      return new Promise((resolve) => {
        onIdle = resolve
      })
    },
    abort() {
      for (const { controller } of partitions.values()) controller.abort(new Error('the source is stopping'))
    },
  }
}
