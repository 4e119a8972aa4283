/** Our few lines for CloudEvents against the reference package. */
import { CloudEvent, HTTP, Kafka } from 'cloudevents'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromKafkaMessage, fromRequest, toKafkaMessage } from '../../shared/events/cloud-event.ts'
import { isPersonId } from '../../shared/http/auth.ts'
import type { StoredEvent } from '../../shared/outbox/event.ts'

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

test.each(['binary', 'structured'] as const)(
  'we read the %s requests that the reference package writes',
  async (mode) => {
    const text = fc.stringMatching(/^[a-zA-Z0-9/._-]{1,40}$/)
    await fc.assert(
      fc.asyncProperty(text, text, text, fc.jsonValue(), async (id, source, type, value) => {
        const sent = new CloudEvent({ id, source, type, data: { value }, partitionkey: 'ada', time: event.time })
        const { headers, body } = HTTP[mode](sent)
        const request = new Request('http://localhost/', {
          method: 'POST',
          headers: headers as Record<string, string>,
          body: body as string,
        })
        const read = await fromRequest(request)
        expect(read).toMatchObject({
          id,
          source,
          type,
          data: JSON.parse(JSON.stringify({ value })),
          extensions: { partitionkey: 'ada' },
        })
      }),
      { numRuns: 200 },
    )
  },
)

test('what we write to Kafka we read back', () => {
  const { value, headers } = toKafkaMessage(event)
  const bytes = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]))
  expect(fromKafkaMessage({ value: Buffer.from(value), headers: bytes })).toMatchObject({
    id: event.id,
    type: event.type,
    data: event.data,
  })
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
