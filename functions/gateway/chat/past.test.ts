import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, understand } from '../../../shared/language/index.ts'
import type { Command, Context, TaskDraft } from '../../../shared/language/types.ts'
import { EMPTY, type Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'
import { askAboutPast, dueWhenBegun } from './past.ts'

/** A Wednesday. */
const CONTEXT: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }

beforeAll(() => Promise.all(['de', 'ur'].map(loadLanguage)))

const ask = (message: string, context = CONTEXT) => askAboutPast(understand(message, context).commands, context)

const draftsOf = (commands: Command[]): TaskDraft[] =>
  commands.flatMap((command) => (command.kind === 'add' ? command.tasks : []))
const dueOf = ({ due }: TaskDraft): string | null => due && `${due.date}${due.time ? ` ${due.time}` : ''}`

/** The dates of the three choices. */
const choicesOf = (question: ReturnType<typeof ask>) =>
  question?.choices.map(({ commands }) => draftsOf(commands).map(dueOf).join(', '))

describe('a new task that would be overdue at birth is asked about', () => {
  test.each([
    ['yesterday pay rent', ['2026-03-10', '2026-03-17', '']],
    ['pay rent on 3 march 2020', ['2020-03-03', '2027-03-03', '']],
    ['pay rent on 20 march 2020', ['2020-03-20', '2026-03-20', '']],
    ['dentist last friday at 3pm', ['2026-03-06 15:00', '2026-03-13 15:00', '']],
    ['pay rent at the beginning of the month', ['2026-03-01', '2026-04-01', '']],
    ['dentist last monday', ['2026-03-02', '2026-03-16', '']],
    ['remind me today at 8am to call bob', ['2026-03-11 08:00', '2026-03-12 08:00', '']],
    [
      'call bob\nyesterday pay rent\npay tax tomorrow',
      [', 2026-03-10, 2026-03-12', ', 2026-03-17, 2026-03-12', ', , 2026-03-12'],
    ],
  ])('%s', (message, dates) => expect(choicesOf(ask(message))).toEqual(dates))

  test('its reminders go with it, and those of a day that is over do not stay without it', () => {
    const [draft] = draftsOf(understand('yesterday pay rent', CONTEXT).commands)
    const reminders = [{ minutesBefore: 10 }, { at: '2026-03-09T18:00' }]
    const asked = askAboutPast([{ kind: 'add', tasks: [{ ...draft!, reminders }] }], CONTEXT)
    const chosen = asked!.choices.map(({ commands }) => draftsOf(commands)[0]!.reminders)
    expect(chosen).toEqual([reminders, [{ minutesBefore: 10 }, { at: '2026-03-16T18:00' }], [{ minutesBefore: 10 }]])
  })

  test.each([
    'remind me at 8 to call bob',
    'call bob today',
    'pay rent this morning',
    'clean up this week',
    'clean up in early march',
    'make plans at the start of the year',
    'standup every monday',
    'read the letter from last month',
    'i called bob yesterday',
    'what did i do yesterday',
  ])('%s is not', (message) => expect(ask(message)).toBeUndefined())

  test.each(['clean up at the start of the week', 'clean up in early march', 'pay rent this morning'])(
    '%s: the stretch has begun, and today is of it',
    (message) => {
      const { commands } = understand(message, CONTEXT)
      expect(draftsOf(dueWhenBegun(commands, CONTEXT)).map(({ due }) => due)).toEqual([
        { date: '2026-03-11', time: null },
      ])
    },
  )
})

describe.each([
  {
    language: 'en',
    message: 'yesterday pay rent',
    same: ['yes', '1', 'go ahead', 'anyway', 'add it anyway', 'yesterday', 'yes, yesterday'],
    next: ['2', 'the second', 'next', 'the next one', 'tuesday', 'next tuesday'],
    none: ['3', 'no date', 'without a date', 'no date please'],
    friday: ['friday', 'no, friday', 'make it friday', 'on friday please'],
    declined: ['no', 'none', 'undo', 'forget it'],
  },
  {
    language: 'de',
    message: 'gestern Miete zahlen',
    same: ['ja', '1', 'trotzdem', 'ja, gestern', 'mach das'],
    next: ['2', 'das nächste Mal', 'das zweite'],
    none: ['3', 'ohne Datum'],
    friday: ['Freitag', 'nein, am Freitag', 'doch lieber Freitag'],
    declined: ['nein', 'lass es'],
  },
  {
    language: 'ur',
    message: 'pichle mangal ko kiraya dena',
    same: ['haan', '1', 'phir bhi', 'kar do'],
    next: ['2', 'agli baar', 'doosra'],
    none: ['3', 'baghair tareekh'],
    friday: ['jumma', 'jumme ko', 'nahi, jumme ko'],
    declined: ['nahi', 'rehne do'],
  },
])('$language: what is answered', ({ language, message, declined, ...answers }) => {
  const context = { ...CONTEXT, language, isRoman: true }
  const DATES = { same: '2026-03-10', next: '2026-03-17', none: null, friday: '2026-03-13' }
  const rows = Object.entries(answers).flatMap(([date, said]) =>
    said.map((each) => [each, DATES[date as keyof typeof DATES]] as const),
  )
  const meanOf = (said: string) => {
    const question: Question = ask(message, context)!
    return meaningOf({ ...EMPTY, question }, said, context)
  }

  test.each(rows)('%s: %s', (said, date) => {
    const meaning = meanOf(said)
    expect(meaning.is).toBe('commands')
    if (meaning.is === 'commands') expect(draftsOf(meaning.commands).map(dueOf)).toEqual([date])
  })

  test.each(declined)('%s: nothing is added', (said) => expect(meanOf(said).is).toBe('declined'))
})

test('what is asked in between is answered, and another task is asked about', () => {
  const question = ask('yesterday pay rent')!
  const mean = (said: string) => meaningOf({ ...EMPTY, question }, said, CONTEXT)
  expect(mean('what is due today')).toMatchObject({ is: 'new', understanding: { commands: [{ kind: 'list' }] } })
  expect(mean('buy milk')).toMatchObject({ is: 'unclear' })
})
