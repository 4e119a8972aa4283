import { expect, test } from 'vitest'
import fc from '../../tests/properties.ts'
import { idOf } from './index.ts'

test('an id of yesterday is the same today', () => {
  expect(idOf('occurrence', '0195a0c0-0000-7000-8000-000000000001', '2026-12-31')).toBe(
    '80375f79-f85d-5d4b-b635-345e823fcf8d',
  )
})

test('what differs in any part has another id, whatever is in the parts', () => {
  expect(idOf('audit', 'a\nb', 'c')).not.toBe(idOf('audit', 'a', 'b\nc'))
  const part = fc.string({ unit: fc.constantFrom('a', '\n', '\0', 'n'), maxLength: 4 })
  const parts = fc.array(part, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      fc.pre(one.length !== other.length || one.some((text, index) => text !== other[index]))
      expect(idOf(...one)).not.toBe(idOf(...other))
    }),
    { numRuns: 2000 },
  )
})
