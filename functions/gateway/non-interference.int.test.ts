/** What one person does changes nothing of what another can read, whatever it is and however alike their names are. */

import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newId } from '../../shared/ids/index.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { silentLog } from '../../shared/log/index.ts'
import { deliver, sources } from '../../tests/delivery.ts'
import { authenticate, bearerOf, createGateway, type Gateway, openState } from '../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../tests/outbox.ts'
import fc from '../../tests/properties.ts'
import { createApp as createAudit } from '../audit/app.ts'
import { createApp as createAuditLog } from '../audit-log/app.ts'
import { createApp as createMcp } from '../mcp/app.ts'
import { createJournal } from '../sync/journal.ts'

const now = new Date('2026-03-11T08:30:00.000Z')

let outbox: TestOutbox
let gateway: Gateway
let audit: ReturnType<typeof createAudit>
let auditLog: ReturnType<typeof createAuditLog>
let mcp: ReturnType<typeof createMcp>

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  const { database, own, publisher } = outbox
  const base = { log: silentLog, ready: async () => {}, now: () => now }
  const limits = { rate: 100_000, concurrency: 100 }
  gateway = createGateway({
    ...base,
    database: own,
    publisher,
    signingSecret: async () => 'secret',
    webhookKey: async (personId) => `whsec_${personId}`,
    limits,
  })
  const producer = createProducer({ clientId: 'test', brokers: [inject('kafkaBrokers')], log: silentLog })
  audit = createAudit({ ...base, database, producer, authenticate, limits, elapsed: () => performance.now() })
  mcp = createMcp({
    ...base,
    database: own,
    publisher,
    state: openState(),
    authenticate,
    mcpUrl: 'http://mcp.example.com/mcp',
    issuer: async () => undefined,
    limits,
  })
  auditLog = createAuditLog({ ...base, database, sources, elapsed: () => performance.now() })
})
afterAll(() => outbox.close())

/** How a world is told: two persons, and what each of them has been given so far. */
interface World {
  ann: string
  bob: string
  /** ids of tasks, tokens of confirmations */
  given: { ann: string[]; bob: string[] }
}
type Who = 'ann' | 'bob'

interface Act {
  path: string
  method: string
  body?: object
  /** which of the ids that were given is meant, of one's own or of the other's */
  of?: { whose: Who; index: number }
  key?: string
  /** of an agent that works for them */
  tool?: string
}

/** With bob's name they make the same text, one after the other, as ann's. */
const CONVERSATIONS = ['terminal', 'lee-terminal', 'lee:terminal']
const MESSAGES = [
  'pay rent every month 9am p1 #home',
  'buy milk tomorrow',
  'done with pay rent',
  'list',
  'delete all tasks',
  'yes',
  'undo',
  'what is due today',
  'the second one',
]

/** `:id` in its arguments is one that was given to somebody. */
const tool = (name: string, body: fc.Arbitrary<object>, whose: fc.Arbitrary<Who>): fc.Arbitrary<Act> =>
  fc.record({
    tool: fc.constant(name),
    path: fc.constant('/mcp'),
    method: fc.constant('POST'),
    body,
    of: fc.record({ whose, index: fc.nat(3) }),
  })

const act = (whose: fc.Arbitrary<Who>): fc.Arbitrary<Act> => {
  const of = fc.record({ whose, index: fc.nat(3) })
  const key = fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined })
  return fc.oneof(
    fc.record({
      path: fc.constant('/v1/chat'),
      method: fc.constant('POST'),
      body: fc.record({
        message: fc.constantFrom(...MESSAGES),
        conversationId: fc.constantFrom(...CONVERSATIONS),
        timeZone: fc.constant('UTC'),
      }),
      key,
    }),
    fc.record({
      path: fc.constant('/v1/tasks'),
      method: fc.constant('POST'),
      body: fc.record({
        title: fc.constantFrom('pay rent', 'buy milk'),
        labels: fc.constantFrom([], ['home']),
        priority: fc.constantFrom(1, 4),
      }),
      key,
    }),
    fc.record({ path: fc.constant('/v1/tasks/:id/complete'), method: fc.constant('POST'), body: fc.constant({}), of }),
    fc.record({
      path: fc.constant('/v1/tasks/:id'),
      method: fc.constant('PATCH'),
      body: fc.constant({ title: 'open http://evil' }),
      of,
    }),
    fc.record({ path: fc.constant('/v1/tasks/:id'), method: fc.constant('DELETE'), of }),
    fc.record({
      path: fc.constant('/v1/me'),
      method: fc.constant('PATCH'),
      body: fc.constantFrom({ timeZone: 'Asia/Tokyo' }, { locale: 'de-DE' }),
    }),
    tool('add_task', fc.record({ title: fc.constantFrom('pay rent', 'buy milk') }), whose),
    tool('complete_tasks', fc.record({ tasks: fc.constantFrom({ ids: [':id'] }, { title: 'pay rent' }) }), whose),
    tool('delete_tasks', fc.record({ tasks: fc.constantFrom({ ids: [':id'] }, { filter: 'all' }) }), whose),
    tool('confirm', fc.constant({ confirmation: ':id', answer: 'yes' }), whose),
    tool('undo', fc.constant({}), whose),
    tool('search', fc.constant({ query: 'rent' }), whose),
    tool('fetch', fc.constant({ id: ':id' }), whose),
    fc.record({
      path: fc.constant('/v1/tokens'),
      method: fc.constant('POST'),
      body: fc.record({ name: fc.constantFrom('Claude Code', 'cron') }),
    }),
    fc.record({ path: fc.constant('/v1/tokens/:id'), method: fc.constant('DELETE'), of }),
    fc.record({
      path: fc.constantFrom('/v1/tasks', '/v1/tasks?limit=1', '/v1/me', '/v1/tasks/:id', '/v1/tokens'),
      method: fc.constant('GET'),
      of,
    }),
  )
}

const say = (message: string, conversationId: string): Act => ({
  path: '/v1/chat',
  method: 'POST',
  body: { message, conversationId, timeZone: 'UTC' },
})

/** Bob speaks in the moment between ann's wish and her yes. */
const BETWEEN: [Act[], [number, Act][]] = [
  [
    { path: '/v1/tasks', method: 'POST', body: { title: 'buy milk' } },
    { path: '/v1/tasks', method: 'POST', body: { title: 'pay rent' } },
    say('delete all tasks', 'lee-terminal'),
    say('yes', 'lee-terminal'),
  ],
  [[3, say('what is due today', 'terminal')]],
]

async function call(app: Gateway | typeof audit | typeof mcp, person: string, { path, method, body, key }: Act) {
  const headers = {
    accept: 'application/json, text/event-stream',
    authorization: await bearerOf(person),
    ...(key && { 'idempotency-key': key }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const response = await app.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  return `${response.status} ${await response.text()}`
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

const useTool = (person: string, name: string, given: object): Promise<string> => {
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }
  return call(mcp, person, { path: '/mcp', method: 'POST', body })
}

/** Does something as somebody. @returns what they are told */
async function play(world: World, who: Who, { of, ...rest }: Act): Promise<string> {
  const given = of ? world.given[of.whose] : []
  const id = given[(of?.index ?? 0) % Math.max(1, given.length)] ?? '0195a0c0-0000-7000-8000-000000000001'
  const told = rest.tool
    ? await useTool(world[who], rest.tool, JSON.parse(JSON.stringify(rest.body).replace(':id', id)))
    : await call(gateway, world[who], { ...rest, path: rest.path.replace(':id', id) })
  for (const found of told.match(/"(id|confirmation)\\*":\\*"([0-9a-f-]{36})\\*"/g) ?? []) {
    const [uuid] = found.match(UUID) ?? []
    if (uuid && !world.given[who].includes(uuid)) world.given[who].push(uuid)
  }
  return told
}

/** All that a person can read in the end: of the gateway, of the log and of a stream. */
async function readAll({ ann, bob, given }: World): Promise<string[]> {
  const events = [...(await eventsOf(outbox.database, ann)), ...(await eventsOf(outbox.database, bob))]
  for (const event of events.sort((a, b) => (a.id < b.id ? -1 : 1))) await deliver(auditLog, event)
  const get = (app: Gateway | typeof audit, path: string) => call(app, ann, { path, method: 'GET' })
  const { messages } = await createJournal(outbox.database).after(ann, 0, { events: 1000, bytes: 10_000_000 })
  const tasks = given.ann.slice(0, 3)
  return [
    await get(gateway, '/v1/tasks?limit=100'),
    await get(gateway, '/v1/me'),
    await get(gateway, '/v1/me/export'),
    await get(gateway, '/v1/tokens'),
    await useTool(ann, 'list_tasks', {}),
    await useTool(ann, 'history', { limit: 100 }),
    await useTool(ann, 'agenda', { period: 'this week' }),
    ...(await Promise.all(tasks.map((id) => get(gateway, `/v1/tasks/${id}`)))),
    ...(await Promise.all(tasks.map((id) => get(audit, `/v1/tasks/${id}/history`)))),
    await get(audit, '/v1/audit?limit=200'),
    ...messages.map(({ text }) => text),
  ]
}

/** The same words in both worlds: ids and what is made up at random by their order, and no name. */
function told(answers: string[], { ann }: World): string {
  const ids = new Map<string, string>()
  return answers
    .join('\n')
    .replaceAll(ann, 'ann')
    .replace(UUID, (id) => ids.get(id) ?? ids.set(id, `id-${ids.size}`).get(id)!)
    .replace(
      /"(hash|recordedAt|token|cursor|next|fingerprint|at|exportedAt|traceId|salt|digest|createdAt|expiresAt)" ?: ?"[^"]*"/g,
      '"$1":"..."',
    )
    .replace(/00-[0-9a-f]{32}-[0-9a-f]{16}-0\d/g, 'trace')
}

test('with the same clock and ids, all that ann can read is the same whatever bob does', async () => {
  const own = fc.array(act(fc.constant('ann')), { minLength: 3, maxLength: 8 })
  const others = fc.array(fc.tuple(fc.nat(8), act(fc.constantFrom('ann', 'bob'))), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(own, others, async (acts, meddling) => {
      const worldOf = (): World => {
        const ann = `ann-${newId()}`
        return { ann, bob: `${ann}-lee`, given: { ann: [], bob: [] } }
      }
      const [alone, together] = [worldOf(), worldOf()]
      const answers: string[] = []
      for (const each of acts) answers.push(await play(alone, 'ann', each))
      const disturbed: string[] = []
      for (const [index, each] of acts.entries()) {
        for (const [when, other] of meddling) if (when === index) await play(together, 'bob', other)
        disturbed.push(await play(together, 'ann', each))
      }
      for (const [when, other] of meddling) if (when >= acts.length) await play(together, 'bob', other)
      answers.push(...(await readAll(alone)))
      disturbed.push(...(await readAll(together)))
      expect(told(disturbed, together)).toBe(told(answers, alone))
    }),
    { numRuns: 20, endOnFailure: true, examples: [BETWEEN] },
  )
}, 300_000)
