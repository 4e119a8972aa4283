/** What must hold of a system that works, each seen from outside as a person, a device or an operator sees it. */
import { call, openStream, type Stream } from './endpoint.ts'
import type { Target } from './target.ts'

export interface Check {
  name: string
  /** @returns what was seen, in a few words. @throws NotChecked, or an Error that says what is wrong */
  run: (seen: Seen) => Promise<string>
}

/** What earlier checks leave for later ones. */
export interface Seen {
  target: Target
  stream?: Stream
  taskId?: string
}

/** It could not be looked at from here, which says nothing about the system. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked'
}

interface Task {
  id: string
  title: string
  seriesId?: string | null
  status: string
}

const TITLE = 'verify the system'

/** Asks until there is an answer. @throws Error that says what did not come */
async function within<Value>(
  seconds: number,
  what: string,
  ask: () => Promise<Value | undefined | false>,
): Promise<Value> {
  const until = performance.now() + seconds * 1000
  let last = ''
  for (;;) {
    try {
      const value = await ask()
      if (value) return value
      last = ''
    } catch (error) {
      last = `: ${(error as Error).message}`
    }
    if (performance.now() > until) throw new Error(`${what} not within ${seconds} s${last}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

async function say({ target }: Seen, message: string): Promise<{ reply: string; tasks: Task[] }> {
  const { gateway, token, person } = target
  const answer = await call(gateway, {
    method: 'POST',
    path: '/v1/chat',
    token,
    body: { message, conversationId: person, timeZone: 'UTC' },
  })
  if (answer.status !== 200) throw new Error(`the chat answered ${answer.status}: ${problem(answer.body)}`)
  return answer.body as unknown as { reply: string; tasks: Task[] }
}

const problem = (body: Record<string, unknown>): string =>
  [body.code, body.title, body.detail].filter(Boolean).join(', ') || 'without a word'

const chat: Check = {
  name: 'chat',
  async run(seen) {
    const { target } = seen
    seen.stream = await openStream(target.sync, '/v1/stream?after=0', target.token)
    const { tasks, reply } = await say(seen, `${TITLE} every day at 9am p1`)
    const [task] = tasks
    if (task?.title !== TITLE) throw new Error(`it did not understand: '${reply}'`)
    seen.taskId = task.id
    return reply.split('\n')[0]!.slice(0, 60)
  },
}

const liveStream: Check = {
  name: 'live stream',
  async run({ stream, taskId }) {
    if (!stream || !taskId) throw new NotChecked('the chat did not work')
    const event = await within(30, 'the new task on an open stream', async () =>
      stream.events.find(({ subject }) => subject === taskId),
    )
    return `${event.type} as revision ${event.revision}`
  },
}

/** A request by itself, as the protocol has it since this revision. */
const REVISION = '2026-07-28'
const ABOUT = 'io.modelcontextprotocol'

const agent: Check = {
  name: 'agent',
  async run({ target: { mcp, token }, taskId }) {
    if (!taskId) throw new NotChecked('the chat did not work')
    const name = 'fetch'
    const _meta = {
      [`${ABOUT}/protocolVersion`]: REVISION,
      [`${ABOUT}/clientInfo`]: { name: 'verify-system', version: '1' },
      [`${ABOUT}/clientCapabilities`]: {},
    }
    const body = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: { id: taskId }, _meta },
    }
    const headers = {
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': REVISION,
      'mcp-method': body.method,
      'mcp-name': name,
    }
    const ask = { method: 'POST', path: '/mcp', body, headers }
    const answer = await call(mcp, { ...ask, token })
    const { structuredContent } = (answer.body.result ?? {}) as { structuredContent?: { title?: string } }
    if (structuredContent?.title !== TITLE)
      throw new Error(`mcp answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 200)}`)
    const { status } = await call(mcp, ask)
    if (status !== 401) throw new Error(`without a token mcp answered ${status}`)
    return `the same task by ${name}, and nothing without a token`
  },
}

const eventOnKafka: Check = {
  name: 'event on Kafka',
  async run({ target: { records, person, audit, token }, taskId }) {
    if (!taskId) throw new NotChecked('the chat did not work')
    if (records) {
      const [record] = await within(60, 'a record with the person as its key', async () => {
        const found = (await records.of('task-events', person)).filter(({ type }) => type === 'todo.task.created.v1')
        return found.length > 0 && found
      })
      return `${record!.place}, by ${records.how}`
    }
    // Only a KafkaSource writes to the audit log, so what it has was on Kafka.
    await within(60, 'the event in the audit log', async () => {
      const { status } = await call(audit, { path: `/v1/tasks/${taskId}/history`, token })
      return status === 200
    })
    return 'by the audit log, which only Kafka feeds; the brokers are not reached from here'
  },
}

const nextOccurrence: Check = {
  name: 'next occurrence',
  async run(seen) {
    const { stream, taskId } = seen
    if (!stream || !taskId) throw new NotChecked('the chat did not work')
    await say(seen, `done with ${TITLE}`)
    const isNext = (event: { type: string; subject?: string }) =>
      event.type === 'todo.task.created.v1' && event.subject !== taskId
    const event = await within(60, 'the next occurrence', async () => stream.events.find(isNext))
    return `task ${event.subject} on the stream`
  },
}

const reminder: Check = {
  name: 'reminder on time',
  async run({ target, stream }) {
    if (!stream) throw new NotChecked('the chat did not work')
    const at = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000)
    const due = { date: at.toISOString().slice(0, 10), time: at.toISOString().slice(11, 16), timeZone: 'UTC' }
    const { gateway, token, lateness } = target
    const answer = await call(gateway, {
      method: 'POST',
      path: '/v1/tasks',
      token,
      body: { title: `${TITLE}: be reminded`, due, reminders: [{ minutesBefore: 0 }] },
    })
    if (answer.status !== 201) throw new Error(`the gateway answered ${answer.status}: ${problem(answer.body)}`)
    const of = (type: string) => stream.events.find((event) => event.type === type)
    const fired = await within(150, 'the reminder', async () => of('todo.reminder.fired.v1'))
    const { firedAt } = fired.data as { firedAt: string }
    const late = (Date.parse(firedAt) - at.getTime()) / 1000
    await within(30, 'its notification', async () => of('todo.notification.delivered.v1'))
    if (late < 0 || late > lateness) throw new Error(`it fired ${late.toFixed(3)} s after its instant`)
    return `${late.toFixed(3)} s after its instant, and notified`
  },
}

const auditChain: Check = {
  name: 'audit chain',
  async run({ target: { audit, operatorToken, person, token }, taskId }) {
    if (!operatorToken) throw new NotChecked('no operator token: set OPERATOR_TOKEN or JWT_SIGNING_KEY')
    if (!taskId) throw new NotChecked('the chat did not work')
    await within(60, 'creation and completion in the history', async () => {
      const { body } = await call(audit, { path: `/v1/tasks/${taskId}/history`, token })
      return ((body.entries as unknown[] | undefined) ?? []).length >= 2
    })
    const path = `/v1/audit/verify?person=${encodeURIComponent(person)}`
    const { status, body } = await call(audit, { path, token: operatorToken })
    if (status !== 200) throw new Error(`it answered ${status}: ${problem(body)}`)
    if (!body.ok) throw new Error(`the chain is broken: ${JSON.stringify(body.break)}`)
    return `${body.entries} entries, every hash follows`
  },
}

/** What somebody outside might try: an event of the person's, under the name that sources use inside. */
const forgedEvent: Check = {
  name: 'forged event',
  async run({ target: { gateway, sync, audit, person, token } }) {
    const id = crypto.randomUUID()
    const event = {
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': '/todo-chatbot/gateway',
      'ce-partitionkey': person,
    }
    const statuses: number[] = []
    for (const endpoint of [gateway, sync, audit]) {
      for (const name of ['audit-log', 'audit', 'reminder']) {
        const inside = { 'k-original-host': `${name}.todo-chatbot.svc.cluster.local` }
        const headers = { ...event, ...inside, 'ce-type': 'todo.task.created.v1' }
        statuses.push((await call(endpoint, { method: 'POST', path: '/', body: {}, headers })).status)
      }
    }
    if (statuses.some((status) => status < 400)) throw new Error(`it was taken: ${statuses.join(', ')}`)
    const { body } = await call(audit, { path: '/v1/audit?limit=200', token })
    if (JSON.stringify(body).includes(id)) throw new Error('it stands in the audit log')
    return `refused ${statuses.length} times, and nowhere kept`
  },
}

interface Letter {
  id: string
  reason: string
  event: { value: string }
}

const deadLetter: Check = {
  name: 'dead letter',
  async run({ target: { audit, operatorToken, person, records } }) {
    if (!operatorToken) throw new NotChecked('no operator token: set OPERATOR_TOKEN or JWT_SIGNING_KEY')
    if (!records) throw new NotChecked('Kafka is not reached from here: set KAFKA_BROKERS')
    // Refused to the operator, it would be so for as long as one asks.
    await waitingLetters(audit, operatorToken)
    const mark = alienOf(person)
    await records.write('task-events', person, mark)
    const letters = await within(90, 'the dead letter of an alien record', async () => {
      const found = await discarded(audit, operatorToken, mark)
      return found.length > 0 && found
    })
    return `shown to operators: ${letters.map(({ reason }) => reason).join(' ')}`
  },
}

/** What is written to a topic though it is no event. */
const alienOf = (person: string): string => `no event, but ${person}`

/** @returns the letters that it discarded */
async function discarded(audit: Target['audit'], token: string, mark: string): Promise<Letter[]> {
  const letters = (await waitingLetters(audit, token)).filter(({ event }) => event.value.includes(mark))
  for (const { id } of letters) {
    const body = { reason: 'written by verify-system' }
    await call(audit, { method: 'POST', path: `/v1/dead-letters/${id}/discard`, token, body })
  }
  return letters
}

async function waitingLetters(audit: Target['audit'], token: string): Promise<Letter[]> {
  const letters: Letter[] = []
  for (let after: unknown = '0'; after; ) {
    const { status, body } = await call(audit, { path: `/v1/dead-letters?limit=200&after=${after}`, token })
    if (status !== 200) throw new Error(`audit answered ${status}: ${problem(body)}`)
    letters.push(...(body.deadLetters as Letter[]))
    after = body.next
  }
  return letters
}

const scaleToZero: Check = {
  name: 'scale to zero',
  async run({ target: { replicas }, stream }) {
    if (!replicas) throw new NotChecked('nothing here tells how many replicas run')
    stream?.close()
    const waiting = new Set(Object.keys(await replicas()))
    const names = [...waiting]
    await within(300, 'zero replicas', async () => {
      for (const [name, count] of Object.entries(await replicas())) if (count === 0) waiting.delete(name)
      if (waiting.size > 0) throw new Error(`${[...waiting].join(', ')} still run (an open stream keeps sync)`)
      return true
    })
    return names.join(', ')
  },
}

export const CHECKS: Check[] = [
  chat,
  liveStream,
  agent,
  eventOnKafka,
  nextOccurrence,
  reminder,
  forgedEvent,
  auditChain,
  deadLetter,
  scaleToZero,
]

/** Removes the tasks that the checks made, and their dead letters; what stays are events, which are there to stay. */
export async function cleanUp({
  target: { gateway, audit, token, operatorToken, person },
  stream,
}: Seen): Promise<void> {
  stream?.close()
  const { body } = await call(gateway, { path: '/v1/tasks?limit=100', token })
  for (const { id, title } of (body.tasks as Task[] | undefined) ?? []) {
    if (title.startsWith(TITLE)) await call(gateway, { method: 'DELETE', path: `/v1/tasks/${id}`, token })
  }
  if (operatorToken) await discarded(audit, operatorToken, alienOf(person))
}
