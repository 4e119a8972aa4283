/** Where a person is signed in, as the gateway shows and ends it; functions/web/sessions.int.test.ts has the browsers' side. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../../shared/ids/index.ts'
import { giveToken } from '../../../../tests/access-tokens.ts'
import { ask as askOf, bearerOf, createGateway, type Gateway } from '../../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../../tests/outbox.ts'

let outbox: TestOutbox
let app: Gateway
let person: string

beforeAll(async () => {
  outbox = await openOutbox('gateway')
  app = createGateway({ database: outbox.own, publisher: outbox.publisher })
})
afterAll(() => outbox.close())
beforeEach(() => {
  person = newId()
})

const ask = async <Body = never>(method: string, path: string) =>
  askOf<Body>(app, method, path, undefined, { authorization: await bearerOf(person) })

async function begin(device: string, minutesAgo = 0): Promise<string> {
  const id = newId()
  await outbox.database.query({
    text: `insert into todo.sessions (id, person_id, device, key, seen_at) values ($1, $2, $3, $4, now() - make_interval(mins => $5))`,
    values: [id, person, device, Buffer.from(id), minutesAgo],
  })
  return id
}
const devices = async () =>
  (await ask<{ sessions: { device: string }[] }>('GET', '/v1/sessions')).body.sessions.map(({ device }) => device)
const told = async () =>
  (await eventsOf(outbox.database, person))
    .filter(({ type }) => type === 'todo.session.ended.v1')
    .map(({ data }) => data)

test('sessions are listed, the one seen last first', async () => {
  await begin('Firefox, Windows', 90)
  await begin('Chrome, Android')
  expect(await devices()).toEqual(['Chrome, Android', 'Firefox, Windows'])
})

test('one is ended once, whoever asks how often', async () => {
  const id = await begin('Firefox, Windows')
  await begin('Chrome, Android')
  const answers = await Promise.all([1, 2, 3].map(() => ask('DELETE', `/v1/sessions/${id}`)))
  expect(answers.map(({ status }) => status)).toContain(204)
  expect((await ask('DELETE', `/v1/sessions/${id}`)).status).toBe(404)
  expect(await devices()).toEqual(['Chrome, Android'])
  expect(await told()).toEqual([{ sessions: [{ id, device: 'Firefox, Windows' }] }])
})

test('all but one are ended, and where there is no other, nothing happens', async () => {
  await begin('Firefox, Windows')
  const own = await begin('Chrome, Android')
  for (let times = 0; times < 2; times++) expect((await ask('DELETE', `/v1/sessions?but=${own}`)).status).toBe(204)
  expect(await devices()).toEqual(['Chrome, Android'])
  expect(await told()).toHaveLength(1)
})

test.each(['/v1/sessions/nonsense', `/v1/sessions/${newId()}`])('there is no %s', async (path) => {
  expect((await ask('DELETE', path)).status).toBe(404)
})

test('what is no id is not passed over: nobody signs out everywhere by a slip', async () => {
  await begin('Firefox, Windows')
  expect((await ask('DELETE', '/v1/sessions?but=nonsense')).status).toBe(422)
  expect(await devices()).toEqual(['Firefox, Windows'])
})

test('no program lists or ends them', async () => {
  const token = await giveToken(outbox.database, person, { id: newId(), scopes: ['tasks:write'] })
  for (const [method, path] of [
    ['GET', '/v1/sessions'],
    ['DELETE', '/v1/sessions'],
  ] as const)
    expect((await askOf(app, method, path, undefined, { authorization: `Bearer ${token}` })).status).toBe(403)
})
