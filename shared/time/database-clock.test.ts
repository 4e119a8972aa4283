import { expect, test } from 'vitest'
import { manualClock } from '../../tests/clock.ts'
import { createDatabaseClock } from './database-clock.ts'

const at = Date.parse('2026-03-11T08:00:00.000Z')

/** An answer of a database that looks at its clock in the middle of it. */
const answering = (own: ReturnType<typeof manualClock>, takes: number, now: number) => async () => {
  own.advance(takes)
  return [{ now }]
}

test('the database tells the time once, and from then on it passes', async () => {
  const own = manualClock('2020-01-01T00:00:00.000Z')
  const clock = createDatabaseClock(own)
  expect(() => clock.now()).toThrow('has not told')
  await clock.asking(answering(own, 0, at))
  own.advance(1234)
  expect(clock.now().getTime()).toBe(at + 1234)
})

test('of several answers the most exact one counts, until it is old', async () => {
  const own = manualClock('2020-01-01T00:00:00.000Z')
  const clock = createDatabaseClock(own)
  await clock.asking(answering(own, 2, at))
  expect(clock.now().getTime()).toBe(at + 1)
  await clock.asking(answering(own, 3000, at + 2900))
  expect(clock.now().getTime()).toBe(at + 3001)
  own.advance(60_000)
  await clock.asking(answering(own, 3000, at))
  expect(clock.now().getTime()).toBe(at + 1500)
})

test('whoever sleeps is woken at the instant by that clock', async () => {
  const own = manualClock('2020-01-01T00:00:00.000Z')
  const clock = createDatabaseClock(own)
  await clock.asking(answering(own, 0, at))
  const woken: Date[] = []
  clock.wake(at + 5000, () => woken.push(clock.now()))
  own.advance(10_000)
  expect(woken.map((instant) => instant.getTime())).toEqual([at + 5000])
})
