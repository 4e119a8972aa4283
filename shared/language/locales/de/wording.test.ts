import { describe, expect, test } from 'vitest'
import { german } from './index.ts'

const context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', language: 'de' }
const repeat = (rule: string, time: string | null = null) =>
  german.describeRepeat({ rule, start: { date: '2026-03-11', time }, counted: 'schedule' }, context)

describe('dates', () => {
  test.each([
    ['2026-03-12', null, 'morgen'],
    ['2026-03-13', '09:00', 'übermorgen um 09:00'],
    ['2026-03-16', null, 'Montag'],
    ['2026-05-01', null, '1. Mai'],
    ['2027-01-27', '17:30', '27. Januar 2027 um 17:30'],
  ])('%s %s: %s', (date, time, words) => expect(german.describeWhen({ date, time }, context)).toBe(words))
})

describe('recurrences', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO', '09:00', 'jeden Montag um 09:00'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', null, 'alle 2 Wochen am Dienstag und Donnerstag'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', null, 'jeden Werktag'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', null, 'jeden Monat am letzten Tag'],
    ['FREQ=MONTHLY;BYDAY=1FR', null, 'jeden Monat am ersten Freitag'],
    ['FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', null, 'jedes Jahr am 1. Mai'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=5', null, 'alle 3 Tage, 5-mal'],
    ['FREQ=YEARLY;BYWEEKNO=20', null, 'nach der Regel FREQ=YEARLY;BYWEEKNO=20'],
  ])('%s: %s', (rule, time, words) => expect(repeat(rule, time)).toBe(words))
})

test('filters and changes', () => {
  const { describeFilter, describeChanges } = german
  const due = { from: '2026-03-11', to: '2026-03-12' }
  expect(
    describeFilter(
      { and: [{ or: [{ due }, { overdue: true }] }, { project: 'Arbeit', withChildren: false }] },
      context,
    ),
  ).toBe('(fällig heute oder überfällig) und #Arbeit')
  expect(describeChanges({ due: { date: '2026-03-12' }, priority: 1, postpone: { days: -2 } }, context)).toBe(
    'morgen, 2 Tage früher, p1',
  )
})

test('what is proposed reads as German', () => {
  const proposal = { act: 'delete', count: 2, title: 'Rasen mähen' } as const
  expect(german.replies.proposed(proposal, [], context)).toMatch(/^Ich würde 2 Aufgaben löschen:/)
  expect(german.replies.declined({ ...proposal, count: 1 }, context)).toBe('Gut, dann nicht: „Rasen mähen“ löschen.')
})
