import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { canonicalZone, isTimeZone, wallTimeAt } from './zone.ts'

test('a zone is stored by one name, however it is written', () => {
  for (const written of ['Europe/Berlin', 'europe/berlin', 'EUROPE/BERLIN']) {
    expect(canonicalZone(written)).toBe('Europe/Berlin')
    expect(wallTimeAt(0, written)).toBe('1970-01-01T01:00')
  }
  expect(canonicalZone('america/port-au-PRINCE')).toBe('America/Port-au-Prince')
  expect(canonicalZone('utc')).toBe('UTC')
})

test('a name that is another for the same zone stays what the person said', () => {
  expect(canonicalZone('Asia/Kolkata')).toBe('Asia/Kolkata')
})

test.each(['', 'Mars/Base', '+02:00', 'Europe/Berlin '.repeat(10), '../etc', 'Europe/Berlin\u0000'])(
  '%o is no time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(false)
    expect(canonicalZone(name)).toBeUndefined()
  },
)

test('whatever names are asked for, what is kept for them stays within bounds', () => {
  const variants = Array.from({ length: 2 ** 12 }, (_, bits) =>
    [...'europe/berlin'].map((letter, index) => (bits & (1 << index) ? letter.toUpperCase() : letter)).join(''),
  )
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  for (const variant of variants) expect(canonicalZone(variant)).toBe('Europe/Berlin')
  // Each at 63 kB would be 258 MB.
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024)
})

/** As the engine says, for this instant alone. */
function shownBy(zone: string, instant: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return format.format(instant).replace(' ', 'T')
}

/** Zones with clocks that were changed in odd ways, each with an instant at which that was. */
const CHANGES: [zone: string, at: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Africa/Freetown', '1939-09-01T01:00:00Z'],
  ['Africa/Freetown', '1939-09-05T00:40:00Z'],
  ['America/Recife', '2000-10-15T02:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
]

test('the wall time of any instant is what the engine says, next to a change of clocks as well', () => {
  const seconds = fc.integer({ min: -2 * 86_400, max: 2 * 86_400 })
  const near = fc
    .tuple(fc.constantFrom(...CHANGES), seconds)
    .map(([[zone, at], after]) => [zone, Date.parse(at) + after * 1000] as const)
  const anywhere = fc.tuple(
    fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    fc.integer({ min: Date.parse('1900-01-01T00:00:00Z'), max: Date.parse('2100-01-01T00:00:00Z') }),
  )
  fc.assert(
    fc.property(fc.oneof(near, anywhere), ([zone, instant]) => {
      expect([zone, wallTimeAt(instant, zone)]).toEqual([zone, shownBy(zone, instant)])
    }),
    { numRuns: 2000 },
  )
})
