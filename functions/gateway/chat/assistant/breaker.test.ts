import { beforeEach, expect, test } from 'vitest'
import type { ModelAway } from '../../../../shared/language/assistant.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { ModelFault } from './model.ts'

let now: number
let breaker: Breaker
let asked: number

beforeEach(() => {
  now = 0
  asked = 0
  breaker = createBreaker({ elapsed: () => now })
})

const answer = () => breaker.run(async () => ++asked)
const fail = (code: ModelAway, retryAfter?: number) =>
  breaker
    .run(async () => {
      asked++
      throw new ModelFault(code, code, retryAfter ? { retryAfter } : {})
    })
    .catch(({ code }) => code)

test('three faults of the server in a row, and it is left alone for a while', async () => {
  for (let n = 0; n < 3; n++) expect(await fail('unavailable')).toBe('unavailable')
  expect(await fail('unavailable')).toBe('resting')
  expect(asked).toBe(3)
  now += 15_000
  expect(await answer()).toBe(4)
  expect(await answer()).toBe(5)
})

test('the rests get longer, up to five minutes', async () => {
  for (let n = 0; n < 3; n++) await fail('timeout')
  for (const rest of [15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
    now += rest - 1
    expect(await fail('timeout')).toBe('resting')
    now += 1
    expect(await fail('timeout')).toBe('timeout')
  }
})

test('after a rest one question goes through at a time', async () => {
  for (let n = 0; n < 3; n++) await fail('unavailable')
  now += 15_000
  let release = () => {}
  const slow = breaker.run(() => new Promise<void>((resolve) => (release = resolve)))
  expect(await fail('unavailable')).toBe('resting')
  release()
  await slow
  expect(await answer()).toBeGreaterThan(0)
})

test('what the model makes of one message says nothing of the server', async () => {
  for (const code of ['refused', 'cut', 'unusable', 'too-long', 'refused'] as const) await fail(code)
  expect(await answer()).toBe(6)
  await fail('unavailable')
  await fail('unavailable')
  await fail('refused')
  await fail('unavailable')
  expect(await answer()).toBeGreaterThan(0)
})

test('a server that names a moment is asked again then', async () => {
  await fail('busy', 40_000)
  expect(await fail('busy')).toBe('resting')
  now += 40_000
  expect(await answer()).toBeGreaterThan(0)
})
