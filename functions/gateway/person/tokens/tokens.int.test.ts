/** Access tokens, for programs that act for a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../shared/ids/index.ts'
import { ask as askOf, bearerOf, createGateway, type Gateway } from '../../../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../../../tests/outbox.ts'
import { eventually } from '../../../../tests/until.ts'

interface Token {
  id: string
  name: string
  scopes: string[]
  expiresAt: string
  lastUsedAt: string | null
  token: string
}

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

const by = <Body = never>(authorization: string, method: string, path: string, body?: unknown) =>
  askOf<Body>(app, method, path, body, { authorization })
const ask = async <Body = never>(method: string, path: string, body?: unknown, who = person) =>
  by<Body>(await bearerOf(who), method, path, body)

const make = async (fields: object = {}, who = person): Promise<Token> =>
  (await ask<Token>('POST', '/v1/tokens', { name: 'Claude Code', ...fields }, who)).body
const listed = async (who = person) => (await ask<{ tokens: Token[] }>('GET', '/v1/tokens', undefined, who)).body.tokens

test('a token is shown once, listed with its last use, and kept as a hash', async () => {
  const made = await ask<Token>('POST', '/v1/tokens', { name: ' Claude Code ', scopes: ['tasks:write'] })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'Claude Code', scopes: ['tasks:write'], lastUsedAt: null })
  expect(made.headers.get('cache-control')).toBe('no-store')
  const { token, ...rest } = made.body
  expect(await listed()).toEqual([rest])
  const days = (Date.parse(made.body.expiresAt) - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe(90)

  const bearer = `Bearer ${token}`
  const created = await by<{ id: string }>(bearer, 'POST', '/v1/tasks', { title: 'by an agent' })
  expect(created.status).toBe(201)
  expect((await ask('GET', `/v1/tasks/${created.body.id}`)).status).toBe(200)
  expect((await listed())[0]!.lastUsedAt).not.toBeNull()

  const rows = await outbox.database.query({
    text: 'select access_tokens::text as row from todo.access_tokens',
    values: [],
  })
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a revoked token is refused here and in other processes within seconds, and its siblings are not', async () => {
  const [gone, stays] = [await make(), await make({ name: 'cron' })]
  const elsewhere = createGateway({ database: outbox.own })
  const status = async (at: Gateway, { token }: Token) =>
    (await askOf(at, 'GET', '/v1/tasks', undefined, { authorization: `Bearer ${token}` })).status
  for (const at of [app, elsewhere]) expect(await status(at, gone)).toBe(200)
  expect((await ask('DELETE', `/v1/tokens/${gone.id}`)).status).toBe(204)
  for (const at of [app, elsewhere]) {
    await eventually(async () => (await status(at, gone)) === 401)
    expect(await status(at, stays)).toBe(200)
  }
  expect((await listed()).map(({ name }) => name)).toEqual(['cron'])
  expect((await ask('DELETE', `/v1/tokens/${gone.id}`)).status).toBe(404)
})

test('that a token was made, used first and revoked are events, each once', async () => {
  const told = async () =>
    (await eventsOf(outbox.database, person))
      .filter(({ type }) => type.startsWith('todo.token.'))
      .map(({ type, data }) => ({ type, ...data }))
  const { id, expiresAt, token } = await make({ scopes: ['tasks:write'] })
  const created = {
    type: 'todo.token.created.v1',
    tokenId: id,
    name: 'Claude Code',
    scopes: ['tasks:write'],
    expiresAt,
  }
  expect(await told()).toEqual([created])
  await by(`Bearer ${token}`, 'GET', '/v1/tasks')
  const answers = await Promise.all([1, 2, 3].map(() => ask('DELETE', `/v1/tokens/${id}`)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404, 404])
  // Used a moment before: nobody else came to tell of it.
  const named = { tokenId: id, name: 'Claude Code' }
  expect(await told()).toEqual([
    created,
    { type: 'todo.token.used.v1', ...named },
    { type: 'todo.token.revoked.v1', ...named },
  ])
  const unused = await make()
  await ask('DELETE', `/v1/tokens/${unused.id}`)
  expect((await told()).map(({ type }) => type.split('.')[2])).toEqual([
    'created',
    'used',
    'revoked',
    'created',
    'revoked',
  ])
  expect(JSON.stringify(await told())).not.toContain(token)
})

test('a token that has expired is refused', async () => {
  const { id, token } = await make({ expiresInDays: 1 })
  await outbox.database.query({
    text: `update todo.access_tokens set expires_at = now() - interval '1 second' where id = $1`,
    values: [id],
  })
  const refused = await by<{ detail: string }>(`Bearer ${token}`, 'GET', '/v1/tasks')
  expect(refused.status).toBe(401)
  expect(refused.body.detail).toContain('make another one')
})

test.each([`todo_pat_${'x'.repeat(43)}`, 'todo_pat_short', `todo_pat_${'x'.repeat(4000)}`])(
  'a token that nobody made is refused: %.20s',
  async (token) => {
    expect((await by(`Bearer ${token}`, 'GET', '/v1/tasks')).status).toBe(401)
  },
)

describe('a token may do what its scopes say', () => {
  test.each([
    ['tasks:read', 'GET', '/v1/tasks', 200],
    ['tasks:read', 'POST', '/v1/parse', 200],
    ['tasks:read', 'POST', '/v1/tasks', 403],
    ['tasks:read', 'POST', '/v1/chat', 403],
    ['tasks:read', 'POST', '/v1/undo', 403],
    ['tasks:write', 'GET', '/v1/tasks', 200],
    ['tasks:write', 'POST', '/v1/tasks', 201],
    // What is about the person is nobody else's.
    ['tasks:write', 'GET', '/v1/me', 200],
    ['tasks:write', 'PATCH', '/v1/me', 403],
    ['tasks:write', 'DELETE', '/v1/me', 403],
    ['tasks:write', 'GET', '/v1/me/export', 403],
    ['tasks:write', 'GET', '/v1/tokens', 403],
    ['tasks:write', 'POST', '/v1/tokens', 403],
  ])('%s: %s %s is answered %i', async (scope, method, path, status) => {
    const { token } = await make({ scopes: [scope] })
    const bodies: Record<string, object> = {
      '/v1/parse': { text: 'x' },
      '/v1/tasks': { title: 'x' },
      '/v1/chat': { message: 'x' },
    }
    const body = method === 'POST' ? bodies[path] : undefined
    const answer = await by<{ code: string }>(`Bearer ${token}`, method, path, body)
    expect(answer.status).toBe(status)
    if (status !== 403) return
    expect(answer.body.code).toBe('insufficient-scope')
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope')
  })

  test('the key that signs a person’s webhook is not for programs', async () => {
    const own = createGateway({ database: outbox.own, webhookKey: async () => 'whsec_secret' })
    const webhook = { url: 'https://example.com/hook' }
    const bearer = { authorization: await bearerOf(person) }
    expect((await askOf(own, 'PATCH', '/v1/me', { webhook }, bearer)).status).toBe(200)
    const { token } = await make({ scopes: ['tasks:write'] })
    const shown = (headers: object) => askOf<object>(own, 'GET', '/v1/me', undefined, headers)
    expect(JSON.stringify(await shown(bearer))).toContain('whsec_secret')
    expect(JSON.stringify(await shown({ authorization: `Bearer ${token}` }))).not.toContain('whsec_secret')
  })
})

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'x'.repeat(61) }, 'name'],
  [{ name: 'two\nlines' }, 'name'],
  [{ scopes: [] }, 'scopes'],
  [{ scopes: ['admin'] }, 'scopes'],
  [{ expiresInDays: 0 }, 'expiresInDays'],
  [{ expiresInDays: 1000 }, 'expiresInDays'],
  [{ more: 1 }, 'more'],
])('is not made of %j', async (fields, field) => {
  const answer = await ask<{ detail: string }>('POST', '/v1/tokens', { name: 'x', ...fields })
  expect(answer.status).toBe(422)
  expect(answer.body.detail).toContain(field)
})

test('another person’s token is neither listed nor revoked', async () => {
  const { id, token } = await make()
  const other = newId()
  expect(await listed(other)).toEqual([])
  expect((await ask('DELETE', `/v1/tokens/${id}`, undefined, other)).status).toBe(404)
  expect((await by(`Bearer ${token}`, 'GET', '/v1/tasks')).status).toBe(200)
})

test('one person has at most fifty, however many are asked for at once, and expired ones make room', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => ask<{ code: string }>('POST', '/v1/tokens', { name: `agent ${index}` })),
  )
  const made = answers.filter(({ status }) => status === 201)
  expect(made.length).toBeLessThanOrEqual(50)
  let last = 201
  while (last === 201) last = (await ask('POST', '/v1/tokens', { name: 'more' })).status
  expect(last).toBe(409)
  expect(await listed()).toHaveLength(50)
  await outbox.database.query({
    text: `update todo.access_tokens set expires_at = now() where person_id = $1 and place = 7`,
    values: [person],
  })
  expect((await ask('POST', '/v1/tokens', { name: 'one more' })).status).toBe(201)
  expect(await listed()).toHaveLength(50)
})

test('the export tells of tokens, and who leaves has none any more', async () => {
  const { token } = await make()
  const exported = await ask<{ accessTokens: object[] }>('GET', '/v1/me/export')
  expect(exported.body.accessTokens).toEqual([expect.objectContaining({ name: 'Claude Code', scopes: ['tasks:read'] })])
  expect(JSON.stringify(exported.body)).not.toContain(token)
  const asked = await ask<{ confirm: string }>('DELETE', '/v1/me')
  expect((await ask('DELETE', `/v1/me?confirm=${asked.body.confirm}`)).status).toBe(200)
  expect((await by(`Bearer ${token}`, 'GET', '/v1/tasks')).status).toBe(401)
  expect(await listed()).toEqual([])
})
