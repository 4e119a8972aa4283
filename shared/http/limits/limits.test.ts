import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describe, expect, test } from 'vitest'
import type { AuthVariables } from '../auth.ts'
import { problemOf } from '../function-app.ts'
import { unauthorized } from '../problem.ts'
import { createLimits, type LimitOptions, type LimitVariables } from './index.ts'

/** A function where a token is the name of its person, and `bad` is none. */
function limited(options: LimitOptions = {}) {
  let now = 0
  const app = new Hono<{ Variables: AuthVariables & LimitVariables }>()
  const limits = createLimits({ rate: 1000, ...options, now: () => now })
  const gate = { revoked: '', checks: 0, atOnce: 0, most: 0, opened: Promise.withResolvers<void>() }
  app.get('/open', limits.open, (c) => c.text('ok'))
  app.use(
    limits.identified(async (c, next) => {
      gate.checks++
      const person = c.req.header('authorization')
      if (!person || person === 'bad' || person === gate.revoked) throw unauthorized('no')
      c.set('identity', { person, role: 'person', until: Number.POSITIVE_INFINITY, scopes: null })
      await next()
    }),
    limits.share,
  )
  app.get('/', (c) => c.text('ok'))
  app.get('/many', (c) => {
    c.var.charge(1000)
    return c.text('ok')
  })
  app.get('/large', limits.oneByOne, async (c) => {
    gate.atOnce++
    gate.most = Math.max(gate.most, gate.atOnce)
    await settled()
    gate.atOnce--
    return c.text('ok')
  })
  app.get('/held', async (c) => {
    await gate.opened.promise
    return c.text('ok')
  })
  app.get('/told', (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ data: 'begun' })
      await gate.opened.promise
    }),
  )
  app.get('/download', (c) =>
    c.body(
      new ReadableStream({
        async pull(controller) {
          await gate.opened.promise
          controller.close()
        },
      }),
      200,
      { 'content-disposition': 'attachment' },
    ),
  )
  app.onError((error) => problemOf(error).toResponse())
  const request = (person: string, path = '/', from = '203.0.113.7') =>
    app.request(path, { headers: { ...(person && { authorization: person }), 'x-forwarded-for': from } })
  const ask = async (person: string, path?: string, from?: string) => (await request(person, path, from)).status
  return { request, ask, gate, wait: (ms: number) => (now += ms) }
}

const times = async (count: number, ask: () => Promise<number>) => {
  const answers = []
  for (let index = 0; index < count; index++) answers.push(await ask())
  return answers
}
/** Lets what has begun come as far as it can. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('how often a person asks', () => {
  test('a burst is served, then a person has to keep to the rate', async () => {
    const { ask, wait } = limited({ rate: 2 })
    expect(await times(5, () => ask('ada'))).toEqual([200, 200, 200, 200, 429])
    wait(1000)
    expect(await times(3, () => ask('ada'))).toEqual([200, 200, 429])
  })

  test("one person's haste costs nobody else", async () => {
    const { ask } = limited({ rate: 2 })
    await times(10, () => ask('ada'))
    expect(await ask('bob')).toBe(200)
  })

  test('who was too fast is told how long to wait', async () => {
    const { request, ask } = limited({ rate: 2 })
    await times(4, () => ask('ada'))
    const response = await request('ada')
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
  })
})

describe('who goes on asking after many refusals', () => {
  const hasty = (options: LimitOptions = {}) => {
    const pause = Promise.withResolvers<void>()
    return { ...limited({ rate: 1, concurrency: 1, pause: () => pause.promise, ...options }), pause }
  }

  test('is answered late, and others at once', async () => {
    const { ask, pause } = hasty()
    expect(await times(22, () => ask('ada'))).toEqual([200, 200, ...new Array(20).fill(429)])
    const late = ask('ada')
    await settled()
    expect(await Promise.race([late, 'it waits'])).toBe('it waits')
    expect(await times(3, () => ask('bob'))).toEqual([200, 200, 429])
    pause.resolve()
    expect(await late).toBe(429)
  })

  test('is answered at once again after a pause', async () => {
    const { ask, wait } = hasty()
    await times(22, () => ask('ada'))
    wait(1000)
    expect(await times(2, () => ask('ada'))).toEqual([200, 429])
  })

  test('has few answers held, and beyond them is answered at once', async () => {
    const { ask, pause } = hasty()
    await times(22, () => ask('ada'))
    const late = Array.from({ length: 4 }, () => ask('ada'))
    await settled()
    expect(await ask('ada')).toBe(429)
    pause.resolve()
    expect(await Promise.all(late)).toEqual(new Array(4).fill(429))
    expect(await ask('ada')).toBe(429)
  })

  test('has no answers held when many are of others', async () => {
    const { ask, pause } = hasty({ addressConcurrency: 6 })
    const people = ['ada', 'bob']
    for (const person of people) await times(22, () => ask(person))
    const late = people.flatMap((person) => [1, 2, 3].map(() => ask(person)))
    await settled()
    expect(await Promise.race([...late, 'they wait'])).toBe('they wait')
    expect(await ask('ada')).toBe(429)
    pause.resolve()
    await Promise.all(late)
  })

  test('without a token is answered late as well', async () => {
    const { ask, pause } = hasty({ addressRate: 1, trustedProxies: 1 })
    await times(30, () => ask('bad'))
    const late = ask('bad')
    await settled()
    expect(await Promise.race([late, 'it waits'])).toBe('it waits')
    expect(await ask('bad', '/', '198.51.100.2')).toBe(401)
    pause.resolve()
    expect(await late).toBe(429)
  })
})

test('a request that does the work of many is charged as many, and what comes next waits', async () => {
  const { ask, wait } = limited({ rate: 10 })
  expect(await ask('ada', '/many')).toBe(200)
  expect(await ask('ada')).toBe(429)
  expect(await ask('bob')).toBe(200)
  wait(1000)
  expect(await ask('ada')).toBe(429)
  wait(2000)
  expect(await ask('ada')).toBe(200)
})

test('a token that was let in is known by itself, however it is written', async () => {
  const { request, ask, gate } = limited({ addressRate: 1, trustedProxies: 1 })
  const written = (spaces: number) => `Bearer${' '.repeat(spaces)}ada.is.good`
  expect(await ask(written(1))).toBe(200)
  await times(12, () => ask('bad'))
  expect((await request(written(9000))).status).toBe(200)
  expect(gate.checks).toBeGreaterThan(1)
})

describe('how much of a person is done at once', () => {
  test('some runs, some waits, the rest is refused at once, and another person notices nothing', async () => {
    const { request, ask, gate } = limited({ concurrency: 2 })
    const held = Array.from({ length: 20 }, () => request('ada', '/held'))
    const first = await Promise.race(held)
    expect(first.status).toBe(429)
    expect(first.headers.get('retry-after')).toBe('1')
    expect(await first.json()).toMatchObject({ detail: expect.stringContaining('2 of your requests are at work') })
    expect(await ask('bob')).toBe(200)
    gate.opened.resolve()
    const statuses = (await Promise.all(held)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(6)
    expect(await ask('ada')).toBe(200)
  })

  test.each(['/told', '/download'])(
    'an answer that streams has its place until it has ended, or its reader is gone: %s',
    async (path) => {
      const { request, ask, gate } = limited({ concurrency: 1 })
      const streams = await Promise.all([request('ada', path), request('bob', path)])
      const waiting = [ask('ada'), ask('bob')]
      await settled()
      expect(await Promise.race([...waiting, 'they wait'])).toBe('they wait')
      await streams[0]!.body!.cancel()
      expect(await waiting[0]).toBe(200)
      gate.opened.resolve()
      expect(await streams[1]!.text()).toContain(path === '/told' ? 'begun' : '')
      expect(await waiting[1]).toBe(200)
    },
  )
})

test('what takes much memory is done one by one of each person, and others do not wait for it', async () => {
  const { ask, gate } = limited({ concurrency: 3 })
  const asked = [1, 2, 3].map(() => ask('ada', '/large'))
  expect(await Promise.all(asked)).toEqual([200, 200, 200])
  expect(gate.most).toBe(1)
  expect(await Promise.all([ask('ada', '/large'), ask('bob', '/large')])).toEqual([200, 200])
  expect(gate.most).toBe(2)
})

describe('an address without a valid token', () => {
  const away = { addressRate: 1, trustedProxies: 1 }

  test('has to keep to its own rate, and its tokens are not even looked at beyond', async () => {
    const { ask, gate, wait } = limited(away)
    expect(await times(10, () => ask('bad'))).toEqual(new Array(10).fill(401))
    expect(await times(5, () => ask('bad'))).toEqual(new Array(5).fill(429))
    expect(await ask('')).toBe(429)
    expect(gate.checks).toBe(10)
    wait(1000)
    expect(await ask('bad')).toBe(401)
  })

  test('keeps nobody out at another address, nor who was let in before at its own', async () => {
    const { ask } = limited(away)
    expect(await ask('ada')).toBe(200)
    await times(20, () => ask('bad'))
    expect(await ask('ada')).toBe(200)
    expect(await ask('bob', '/', '198.51.100.2')).toBe(200)
    expect(await ask('bob')).toBe(200)
    expect(await ask('eve')).toBe(429)
  })

  test('pays for a token that was good and is revoked, as for any other', async () => {
    const { ask, gate } = limited(away)
    expect(await ask('ada')).toBe(200)
    gate.revoked = 'ada'
    // The first refusal tells that it is revoked.
    expect(await times(13, () => ask('ada'))).toEqual([...new Array(11).fill(401), 429, 429])
    expect(gate.checks).toBe(12)
  })

  test('is not another one because of what it writes into X-Forwarded-For', async () => {
    const { ask } = limited({ addressRate: 1, trustedProxies: 3 })
    let forged = 0
    const forger = () => ask('bad', '/', `10.0.0.${forged++}, 198.51.100.${forged}, 203.0.113.7, 10.1.1.1, 10.1.1.2`)
    expect(await times(12, forger)).toEqual([...new Array(10).fill(401), 429, 429])
    expect(await ask('bad', '/', '203.0.113.8, 10.1.1.1, 10.1.1.2')).toBe(401)
  })

  test('has to keep to it as well where everybody may ask', async () => {
    const { ask } = limited(away)
    expect(await times(11, () => ask('', '/open'))).toEqual([...new Array(10).fill(200), 429])
  })

  test('takes a share of what is asked at once while it is not known whose it is', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const app = new Hono<{ Variables: AuthVariables }>()
    app.use(
      createLimits({ addressConcurrency: 2, trustedProxies: 1 }).identified(async (c, next) => {
        await promise
        const person = c.req.header('authorization')!
        c.set('identity', { person, role: 'person', until: Number.POSITIVE_INFINITY, scopes: null })
        await next()
      }),
    )
    app.get('/', (c) => c.text('ok'))
    app.onError((error) => problemOf(error).toResponse())
    const ask = (index: number, from: string) =>
      app.request('/', { headers: { authorization: `token ${index}`, 'x-forwarded-for': from } })
    const asked = Array.from({ length: 10 }, (_, index) => ask(index, '203.0.113.7'))
    const other = ask(11, '198.51.100.2')
    expect((await Promise.race(asked)).status).toBe(429)
    resolve()
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(6)
    expect((await other).status).toBe(200)
  })
})
