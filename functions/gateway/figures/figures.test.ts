import { expect, test } from 'vitest'
import { streakOf } from './figures.ts'

const days = (...counts: number[]) =>
  counts.map((completed, index) => ({ date: `2026-03-${String(index + 1).padStart(2, '0')}`, completed }))

test.each([
  ['nothing was done', days(0, 0, 0), 0, 0],
  ['every day', days(1, 2, 1), 3, 3],
  ['today is not over yet', days(0, 2, 1, 0), 2, 2],
  ['yesterday broke it', days(1, 1, 1, 0, 0), 0, 3],
  ['it begins anew', days(1, 1, 0, 4), 1, 2],
  ['the first day', days(5), 1, 1],
])('days in a row: %s', (_, given, current, longest) => {
  expect(streakOf(given)).toEqual({ current, longest })
})
