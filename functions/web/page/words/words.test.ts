import { beforeAll, describe, expect, test } from 'vitest'
import type { CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import { loadLanguage, localeOf } from '../../../../shared/language/index.ts'
import type { Changes, Context } from '../../../../shared/language/types.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { ur } from './ur.ts'

/** What takes a field away names it in the chat. */
const TAKEN_AWAY: Record<string, Changes> = {
  due: { due: null },
  start: { start: null },
  deadline: { deadline: null },
  project: { project: null },
  section: { section: null },
  labels: { clearLabels: true },
  reminders: { clearReminders: true },
}

/** "die Frist", "no deadline": the last letter is the sentence's. */
const stemOf = (word: string): string => word.toLowerCase().slice(0, -1)

describe.each(Object.entries({ de, en, ur }))(
  'one word for each thing, in the app and in the chat: %s',
  (language, words) => {
    const context: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language }

    beforeAll(() => loadLanguage(language))

    test.each(Object.entries(TAKEN_AWAY))('%s', (field, changes) => {
      expect(localeOf(context).describeChanges(changes, context).toLowerCase()).toContain(stemOf(words.fields[field]!))
    })

    test.each(Object.entries(words.collections.make) as [CollectionKind, string][])('a %s', (kind, offer) => {
      const noun = offer.split(' ').at(-1)!
      expect(localeOf(context).replies.made(kind, 'x', true, context)).toContain(noun)
    })
  },
)
