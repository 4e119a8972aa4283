import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Corpus, outcomeOf } from './corpus.ts'
import { loadLanguage, readDrafts } from './index.ts'

/** Every example beside the rules of a language, said on Wednesday, 11 March 2026 at 09:30. */
const LOCALES = join(import.meta.dirname, 'locales')
const files = globSync('*/**/*.corpus.ts', { cwd: LOCALES })

it('there are examples', () => expect(files.length).toBeGreaterThan(0))

describe.each(files)('%s', async (file) => {
  const language = file.split('/')[0]!
  const { corpus }: { corpus: Corpus } = await import(join(LOCALES, dirname(file), basename(file)))
  await loadLanguage(language)
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language }
  const outcome = (text: string): string =>
    readDrafts(text, context)
      .drafts.map((draft) => outcomeOf(draft))
      .join('; ')

  const examples = Object.entries(corpus.read).flatMap(([expected, texts]) => texts.map((text) => ({ text, expected })))
  it.each(examples)('$text: $expected', ({ text, expected }) => expect(outcome(text)).toBe(expected))
  it.each(corpus.kept)('%s is a title', (text) => expect(outcome(text)).toBe(`“${text}”`))
})
