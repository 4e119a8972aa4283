import { expect, test } from 'vitest'
import { silentLog } from '../log/index.ts'
import { consume } from './consume.ts'
import { createFunctionApp } from './function-app.ts'

const taken: string[] = []
const app = createFunctionApp({ log: silentLog, ready: async () => {} })
consume(app, {
  log: silentLog,
  sources: async () => 'a source',
  handlers: {
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
