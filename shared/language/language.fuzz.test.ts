import { describe, expect, it } from 'vitest'
import fc from '../../tests/properties.ts'
import { parseDate, parseTime } from '../time/civil.ts'
import { describeRepeat, describeWhen, loadLanguage, readDrafts } from './index.ts'
import type { Context, TaskDraft } from './types.ts'

const context: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', projects: ['Home', 'Big Move'] }

/** Words that the grammar knows, and some that it does not: random sentences of them reach every rule. */
const WORDS =
  `every each other day days week weeks month monday tue wednesday fri saturday weekend weekday workday 1st 2nd 3rd 15th 31 30 12 5 0 99999
  first second last third next this past in on at by until till before after from to and or of the a an for starting except but not - , . / : ! # @ { } ( )
  9am 5pm 25:00 10:30 noon midnight morning evening night today tomorrow tonight yesterday jan feb march may december 2026 1984 99999 2/29 30/2 12/31 2027-13-45
  hour hours minutes half quarter past couple few once twice times daily weekly monthly yearly christmas easter eod end beginning mid early late
  p1 p9 urgent #Home @label +bob {friday} !30min * \\ " ' \`code\` https://x.y/z milk call mom`.split(/\s+/)

const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(' '))
const strange = fc.string({ unit: 'binary', maxLength: 60 })
const mixed = fc.array(fc.oneof(fc.constantFrom(...WORDS), strange), { maxLength: 12 }).map((parts) => parts.join(' '))

function expectSane(draft: TaskDraft): void {
  const dates = [draft.due, draft.start, draft.deadline, draft.repeat?.start].filter((when) => when != null)
  for (const { date, time } of dates) {
    expect(parseDate(date)).toBeTypeOf('number')
    expect(date.length).toBe(10)
    if (time !== null) expect(parseTime(time)).toBeTypeOf('number')
  }
  for (const end of [draft.range?.from, draft.range?.to]) if (end) expect(parseDate(end)).toBeTypeOf('number')
  if (draft.durationMinutes !== null) expect(draft.durationMinutes).toBeGreaterThan(0)
}

describe('whatever is typed', () => {
  it.each([
    ['sentences of its own words', sentence],
    ['any characters', strange],
    ['both', mixed],
  ])('gives dates of the calendar or none, and never throws: %s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { drafts, spans } = readDrafts(text, context)
        expect(drafts.length).toBeGreaterThan(0)
        drafts.forEach(expectSane)
        for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
        for (const { due, repeat } of drafts) {
          if (due) describeWhen(due, context)
          if (repeat) describeRepeat(repeat, context)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('means the same in any month: no day is skipped or invented', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(Date.UTC(2001, 0, 1) + day * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, sentence, (day, text) => {
        readDrafts(text, { ...context, now: `${day}T12:00` }).drafts.forEach(expectSane)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    'feb 30',
    '25:00',
    'every 0 days',
    'every -1 days',
    'jan 1 99999',
    '31/31',
    'every feb 30',
    'in 99999999 years',
    '2026-02-30',
    '24:61',
    'every 32nd',
    'at 13pm',
  ])('makes no date of "%s"', (text) => {
    const [draft] = readDrafts(text, context).drafts
    expect({ due: draft!.due, repeat: draft!.repeat }).toEqual({ due: null, repeat: null })
  })

  it.each([
    ['brackets', '('.repeat(10_000)],
    ['braces', '{'.repeat(10_000)],
    ['numbers', '1 '.repeat(10_000)],
    ['dates', 'friday at 5 and '.repeat(2000)],
    ['rules', 'every monday and '.repeat(2000)],
    ['every', 'every '.repeat(5000)],
    ['to', 'from monday to '.repeat(2000)],
    ['before', '2 days before '.repeat(2000)],
    ['quotes', '" '.repeat(5000)],
    ['marks', '#a @b +c !1h {x} '.repeat(1500)],
    ['commas', 'mon, '.repeat(3000)],
    ['ordinals', 'the first '.repeat(2000)],
    ['lines', 'a\n'.repeat(5000)],
    ['one word', 'a'.repeat(100_000)],
    ['and', 'call mom at 5 and '.repeat(500)],
  ])('ends with an answer on thousands of %s', (_name, text) => {
    expect(readDrafts(text, context).drafts.length).toBeGreaterThan(0)
  })

  it.each([
    ['ur', 'har peer aur '],
    ['ur', 'kal se parson tak '],
    ['ur', 'peer ke do din baad '],
    ['ur', 'itwar ko chhor kar '],
    ['ur', '5 se '],
    ['de', 'jeden montag und '],
    ['de', 'von montag bis '],
    ['de', 'zwei tage vor '],
    ['es', 'entre las 5 y '],
    ['es', 'antes de '],
    ['es', 'todos los lunes y '],
  ])('ends with an answer on thousands of words in %s: %s', async (language, words) => {
    await loadLanguage(language)
    expect(readDrafts(words.repeat(2000), { ...context, language }).drafts.length).toBeGreaterThan(0)
  })
})
