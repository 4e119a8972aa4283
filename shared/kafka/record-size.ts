import type { OutgoingRecord } from './record.ts'
/** How many bytes records take in a batch of Kafka's (message format 2), and how many a batch may have. */

/**
 * Most bytes of one batch, which is what goes to one partition at once: below `max.message.bytes` of every topic (kafka-topics/), beyond
 * which Kafka refuses all of it.
 */
export const BATCH_BYTES = 64_000

/** Before the records of a batch. */
export const BATCH_OVERHEAD = 61
/** Attributes, differences of time and offset, and five lengths, at their longest. */
const RECORD_OVERHEAD = 40
/** Two lengths at their longest. */
const HEADER_OVERHEAD = 10

/** Never less than what Kafka counts. */
export function recordBytes({ key, value, headers }: OutgoingRecord): number {
  let bytes = RECORD_OVERHEAD + (key === null ? 0 : Buffer.byteLength(key)) + Buffer.byteLength(value)
  for (const name in headers) bytes += HEADER_OVERHEAD + Buffer.byteLength(name) + Buffer.byteLength(headers[name]!)
  return bytes
}

/**
 * Cuts records, in their order, into batches that each partition takes whole; one record that is larger by itself is a batch of its own.
 *
 * @param partitionOf records with the same answer may come to lie in one partition
 */
export function batchesOf<R extends OutgoingRecord>(records: R[], partitionOf: (record: R) => number): R[][] {
  const sizes = records.map(recordBytes)
  // Most often all fit together, wherever they come to lie.
  if (sizes.reduce((sum, bytes) => sum + bytes, BATCH_OVERHEAD) <= BATCH_BYTES) return records.length ? [records] : []
  const batches: R[][] = []
  let batch: R[] = []
  let filled = new Map<number, number>()
  for (const [index, record] of records.entries()) {
    const partition = partitionOf(record)
    const before = filled.get(partition)
    if (before !== undefined && before + sizes[index]! > BATCH_BYTES) {
      batches.push(batch)
      batch = []
      filled = new Map()
    }
    batch.push(record)
    filled.set(partition, (filled.get(partition) ?? BATCH_OVERHEAD) + sizes[index]!)
  }
  batches.push(batch)
  return batches
}
