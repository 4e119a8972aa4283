import { expect, test } from 'vitest'
import { replies } from './locales/en/replies.ts'
import { isolate } from './replies.ts'

test('a title that runs the other way is isolated, and every one in a right-to-left sentence', () => {
  expect(isolate('ltr', 'buy milk')).toBe('buy milk')
  expect(isolate('ltr', 'دودھ خریدنا')).toBe('\u2068دودھ خریدنا\u2069')
  expect(isolate('ltr', 'buy דבש')).toBe('\u2068buy דבש\u2069')
  expect(isolate('rtl', 'buy milk')).toBe('\u2068buy milk\u2069')
})

test('of very many names the first fifty are told, and how many more there are', () => {
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}`)
  expect(replies.names('labels', names, context)).toMatch(
    /^Your open tasks have these labels: @n0, .*, @n49 and 950 more\.$/,
  )
  expect(replies.names('projects', names.slice(0, 50), context)).toMatch(/#n49\.$/)
})
