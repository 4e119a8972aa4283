import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { cors } from './cors.ts'

const app = new Hono()
app.use(cors(['https://todo.example.com']))
app.get('/', (c) => c.text('ok'))
const headersFor = async (origin?: string) => (await app.request('/', origin ? { headers: { origin } } : {})).headers

test.each(['https://todo.example.com', 'http://web.localhost:8080'])(
  'a page of %s may read the answer',
  async (origin) => {
    expect((await headersFor(origin)).get('access-control-allow-origin')).toBe(origin)
  },
)

test.each(['https://evil.example', undefined])('%s is not told of any other', async (origin) => {
  const headers = await headersFor(origin)
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('a cache keeps what was answered to a program apart from what a page is answered', async () => {
  for (const origin of [undefined, 'http://localhost']) expect((await headersFor(origin)).get('vary')).toBe('Origin')
})

test('a page is told beforehand what it may send', async () => {
  const response = await app.request('/', { method: 'OPTIONS', headers: { origin: 'http://localhost' } })
  expect(response.headers.get('access-control-allow-headers')).toContain('idempotency-key')
})
