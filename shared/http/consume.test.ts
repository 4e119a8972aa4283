import { expect, test } from 'vitest'
import { silentLog } from '../log/index.ts'
import { consume } from './consume.ts'
import { createFunctionApp } from './function-app.ts'
import { unavailable } from './problem.ts'

const taken: string[] = []
const app = createFunctionApp({ log: silentLog, ready: async () => {} })
consume(app, {
  log: silentLog,
  sources: async () => 'a source',
  handlers: {
    'todo.person.deleted.v1': async ({ personId }) => {
      taken.push(personId)
      if (personId === 'away') throw unavailable('A part')
      return 'done'
    },
    'todo.task.created.v1': async ({ type }) => {
      taken.push(type)
      return 'done'
    },
  },
})

async function answer(headers: Record<string, string>, body = '{}') {
  const response = await app.request('/', {
    method: 'POST',
    headers: {
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-source': '/todo-chatbot/gateway',
      'ce-type': 'todo.task.created.v1',
      'ce-partitionkey': 'ada',
      'content-type': 'application/json',
      ...headers,
    },
    body,
  })
  return [response.status, response.headers.get('kne-reason')]
}

test.each([
  ['a record that is no event', { 'ce-source': '/apis/v1/n#task-events', 'ce-type': 'dev.knative.kafka.event' }, 'x'],
  ['an event of somebody else', { 'ce-source': '/elsewhere', 'ce-type': 'com.example.sold' }, '{"broken'],
  ['an event that takes the name of one of ours', { 'ce-source': '/elsewhere' }, '{}'],
  ['a type of ours that a later revision brought', { 'ce-type': 'todo.task.archived.v1' }, '{}'],
])('%s is passed over', async (_, headers, body) => {
  expect(await answer(headers, body)).toEqual([204, null])
  expect(taken).toEqual([])
})

test('a new version of what is handled here waits for the revision that knows it', async () => {
  expect(await answer({ 'ce-type': 'todo.task.created.v2' })).toEqual([503, 'newer-event'])
})

test('a version that is no longer handled here, and malformed events of ours, are refused', async () => {
  expect(await answer({ 'ce-type': 'todo.task.created.v0' })).toEqual([422, 'unknown-event-type'])
  expect(await answer({}, '{"broken')).toEqual([422, 'not-a-cloudevent'])
  expect(await answer({}, '{"task": 1}')).toEqual([422, 'invalid-event'])
})

test.each([
  ['all are done', ['ada', 'bob'], 204, null],
  ['one is refused, and the others are done', ['ada', '', 'bob'], 422, 'invalid-event'],
  ['one is to be tried again, whatever else is refused', ['', 'away', 'bob'], 503, 'unavailable'],
])('each event of a batch is a delivery by itself: %s', async (_, people, status, reason) => {
  taken.length = 0
  const events = people.map((partitionkey, index) => ({
    specversion: '1.0',
    id: String(index),
    source: '/todo-chatbot/gateway',
    type: 'todo.person.deleted.v1',
    ...(partitionkey && { partitionkey }),
    data: { leftAt: '2026-03-11T09:00:00.000Z' },
  }))
  const headers = { 'content-type': 'application/cloudevents-batch+json' }
  const response = await app.request('/', { method: 'POST', headers, body: JSON.stringify(events) })
  expect([response.status, response.headers.get('kne-reason')]).toEqual([status, reason])
  expect(taken).toEqual(people.filter(Boolean))
})

test('an event in structured mode is a delivery like any other', async () => {
  taken.length = 0
  const event = {
    specversion: '1.0',
    id: '1',
    source: '/todo-chatbot/gateway',
    type: 'todo.person.deleted.v1',
    partitionkey: 'ada',
    data: { leftAt: '2026-03-11T09:00:00.000Z' },
  }
  const headers = { 'content-type': 'application/cloudevents+json' }
  const response = await app.request('/', { method: 'POST', headers, body: JSON.stringify(event) })
  expect([response.status, taken]).toEqual([204, ['ada']])
})
