import { beforeAll, describe, expect, test } from 'vitest'
import { languages, loadLanguage, localeOf, recognise, understand } from '../../../shared/language/index.ts'
import { foreignLanguage } from '../../../shared/language/locales/foreign.ts'
import { MESSAGES } from './who-answers.corpus.ts'
import { whoAnswers } from './who-answers.ts'

beforeAll(() => Promise.all(languages().map(loadLanguage)))

function decide(message: string, conversation: string) {
  const language = recognise(message) ?? conversation
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language }
  return whoAnswers({
    message,
    understanding: understand(message, context),
    beyond: localeOf(context).readBeyond(message),
    foreign: foreignLanguage(message),
  })
}

describe.each(Object.entries(MESSAGES))('%s', (language, groups) => {
  const rows = groups.flatMap(([expected, messages]) => messages.map((message) => [message, expected] as const))
  test.each(rows)('%s → %s', (message, expected) => {
    const decided = decide(message, language === 'other' ? 'en' : language)
    expect(decided.who === 'grammar' ? 'grammar' : decided.why).toBe(expected)
    expect(decided.rule).not.toBe('')
  })
})

test('there are two hundred of them at least, and none twice', () => {
  const all = Object.values(MESSAGES).flatMap((groups) => groups.flatMap(([, messages]) => messages))
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(new Set(all).size).toBe(all.length)
})
