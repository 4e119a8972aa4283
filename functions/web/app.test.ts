import { expect, test } from 'vitest'
import { silentLog } from '../../shared/log/index.ts'
import { createApp } from './app.ts'

const app = createApp({ log: silentLog, ready: async () => {}, assets: new URL('./page/', import.meta.url) })
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://web.localhost:8080${path}`, { headers })

test('the page allows no script but its own, and connections to our functions only', async () => {
  const response = await get('/')
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy')!
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("connect-src 'self' http://localhost:8080 http://sync.localhost:8080")
  expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/)
})

test('what a browser has already is not sent again', async () => {
  const etag = (await get('/style.css')).headers.get('etag')!
  expect((await get('/style.css', { 'if-none-match': etag })).status).toBe(304)
})

test('the page is told where the functions are', async () => {
  expect(await (await get('/config.json')).json()).toEqual({
    gateway: 'http://localhost:8080',
    sync: 'http://sync.localhost:8080',
  })
})
