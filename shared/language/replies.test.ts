import { expect, test } from 'vitest'
import { isolate } from './replies.ts'

test('a title that runs the other way is isolated, and every one in a right-to-left sentence', () => {
  expect(isolate('ltr', 'buy milk')).toBe('buy milk')
  expect(isolate('ltr', 'دودھ خریدنا')).toBe('\u2068دودھ خریدنا\u2069')
  expect(isolate('ltr', 'buy דבש')).toBe('\u2068buy דבש\u2069')
  expect(isolate('rtl', 'buy milk')).toBe('\u2068buy milk\u2069')
})
