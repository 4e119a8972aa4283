/** A thousand requests or events of the kind that a function gets. */
import { openDatabase } from '../../shared/database/index.ts'
import { decide } from '../../shared/domain/decide.ts'
import { newId } from '../../shared/ids/index.ts'
import { commit } from '../../shared/outbox/index.ts'

const TIMES = 1000
const AT_ONCE = 8
const PERSON = 'bench'

interface Exercised {
  name: string
  port: number
  /** of the person */
  token: string
  /** of the function's source; none for a function that takes no events */
  sourceToken: string | undefined
  databaseUrl: string
}

/** @returns what was done, in words */
export async function exercise({ name, port, token, sourceToken, databaseUrl }: Exercised): Promise<string> {
  // A next occurrence is made only of a task that is completed as its event says.
  if (name === 'recurring') await store(databaseUrl, COMPLETED)
  const send = requestOf(name, token, `Bearer ${sourceToken}`)
  let sent = 0
  const worker = async () => {
    while (sent < TIMES) {
      const [path, options] = send(sent++)
      const response = await fetch(`http://127.0.0.1:${port}${path}`, options)
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${name} answered ${response.status} to ${path}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return `${TIMES} ${WITH_EVENTS.has(name) ? 'events' : 'requests'}`
}

const WITH_PINGS = new Set(['reminder', 'notification'])
const WITH_EVENTS = new Set(['recurring', 'reminder', 'notification', 'audit-log', 'relay'])

function requestOf(name: string, token: string, source: string): (index: number) => [string, RequestInit] {
  const authorization = `Bearer ${token}`
  if (name === 'gateway') {
    const headers = { authorization, 'content-type': 'application/json' }
    return (index) => [
      '/v1/tasks',
      { method: 'POST', headers, body: JSON.stringify({ title: `task ${index}`, labels: ['bench'] }) },
    ]
  }
  if (name === 'mcp') {
    const headers = {
      authorization,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    }
    return (index) => {
      const params = { name: 'add_task', arguments: { title: `task ${index}`, labels: ['bench'] } }
      const body = JSON.stringify({ jsonrpc: '2.0', id: index, method: 'tools/call', params })
      return ['/mcp', { method: 'POST', headers, body }]
    }
  }
  if (name === 'audit') return () => ['/v1/audit?limit=20', { headers: { authorization } }]
  if (name === 'relay') return () => ['/', ping(source)]
  if (name === 'web') return () => ['/', {}]
  if (name === 'sync') return () => ['/readyz', {}]
  return (index) => ['/', index % 100 === 99 && WITH_PINGS.has(name) ? ping(source) : event(name, index, source)]
}

function ping(authorization: string): RequestInit {
  return {
    method: 'POST',
    headers: {
      authorization,
      ...attributes('dev.knative.sources.ping', '/apis/v1/namespaces/default/pingsources/bench'),
      'content-type': 'application/json',
    },
    body: '{}',
  }
}

function event(name: string, index: number, authorization: string): RequestInit {
  const data = COMPLETED[index]!
  const [type, body] = name === 'notification' ? fired(data.task) : (['todo.task.completed.v1', data] as const)
  const headers = {
    authorization,
    ...attributes(type, '/todo-chatbot/bench'),
    'ce-subject': data.task.id,
    'content-type': 'application/json',
  }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

const REPEATING = {
  due: { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' },
  recurrence: { rule: 'FREQ=MONTHLY', start: { date: '2026-03-31', time: '09:00' }, counted: 'schedule' as const },
}

const COMPLETED = Array.from({ length: TIMES }, (_, index) => {
  const now = new Date().toISOString()
  const fields = { title: `task ${index}`, ...REPEATING }
  return decide({ type: 'complete' }, decide({ type: 'create', id: newId(), fields }, null, now)!.data.task, now)!.data
})

async function store(databaseUrl: string, changes: typeof COMPLETED): Promise<void> {
  const database = openDatabase(databaseUrl)
  await commit(database, { personId: PERSON, tasks: changes.map(({ task }) => task), events: [] })
  await database.close()
}

function fired(task: (typeof COMPLETED)[number]['task']): ['todo.reminder.fired.v1', unknown] {
  const now = new Date().toISOString()
  return ['todo.reminder.fired.v1', { reminderId: newId(), task, at: now, firedAt: now }]
}

const attributes = (type: string, source: string): Record<string, string> => ({
  'ce-specversion': '1.0',
  'ce-id': newId(),
  'ce-source': source,
  'ce-type': type,
  'ce-time': new Date().toISOString(),
  'ce-partitionkey': PERSON,
  'ce-sequence': '1',
  'ce-knativekafkapartition': '0',
  'ce-knativekafkaoffset': String(offset++),
})

let offset = 0
