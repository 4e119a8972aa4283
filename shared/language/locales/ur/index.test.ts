import { beforeAll, describe, expect, it } from 'vitest'
import { loadLanguage, parseFilter, readChanges } from '../../index.ts'
import { searchConfigurationFor } from '../search.ts'

const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Asia/Karachi', language: 'ur' }

beforeAll(() => loadLanguage('ur'))

describe('Urdu', () => {
  it('reads alone what a task becomes, and which tasks are meant', () => {
    expect(readChanges('do din aage', CONTEXT)).toEqual({ postpone: { days: 2 } })
    expect(readChanges('جمعے کو', CONTEXT)).toEqual({ due: { date: '2026-03-13' } })
    expect(parseFilter('overdue', CONTEXT)).toEqual({ overdue: true })
    expect(parseFilter('کل', CONTEXT)).toEqual({ due: { from: '2026-03-12', to: '2026-03-13' } })
  })

  it('is searched by whole words: Postgres knows no stems of it', () =>
    expect(searchConfigurationFor('doodh', 'ur-PK')).toBeUndefined())
})
