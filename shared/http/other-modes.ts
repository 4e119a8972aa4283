/**
 * Events in structured and batched mode (CloudEvents HTTP Protocol Binding 1.0.2, sections 3.2 and 3.3), each turned into a request in
 * binary mode, so that it is a delivery like any other. Knative's sources send binary mode only: the package that reads the others is loaded
 * with the first request that needs it.
 */
import type { CloudEventV1 } from 'cloudevents'
import { NotACloudEvent } from '../events/cloud-event.ts'
import { BODY_LIMITS, readText } from './read-body.ts'

const MODE = /^application\/cloudevents(-batch)?\+json\b/i

/** Whether a request is in a mode other than binary. */
export const isInOtherMode = ({ headers }: Request): boolean => MODE.test(headers.get('content-type') ?? '')

/** @throws NotACloudEvent; Problem for a body that is too large or too slow */
export async function toBinaryMode(request: Request): Promise<Request[]> {
  const [{ HTTP }, body] = await Promise.all([import('cloudevents'), readText(request, BODY_LIMITS.delivery)])
  // Without its parameters, which the package does not know.
  const [mode] = MODE.exec(request.headers.get('content-type')!)!
  try {
    const events = [HTTP.toEvent({ headers: { 'content-type': mode.toLowerCase() }, body })].flat()
    return events.map((event) => new Request(request.url, { method: 'POST', ...binary(event) }))
  } catch (error) {
    throw new NotACloudEvent((error as Error).message)
  }
}

/** By ourselves: the package writes neither text as JSON nor letters beyond ASCII so that they can be read again. */
function binary({ data, data_base64, datacontenttype = 'application/json', ...attributes }: CloudEventV1<unknown>) {
  const headers = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, string] => [`ce-${name}`, percentEncoded(String(value))])
  return {
    headers: [...headers, ['content-type', datacontenttype] as [string, string]],
    body: bodyOf(data, datacontenttype),
  }
}

function bodyOf(data: unknown, contentType: string): BodyInit | null {
  if (data === undefined) return null
  // The package gives each byte a number of its own.
  if (ArrayBuffer.isView(data)) return Uint8Array.from(data as Uint32Array)
  return typeof data === 'string' && !/[/+]json\b/i.test(contentType) ? data : JSON.stringify(data)
}

/** Section 3.1.3.2 of the binding: what is no printable ASCII is percent-encoded UTF-8. */
const percentEncoded = (value: string): string =>
  value.toWellFormed().replaceAll(/[^\x21-\x7e]|["%]/gu, encodeURIComponent)
