/** Sessions of browsers at the identity provider that make dev runs, kept in Postgres with the login of the web function. */
import { createServer } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Identity, startIdentity } from '../../scripts/dev/identity/index.ts'
import { CLIENT_ID } from '../../scripts/dev/identity/provider.ts'
import { problemOf } from '../../shared/http/function-app.ts'
import { unavailable } from '../../shared/http/problem.ts'
import { newId } from '../../shared/ids/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import { bearerOf, createGateway } from '../../tests/gateway.ts'
import { eventsOf, openOutbox, type TestOutbox } from '../../tests/outbox.ts'
import { unseal } from './sealed.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'

const ORIGIN = 'http://web.localhost:8080'
const FIREFOX = 'Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0'

let identity: Identity
let outbox: TestOutbox
let web: ReturnType<typeof openWeb>
let person: string

/** A process of the function. */
const openWeb = (sessions = createSessions(outbox.own), issuer = identity.issuer) => {
  const options = { issuer, clientId: CLIENT_ID, parameters: new URLSearchParams() }
  const app = new Hono().route('/auth', signInRoutes(options, sessions, silentLog))
  app.onError((error) => problemOf(error).toResponse())
  return app
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

beforeAll(async () => {
  outbox = await openOutbox('web')
  identity = await startIdentity({ port: await freePort(), origins: [ORIGIN] })
  web = openWeb()
})
afterAll(async () => {
  await identity.stop()
  await outbox.close()
})
beforeEach(() => {
  person = newId()
})

/** What a browser keeps. */
type Jar = Map<string, string>

const cookieOf = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(jar: Jar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line)!
    if (value && !/max-age=0/i.test(line)) jar.set(name, value)
    else jar.delete(name)
  }
}

/** Signs in as a browser does: to the provider, through its form, and back. */
async function signIn(jar: Jar = new Map()): Promise<Jar> {
  const headers = () => ({ cookie: cookieOf(jar), 'user-agent': FIREFOX })
  const left = await web.request(`${ORIGIN}/auth/sign-in?as=another`, { headers: headers() })
  keep(jar, left)
  const there: Jar = new Map()
  let url = left.headers.get('location')!
  let form: URLSearchParams | undefined
  while (!url.startsWith(ORIGIN)) {
    const init = { headers: { cookie: cookieOf(there) }, redirect: 'manual' as const }
    const response = await fetch(url, form ? { ...init, method: 'POST', body: form } : init)
    keep(there, response)
    await response.text()
    form = response.status === 200 ? new URLSearchParams({ person }) : undefined
    url = new URL(response.headers.get('location') ?? url, url).href
  }
  keep(jar, await web.request(url, { headers: headers() }))
  return jar
}

async function renew(jar: Jar, at = web) {
  const response = await at.request(`${ORIGIN}/auth/token`, { method: 'POST', headers: { cookie: cookieOf(jar) } })
  keep(jar, response)
  return { status: response.status, body: response.status === 204 ? {} : await response.json() }
}

const copyOf = (jar: Jar): Jar => new Map(jar)
const sql = (text: string) => outbox.database.query({ text, values: [person] })
const later = (seconds: number) =>
  sql(`update todo.sessions set seen_at = seen_at - interval '${seconds} seconds' where person_id = $1`)

/** The person's requests from another device. */
async function ask(method: string, path: string) {
  const gateway = createGateway({ database: outbox.database })
  const response = await gateway.request(path, { method, headers: { authorization: await bearerOf(person) } })
  return { status: response.status, body: response.status === 204 ? {} : await response.json() }
}
const listed = async (): Promise<{ id: string; device: string; endedBy: string | null }[]> =>
  (await ask('GET', '/v1/sessions')).body.sessions

/** Whether the provider itself still gives tokens for it. */
async function isGoodAtProvider(jar: Jar): Promise<boolean> {
  const refreshToken = decodeURIComponent(jar.get('todo-refresh')!).split('.').slice(2).join('.')
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT_ID, refresh_token: refreshToken })
  return (await fetch(`${identity.issuer}/token`, { method: 'POST', body })).ok
}

test('who signs in is listed with their browser, which tells the page its session', async () => {
  const [phone, laptop] = [await signIn(), await signIn()]
  const sessions = await listed()
  expect(sessions.map(({ device }) => device)).toEqual(['Firefox, Android', 'Firefox, Android'])
  const tokens = [await renew(phone), await renew(laptop)]
  expect(tokens.map(({ status }) => status)).toEqual([200, 200])
  expect(tokens.map(({ body }) => body.session).toSorted()).toEqual(sessions.map(({ id }) => id).toSorted())
})

test('a browser that signs in once more is one session', async () => {
  const jar = await signIn()
  await signIn(jar)
  expect(await listed()).toHaveLength(1)
  expect((await renew(jar)).status).toBe(200)
})

test('a browser that was signed out of elsewhere is told so, and its refresh token is worth nothing anywhere', async () => {
  const [lost, mine] = [await signIn(), await signIn()]
  const { session } = (await renew(lost)).body
  expect((await ask('DELETE', `/v1/sessions/${session}`)).status).toBe(204)
  expect((await listed()).map(({ id }) => id)).not.toContain(session)
  const before = copyOf(lost)
  expect(await renew(lost)).toMatchObject({ status: 401, body: { code: 'signed-out' } })
  expect(lost.has('todo-refresh')).toBe(false)
  expect(await isGoodAtProvider(before)).toBe(false)
  expect((await renew(mine)).status).toBe(200)
})

test('signed out everywhere, no browser gets in, and one event tells of them all', async () => {
  const jars = [await signIn(), await signIn(), await signIn()]
  expect((await ask('DELETE', '/v1/sessions')).status).toBe(204)
  for (const jar of jars) expect((await renew(jar)).status).toBe(401)
  expect(await listed()).toEqual([])
  const told = (await eventsOf(outbox.database, person)).filter(({ type }) => type === 'todo.session.ended.v1')
  expect(told.map(({ data }) => (data as unknown as { sessions: object[] }).sessions.length)).toEqual([3])
})

test('who signs out here is not listed any more', async () => {
  const jar = await signIn()
  const copy = copyOf(jar)
  const headers = { cookie: cookieOf(jar) }
  expect((await web.request(`${ORIGIN}/auth/sign-out`, { method: 'POST', headers })).status).toBe(204)
  expect(await listed()).toEqual([])
  expect((await renew(copy)).status).toBe(401)
})

test('a cookie that was used up and comes again ends its session, for the thief and for the owner', async () => {
  const jar = await signIn()
  const stolen = copyOf(jar)
  expect((await renew(jar)).status).toBe(200)
  await later(61)
  expect(await renew(stolen)).toMatchObject({ status: 401, body: { code: 'used-twice' } })
  expect(await isGoodAtProvider(jar)).toBe(false)
  expect(await renew(jar)).toMatchObject({ status: 401, body: { code: 'used-twice' } })
  const [session] = await listed()
  expect(session).toMatchObject({ endedBy: 'used-twice' })
  // Once the person has seen it, it is gone.
  await ask('DELETE', `/v1/sessions/${session!.id}`)
  expect(await listed()).toEqual([])
})

test('so it does where the thief was faster', async () => {
  const jar = await signIn()
  const stolen = copyOf(jar)
  expect((await renew(stolen)).status).toBe(200)
  await later(61)
  expect((await renew(jar)).status).toBe(401)
  expect((await renew(stolen)).status).toBe(401)
})

test('a page that was reloaded before its answer came gets the same one', async () => {
  const jar = await signIn()
  const again = copyOf(jar)
  const first = await renew(jar)
  const second = await renew(again)
  expect(second.body.accessToken).toBe(first.body.accessToken)
  expect(second.body.expiresIn).toBeLessThanOrEqual(first.body.expiresIn)
  expect(again).toEqual(jar)
  expect((await renew(again)).status).toBe(200)
})

test('so it does from another process, where the first one died before it could answer', async () => {
  const jar = await signIn()
  const again = copyOf(jar)
  const first = await renew(jar)
  expect((await renew(again, openWeb())).body.accessToken).toBe(first.body.accessToken)
  expect(again).toEqual(jar)
  expect((await renew(again)).status).toBe(200)
})

test('whoever asks another process at the same moment is told to ask again, and nobody is signed out', async () => {
  const jar = await signIn()
  const answers = await Promise.all(Array.from({ length: 6 }, () => renew(copyOf(jar), openWeb())))
  for (const { status } of answers) expect([200, 503]).toContain(status)
  expect(new Set(answers.flatMap(({ body }) => body.accessToken ?? [])).size).toBe(1)
  expect((await renew(jar)).status).toBe(200)
})

/** A process whose sessions cannot be stored until `mend`. */
function openFailing() {
  let isBroken = true
  const sessions = createSessions(outbox.own)
  const store: Sessions['renew'] = async (...given) => {
    if (isBroken) throw unavailable('The database')
    return sessions.renew(...given)
  }
  return { web: openWeb({ ...sessions, renew: store }), mend: () => (isBroken = false) }
}

test('what the provider gave while Postgres was away is kept for whoever asks again: the provider is asked once', async () => {
  const jar = await signIn()
  const failing = openFailing()
  expect((await renew(jar, failing.web)).status).toBe(503)
  const spent = copyOf(jar)
  failing.mend()
  expect((await renew(jar, failing.web)).status).toBe(200)
  expect((await renew(jar)).status).toBe(200)
  await later(61)
  expect((await renew(spent)).body.code).toBe('used-twice')
})

test('a process that dies between the provider’s answer and its storing leaves the session to the next, at a provider that forgives', async () => {
  const jar = await signIn()
  expect((await renew(jar, openFailing().web)).status).toBe(503)
  // It is another process's until the lease ends.
  expect((await renew(jar)).status).toBe(503)
  await sql(`update todo.sessions set taken_until = now() where person_id = $1`)
  expect((await renew(jar)).status).toBe(200)
  expect((await renew(jar)).status).toBe(200)
})

test('a provider that is away takes nobody’s turn', async () => {
  const jar = await signIn()
  const away = openWeb(createSessions(outbox.own), 'http://127.0.0.1:1')
  expect((await renew(jar, away)).status).toBe(503)
  expect((await renew(jar)).status).toBe(200)
})

test('nobody reads an answer but by the cookie that it was given for', async () => {
  const jar = await signIn()
  await renew(jar)
  const [{ answer } = { answer: Buffer.alloc(0) }] = await outbox.database.query<{ answer: Buffer }>({
    text: 'select answer from todo.sessions where person_id = $1',
    values: [person],
  })
  const next = decodeURIComponent(jar.get('todo-refresh')!)
  expect(answer.includes(next.split('.').slice(2).join('.'))).toBe(false)
  expect(unseal(answer, next)).toBeUndefined()
})

test('two that ask with the same cookie at once get the same answer', async () => {
  const jar = await signIn()
  const answers = await Promise.all([renew(copyOf(jar)), renew(copyOf(jar)), renew(jar)])
  expect(new Set(answers.map(({ body }) => body.accessToken)).size).toBe(1)
  expect((await renew(jar)).status).toBe(200)
})

test('nobody gets in by the id of a session alone, nor by a cookie that is none', async () => {
  const jar = await signIn()
  const [{ id } = { id: '' }] = await listed()
  for (const text of ['', 'nonsense', id]) expect((await renew(new Map([['todo-refresh', text]]))).status).toBe(204)
  const made = `${newId()}.${'x'.repeat(22)}.made-up`
  expect((await renew(new Map([['todo-refresh', made]]))).status).toBe(401)
  expect((await renew(jar)).status).toBe(200)
})

test('cookies are not kept, only their hashes', async () => {
  const jar = await signIn()
  const rows = await sql('select sessions::text as row from todo.sessions as sessions where person_id = $1')
  const cookie = decodeURIComponent(jar.get('todo-refresh')!)
  for (const part of cookie.split('.').slice(1)) expect(JSON.stringify(rows)).not.toContain(part)
})

test('the export tells of sessions, and who leaves has none any more', async () => {
  const jar = await signIn()
  expect((await ask('GET', '/v1/me/export')).body.sessions).toEqual([
    expect.objectContaining({ device: 'Firefox, Android' }),
  ])
  const { confirm } = (await ask('DELETE', '/v1/me')).body
  await ask('DELETE', `/v1/me?confirm=${confirm}`)
  expect((await renew(jar)).status).toBe(401)
  expect(await listed()).toEqual([])
})

test('of one person fifty are kept, and the one not seen for longest makes room', async () => {
  const sessions = createSessions(outbox.own)
  const first = await sessions.begin(person, '', 'a')
  await later(60)
  const others = []
  for (let index = 0; index < 50; index++) others.push(await sessions.begin(person, '', 'a'))
  expect(await listed()).toHaveLength(50)
  expect((await sessions.take(first)).state).toBe('unknown')
  for (const other of others) expect((await sessions.take(other)).state).toBe('mine')
})

test('another person’s session is neither listed nor ended', async () => {
  const jar = await signIn()
  const [session] = await listed()
  person = newId()
  expect(await listed()).toEqual([])
  expect((await ask('DELETE', `/v1/sessions/${session!.id}`)).status).toBe(404)
  expect((await renew(jar)).status).toBe(200)
})
