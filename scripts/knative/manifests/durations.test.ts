import { expect, test } from 'vitest'
import { parseGoDuration, parseIsoDuration } from './durations.ts'

test.each([
  ['PT0.3S', 300],
  ['PT600S', 600_000],
  ['PT2M', 120_000],
  ['PT1H30M', 5_400_000],
  ['P1DT1S', 86_401_000],
])('a delivery waits %s as ISO 8601 says', (text, milliseconds) => {
  expect(parseIsoDuration(text)).toBe(milliseconds)
})

test.each(['', 'P', 'PT', '5s', 'PT-1S', '1M', 'PT1.5M'])("'%s' is no duration of a delivery", (text) => {
  expect(parseIsoDuration(text)).toBeUndefined()
})

test.each([
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
])('an annotation means %s as Go does', (text, milliseconds) => {
  expect(parseGoDuration(text)).toBe(milliseconds)
})

test.each(['', '30', 's', '30 s', 'PT30S', '-1s'])("'%s' is no duration of an annotation", (text) => {
  expect(parseGoDuration(text)).toBeUndefined()
})
