import { toKafkaMessage } from '../shared/events/cloud-event.ts'
import type { StoredEvent } from '../shared/outbox/index.ts'

interface App {
  request(path: string, init: RequestInit): Response | Promise<Response>
}

/** Posts an event to a function as a KafkaSource does: binary mode over HTTP. */
export async function deliver(app: App, event: StoredEvent): Promise<Response> {
  const { value, headers } = toKafkaMessage(event)
  const { 'content-type': contentType, ...attributes } = headers
  const ce = Object.entries(attributes).map(([name, text]) => [name.replace('ce_', 'ce-'), encodeURIComponent(text!)])
  const added = { 'content-type': contentType!, 'ce-knativekafkapartition': '0', 'ce-knativekafkaoffset': '0' }
  return app.request('/', { method: 'POST', body: value, headers: { ...Object.fromEntries(ce), ...added } })
}

/** Posts what a PingSource sends each minute. */
export async function ping(app: App): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': crypto.randomUUID(),
    'ce-source': '/apis/v1/namespaces/todo/pingsources/minute',
    'ce-type': 'dev.knative.sources.ping',
  }
  return app.request('/', { method: 'POST', body: '{}', headers })
}
