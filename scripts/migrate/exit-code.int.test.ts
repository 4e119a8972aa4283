import { expect, test } from 'vitest'
import { migrate } from '../../shared/database/migrate.ts'
import { createDatabase } from '../../tests/database.ts'
import { exitCodeOf, HOPELESS, TRY_AGAIN } from './exit-code.ts'
import { readLogins } from './logins.ts'

const codeOf = async (change: (url: URL) => void): Promise<number> => {
  const url = new URL(await createDatabase())
  change(url)
  return migrate(url.href).then(() => 0, exitCodeOf)
}

test('a database that does not answer is asked again', async () => {
  expect(
    await codeOf((url) => {
      url.port = '1'
    }),
  ).toBe(TRY_AGAIN)
})

test.each<[string, (url: URL) => void]>([
  [
    'a database that is not there',
    (url) => {
      url.pathname = '/nowhere'
    },
  ],
  [
    'a login that nobody has',
    (url) => {
      url.username = 'nobody'
    },
  ],
])('%s is not asked again', async (_, change) => {
  expect(await codeOf(change)).toBe(HOPELESS)
})

test('a login that was not given is not waited for', () => {
  expect(() => readLogins({})).toThrow(expect.toSatisfy((error) => exitCodeOf(error) === HOPELESS))
})
