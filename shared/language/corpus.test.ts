import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import fc from '../../tests/properties.ts'
import { parseDate, parseTime } from '../time/civil.ts'
import { type Corpus, outcomeOf } from './corpus.ts'
import { loadLanguage, readDrafts, understand } from './index.ts'

/** Every example beside the rules of a language, said on Wednesday, 11 March 2026 at 09:30. */
const LOCALES = join(import.meta.dirname, 'locales')
const files = globSync('*/**/*.corpus.ts', { cwd: LOCALES })

it('there are examples', () => expect(files.length).toBeGreaterThan(0))

describe.each(files)('%s', async (file) => {
  const language = file.split('/')[0]!
  const { corpus }: { corpus: Corpus } = await import(join(LOCALES, dirname(file), basename(file)))
  await loadLanguage(language)
  const context = {
    now: '2026-03-11T09:30',
    timeZone: 'Europe/Berlin',
    language,
    projects: ['Home', 'Work', 'Groceries'],
    labels: ['errand'],
  }
  const outcome = (text: string): string =>
    readDrafts(text, context)
      .drafts.map((draft) => outcomeOf(draft))
      .join('; ')

  const listed = (examples: Corpus['read'] = {}) =>
    Object.entries(examples).flatMap(([expected, texts]) => texts.map((text) => ({ text, expected })))
  const [read, understood] = [listed(corpus.read), listed(corpus.understood)]
  it.each(read)('$text: $expected', ({ text, expected }) => expect(outcome(text)).toBe(expected))
  it.each(understood)('$text: $expected', ({ text, expected }) =>
    expect(understand(text, context).explanation).toBe(expected),
  )
  it.each(corpus.kept)('%s is a title', (text) => expect(outcome(text)).toBe(`“${text}”`))
  if (corpus.understood)
    it.each(corpus.kept)('%s is a new task', (text) => expect(understand(text, context).reason).toBe('default'))

  const words = [...[...read, ...understood].map(({ text }) => text), ...corpus.kept].flatMap((text) => text.split(' '))
  const sentence = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((some) => some.join(' '))
  it('its words in any order give dates of the calendar or none, and commands without a throw', () =>
    fc.assert(
      fc.property(sentence, (text) => {
        understand(text, context)
        const { drafts, spans } = readDrafts(text, context)
        for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
        for (const { date, time } of drafts
          .flatMap(({ due, start, deadline, repeat }) => [due, start, deadline, repeat?.start ?? null])
          .filter((when) => when !== null)) {
          expect(parseDate(date)).toBeTypeOf('number')
          if (time !== null) expect(parseTime(time)).toBeTypeOf('number')
        }
      }),
      { numRuns: 300 },
    ))
})
