import { describe, expect, test } from 'vitest'
import { DaprError } from '../dapr/index.ts'
import { DatabaseError } from '../database/index.ts'
import { createLog, silentLog } from '../log/index.ts'
import { RecurrenceError } from '../recurrence/index.ts'
import { takeDeliveries } from './deliveries.ts'
import { createFunctionApp } from './function-app.ts'
import { Problem } from './problem.ts'

test('a function that waits for its sidecar says so once, however often it is asked, and once that it is ready', async () => {
  const lines: { level: string; message: string; error?: { message: string } }[] = []
  const log = createLog({ name: 'gateway', write: (line) => lines.push(JSON.parse(line)) })
  let away = true
  const ready = async () => {
    if (away) throw new DaprError('Dapr does not answer', 0)
  }
  const app = createFunctionApp({ log, ready })
  for (let i = 0; i < 3; i++) {
    const response = await app.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'unavailable' })
  }
  away = false
  for (let i = 0; i < 2; i++) expect((await app.request('/readyz')).status).toBe(200)
  expect(lines).toMatchObject([
    { level: 'info', message: 'waiting', error: { message: 'Dapr does not answer' } },
    { level: 'info', message: 'ready' },
  ])
})

describe('metrics', () => {
  const app = createFunctionApp({ log: silentLog, ready: async () => {} })
  app.get('/v1/things/:id', (c) => c.json({ id: c.req.param('id') }))
  takeDeliveries(app, {
    log: silentLog,
    sources: async () => 'a source',
    async take(request, seen) {
      const type = request.headers.get('ce-type')!
      const time = new Date(Date.now() - 40).toISOString()
      seen({ id: '1', source: '/test', type, subject: undefined, time, extensions: {} })
      const outcome = request.headers.get('x-outcome')
      if (outcome === 'refused') throw new Problem({ status: 422, code: 'invalid-event', detail: 'no' })
      return outcome === 'duplicate' ? 'duplicate' : 'done'
    },
  })
  const metrics = async () => (await app.request('/metrics')).text()
  const deliver = (type: string, outcome: string) =>
    app.request('/', { method: 'POST', headers: { 'ce-type': type, 'x-outcome': outcome } })

  test('requests are counted by the pattern of their route, so that no id becomes a label', async () => {
    await app.request('/v1/things/5fc37f2b')
    await app.request('/v1/things/5fc37f2c')
    await app.request('/nowhere/at/all')
    const text = await metrics()
    expect(text).toContain(
      'todo_http_request_duration_seconds_count{route="/v1/things/:id",method="GET",status="200"} 2',
    )
    expect(text).toContain('todo_http_request_duration_seconds_count{route="none",method="GET",status="404"} 1')
    expect(text).not.toMatch(/5fc37f2|nowhere|healthz/)
  })

  test('deliveries are counted by type and outcome, and what had its effect tells how long that took', async () => {
    await deliver('todo.task.created.v1', 'done')
    await deliver('todo.task.created.v1', 'duplicate')
    await deliver('com.example.anything', 'refused')
    const text = await metrics()
    expect(text).toContain('todo_events_consumed_total{type="todo.task.created.v1",outcome="done"} 1')
    expect(text).toContain('todo_events_consumed_total{type="todo.task.created.v1",outcome="duplicate"} 1')
    expect(text).toContain('todo_events_consumed_total{type="other",outcome="refused"} 1')
    expect(text).toContain('todo_event_age_seconds_count{type="todo.task.created.v1"} 1')
  })

  test.each(['x-forwarded-for', 'forwarded', 'k-proxy-request'])(
    'nobody reads them through a proxy (%s)',
    async (name) => {
      const response = await app.request('/metrics', { headers: { [name]: '203.0.113.7' } })
      expect(response.status).toBe(404)
    },
  )
})

describe('what cannot be right is never our fault', () => {
  const lines: { level: string; message: string; status: number }[] = []
  const log = createLog({ name: 'gateway', write: (line) => lines.push(JSON.parse(line)) })
  const app = createFunctionApp({ log, ready: async () => {} })
  app.get('/value', () => {
    throw new DatabaseError('invalid byte sequence for encoding "UTF8": 0x00', '22021')
  })
  app.get('/speech', () => {
    throw new Problem({ status: 501, code: 'no-speech', detail: 'Nothing here understands speech.' })
  })
  app.get('/rule', () => {
    throw new RecurrenceError('conflict', 'COUNT and UNTIL exclude each other')
  })

  test('what is not set up here is told, and logged as no error', async () => {
    const response = await app.request('/speech')
    expect([response.status, lines]).toEqual([501, []])
  })
  test('a value that Postgres cannot take is refused, and logged as an error, for it should have been refused before', async () => {
    const response = await app.request('/value')
    expect([response.status, (await response.json()).code]).toEqual([422, 'unstorable-value'])
    expect(lines).toMatchObject([{ level: 'error', message: 'request failed', status: 422 }])
  })
  test('a rule that cannot be followed is refused in its own words', async () => {
    const response = await app.request('/rule')
    expect([response.status, (await response.json()).detail]).toEqual([
      422,
      'Nothing was stored: COUNT and UNTIL exclude each other.',
    ])
  })
})
