/** Bad input gets a clear problem that says what to do; nothing crashes, hangs or is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, clientOf, eventually } from '../client.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

let system: TestSystem
let ada: Client
beforeAll(async () => {
  system = await startTestSystem()
  ada = await clientOf(system, 'ada')
})
afterAll(() => system?.stop())

const raw = async (body: string, headers: Record<string, string> = {}, path = '/v1/tasks') => {
  const response = await fetch(`${system.gatewayUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await system.tokenOf('ada')}`, 'content-type': 'application/json', ...headers },
    body,
  })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as { code: string; detail: string },
  }
}

describe('a request that cannot be right', () => {
  test.each([
    ['malformed JSON', '{"title": ', 400, 'malformed-json'],
    ['an unknown field', '{"title": "x", "colour": "red"}', 422, 'invalid-request'],
    ['no title', '{}', 422, 'invalid-request'],
    ['a title of 1 MB', JSON.stringify({ title: 'x'.repeat(1_000_000) }), 413, 'body-too-large'],
    ['a title that is too long', JSON.stringify({ title: 'x'.repeat(501) }), 422, 'invalid-request'],
    ['control characters', JSON.stringify({ title: 'a\u0000b' }), 422, 'invalid-request'],
    [
      'a date that is none',
      JSON.stringify({ title: 'x', due: { date: '2026-02-30', time: null, timeZone: 'UTC' } }),
      422,
      'invalid-request',
    ],
    [
      'an unknown zone',
      JSON.stringify({ title: 'x', due: { date: '2026-02-03', time: null, timeZone: 'Mars/Base' } }),
      422,
      'invalid-request',
    ],
    [
      'a rule that never happens',
      JSON.stringify({
        title: 'x',
        due: { date: '2026-02-03', time: null, timeZone: 'UTC' },
        recurrence: {
          rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
          start: { date: '2026-02-03', time: null },
          counted: 'schedule',
        },
      }),
      422,
      'invalid-request',
    ],
  ])('%s', async (_, body, status, code) => {
    const answer = await raw(body)
    expect(answer).toMatchObject({ status, type: 'application/problem+json', body: { code } })
    expect(answer.body.detail.length).toBeGreaterThan(10)
  })

  test('another content type', async () => {
    expect(await raw('title=x', { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media-type' },
    })
  })
})

describe('a token', () => {
  const withToken = (authorization?: string) =>
    fetch(`${system.gatewayUrl}/v1/me`, { headers: authorization ? { authorization } : {} }).then(async (response) => [
      response.status,
      (await response.json()).code,
    ])

  test('that is missing, forged, unsigned or foreign is refused', async () => {
    const good = await system.tokenOf('ada')
    const [header, claims, signature] = good.split('.')
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const other = encode({ ...JSON.parse(Buffer.from(claims!, 'base64url').toString()), sub: 'bob' })
    const tokens = [
      undefined,
      'Bearer nonsense',
      `Bearer ${header}.${other}.${signature}`,
      `Bearer ${encode({ alg: 'none' })}.${claims}.`,
      `Basic ${Buffer.from('ada:secret').toString('base64')}`,
    ]
    for (const token of tokens) expect(await withToken(token)).toEqual([401, 'unauthorized'])
    expect((await withToken(`Bearer ${good}`))[0]).toBe(200)
  })

  test('of a person does not open what is for operators', async () => {
    const { status, body } = await ada.call<{ code: string }>('GET', '/v1/dead-letters', undefined, { host: 'audit' })
    expect([status, body.code]).toEqual([403, 'forbidden'])
  })
})

test("another person's task does not exist", async () => {
  const { body: task } = await ada.call<{ id: string }>('POST', '/v1/tasks', { title: 'secret' })
  const bob = await clientOf(system, 'bob')
  for (const [method, path, body] of [
    ['GET', `/v1/tasks/${task.id}`],
    ['PATCH', `/v1/tasks/${task.id}`, { title: 'mine now' }],
    ['POST', `/v1/tasks/${task.id}/complete`],
    ['DELETE', `/v1/tasks/${task.id}`],
  ] as const) {
    expect((await bob.call(method, path, body)).status).toBe(404)
  }
  expect((await ada.call<{ title: string }>('GET', `/v1/tasks/${task.id}`)).body.title).toBe('secret')
})

test('a write with an idempotency key happens once, and the same key for something else is noticed', async () => {
  const headers = { 'idempotency-key': 'key-1' }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ada.call<{ id: string }>('POST', '/v1/tasks', { title: 'once' }, { headers })),
  )
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect((await ada.call('POST', '/v1/tasks', { title: 'other' }, { headers })).status).toBe(422)
})

test('a change on a version that is no longer the newest is refused', async () => {
  const { body: task, headers } = await ada.call<{ id: string }>('POST', '/v1/tasks', { title: 'first' })
  const etag = headers.get('etag')!
  expect(
    (await ada.call('PATCH', `/v1/tasks/${task.id}`, { title: 'second' }, { headers: { 'if-match': etag } })).status,
  ).toBe(200)
  const late = await ada.call<{ code: string }>(
    'PATCH',
    `/v1/tasks/${task.id}`,
    { title: 'third' },
    { headers: { 'if-match': etag } },
  )
  expect([late.status, late.body.code]).toEqual([412, 'version-conflict'])
})

test('records of others, on whichever topic and however large their headers, are shown to operators with the reason, and block nobody', async () => {
  const { Kafka, logLevel, Partitioners } = await import('../../shared/kafka/kafkajs.ts')
  const kafka = new Kafka({ clientId: 'test', brokers: system.kafkaBrokers.split(','), logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  await producer.send({
    topic: 'task-events',
    messages: [
      { key: 'ada', value: 'not an event' },
      {
        key: 'ada',
        value: '{"broken',
        headers: {
          ce_specversion: '1.0',
          ce_id: '1',
          ce_source: '/x',
          ce_type: 'todo.task.created.v1',
          'content-type': 'application/json',
        },
      },
      {
        key: 'ada',
        value: '{}',
        headers: {
          ce_specversion: '1.0',
          ce_id: '2',
          ce_source: '/x',
          ce_type: 'todo.task.completed.v1',
          ce_partitionkey: 'ada',
          'content-type': 'application/json',
        },
      },
    ],
  })
  const start = { date: '2026-03-31', time: null }
  const { body: task } = await ada.call<{ id: string }>('POST', '/v1/tasks', {
    title: 'goes on',
    due: { ...start, timeZone: 'UTC' },
    recurrence: { rule: 'FREQ=DAILY', start, counted: 'schedule' },
  })
  await ada.call('POST', `/v1/tasks/${task.id}/complete`)
  await eventually('the next occurrence, after the poison', async () => {
    const { body } = await ada.call<{ tasks: unknown[] }>('GET', '/v1/tasks?q=goes%20on')
    return body.tasks.length === 1
  })
  await producer.send({
    topic: 'notifications',
    messages: [
      { key: 'ada', value: 'nobody reads this', headers: { 'x-large': 'x'.repeat(45_000) } },
      { key: 'ada', value: 'no request takes this', headers: manyHeaders(190) },
    ],
  })
  await producer.send({ topic: 'dead-letters', messages: [{ key: 'ada', value: 'refused by nobody' }] })
  await producer.disconnect()
  const operator = await clientOf(system, 'olga', 'operator')
  // The relay looks each minute for what no source could bring.
  const letters = await eventually(
    'a dead letter for each',
    async () => {
      const { body } = await operator.call<{
        deadLetters: { code: string; reason: string; originTopic: string | null; event: { value: string } }[]
      }>('GET', '/v1/dead-letters', undefined, { host: 'audit' })
      return body.deadLetters?.length >= 7 && body.deadLetters
    },
    120_000,
  )
  const undeliverable = letters.filter(({ code }) => code === 'undeliverable')
  const others = letters.filter((letter) => !undeliverable.includes(letter))
  // The record, and the letter of audit-log's source, which nobody could bring either.
  const told = new Map(undeliverable.map((letter) => [letter.originTopic, letter]))
  expect([...told.keys()].sort()).toEqual(['dead-letters', 'notifications'])
  const { reason, event } = told.get('notifications')!
  expect(reason).toContain('it makes 191 headers of a request')
  expect(JSON.parse(event.value)).toMatchObject({
    value: 'no request takes this',
    headers: Object.entries(manyHeaders(190)),
  })
  expect(others.map(({ code, event }) => `${code}: ${event.value}`).sort()).toEqual([
    'alien-record: nobody reads this',
    'alien-record: not an event',
    'alien-record: {"broken',
    'alien-record: {}',
    'written-directly: refused by nobody',
  ])
  expect(letters.every(({ reason }) => reason.length > 0)).toBe(true)
})

const manyHeaders = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`h${index}`, 'x']))
