import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../../types.ts'
import { understand } from './understand.ts'

/** docs/commands.md says what is understood as what; every row of its tables is run here, at the moment that it names. */
const DOCS = new URL('../../../../../docs/commands.md', import.meta.url)
const CONTEXT: Context = {
  now: '2026-03-11T09:30',
  timeZone: 'Europe/Berlin',
  projects: ['Home', 'Work', 'Groceries'],
  labels: ['errand'],
}

const rows = readFileSync(DOCS, 'utf8')
  .split('\n')
  .map((line) => /^\| `(.+?)` \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, words = '', expected = '']) => ({ words: words.replaceAll('\\|', '|'), expected }))

describe('the tables of docs/commands.md', () => {
  test('have examples', () => expect(rows.length).toBeGreaterThan(100))

  test.each(rows)('$words', ({ words, expected }) => {
    const { explanation, question } = understand(words, CONTEXT)
    expect(question ? `${question.ask} ${question.choices.map(({ label }) => label).join(' / ')}` : explanation).toBe(
      expected,
    )
  })
})
