import { afterEach, expect, test, vi } from 'vitest'
import { signingKey } from './token.ts'

afterEach(() => vi.unstubAllEnvs())

test('a token is signed by the key that is given, as that of a cluster, and not by the local one', async () => {
  vi.stubEnv('JWT_SIGNING_KEY', 'the key of a cluster')
  expect(await signingKey('/nowhere')).toBe('the key of a cluster')
})
