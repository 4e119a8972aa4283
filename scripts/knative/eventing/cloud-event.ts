/**
 * CloudEvents 1.0 as this stand-in passes them on: attributes as text, data as the bytes that came. Unlike shared/events it must take any
 * event, not only this project's, and must not look into the data.
 */
import type { IncomingHttpHeaders } from 'node:http'

export interface WireEvent {
  /** `specversion`, `id`, `source`, `type`, the optional ones and extensions; not `datacontenttype` */
  attributes: Record<string, string>
  contentType: string | undefined
  data: Buffer | undefined
}

export class NotACloudEvent extends Error {
  override readonly name = 'NotACloudEvent'
  readonly code = 'not-a-cloudevent'
}

const REQUIRED = ['id', 'source', 'type'] as const
const STRUCTURED = 'application/cloudevents'

/** RFC 3339 */
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

export const isStructured = (contentType: string | undefined): boolean =>
  contentType?.toLowerCase().startsWith(STRUCTURED) ?? false

/** @throws NotACloudEvent when a required attribute is missing or one is malformed */
export function validEvent(event: WireEvent): WireEvent {
  const { attributes } = event
  if (attributes.specversion !== '1.0') throw new NotACloudEvent('specversion is not 1.0')
  const missing = REQUIRED.find((name) => !attributes[name])
  if (missing) throw new NotACloudEvent(`${missing} is missing`)
  const misnamed = Object.keys(attributes).find((name) => !/^[a-z0-9]+$/.test(name))
  if (misnamed) throw new NotACloudEvent(`'${misnamed}' is no name of an attribute: a-z and 0-9 only`)
  if (/[\s<>"{}|\\^`]/.test(attributes.source!)) throw new NotACloudEvent('source is no URI reference')
  const { time } = attributes
  if (time !== undefined && (!TIMESTAMP.test(time) || Number.isNaN(Date.parse(time)))) {
    throw new NotACloudEvent(`time '${time}' is no timestamp of RFC 3339`)
  }
  return event
}

/** JSON Event Format 1.0.2. @throws NotACloudEvent */
export function fromStructured(body: Buffer | undefined, contentType: string): WireEvent {
  if (!/^application\/cloudevents\+json\b/i.test(contentType)) {
    throw new NotACloudEvent(`${contentType} cannot be read: only JSON, and one event at a time`)
  }
  const document = parsed(body)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new NotACloudEvent('the structured event is no JSON object')
  }
  const { data, data_base64, datacontenttype, ...rest } = document as Record<string, unknown>
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(rest)) {
    if (value === null) continue
    if (!['string', 'boolean', 'number'].includes(typeof value)) throw new NotACloudEvent(`${name} is no plain value`)
    attributes[name] = String(value)
  }
  const type = datacontenttype === undefined ? 'application/json' : String(datacontenttype)
  return validEvent({ attributes, ...dataOf(data, data_base64, type, datacontenttype !== undefined) })
}

function dataOf(data: unknown, base64: unknown, type: string, isTyped: boolean) {
  if (typeof base64 === 'string') {
    return { data: Buffer.from(base64, 'base64'), contentType: isTyped ? type : undefined }
  }
  if (data === undefined) return { data: undefined, contentType: isTyped ? type : undefined }
  const isText = typeof data === 'string' && !/[/+]json\b/i.test(type)
  return { data: Buffer.from(isText ? data : JSON.stringify(data)), contentType: type }
}

export function toStructured({ attributes, contentType, data }: WireEvent): Buffer {
  const { text, isJson } = { text: data?.toString(), isJson: /[/+]json\b/i.test(contentType ?? '') }
  const body =
    data === undefined ? {} : isJson && isParsable(text!) ? { data: '\0' } : { data_base64: data.toString('base64') }
  const document = JSON.stringify({ ...attributes, ...(contentType && { datacontenttype: contentType }), ...body })
  // The data's own text, so that no number loses its digits.
  return Buffer.from('data' in body ? document.replace(JSON.stringify('\0'), () => text!) : document)
}

function isParsable(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** HTTP binding 1.0.2. @throws NotACloudEvent */
export function fromHttp(headers: IncomingHttpHeaders, body: Buffer): WireEvent {
  const contentType = headers['content-type']
  if (isStructured(contentType)) return fromStructured(body, contentType!)
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('ce-')) attributes[name.slice(3)] = percentDecoded(String(value))
  }
  return validEvent({ attributes, contentType, data: body.length > 0 ? body : undefined })
}

/**
 * Headers of a request in binary mode, as Knative's sources write them: not percent-encoded as the HTTP binding asks (section 3.1.3.2), but
 * as they are, in Latin-1.
 */
export function toHttpHeaders({ attributes, contentType }: WireEvent): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) headers[`ce-${name}`] = inLatin1(value)
  if (contentType !== undefined) headers['content-type'] = contentType.replace(/[^\x20-\x7e]/g, '')
  return headers
}

/** What Latin-1 has no letter for becomes a question mark for each unit of UTF-16. */
export const inLatin1 = (text: string): string => text.replace(/[^\0-\xff]/g, '?')

/** @returns the name of an attribute that no header can carry, for it holds a control character */
export const unsendable = ({ attributes }: WireEvent): string | undefined =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  Object.keys(attributes).find((name) => /[\0-\x08\x0a-\x1f\x7f]/.test(attributes[name]!))

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function parsed(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString() ?? '')
  } catch {
    throw new NotACloudEvent('the structured event is no JSON')
  }
}
