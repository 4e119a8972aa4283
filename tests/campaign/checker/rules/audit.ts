/** The audit log has each event of Kafka once, as it is there, and its chains are whole (docs/audit.md). */
import { createHash } from 'node:crypto'
import { type AuditEntry, digestOf, type Evidence, type Violation } from '../evidence.ts'

const GENESIS = '0'.repeat(64)

export function checkAudit({ entries, records, events }: Evidence): Violation[] {
  const own = new Map(events.map(({ id, subject }) => [id, subject]))
  const recorded = Map.groupBy(entries, ({ source, eventId }) => `${source} ${eventId}`)
  const found: Violation[] = []
  for (const [identity, copies] of Map.groupBy(records, ({ source, id }) => `${source} ${id}`)) {
    const { key: person, id, topic, partition, offset } = copies[0]!
    const about = { rule: 'audit', kind: 'wrong' as const, person, taskId: own.get(id) }
    const [entry, ...more] = recorded.get(identity) ?? []
    const place = `${topic}/${partition}@${offset}`
    if (!entry) found.push({ ...about, kind: 'lost', what: `${place} is not in the log` })
    else if (more.length)
      found.push({ ...about, kind: 'doubled', what: `${place} is in the log ${more.length + 1} times` })
    else if (!copies.some((copy) => isCopyOf(entry, copy)))
      found.push({ ...about, what: `${place} is not where the log says it is` })
    else if (!entry.event) found.push({ ...about, kind: 'lost', what: `${place} was erased from the log` })
    else if (digestOf(JSON.parse(entry.event).data) !== copies[0]!.digest) {
      found.push({ ...about, what: `${place} says something else in the log` })
    }
  }
  const published = new Set(records.map(({ source, id }) => `${source} ${id}`))
  for (const [identity, [entry]] of recorded) {
    if (published.has(identity)) continue
    const { chain: person, position } = entry!
    found.push({
      rule: 'audit',
      kind: 'wrong',
      person,
      taskId: undefined,
      what: `position ${position} is of no record`,
    })
  }
  return [...found, ...[...Map.groupBy(entries, ({ chain }) => chain).values()].flatMap(checkChain)]
}

const isCopyOf = (entry: AuditEntry, { topic, partition, offset }: Evidence['records'][number]): boolean =>
  entry.topic === topic && entry.partition === partition && entry.offset === offset

function checkChain(entries: AuditEntry[]): Violation[] {
  let previous = GENESIS
  for (const [index, entry] of entries.entries()) {
    const about = { rule: 'chain', kind: 'wrong' as const, person: entry.chain, taskId: undefined }
    if (entry.position !== index + 1) return [{ ...about, what: `position ${index + 1} is missing` }]
    if (hashOf(previous, entry) !== entry.hash)
      return [{ ...about, what: `position ${entry.position} does not follow` }]
    previous = entry.hash
  }
  return []
}

/** SHA-256 over the lines of the table in docs/audit.md. */
export function hashOf(previous: string, entry: AuditEntry): string {
  const lines = [
    previous,
    ...[entry.chain, entry.position, entry.recordedAt, entry.topic, entry.partition, entry.offset, entry.entryId],
    ...[entry.eventId, entry.source, entry.type, entry.subject, entry.time, entry.sequence, digestOfEvent(entry)],
  ]
  return createHash('sha256')
    .update(lines.map((line) => line ?? '').join('\n'))
    .digest('hex')
}

const digestOfEvent = ({ salt, event }: AuditEntry): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(event).digest('hex')
