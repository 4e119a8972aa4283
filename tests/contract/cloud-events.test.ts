/** Our few lines for CloudEvents against the reference package. */

import { CloudEvent, HTTP, Kafka, type Message } from 'cloudevents'
import { expect, test } from 'vitest'
import { fromHttp, NotACloudEvent, toKafkaMessage } from '../../shared/events/cloud-event.ts'
import type { StoredEvent } from '../../shared/events/event.ts'
import { isPersonId } from '../../shared/http/auth.ts'
import { isInOtherMode, toBinaryMode } from '../../shared/http/other-modes.ts'
import fc from '../properties.ts'

const event: StoredEvent = {
  id: '0195a0c0-0000-7000-8000-000000000001',
  topic: 'task-events',
  type: 'todo.person.updated.v1',
  source: '/todo-chatbot/gateway',
  subject: 'ada',
  time: '2026-03-11T09:00:00.000Z',
  data: { profile: {}, previous: {} } as never,
  traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  causationId: null,
  correlationId: 'turn-1',
  personId: 'ada',
  revision: 7,
}

test('the reference package reads the records that we write', () => {
  const { key, value, headers } = toKafkaMessage(event)
  const read = Kafka.toEvent({ key, value, headers, body: value } as never) as CloudEvent<unknown>
  expect(read).toMatchObject({
    id: event.id,
    source: event.source,
    type: event.type,
    subject: 'ada',
    time: event.time,
    partitionkey: 'ada',
    sequence: '7',
    traceparent: event.traceParent,
    correlationid: 'turn-1',
  })
})

const requestOf = ({ headers, body }: Message, contentType?: string): Request =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: { ...(headers as Record<string, string>), ...(contentType && { 'content-type': contentType }) },
    body: body as string,
  })

const MODES = {
  binary: HTTP.binary,
  structured: HTTP.structured,
  batched: (event: CloudEvent<unknown>) => ({
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify([event]),
  }),
}

test.each(Object.entries(MODES))('we read the %s requests that the reference package writes', async (mode, write) => {
  const name = fc.stringMatching(/^[a-zA-Z0-9/._-]{1,40}$/)
  // Attributes of HTTP's headers are printable in binary mode, and any text in the others.
  const subject = mode === 'binary' ? name : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(name, name, name, subject, fc.jsonValue(), async (id, source, type, subject, value) => {
      const data = { value: JSON.parse(JSON.stringify(value)) }
      const sent = new CloudEvent({ id, source, type, subject, data, partitionkey: 'ada', time: event.time })
      const request = requestOf(write(sent))
      expect(isInOtherMode(request)).toBe(mode !== 'binary')
      const [binary] = mode === 'binary' ? [request] : await toBinaryMode(request)
      const read = fromHttp(binary!.headers, await binary!.text())
      expect(read).toMatchObject({ id, source, type, subject, data, extensions: { partitionkey: 'ada' } })
    }),
    { numRuns: 200 },
  )
})

test('text, bytes and letters beyond ASCII arrive as they were sent', async () => {
  const sent = { specversion: '1.0', id: '1', source: '/a', type: 't', subject: 'Zoë 💙 100%' }
  const read = async (document: object) => {
    const contentType = 'Application/CloudEvents+json; charset=utf-8'
    const [request] = await toBinaryMode(requestOf({ headers: {}, body: JSON.stringify(document) }, contentType))
    return fromHttp(request!.headers, await request!.text())
  }
  expect(await read({ ...sent, data: 'a "text"' })).toMatchObject({ subject: sent.subject, data: 'a "text"' })
  expect(await read({ ...sent, datacontenttype: 'text/plain', data: 'hi' })).toMatchObject({ data: 'hi' })
  const bytes = { datacontenttype: 'text/plain', data_base64: Buffer.from('grüß dich').toString('base64') }
  expect(await read({ ...sent, ...bytes })).toMatchObject({ data: 'grüß dich' })
})

test.each([
  ['application/cloudevents+json', '{"specversion":"1.0","id":"1"}'],
  ['application/cloudevents+json', 'no JSON'],
  ['application/cloudevents+json', ''],
  ['application/cloudevents-batch+json', '{"specversion":"1.0","id":"1"}'],
  ['application/cloudevents-batch+json', '[{"specversion":"1.0","id":"1"}]'],
])('%s that is no event is refused: %s', async (contentType, body) => {
  const read = async () => {
    const requests = await toBinaryMode(requestOf({ headers: {}, body }, contentType))
    return Promise.all(requests.map(async (request) => fromHttp(request.headers, await request.text())))
  }
  await expect(read()).rejects.toThrow(NotACloudEvent)
})

test("the headers of this system's own events fit into a dead letter, whoever the person is", () => {
  const person = '@'.repeat(128)
  expect(isPersonId(person)).toBe(true)
  const longest = { ...event, personId: person, subject: person, revision: Number.MAX_SAFE_INTEGER }
  const added = {
    ce_knativeerrordest: 'http://notification.todo-chatbot.svc.cluster.local',
    ce_knativeerrorcode: '422',
    ce_knativeerrordata: Buffer.alloc(1024).toString('base64'),
    ce_reason: 'refused-by-database',
    ce_kafkatopic: 'notifications',
    ce_knativekafkapartition: '11',
    ce_knativekafkaoffset: String(Number.MAX_SAFE_INTEGER),
    ce_redrives: '999999',
  }
  const sizeOf = (headers: Record<string, string>) =>
    Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 0)
  const { headers } = toKafkaMessage(longest)
  expect(sizeOf(headers)).toBeLessThan(4096)
  // `maxHeaderSize` of the Vert.x server that the KafkaSink is; the rest is for those of HTTP and of a mesh.
  expect(sizeOf({ ...headers, ...added })).toBeLessThan(8192 / 2)
})
