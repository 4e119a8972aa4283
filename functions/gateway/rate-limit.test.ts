import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AuthVariables } from '../../shared/http/auth.ts'
import { problemOf } from '../../shared/http/function-app.ts'
import { rateLimit } from './rate-limit.ts'

function limited() {
  let now = 0
  const app = new Hono<{ Variables: AuthVariables }>()
  app.use(async (c, next) => {
    c.set('identity', { person: c.req.header('person')!, role: 'person' })
    await next()
  })
  app.use(rateLimit({ rate: 2, burst: 4, now: () => now }))
  app.get('/', (c) => c.text('ok'))
  app.onError((error) => problemOf(error).toResponse())
  const ask = async (person: string) => (await app.request('/', { headers: { person } })).status
  return { app, ask, wait: (ms: number) => (now += ms) }
}

const times = async (count: number, ask: () => Promise<number>) => {
  const answers = []
  for (let index = 0; index < count; index++) answers.push(await ask())
  return answers
}

test('a burst is served, then a person has to keep to the rate', async () => {
  const { ask, wait } = limited()
  expect(await times(5, () => ask('ada'))).toEqual([200, 200, 200, 200, 429])
  wait(1000)
  expect(await times(3, () => ask('ada'))).toEqual([200, 200, 429])
})

test("one person's haste costs nobody else", async () => {
  const { ask } = limited()
  await times(10, () => ask('ada'))
  expect(await ask('bob')).toBe(200)
})

test('who was too fast is told how long to wait', async () => {
  const { app, ask } = limited()
  await times(4, () => ask('ada'))
  const response = await app.request('/', { headers: { person: 'ada' } })
  expect(response.headers.get('retry-after')).toBe('1')
  expect(await response.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
})
