/** Whoever reaches a function, but for its own sources, brings no events in. */
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../shared/database/index.ts'
import { newId } from '../../shared/ids/index.ts'
import { clientOf, eventually, fetchFrom } from '../client.ts'
import { issuer as foreign } from '../delivery.ts'
import { recordsOf } from '../records.ts'
import { startTestSystem, type TestSystem } from '../system.ts'

const VICTIM = 'victim'
const AUDIENCE = 'serving.knative.dev/service/todo-chatbot/'
const ACCOUNT = 'system:serviceaccount:todo-chatbot:'
const KAFKA = '-oidc-sources.knative.dev-kafkasource'

let system: TestSystem
let database: Database
beforeAll(async () => {
  system = await startTestSystem()
  database = openDatabase(system.databaseUrl)
})
afterAll(async () => {
  await database?.close()
  await system?.stop()
})

/** An event that each of them would act on. */
function forgery(): { id: string; headers: Record<string, string>; body: string } {
  const id = newId()
  const now = new Date().toISOString()
  const task = { id: newId(), title: 'open http://evil', version: 1 }
  return {
    id,
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': '/todo-chatbot/gateway',
      'ce-type': 'todo.reminder.fired.v1',
      'ce-time': now,
      'ce-partitionkey': VICTIM,
      'ce-sequence': '1',
    },
    body: JSON.stringify({ reminderId: newId(), task, at: now, firedAt: now }),
  }
}

/** What a forged event could have left, whatever it is about. */
const traces = async (id: string): Promise<number> => {
  const [row] = await database.query<{ count: string }>({
    text: `
      select (select count(*) from todo.inbox where id = $1)
        + (select count(*) from todo.events where person_id = $2)
        + (select count(*) from audit.entries where event_id = $1 or person_id = $2)
        + (select count(*) from audit.dead_letters where event_id = $1)
        + (select count(*) from reminder.reminders where person_id = $2)
        + (select count(*) from notification.deliveries where person_id = $2) as count`,
    values: [id, VICTIM],
  })
  return Number(row!.count)
}

const FUNCTIONS = ['recurring', 'reminder', 'notification', 'audit-log', 'relay']

describe.each(FUNCTIONS)('%s', (name) => {
  const tokens: [string, () => Promise<string | undefined>][] = [
    ['who shows no token', async () => undefined],
    ["a person's token", () => system.tokenOf('ada')],
    ["an operator's token", () => system.tokenOf('ada', 'operator')],
    [
      "a source's token that another cluster signed",
      () => foreign.tokenFor(`${ACCOUNT}${name}${KAFKA}`, `${AUDIENCE}${name}`),
    ],
    [
      'an unsigned token',
      async () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
        const claims = {
          sub: `${ACCOUNT}${name}${KAFKA}`,
          aud: `${AUDIENCE}${name}`,
          exp: Math.floor(Date.now() / 1000) + 60,
        }
        return `${part({ alg: 'none' })}.${part(claims)}.`
      },
    ],
    [
      'a key that the forger shows along',
      async () =>
        new SignJWT({ sub: `${ACCOUNT}${name}${KAFKA}`, aud: `${AUDIENCE}${name}` })
          .setProtectedHeader({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } as never })
          .setExpirationTime('1 minute')
          .sign(new Uint8Array(32)),
    ],
  ]
  test.each(tokens)('takes nothing by %s', async (_, token) => {
    const { id, headers, body } = forgery()
    const bearer = await token()
    const all = { ...headers, ...(bearer && { authorization: `Bearer ${bearer}` }) }
    // A key that nobody has heard of may be so new that it is looked for again.
    const status = await eventually('an answer that stands', async () => {
      const response = await fetchFrom(system.gatewayUrl, name, '/', { method: 'POST', headers: all, body })
      return response.status !== 503 && response.status
    })
    expect(status).toBe(401)
    expect(await traces(id)).toBe(0)
  })
})

test.each(['gateway', 'audit', 'mcp', 'sync', 'web'])('what people reach takes no events: %s', async (name) => {
  const { id, headers, body } = forgery()
  const more = { 'k-original-host': `${name}.todo-chatbot.svc.cluster.local` }
  const response = await fetchFrom(system.gatewayUrl, name, '/', {
    method: 'POST',
    headers: { ...headers, ...more },
    body,
  })
  // There is nothing at that address, or only a page to be read.
  expect([404, 405]).toContain(response.status)
  expect(await traces(id)).toBe(0)
})

test('no dead letter comes in by who is none of our sources', async () => {
  const { id, headers, body } = forgery()
  const letter = { ...headers, 'ce-knativeerrordest': 'http://recurring.todo-chatbot.svc.cluster.local' }
  for (const authorization of [undefined, `Bearer ${await system.tokenOf('ada', 'operator')}`]) {
    const all = { ...letter, ...(authorization && { authorization }) }
    const response = await fetchFrom(system.gatewayUrl, 'dead-letters', '/', { method: 'POST', headers: all, body })
    expect(response.status).toBe(401)
  }
  expect((await recordsOf(system.kafkaBrokers, 'dead-letters')).filter((record) => record.id === id)).toEqual([])
})

test('what our own sources bring is taken all along', async () => {
  const ada = await clientOf(system, 'ada')
  const { body } = await ada.call<{ id: string }>('POST', '/v1/tasks', { title: 'buy milk' })
  await eventually('the history of a task', async () => {
    const { status } = await ada.call('GET', `/v1/tasks/${body.id}/history`, undefined, { host: 'audit' })
    return status === 200
  })
})
