import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any setting it is ten minutes with seed 1', () => {
  expect(readSettings({})).toMatchObject({ seed: 1, minutes: 10, mode: 'faults', report: 'docs/reliability.md' })
  expect(readSettings({}).sabotage).toBeUndefined()
})

test('what is set is taken', () => {
  const env = {
    SEED: '7',
    MINUTES: '0.5',
    MODE: 'outages',
    SABOTAGE: 'relay',
    REPORT: 'r.md',
    EVIDENCE: 'e',
    PEOPLE: '3',
  }
  expect(readSettings(env)).toEqual({
    seed: 7,
    minutes: 0.5,
    mode: 'outages',
    sabotage: 'relay',
    report: 'r.md',
    evidence: 'e',
    people: 3,
  })
})

test.each([
  ['SEED', 'x', "SEED is 'x': set it to a number from 0"],
  ['MINUTES', '-1', "MINUTES is '-1': set it to a number from 0"],
  ['PEOPLE', '0', "PEOPLE is '0': set it to a number from 1"],
  ['MODE', 'all', "MODE is 'all': set it to faults, judge or outages"],
  ['MODE', 'judge', "MODE is 'judge': set EVIDENCE to the file that a run has named"],
  ['SABOTAGE', 'all', "SABOTAGE is 'all': set it to inbox, version, subtasks, lease, start, sending, answer or relay"],
])('%s set to %s is refused in words', (name, value, message) => {
  expect(() => readSettings({ [name]: value })).toThrow(message)
})
