/** A stream has every revision of its person once and in order, over all its connections, and is what Postgres has. */
import { digestOf, type Evidence, type Violation } from '../evidence.ts'

export function checkStreams({ history, events, people }: Evidence): Violation[] {
  const stored = new Map(events.map((event) => [`${event.person}/${event.revision}`, event]))
  const heads = new Map(people.map(({ id, revision }) => [id, revision]))
  return history.streams.flatMap(({ person, after, received }): Violation[] => {
    const about = { rule: 'streams', kind: 'lost' as const, person }
    let last = after
    for (const { revision, type, subject, digest } of received) {
      if (type === 'ready') continue
      const event = stored.get(`${person}/${revision}`)
      const place = { ...about, taskId: subject }
      if (type === 'reset') return [{ ...place, what: `after revision ${last} it was told to begin anew` }]
      if (revision <= last)
        return [{ ...place, kind: 'doubled', what: `revision ${revision} came again after ${last}` }]
      if (revision > last + 1)
        return [{ ...place, what: `revision ${last + 1} never came: ${revision} followed ${last}` }]
      if (event?.type !== type || event.subject !== subject) {
        return [
          { ...place, kind: 'wrong', what: `revision ${revision} was told as ${type} and is stored as ${event?.type}` },
        ]
      }
      if (digest !== undefined && digest !== digestOf(event.data))
        return [{ ...place, kind: 'wrong', what: `revision ${revision} was told otherwise than it is stored` }]
      last = revision
    }
    const head = heads.get(person) ?? 0
    return last < head ? [{ ...about, taskId: undefined, what: `it ended at revision ${last} of ${head}` }] : []
  })
}
