import { describe, expect, test } from 'vitest'
import { FUNCTIONS_WITH_ROLE } from '../../shared/database/roles.ts'
import { readLogins, variableOf } from './logins.ts'

const all = Object.fromEntries(FUNCTIONS_WITH_ROLE.map((name) => [variableOf(name), `postgres://${name}@db/todo`]))

describe('the migration job', () => {
  test('takes the login of every function', () => {
    const { logins } = readLogins({ DATABASE_URL: 'postgres://owner@db/todo', ...all })
    expect(Object.keys(logins)).toEqual(FUNCTIONS_WITH_ROLE)
    expect(logins.gateway).toBe('postgres://gateway@db/todo')
  })

  test('works for a database in which all functions are its owner', () => {
    expect(readLogins({ DATABASE_URL: 'postgres://owner@db/todo' }).logins).toEqual({})
  })

  test('names what is missing', () => {
    const { SYNC_DATABASE_URL, ...rest } = all
    expect(SYNC_DATABASE_URL).toBeDefined()
    expect(() => readLogins({ DATABASE_URL: 'postgres://owner@db/todo', ...rest })).toThrow('SYNC_DATABASE_URL not set')
    expect(() => readLogins(all)).toThrow('DATABASE_URL is not set')
  })
})
