import { describe, expect, test } from 'vitest'
import { decide, type TaskCommand } from './decide.ts'
import { EMPTY_FIELDS } from './empty-fields.ts'
import { nextOccurrenceOf } from './next-occurrence.ts'
import { Refusal } from './refusal.ts'
import { type NewTask, type Recurrence, type Task, taskFields } from './task.ts'

const now = '2026-03-11T09:00:00.000Z'
const id = '0195a0c0-0000-7000-8000-000000000001'
const due = { date: '2026-03-31', time: null, timeZone: 'Europe/Berlin' }
const weekly: Recurrence = { rule: 'FREQ=WEEKLY', start: { date: '2026-03-31', time: null }, counted: 'schedule' }

const create = (fields: Partial<NewTask> = {}): Task =>
  decide({ type: 'create', id, fields: { title: 'pay rent', ...fields } }, null, now)!.data.task
const carriedOut = (command: TaskCommand, task: Task): Task => decide(command, task, now)!.data.task
const change = (task: Task, changes: Partial<NewTask>): Task => carriedOut({ type: 'change', changes }, task)

function refusal(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('what cannot be stored is refused in words, whoever writes it', () => {
  test.each<[string, Partial<NewTask>, string, RegExp]>([
    [
      'a long title',
      { title: 'x'.repeat(501) },
      'title',
      /the title must have at most 500 characters, and would have 501\. Please shorten it\./,
    ],
    ['an empty title', { title: ' ' }, 'title', /the title must not be empty/],
    ['control characters', { title: 'a\u0000b' }, 'title', /control characters/],
    ['half of a character', { note: 'a\ud800b' }, 'note', /well-formed Unicode/],
    [
      'many labels',
      { labels: Array.from({ length: 21 }, (_, n) => `l${n}`) },
      'labels',
      /at most 20 entries, and would have 21\. Please leave some out\./,
    ],
    ['a long label', { labels: ['x', 'y'.repeat(101)] }, 'labels.1', /the label 2 must have at most 100 characters/],
    [
      'a reminder years before',
      { due, reminders: [{ minutesBefore: 60_000_000 }] },
      'reminders.0.minutesBefore',
      /the minutes of the reminder 1 must be at most 527040/,
    ],
    [
      'a due date past the last one',
      { due: { ...due, date: '3000-01-01' } },
      'due.date',
      /from 1900-01-01 to 2999-12-31/,
    ],
    [
      'a deadline before the first date',
      { deadline: { date: '1899-12-31', time: null } },
      'deadline.date',
      /from 1900/,
    ],
    ['a reminder past the last date', { reminders: [{ at: '9999-12-31T09:00' }] }, 'reminders.0.at', /2999-12-31/],
    ['a duration without end', { durationMinutes: 1e12 }, 'durationMinutes', /at most 527040/],
    [
      'a rule that never happens',
      { due, recurrence: { ...weekly, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' } },
      'recurrence.rule',
      /no occurrence/,
    ],
    [
      'a rule that is none',
      { due, recurrence: { ...weekly, rule: 'FREQ=SOMETIMES' } },
      'recurrence.rule',
      /the repetition/,
    ],
    [
      'a series that begins too late',
      { due, recurrence: { ...weekly, start: { date: '3000-01-01', time: null } } },
      'recurrence.start.date',
      /2999/,
    ],
  ])('%s', (_, fields, field, words) => {
    const made = refusal(() => create(fields))
    expect(made).toMatchObject({ code: 'invalid-request', errors: [{ field }] })
    expect(made.message).toMatch(words)
    const { title, ...rest } = fields
    expect(refusal(() => change(create(), title === undefined ? rest : fields)).message).toMatch(
      /^Nothing was stored: the .* of “pay rent” /,
    )
    const previous = { ...create(), ...fields }
    expect(refusal(() => decide({ type: 'revert', previous }, create(), now)).code).toBe('invalid-request')
  })

  test('what is right in itself and too much together with what is there', () => {
    const labelled = create({ labels: Array.from({ length: 20 }, (_, n) => `l${n}`), note: 'n'.repeat(4000) })
    expect(refusal(() => change(labelled, { labels: [...labelled.labels, 'one more'] })).message).toMatch(/at most 20/)
    expect(refusal(() => change(labelled, { note: `${labelled.note}\nmore` })).message).toMatch(/would have 4005/)
  })

  test('an undo that would leave a repetition without a date', () => {
    const task = create({ due, recurrence: weekly })
    expect(refusal(() => decide({ type: 'revert', previous: { due: null } }, task, now)).code).toBe(
      'recurrence-without-date',
    )
  })

  test('every fault is named', () => {
    const { errors } = refusal(() => create({ title: '', note: 'n'.repeat(4001), priority: 5 as 4 }))
    expect(errors!.map(({ field }) => field)).toEqual(['title', 'note', 'priority'])
  })
})

test.each([
  ['RRULE:FREQ=HOURLY\nEXRULE:FREQ=MINUTELY', '“EXRULE:FREQ=MINUTELY” takes too long to work out'],
  [
    'FREQ=SECONDLY;INTERVAL=43201;BYHOUR=0;BYMINUTE=0;BYSECOND=1;BYMONTHDAY=31;BYDAY=MO',
    '“RRULE:FREQ=SECONDLY;INTERVAL=43201;',
  ],
  ['RRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY', 'has no occurrence at all'],
  ['FREQ=DAILY;BYHOUR=25', 'BYHOUR cannot be “25”'],
  ['RRULE:FREQ=DAILY\n'.repeat(41), 'there are at most 40 lines of RRULE and EXRULE'],
])('a rule is refused with the part to correct: %s', (rule, part) => {
  const recurrence = { ...weekly, rule, start: { date: '2026-03-11', time: '09:00' } }
  expect(refusal(() => create({ due, recurrence })).message).toContain(part)
})

test('a rule that people need passes', () => {
  const rule = 'RRULE:FREQ=DAILY;BYHOUR=9,13\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=9,13'
  expect(create({ due, recurrence: { ...weekly, rule } }).recurrence!.rule).toBe(rule)
})

test('the last day there is has an end, in every zone', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
    for (const date of ['1900-01-01', '2999-12-31']) {
      expect(new Date(create({ due: { ...due, date, timeZone } }).dueAt!).toISOString()).toMatch(/^\d{4}-/)
    }
  }
})

describe('a task that was stored before there were bounds', () => {
  const old: Task = {
    ...create({ due, recurrence: weekly }),
    title: 't'.repeat(4000),
    labels: Array.from({ length: 40 }, (_, n) => `l${n}`),
    reminders: [{ minutesBefore: 60_000_000 }],
  }

  test.each(['complete', 'skip', 'delete'] as const)('can be taken care of: %s', (type) => {
    const after = carriedOut({ type }, old)
    expect(after.title).toBe(old.title)
    expect(after.version).toBe(2)
  })

  test('can be moved, shortened, and brought within the bounds step by step', () => {
    expect(change(old, { due: { ...due, date: '2026-04-01' } }).due!.date).toBe('2026-04-01')
    expect(change(old, { title: 'short' }).title).toBe('short')
    expect(change(old, { labels: old.labels.slice(1) }).labels).toHaveLength(39)
    expect(refusal(() => change(old, { labels: [...old.labels, 'more'] })).message).toMatch(/would have 41/)
    expect(refusal(() => change(old, { title: `${old.title}!` })).message).toMatch(/would have 4001/)
  })

  test('goes on as a series: what it had before is not judged again', () => {
    const next = nextOccurrenceOf(carriedOut({ type: 'complete' }, old))!
    const created = decide({ type: 'create', ...next }, null, now)!.data.task
    expect(created).toMatchObject({ title: old.title, labels: old.labels, due: { date: '2026-04-07' } })
  })

  test('due on the last day of four-digit years, it can be completed, and its series ends there', () => {
    const last = { ...old, due: { ...due, date: '9999-12-31' } }
    const done = carriedOut({ type: 'complete' }, last)
    expect(done.dueAt).toBe(Date.parse('9999-12-31T23:00:00Z'))
    expect(nextOccurrenceOf(done)).toBeNull()
  })

  test('with a note larger than any event, it is shortened, and only that cannot be taken back', () => {
    const giant = { ...old, note: 'n'.repeat(500_000) }
    const event = decide({ type: 'change', changes: { note: 'short', title: 'short' } }, giant, now)!
    expect(event.data.previous).toEqual({ title: old.title })
  })
})

test('dates that move with a series stay within those that can be written', () => {
  const fields = {
    due,
    recurrence: weekly,
    deadline: { date: '2999-12-31', time: null },
    reminders: [{ at: '2999-12-30T09:00' }],
  }
  const next = nextOccurrenceOf(carriedOut({ type: 'complete' }, create(fields)))!
  expect(next.fields).toMatchObject({ deadline: { date: '2999-12-31' }, reminders: [{ at: '2999-12-31T09:00' }] })
  expect(decide({ type: 'create', ...next }, null, now)).not.toBeNull()
})

test.each(Object.entries(EMPTY_FIELDS))(
  'what a task has where nothing was said is as it has to be: %s',
  (name, value) => {
    expect(taskFields()[name as keyof ReturnType<typeof taskFields>].parse(value)).toEqual(value)
  },
)
