import { describe, expect, test } from 'vitest'
import { timeOf } from '../../shared/time/civil.ts'
import { wallTimeAt } from '../../shared/time/zone.ts'
import fc from '../../tests/properties.ts'
import { quietUntil } from './quiet-hours.ts'

const until = (instant: string, from: string, to: string, timeZone = 'UTC') => {
  const end = quietUntil(Date.parse(instant), { quietHours: { from, to }, timeZone })
  return end && new Date(end).toISOString().slice(0, 16)
}

test('without quiet hours every instant is loud', () => {
  expect(quietUntil(0, { quietHours: null, timeZone: 'UTC' })).toBeNull()
})

describe('from 22:00 to 07:00', () => {
  test.each([
    ['2026-03-11T21:59:59Z', null],
    ['2026-03-11T22:00:00Z', '2026-03-12T07:00'],
    ['2026-03-11T23:59:59Z', '2026-03-12T07:00'],
    ['2026-03-12T00:00:00Z', '2026-03-12T07:00'],
    ['2026-03-12T06:59:59Z', '2026-03-12T07:00'],
    ['2026-03-12T07:00:00Z', null],
  ])('at %s', (instant, end) => expect(until(instant, '22:00', '07:00')).toBe(end))
})

test('within one day, they are over the same day', () => {
  expect(until('2026-03-11T12:30:00Z', '12:00', '13:00')).toBe('2026-03-11T13:00')
  expect(until('2026-03-11T13:00:00Z', '12:00', '13:00')).toBeNull()
})

test('they are those of the person’s clocks', () => {
  expect(until('2026-03-11T21:30:00Z', '22:00', '07:00', 'Europe/Berlin')).toBe('2026-03-12T06:00')
})

test('in the night when clocks go forward they are over at seven by the new time', () => {
  expect(until('2026-03-28T22:00:00Z', '22:00', '07:00', 'Europe/Berlin')).toBe('2026-03-29T05:00')
})

test('from a time to the same time is never', () => {
  expect(until('2026-03-11T08:00:00Z', '08:00', '08:00')).toBeNull()
})

test('whatever the hours, what is held is held for less than a day and delivered at their end', () => {
  const time = fc.integer({ min: 0, max: 1439 }).map(timeOf)
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
  const instant = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) })
  fc.assert(
    fc.property(time, time, zone, instant, (from, to, timeZone, at) => {
      const end = quietUntil(at, { quietHours: { from, to }, timeZone })
      if (end === null) return
      expect(end).toBeGreaterThan(at)
      expect(end - at).toBeLessThanOrEqual(25 * 3_600_000)
      // Unless the clocks skip it, the end is what they show then.
      const shown = wallTimeAt(end, timeZone).slice(11)
      if (wallTimeAt(end - 3_600_000, timeZone).slice(11, 13) !== shown.slice(11, 13)) expect(shown >= to).toBe(true)
    }),
    { numRuns: 500 },
  )
})
