import { expect, test } from 'vitest'
import { decide } from '../../shared/domain/decide.ts'
import { DEFAULT_PROFILE } from '../../shared/domain/default-profile.ts'
import type { NewTask } from '../../shared/domain/task.ts'
import { newId } from '../../shared/ids/index.ts'
import { notices } from '../../shared/language/locales/en/notices.ts'
import { noticesOf } from '../../shared/language/locales/notices.ts'
import { dueWords, headline, type ReminderFired, text } from './message.ts'

const at = '2026-03-31T06:30:00.000Z'
const reminder = (fields: Partial<NewTask>): ReminderFired => {
  const { data } = decide({ type: 'create', id: newId(), fields: { title: 'pay rent', ...fields } }, null, at)!
  return { reminderId: newId(), task: data.task, at, firedAt: at }
}
const british = { ...DEFAULT_PROFILE, locale: 'en-GB' as const }

test('says when it is due by the clocks of where it is due, as the person writes dates', () => {
  const due = { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' }
  expect(dueWords(reminder({ due }), british)).toBe('Tuesday 31 March at 09:00')
  expect(dueWords(reminder({ due }), DEFAULT_PROFILE)).toMatch(/^Tuesday, March 31 at 9:00\sAM$/)
})

test('a date without a time is that day, although it ends with the next midnight', () => {
  const due = { date: '2026-03-31', time: null, timeZone: 'America/New_York' }
  expect(dueWords(reminder({ due }), british)).toBe('Tuesday 31 March')
})

test('a title of several lines is one line where only one fits', () => {
  expect(headline(reminder({ title: 'pay\r\nrent' }))).toBe('pay rent')
})

test('has what helps to do the task, and nothing empty', () => {
  const task = reminder({ note: 'IBAN in the safe', project: 'home', labels: ['money'] })
  expect(text(task, british, notices)).toBe('pay rent\n\n#home @money\n\nIBAN in the safe')
  expect(text(reminder({}), british, notices)).toBe('pay rent')
})

test.each([
  ['de-DE', 'Erinnerung: pay rent', 'pay rent\n\nFällig Dienstag, 31. März um 09:00'],
  ['ur-PK', /^یاد دہانی/, /وقت: .*مارچ/],
  ['fr-FR', 'Reminder: pay rent', 'pay rent\n\nDue mardi 31 mars à 09:00'],
])('%s: in the language of the person, English where there are no words', async (locale, subject, body) => {
  const words = await noticesOf(locale)
  const due = { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' }
  const said = [words.reminder('pay rent'), text(reminder({ due }), { ...british, locale }, words)]
  for (const [index, expected] of [subject, body].entries())
    if (expected instanceof RegExp) expect(said[index]).toMatch(expected)
    else expect(said[index]).toBe(expected)
  expect(words.confirmation.text('https://x.example/confirm')).toContain('https://x.example/confirm')
})
