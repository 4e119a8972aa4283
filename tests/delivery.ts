import { startIssuer } from '../scripts/knative/eventing/issuer.ts'
import { toKafkaMessage } from '../shared/events/cloud-event.ts'
import type { StoredEvent } from '../shared/events/event.ts'
import { openSources } from '../shared/http/sources.ts'

interface App {
  request(path: string, init: RequestInit): Response | Promise<Response>
}

/** Signs for the one source that a test's functions know. */
export const issuer = await startIssuer()
const AUDIENCE = 'serving.knative.dev/service/todo-chatbot/under-test'
const SENDER = 'system:serviceaccount:todo-chatbot:source-of-the-test'

/** What functions under test let in. */
export const sources = openSources({ audience: AUDIENCE, sources: [SENDER], issuerUrl: issuer.url })

/** The same, for one that is a process of its own. */
export const DELIVERY_ENVIRONMENT = {
  DELIVERY_AUDIENCE: AUDIENCE,
  DELIVERY_SOURCES: SENDER,
  DELIVERY_ISSUER_URL: issuer.url,
}

/** What the source shows with each delivery. */
export const authorization = async (): Promise<string> => `Bearer ${await issuer.tokenFor(SENDER, AUDIENCE)}`

/** Posts an event to a function as a KafkaSource does: binary mode over HTTP. */
export async function deliver(app: App, event: StoredEvent): Promise<Response> {
  const { value, headers } = toKafkaMessage(event)
  const { 'content-type': contentType, ...attributes } = headers
  const ce = Object.entries(attributes).map(([name, text]) => [name.replace('ce_', 'ce-'), encodeURIComponent(text!)])
  const added = { 'content-type': contentType!, 'ce-knativekafkapartition': '0', 'ce-knativekafkaoffset': '0' }
  const all = { authorization: await authorization(), ...Object.fromEntries(ce), ...added }
  return app.request('/', { method: 'POST', body: value, headers: all })
}

/** Posts what a PingSource sends each minute. */
export async function ping(app: App): Promise<Response> {
  const headers = {
    authorization: await authorization(),
    'content-type': 'application/json',
    'ce-specversion': '1.0',
    'ce-id': crypto.randomUUID(),
    'ce-source': '/apis/v1/namespaces/todo/pingsources/minute',
    'ce-type': 'dev.knative.sources.ping',
  }
  return app.request('/', { method: 'POST', body: '{}', headers })
}
