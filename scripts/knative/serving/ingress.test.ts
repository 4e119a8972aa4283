import { expect, test } from 'vitest'
import { functionNameOf } from './ingress.ts'

test.each([
  ['sync.localhost:8080', 'sync'],
  ['SYNC.localhost', 'sync'],
  ['localhost:8080', 'gateway'],
  ['127.0.0.1:8080', 'gateway'],
  ['[::1]:8080', 'gateway'],
  [undefined, 'gateway'],
  ['web.localhost.', 'web'],
  ['example.com', 'example.com'],
])('host %s is the function %s', (host, name) => {
  expect(functionNameOf(host)).toBe(name)
})
