import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, localeOf, understand } from './index.ts'
import { replies } from './locales/en/replies.ts'
import * as languages from './locales/list.ts'
import { isolate, type Refused, type TaskView } from './replies.ts'
import type { Missing } from './types.ts'

test('a title that runs the other way is isolated, and every one in a right-to-left sentence', () => {
  expect(isolate('ltr', 'buy milk')).toBe('buy milk')
  expect(isolate('ltr', 'دودھ خریدنا')).toBe('\u2068دودھ خریدنا\u2069')
  expect(isolate('ltr', 'buy דבש')).toBe('\u2068buy דבש\u2069')
  expect(isolate('rtl', 'buy milk')).toBe('\u2068buy milk\u2069')
})

test('of very many names the first fifty are told, and how many more there are', () => {
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
  const names = Array.from({ length: 1000 }, (_, index) => `n${index}`)
  expect(replies.names('labels', names, context)).toMatch(
    /^Your open tasks have these labels: @n0, .*, @n49 and 950 more\.$/,
  )
  expect(replies.names('projects', names.slice(0, 50), context)).toMatch(/#n49\.$/)
})

test.each([
  ['en', 'thanks a lot!', 'You’re welcome.'],
  ['en', 'good night', 'See you. What has a reminder, I will remind you of.'],
  ['de', 'vielen Dank', 'Gern geschehen.'],
  ['de', 'tschüss', 'Bis bald. Was eine Erinnerung hat, daran erinnere ich dich.'],
  ['es', '¡gracias!', 'De nada.'],
  ['ur', 'شکریہ', 'کوئی بات نہیں۔'],
])('thanks and good-byes are answered in %s: %s', async (language, said, reply) => {
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language }
  await loadLanguage(language)
  expect(localeOf(context).replies.smallTalk(said, context)).toBe(reply)
})

const MISSING: Missing[] = ['timer', 'sharing', 'file', 'place', 'calendar', 'copy', 'tracking', 'pin', 'archive']
const LANGUAGES = [...Object.keys(languages).map((language) => ({ language })), { language: 'ur', isRoman: true }]

describe.each(LANGUAGES)('what is not there, in %o', (language) => {
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', ...language }
  beforeAll(() => loadLanguage(language.language))

  test('each has an answer of its own, and what cannot be named has one too', () => {
    const { notThere, outOfScope } = localeOf(context).replies
    const said = [undefined, ...MISSING].map((missing) => notThere(missing, context))
    expect(new Set([...said, outOfScope(context)]).size).toBe(MISSING.length + 2)
  })

  test.each(MISSING)('what is said instead of %s is understood', (missing) => {
    const said = localeOf(context).replies.notThere(missing, context)
    for (const [, words] of said.matchAll(/[“„](.+?)[“”]/g)) {
      const { commands, question } = understand(words!.replace(' …', ' x'), context)
      expect([words, question, commands.map(({ kind }) => kind)]).toEqual([
        words,
        null,
        [expect.not.stringMatching('none')],
      ])
    }
  })
})

const CODES: Record<Refused['code'], true> = {
  'nothing-to-undo': true,
  'nothing-to-redo': true,
  'too-many-tasks': true,
  'too-many-reminders': true,
  'task-exists': true,
  'task-deleted': true,
  'note-not-completable': true,
  'recurrence-without-date': true,
  'start-after-due': true,
  'parent-missing': true,
  'parent-in-circle': true,
  'too-deep': true,
  'too-many-subtasks': true,
  'open-subtasks': true,
  recurrence: true,
  'invalid-request': true,
  'too-large': true,
  'name-taken': true,
  'no-such-collection': true,
  'no-such-comment': true,
  'too-many-comments': true,
  'not-the-writer': true,
  'not-within': true,
  'too-many-collections': true,
}
const ENGLISH = 'an English sentence'

describe.each(LANGUAGES.filter(({ language }) => language !== 'en'))('what is refused, in %o', (language) => {
  const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', ...language }
  const view = { title: 'x' } as TaskView

  test.each(Object.keys(CODES) as Refused['code'][])('%s is told without English', (code) => {
    const { refused, takenBack, completed } = localeOf(context).replies
    const problem = { code, detail: ENGLISH, most: 7, fields: ['title'] }
    const said = [
      refused(problem, context),
      takenBack({ direction: 'undo', did: [], count: 0 }, null, [{ title: 'x', ...problem }], context),
      completed([{ task: view, next: null, ended: ENGLISH }], context),
    ]
    for (const text of said) expect(text).not.toContain(ENGLISH)
    expect(said[0]).toMatch(/\p{L}{3}/u)
  })
})

test('a title that is too long is told by its name', async () => {
  await loadLanguage('de')
  const { refused } = localeOf({ language: 'de' }).replies
  const problem = { code: 'invalid-request', detail: ENGLISH, fields: ['title', 'labels'] } as const
  expect(refused({ ...problem, fields: [...problem.fields] }, { now: '2026-03-11T09:30', timeZone: 'UTC' })).toContain(
    'der Titel und die Labels',
  )
})
