import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { deadLetterOf } from './dead-letter.ts'
import { entryOf, isAlien, isDeadLetter, NOBODY, receive } from './record.ts'

const attributes = {
  'ce-specversion': '1.0',
  'ce-id': '0195a0c0-0000-7000-8000-000000000001',
  'ce-source': '/todo-chatbot/gateway',
  'ce-type': 'todo.task.created.v1',
  'ce-subject': '0195a0c0-0000-7000-8000-000000000002',
  'ce-time': '2026-03-11T09:00:00.000Z',
  'ce-partitionkey': 'ada',
  'ce-sequence': '7',
  'ce-knativekafkapartition': '3',
  'ce-knativekafkaoffset': '42',
  'content-type': 'application/json',
}

const received = (headers: Record<string, string>, body: BodyInit = '{"task":1}') =>
  receive(new Request('http://audit/', { method: 'POST', headers: { ...attributes, ...headers }, body }))

test('an event of a person goes into the chain of that person, with where it stood on Kafka', async () => {
  const entry = entryOf(await received({}))
  expect(entry).toMatchObject({
    personId: 'ada',
    topic: 'task-events',
    partition: 3,
    offset: '42',
    sequence: 7,
    time: '2026-03-11T09:00:00.000Z',
  })
  expect(JSON.parse(entry.event)).toEqual({
    specversion: '1.0',
    id: attributes['ce-id'],
    source: attributes['ce-source'],
    type: attributes['ce-type'],
    subject: attributes['ce-subject'],
    time: attributes['ce-time'],
    partitionkey: 'ada',
    sequence: '7',
    datacontenttype: 'application/json',
    data: { task: 1 },
  })
})

test.each([
  ['of another system', { 'ce-source': '/elsewhere' }],
  ['that names no person', { 'ce-partitionkey': 'a b' }],
  ['that names the chain itself', { 'ce-partitionkey': NOBODY }],
])('an event %s belongs to nobody', async (_, headers) => {
  expect(entryOf(await received(headers)).personId).toBe(NOBODY)
})

test('a plain record tells its topic by the source that the KafkaSource gives it', async () => {
  const entry = entryOf(
    await received(
      {
        'ce-type': 'dev.knative.kafka.event',
        'ce-source': '/apis/v1/namespaces/todo/kafkasources/audit#reminders',
        'ce-id': 'partition:0/offset:9',
        'content-type': 'text/plain',
      },
      'hello',
    ),
  )
  expect(entry).toMatchObject({ topic: 'reminders', personId: NOBODY })
  expect(JSON.parse(entry.event).data).toBe('hello')
})

test.each([
  [
    'JSON keeps its bytes',
    'application/json',
    '{ "n": 9007199254740993, "n": 1 }',
    '"data":{ "n": 9007199254740993, "n": 1 }',
  ],
  ['what only says that it is JSON is kept as text', 'application/json', '{"broken', '"data":"{\\"broken"'],
  ['a NUL in JSON is kept', 'application/json', '"\\u0000"', '"data":"\\u0000"'],
  ['bytes are kept as base64', 'application/octet-stream', new Uint8Array([0xff, 0x00]), '"data_base64":"/wA="'],
])('%s', async (_, type, body, expected) => {
  expect(entryOf(await received({ 'content-type': type }, body as BodyInit)).event).toContain(expected)
})

test('whatever the attributes are, an entry has one line for each and fits the columns', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 800 })
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (id, source, time, key) => {
      const entry = entryOf(
        await received({
          'ce-id': encodeURIComponent(`i${id.toWellFormed()}`),
          'ce-subject': encodeURIComponent(source.toWellFormed()),
          'ce-time': encodeURIComponent(time.toWellFormed()),
          'ce-partitionkey': encodeURIComponent(key.toWellFormed()),
        }),
      )
      for (const value of [entry.eventId, entry.source, entry.type, entry.subject ?? '', entry.personId, entry.event]) {
        expect(value).not.toMatch(/\p{Cc}/u)
      }
      for (const value of [entry.eventId, entry.source, entry.subject ?? '']) expect(value.length).toBeLessThan(250)
      expect(() => JSON.parse(entry.event)).not.toThrow()
    }),
  )
})

test.each(['0000-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 'yesterday', '2026-02-31T00:00:00Zx'])(
  'the time %s, which Postgres could not store, is left out',
  async (time) => {
    expect(entryOf(await received({ 'ce-time': time })).time).toBeNull()
  },
)

test('copies of a record are one entry, and its dead letters are others', async () => {
  const dead = {
    'ce-readfrom': 'dead-letters',
    'ce-knativeerrordest': 'http://recurring',
    'ce-knativeerrorcode': '422',
  }
  const [first, copy] = [entryOf(await received({})), entryOf(await received({ 'ce-knativekafkaoffset': '43' }))]
  expect(copy.entryId).toBe(first.entryId)
  const letters = await Promise.all(
    [dead, { ...dead, 'ce-knativeerrordest': 'http://reminder' }, { ...dead, 'ce-redrives': '1' }].map(
      async (headers) => deadLetterOf(await received(headers)).entry.entryId,
    ),
  )
  expect(new Set([first.entryId, ...letters]).size).toBe(4)
})

test('a dead letter says why in the words of whoever refused it, and keeps the event as it was', async () => {
  const problem = JSON.stringify({
    type: 'x',
    code: 'invalid-event',
    detail: 'The data is "odd".',
    filler: 'x'.repeat(2000),
  })
  const arrived = await received({
    'ce-knativeerrordest': 'http://recurring.default.svc.cluster.local',
    'ce-knativeerrorcode': '422',
    'ce-knativeerrordata': Buffer.from(problem.slice(0, 1024)).toString('base64'),
    'ce-reason': 'invalid-event',
    'ce-kafkatopic': 'task-events',
    'ce-readfrom': 'dead-letters',
  })
  expect(isDeadLetter(arrived.attributes)).toBe(true)
  const { letter, entry } = deadLetterOf(arrived)
  expect(entry).toMatchObject({ topic: 'dead-letters', personId: 'ada', entryId: letter.id })
  expect(letter).toMatchObject({
    originTopic: 'task-events',
    status: 422,
    code: 'invalid-event',
    reason: 'The data is "odd".',
  })
  expect(letter.record).toEqual({
    key: 'ada',
    value: Buffer.from('{"task":1}').toString('base64'),
    headers: {
      ce_specversion: '1.0',
      ce_id: attributes['ce-id'],
      ce_source: attributes['ce-source'],
      ce_type: attributes['ce-type'],
      ce_subject: attributes['ce-subject'],
      ce_time: attributes['ce-time'],
      ce_partitionkey: 'ada',
      ce_sequence: '7',
      ce_redrives: '1',
      'content-type': 'application/json',
    },
  })
})

test.each([
  [{ 'ce-knativeerrorcode': '500' }, null, 'http://recurring answered 500 without a word.'],
  [{}, 'no-answer', 'No answer came from http://recurring: the connection failed, or it took longer'],
  [{ 'ce-knativeerrordata': Buffer.from('out of memory').toString('base64') }, null, 'out of memory'],
  [{ 'ce-reason': 'invalid-event', 'ce-knativeerrorcode': '422' }, 'invalid-event', 'invalid-event'],
  [
    {
      'ce-knativeerrorcode': '504',
      'ce-knativeerrordata': Buffer.from('recurring took longer than its 60 s').toString('base64'),
    },
    null,
    'recurring took longer than its 60 s',
  ],
])('a dead letter says what is known of why: %o', async (headers, code, reason) => {
  const { letter } = deadLetterOf(
    await received({ 'ce-readfrom': 'dead-letters', 'ce-knativeerrordest': 'http://recurring', ...headers }),
  )
  expect([letter.code, letter.reason]).toEqual([code, expect.stringContaining(reason)])
})

test('what was written straight to the dead letters is told as that, though it looks like any other event', async () => {
  const arrived = await received({ 'ce-readfrom': 'dead-letters' })
  expect(isDeadLetter(arrived.attributes)).toBe(true)
  const { letter } = deadLetterOf(arrived)
  expect(letter).toMatchObject({ code: 'written-directly', reason: expect.stringContaining('no function refused it') })
  expect(Object.keys(letter.record.headers)).not.toContain('ce_readfrom')
})

test('a letter that names nobody who refused it was written straight there, whatever else it says', async () => {
  const told = {
    'ce-knativeerrorcode': '422',
    'ce-knativeerrordata': Buffer.from('open http://evil').toString('base64'),
  }
  const { letter } = deadLetterOf(await received({ 'ce-readfrom': 'dead-letters', ...told }))
  expect(letter).toMatchObject({ code: 'written-directly', reason: expect.stringContaining('no function refused it') })
})

test.each([
  ['an event of somebody else', { 'ce-source': '/elsewhere', 'ce-type': 'com.example.sold' }, true],
  ['an event that takes the name of one of ours', { 'ce-source': '/elsewhere' }, true],
  [
    'a record that is no event',
    { 'ce-source': '/apis/v1/namespaces/n/kafkasources/audit#notifications', 'ce-type': 'dev.knative.kafka.event' },
    true,
  ],
  ['an event of a version to come', { 'ce-type': 'todo.task.moved.v3' }, false],
])('%s', async (_, headers, alien) => {
  const arrived = await received(headers)
  expect(isAlien(arrived.attributes)).toBe(alien)
  if (alien) expect(deadLetterOf(arrived).letter).toMatchObject({ code: 'alien-record', destination: null })
})

const originOf = async (headers: Record<string, string>) =>
  deadLetterOf(await received({ 'ce-readfrom': 'dead-letters', ...headers })).letter.originTopic
const FUNCTION = 'http://recurring.todo-chatbot.svc.cluster.local'

test('a letter that came our way tells where its event came from, a plain record and one of several topics too', async () => {
  const plain = {
    'ce-type': 'dev.knative.kafka.event',
    'ce-source': '/apis/v1/namespaces/todo/kafkasources/audit#reminders',
  }
  const byRecurring = { 'ce-knativeerrordest': FUNCTION, 'ce-kafkatopic': 'task-events' }
  expect(await originOf(byRecurring)).toBe('task-events')
  expect(await originOf({ ...byRecurring, 'ce-type': 'com.example.sold' })).toBe('task-events')
  const byAuditLog = {
    'ce-knativeerrordest': 'http://audit-log.todo-chatbot.svc.cluster.local',
    'ce-kafkatopic': 'task-events,reminders,notifications',
  }
  expect(await originOf(byAuditLog)).toBe('task-events')
  expect(await originOf({ ...byAuditLog, ...plain })).toBe('reminders')
  expect(await originOf({ ...byAuditLog, 'ce-type': 'com.example.sold' })).toBeNull()
  const parked = { 'ce-knativeerrordest': 'kafka:reminders', 'ce-kafkatopic': 'reminders' }
  expect(await originOf({ ...parked, 'ce-parkedat': '2026-03-11T09:00:00.000Z' })).toBe('reminders')
})

test.each([
  ['names a topic that is not ours', { 'ce-knativeerrordest': FUNCTION, 'ce-kafkatopic': 'payments' }],
  ['names a topic that its function does not read', { 'ce-knativeerrordest': FUNCTION, 'ce-kafkatopic': 'reminders' }],
  ['names a function that is none', { 'ce-knativeerrordest': 'http://payments', 'ce-kafkatopic': 'task-events' }],
  ['was never refused', { 'ce-kafkatopic': 'task-events' }],
  [
    'was parked on the way to another topic',
    { 'ce-knativeerrordest': 'kafka:payments', 'ce-kafkatopic': 'payments', 'ce-parkedat': 'now' },
  ],
  ['was not parked', { 'ce-knativeerrordest': 'kafka:reminders', 'ce-kafkatopic': 'reminders' }],
  ['says nothing', {}],
])('a letter is not believed where it came from when it %s', async (_, headers) => {
  expect(await originOf(headers as Record<string, string>)).toBeNull()
})

test('a record of another topic is no dead letter, whatever it says of itself', async () => {
  const posing = { 'ce-knativeerrordest': FUNCTION, 'ce-knativeerrorcode': '422', 'ce-kafkatopic': 'dead-letters' }
  const headers = { ...posing, 'ce-readfrom': 'task-events,reminders,notifications', 'ce-type': 'com.example.sold' }
  const arrived = await received(headers)
  expect(isDeadLetter(arrived.attributes)).toBe(false)
  expect(deadLetterOf(arrived).letter).toMatchObject({ destination: null, status: null, code: 'alien-record' })
})

test('a request that is no CloudEvent is refused', async () => {
  await expect(received({ 'ce-id': '' })).rejects.toMatchObject({ code: 'not-a-cloudevent' })
})
