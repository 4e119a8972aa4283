import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from './corpus.ts'
import { describeRepeat, readDrafts } from './index.ts'
import type { Context } from './types.ts'

/** docs/language.md says what is read as what; every row of its tables is run here, at the moment that it names. */
const DOCS = new URL('../../docs/language.md', import.meta.url)
const CONTEXT: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', projects: ['Home', 'Big Move'] }

const rows = readFileSync(DOCS, 'utf8')
  .split('\n')
  .map((line) => /^\| ``? ?(.+?) ?``? \| (.+?) \|/.exec(line))
  .filter((match) => match !== null)
  .map(([, words = '', expected = '']) => ({ words, expected }))

describe('the tables of docs/language.md', () => {
  it('has examples', () => expect(rows.length).toBeGreaterThan(150))

  it.each(rows)('$words: $expected', ({ words, expected }) => {
    const { drafts } = readDrafts(words.replaceAll('⏎', '\n').replaceAll('\\|', '|'), CONTEXT)
    expect(drafts.map((draft) => outcomeOf(draft, (repeat) => describeRepeat(repeat, CONTEXT))).join('; ')).toBe(
      expected,
    )
  })
})
