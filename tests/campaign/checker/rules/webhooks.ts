/** Webhooks of developers: each event that one wants is taken by its receiver at least once, always under one id, as it is stored (docs/webhooks.md). */
import type { Call } from '../../history.ts'
import {
  digestOf,
  type Evidence,
  type Sending,
  type StoredEvent,
  type StoredWebhook,
  type Violation,
} from '../evidence.ts'

/** What a process is sending is left to it for longer than this; what failed is sent again after a minute. */
const LEASED = 50_000
/** What is due is found by a ping each minute; by the second one at the latest. */
const FOUND = 120_000

export function checkWebhooks({ events, webhooks, sendings, history, at }: Evidence): Violation[] {
  const byPerson = Map.groupBy(events, ({ person }) => person)
  const byWebhook = Map.groupBy(sendings, ({ webhookId }) => webhookId)
  const byPath = Map.groupBy(history.calls, ({ path }) => path)
  return webhooks.flatMap((webhook): Violation[] => {
    const own = byPerson.get(webhook.person) ?? []
    const calls = byPath.get(new URL(webhook.url).pathname) ?? []
    const about = { rule: 'webhooks', person: webhook.person, taskId: undefined }
    if (webhook.state !== 'active') return [{ ...about, kind: 'lost', what: `${webhook.url} is ${webhook.state}` }]
    const sent = Map.groupBy(byWebhook.get(webhook.id) ?? [], ({ revision }) => revision)
    const called = Map.groupBy(calls, ({ eventId }) => eventId)
    return [
      ...wantedBy(webhook, own).flatMap((event) =>
        untaken(sent.get(event.revision) ?? [], called.get(event.id) ?? [], at).map(([kind, what]) => ({
          ...about,
          kind,
          taskId: event.subject,
          what: `revision ${event.revision} (${event.type}) ${what}`,
        })),
      ),
      ...wrong(webhook, calls, own).map(([kind, what]) => ({ ...about, kind, what })),
    ]
  })
}

const isOfTypes = ({ types }: StoredWebhook, { type }: StoredEvent): boolean =>
  types.some((wanted) => wanted === type || (wanted.endsWith('*') && type.startsWith(wanted.slice(0, -1))))

/** What was committed since it was active, and happened since then by the clock of whoever wrote it. */
function wantedBy(webhook: StoredWebhook, events: StoredEvent[]): StoredEvent[] {
  const since = events.findLast(
    ({ type, data }) => type === 'todo.webhook.updated.v1' && data.webhookId === webhook.id && data.state === 'active',
  )
  return events.filter(
    (event) =>
      event.revision > (since?.revision ?? Number.POSITIVE_INFINITY) &&
      event.time >= (webhook.activeSince ?? 0) &&
      isOfTypes(webhook, event),
  )
}

type Found = [Violation['kind'], string]

function untaken(sendings: Sending[], calls: Call[], at: number): Found[] {
  const [sending, ...more] = sendings
  if (!sending) return [['lost', 'was never on its way to a webhook']]
  if (more.length) return [['doubled', `is on its way to one webhook ${more.length + 1} times`]]
  // What its receiver refused waits for its next attempt.
  if (sending.state === 'waiting') return sending.dueAt > at - FOUND ? [] : [['lost', 'still waits for its webhook']]
  if (sending.state !== 'delivered') return [['lost', `is ${sending.state}, and its webhook was there`]]
  return calls.some(({ status }) => status === 204) ? [] : [['lost', 'is told as delivered, and no webhook took it']]
}

function wrong(webhook: StoredWebhook, calls: Call[], events: StoredEvent[]): Found[] {
  const stored = new Map(events.map((event) => [event.id, event]))
  const found: Found[] = []
  for (const [eventId, own] of Map.groupBy(calls, (call) => call.eventId)) {
    const event = stored.get(eventId)
    const name = event ? `revision ${event.revision}` : eventId
    if (!event || !isOfTypes(webhook, event)) found.push(['wrong', `${name} was sent and is not wanted`])
    else if (own.some(({ digest }) => digest !== digestOf(event.data)))
      found.push(['wrong', `${name} was sent otherwise than it is stored`])
    if (own.some(({ isSigned }) => isSigned === false)) found.push(['wrong', `${name} was sent without its signature`])
    if (new Set(own.map(({ id }) => id)).size > 1) found.push(['doubled', `${name} was sent under two ids`])
    if (own.slice(1).some((call, index) => call.at - own[index]!.at < LEASED))
      found.push(['doubled', `${name} was sent again while it was being sent`])
  }
  return found
}
