import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeRepeat, readDrafts } from './index.ts'
import type { Context, Range, TaskDraft, When } from './types.ts'

/** docs/language.md says what is read as what; every row of its tables is run here, at the moment that it names. */
const DOCS = new URL('../../docs/language.md', import.meta.url)
const CONTEXT: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', projects: ['Home', 'Big Move'] }

const whenText = ({ date, time }: When): string => (time ? `${date} ${time}` : date)
const rangeText = ({ from, to }: Range): string =>
  `[${[from, to]
    .map((end) => end?.replace('T', ' ') ?? '')
    .join(' to ')
    .trim()}]`

/** The notation of the tables: title in quotation marks, date, range, rule in words, marks. */
function outcome(draft: TaskDraft): string {
  const {
    title,
    due,
    range,
    repeat,
    durationMinutes,
    priority,
    project,
    section,
    labels,
    assignee,
    deadline,
    reminders,
    isNote,
  } = draft
  const parts = [
    title && `“${title}”`,
    repeat ? `${describeRepeat(repeat, CONTEXT)} (first ${whenText(repeat.start)})` : due && whenText(due),
    range && rangeText(range),
    durationMinutes && `${durationMinutes} min`,
    deadline && `{${whenText(deadline)}}`,
    ...reminders.map((each) => ('at' in each ? `!${each.at.replace('T', ' ')}` : `!${each.minutesBefore} min before`)),
    priority && `p${priority}`,
    project && `#${project}`,
    section && `/${section}`,
    ...labels.map((label) => `@${label}`),
    assignee && `+${assignee}`,
    isNote && 'a note',
  ]
  return parts.filter(Boolean).join(', ') || 'nothing'
}

const rows = readFileSync(DOCS, 'utf8')
  .split('\n')
  .map((line) => /^\| ``? ?(.+?) ?``? \| (.+?) \|/.exec(line))
  .filter((match) => match !== null)
  .map(([, words = '', expected = '']) => ({ words, expected }))

describe('the tables of docs/language.md', () => {
  it('has examples', () => expect(rows.length).toBeGreaterThan(150))

  it.each(rows)('$words: $expected', ({ words, expected }) => {
    const { drafts } = readDrafts(words.replaceAll('⏎', '\n').replaceAll('\\|', '|'), CONTEXT)
    expect(drafts.map(outcome).join('; ')).toBe(expected)
  })
})
