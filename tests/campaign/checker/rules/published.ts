/** What Postgres has is in Kafka, what Kafka has is in Postgres, and both say the same. */
import { digestOf, type Evidence, type Violation } from '../evidence.ts'

export function checkPublished({ events, records }: Evidence): Violation[] {
  const byId = Map.groupBy(records, ({ id }) => id)
  const found: Violation[] = []
  for (const event of events) {
    const { person, id, topic, revision, isPublished, subject, type } = event
    const about = { kind: 'lost' as const, person, taskId: subject }
    if (!isPublished)
      found.push({ rule: 'outbox', ...about, what: `revision ${revision} (${type}) is still unpublished` })
    const copies = byId.get(id) ?? []
    const wrong = copies.find((copy) => copy.topic !== topic || copy.key !== person || copy.sequence !== revision)
    if (!copies.length)
      found.push({ rule: 'kafka', ...about, what: `revision ${revision} (${type}) is not in ${topic}` })
    else if (wrong)
      found.push({
        rule: 'kafka',
        ...about,
        kind: 'wrong',
        what: `revision ${revision} is in ${wrong.topic} as ${wrong.key}/${wrong.sequence}`,
      })
    else if (copies.some(({ digest }) => digest !== digestOf(event.data))) {
      found.push({
        rule: 'kafka',
        ...about,
        kind: 'wrong',
        what: `revision ${revision} says something else in ${topic}`,
      })
    }
  }
  const stored = new Set(events.map(({ id }) => id))
  for (const { id, topic, partition, offset, key } of records) {
    if (!stored.has(id)) {
      found.push({
        rule: 'kafka',
        kind: 'wrong',
        person: key,
        taskId: undefined,
        what: `${topic}/${partition}@${offset} is an event that is not stored`,
      })
    }
  }
  return found
}
