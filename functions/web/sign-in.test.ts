import { expect, test } from 'vitest'
import { openDatabase } from '../../shared/database/index.ts'
import { silentLog } from '../../shared/log/index.ts'
import { createSessions } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'

// Nobody listens at port 1.
const options = { issuer: 'http://127.0.0.1:1', clientId: 'todo-web', parameters: new URLSearchParams() }
const sessions = createSessions(openDatabase('postgres://nobody@127.0.0.1:1/none'))
const routes = signInRoutes(options, sessions, silentLog)
const ask = (path: string, cookie = '') => routes.request(`http://web.localhost:8080${path}`, { headers: { cookie } })

test('where the identity provider does not answer, people come back to a page that says so', async () => {
  const response = await ask('/sign-in?to=/upcoming')
  expect([response.status, response.headers.get('location')]).toEqual([302, '/?sign-in=away&to=%2Fupcoming'])
})

test('so they do when it is gone while they were there, and the way back stays on this site', async () => {
  for (const [to, location] of [
    ['/inbox', '/?sign-in=away&to=%2Finbox'],
    ['//evil.example.com', '/?sign-in=away'],
  ] as const) {
    const leaving = { state: 'abc', verifier: 'v', nonce: 'n', to }
    const cookie = `todo-leaving-abc=${encodeURIComponent(JSON.stringify(leaving))}`
    const response = await ask('/callback?code=x&state=abc', cookie)
    expect(response.headers.get('location')).toBe(location)
  }
})

test('a way back that this browser did not leave by leads nowhere', async () => {
  const response = await ask('/callback?code=x&state=another', 'todo-leaving-abc=%7B%7D')
  expect(response.headers.get('location')).toBe('/?sign-in=late')
})
