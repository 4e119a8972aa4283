import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../shared/log/index.ts'
import { createApp } from './app.ts'

let directory: string
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'page-'))
  await mkdir(join(directory, 'assets'))
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Todo</title>')
  await writeFile(join(directory, 'api.html'), '<!doctype html><title>API</title>')
  await writeFile(join(directory, 'sw.js'), 'worker')
  await writeFile(join(directory, 'assets/main-1a2b.js'), 'plain')
  await writeFile(join(directory, 'assets/main-1a2b.js.br'), 'packed')
  app = createApp({ log: silentLog, ready: async () => {}, assets: pathToFileURL(`${directory}/`) })
})
afterAll(() => rm(directory, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://web.localhost:8080${path}`, { headers })

test('the page allows no script but its own, and connections to our functions only', async () => {
  const response = await get('/')
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).toContain(
    "connect-src 'self' http://localhost:8080 http://sync.localhost:8080 http://audit.localhost:8080",
  )
})

test('a policy stands where it is read, at documents and the worker, and is no burden of each script', async () => {
  expect((await get('/sw.js')).headers.has('content-security-policy')).toBe(true)
  const script = await get('/assets/main-1a2b.js')
  expect(script.headers.has('content-security-policy')).toBe(false)
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  '/upcoming',
  '/project/Home%20%26%20garden',
  '/task/0195a0c0-0000-7000-8000-000000000001',
  '/project/Node.js',
  '/label/v2.0',
])('the app is at every address that it shows something for: %s', async (path) => {
  const response = await get(path)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(await response.text()).toContain('Todo')
})

test('the page to try the API has an address of its own', async () => {
  expect(await (await get('/api')).text()).toContain('API')
})

test.each(['/assets/gone-9z.js', '/robots.txt', '/../app.ts', '/assets/../../app.ts', '/assets'])(
  'a file that is not there, or not of the page, is not given out: %s',
  async (path) => {
    const response = await get(path)
    const text = await response.text()
    expect(text).not.toContain('createApp')
    if (/\.\w+$/.test(path)) expect(response.status).toBe(404)
  },
)

test('what has its content in its name is kept for good, and the page is asked for each time', async () => {
  expect((await get('/assets/main-1a2b.js')).headers.get('cache-control')).toContain('immutable')
  expect((await get('/')).headers.get('cache-control')).toBe('no-cache')
})

test('a browser that takes Brotli gets it', async () => {
  const packed = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(await packed.text()).toBe('packed')
  expect(await (await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' })).text()).toBe('plain')
})

test('what a browser has already is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag')!
  expect((await get('/upcoming', { 'if-none-match': etag })).status).toBe(304)
})

test('the page is told where the functions are', async () => {
  expect(await (await get('/config.json')).json()).toEqual({
    gateway: 'http://localhost:8080',
    sync: 'http://sync.localhost:8080',
    audit: 'http://audit.localhost:8080',
    signsIn: false,
  })
})
