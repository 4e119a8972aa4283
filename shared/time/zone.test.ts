import { expect, test } from 'vitest'
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
