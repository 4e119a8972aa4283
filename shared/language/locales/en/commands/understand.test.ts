import { describe, expect, test } from 'vitest'
import fc from '../../../../../tests/properties.ts'
import type { Command, Context, Filter, TaskDraft } from '../../../types.ts'
import { understand } from './understand.ts'

// A Wednesday.
const context: Context = {
  now: '2026-03-11T09:30',
  timeZone: 'Europe/Berlin',
  projects: ['Work', 'Home', 'Groceries'],
  labels: ['errand'],
}
const commandsOf = (text: string): Command[] => understand(text, context).commands
const draftsOf = (text: string): TaskDraft[] =>
  commandsOf(text).flatMap((each) => (each.kind === 'add' ? each.tasks : []))

const tomorrow = { date: '2026-03-12', time: null }
const today: Filter = { due: { from: '2026-03-11', to: '2026-03-12' } }
const dueTomorrow: Filter = { due: { from: '2026-03-12', to: '2026-03-13' } }

describe('new tasks', () => {
  test.each<[string, Partial<TaskDraft>]>([
    ['buy milk', { title: 'buy milk' }],
    ['add milk to my shopping list', { title: 'milk', project: 'Shopping' }],
    ['can you put mopping on my to do list', { title: 'mopping', project: null }],
    ["we're out of kleenex so will you put that on my shopping list", { title: 'kleenex', project: 'Shopping' }],
    [
      'remind me to call mom tomorrow at 9',
      { title: 'call mom', due: { date: '2026-03-12', time: '09:00' }, reminders: [{ minutesBefore: 0 }] },
    ],
    [
      'remind me friday to call my mother',
      { title: 'call my mother', due: { date: '2026-03-13', time: null }, reminders: [] },
    ],
    [
      'remind me 1 hour before my meeting at 5pm tomorrow',
      { title: 'my meeting', due: { date: '2026-03-12', time: '17:00' }, reminders: [{ minutesBefore: 60 }] },
    ],
    [
      "for friday, add a doctor's appointment to my calendar",
      { title: "doctor's appointment", due: { date: '2026-03-13', time: null } },
    ],
    [
      "march fifth is john's birthday please place this on the calendar",
      { title: "john's birthday", due: { date: '2027-03-05', time: null } },
    ],
    [
      'wake me at 6 tomorrow to catch the ferry',
      { title: 'catch the ferry', due: { date: '2026-03-12', time: '06:00' } },
    ],
    [
      'schedule lunch with brent tomorrow at noon',
      { title: 'lunch with brent', due: { date: '2026-03-12', time: '12:00' } },
    ],
    ['set a reminder for tomorrow', { title: 'Reminder', due: tomorrow }],
    ['book flights to rome', { title: 'book flights to rome' }],
    ['Just Dance tickets', { title: 'Just Dance tickets' }],
    ['delete old backups tomorrow p3', { title: 'delete old backups', due: tomorrow, priority: 3 }],
    ['add buy milk and make it p1', { title: 'buy milk', priority: 1 }],
    ['remind me to call mom and dad', { title: 'call mom and dad' }],
  ])('%s', (text, expected) => {
    expect(draftsOf(text)).toEqual([expect.objectContaining(expected)])
  })

  test('items with commas for a list are one task each', () => {
    expect(draftsOf('add milk, eggs and bread to my grocery list').map(({ title }) => title)).toEqual([
      'milk',
      'eggs',
      'bread',
    ])
  })

  test('lines are tasks of their own', () => {
    expect(draftsOf('buy milk\ncall mom tomorrow').map(({ title }) => title)).toEqual(['buy milk', 'call mom'])
  })

  test('what is neither command nor question becomes a task, and says so', () => {
    expect(understand('clean the garage', context).reason).toBe('default')
    expect(understand('add clean the garage', context).reason).toBe('grammar')
  })

  test('a reminder of nothing asks what to add', () => {
    expect(understand('set a reminder', context)).toMatchObject({
      commands: [{ kind: 'add', tasks: [] }],
      explanation: expect.stringContaining('What shall I add?'),
    })
  })

  test('what repeats is explained with its next three dates', () => {
    expect(understand('water the plants every monday', context).explanation).toBe(
      'Add “water the plants”: every Monday. Next: Monday; 23 March; 30 March.',
    )
  })
})

describe('lists and questions', () => {
  test.each<[string, Partial<Extract<Command, { kind: 'list' }>>]>([
    [
      "what's due this week for work, most urgent first",
      {
        filter: { and: [{ project: 'Work', withChildren: false }, { due: { from: '2026-03-09', to: '2026-03-16' } }] },
        sort: [{ by: 'priority', descending: false }],
        answer: 'list',
      },
    ],
    [
      'how many tasks do I have on friday?',
      { filter: { due: { from: '2026-03-13', to: '2026-03-14' } }, answer: 'count' },
    ],
    ['when is rent due?', { filter: { search: 'rent' }, answer: 'when' }],
    ['what did I finish last week?', { filter: { completed: { from: '2026-03-02', to: '2026-03-09' } } }],
    [
      'do i have milk on my grocery list',
      { filter: { and: [{ project: 'Groceries', withChildren: false }, { search: 'milk' }] } },
    ],
    ['show overdue tasks labelled errand', { filter: { and: [{ overdue: true }, { label: 'errand' }] } }],
    ['high priority tasks without a date', { filter: { and: [{ priority: 1 }, { noDate: true }] } }],
    ['show my tasks', { filter: { all: true } }],
    ['today', { filter: today }],
    [
      '(today | overdue) & #Work & !@waiting',
      {
        filter: {
          and: [
            { or: [today, { overdue: true }] },
            { project: 'Work', withChildren: false },
            { not: { label: 'waiting' } },
          ],
        },
      },
    ],
    ['show #Work & p1', { filter: { and: [{ project: 'Work', withChildren: false }, { priority: 1 }] } }],
    ['what did i add yesterday', { filter: { created: { from: '2026-03-10', to: '2026-03-11' } } }],
    [
      'unfinished tasks from last week',
      { filter: { and: [{ status: 'open' }, { due: { from: '2026-03-02', to: '2026-03-09' } }] } },
    ],
    ['what tasks are due in the next 7 days', { filter: { due: { from: '2026-03-11', to: '2026-03-18' } } }],
  ])('%s', (text, expected) => {
    expect(commandsOf(text)).toEqual([expect.objectContaining({ kind: 'list', ...expected })])
  })

  test('one of those shown is shown alone', () => {
    expect(commandsOf('show me the second one')).toEqual([{ kind: 'show', target: { shown: [2] } }])
    expect(commandsOf('the second one')).toEqual([{ kind: 'show', target: { shown: [2] } }])
    expect(commandsOf('2')).toEqual([{ kind: 'show', target: { shown: [2] } }])
  })
})

describe('changes', () => {
  test.each<[string, Command[]]>([
    ['mark buy stamps as done', [{ kind: 'complete', target: { title: 'buy stamps' } }]],
    ["i've done the laundry", [{ kind: 'complete', target: { title: 'laundry' } }]],
    ['done with the dentist thing', [{ kind: 'complete', target: { title: 'dentist' } }]],
    ['got the parcel, you can tick it', [{ kind: 'complete', target: { title: 'parcel' } }]],
    ['complete 1 and 3', [{ kind: 'complete', target: { shown: [1, 3] } }]],
    [
      'complete all my groceries',
      [{ kind: 'complete', target: { filter: { project: 'Groceries', withChildren: false } } }],
    ],
    ['mark pay rent as not done', [{ kind: 'reopen', target: { title: 'pay rent' } }]],
    [
      "i didn't call the dentist after all, put it back on the list",
      [{ kind: 'reopen', target: { title: 'call the dentist' } }],
    ],
    ['delete the last two', [{ kind: 'delete', target: { shown: [-2, -1] } }]],
    ['remove all completed tasks', [{ kind: 'delete', target: { filter: { status: 'completed' } } }]],
    ['clear my calendar for tomorrow', [{ kind: 'delete', target: { filter: dueTomorrow } }]],
    ['delete lunch tomorrow', [{ kind: 'delete', target: { filter: { and: [{ search: 'lunch' }, dueTomorrow] } } }]],
    [
      "i don't need toilet paper anymore; take it off my shopping list",
      [{ kind: 'delete', target: { title: 'toilet paper' } }],
    ],
    ['skip the standup', [{ kind: 'skip', target: { title: 'standup' } }]],
    [
      'move everything from today to tomorrow',
      [{ kind: 'update', target: { filter: today }, changes: { due: { date: '2026-03-12' } } }],
    ],
    ['postpone 2 and 3 by a day', [{ kind: 'update', target: { shown: [2, 3] }, changes: { postpone: { days: 1 } } }]],
    [
      'push the meeting back an hour',
      [{ kind: 'update', target: { title: 'meeting' }, changes: { postpone: { minutes: 60 } } }],
    ],
    ['move it up an hour', [{ kind: 'update', target: { last: true }, changes: { postpone: { minutes: -60 } } }]],
    ['rename it to Buy oat milk', [{ kind: 'update', target: { last: true }, changes: { title: 'Buy oat milk' } }]],
    ['change milk to oat milk', [{ kind: 'update', target: { title: 'milk' }, changes: { title: 'oat milk' } }]],
    [
      'change the meeting to 5pm',
      [{ kind: 'update', target: { title: 'meeting' }, changes: { due: { time: '17:00' } } }],
    ],
    [
      'set the due date of rent to friday at 5',
      [{ kind: 'update', target: { title: 'rent' }, changes: { due: { date: '2026-03-13', time: '17:00' } } }],
    ],
    ['make the grocery run p1', [{ kind: 'update', target: { title: 'grocery run' }, changes: { priority: 1 } }]],
    [
      'tag the invoice task with finance',
      [{ kind: 'update', target: { title: 'invoice' }, changes: { addLabels: ['finance'] } }],
    ],
    [
      'remove @errand from the milk task',
      [{ kind: 'update', target: { title: 'milk' }, changes: { removeLabels: ['errand'] } }],
    ],
    [
      'move the lamp to the home project',
      [{ kind: 'update', target: { title: 'lamp' }, changes: { project: 'Home' } }],
    ],
    ['remove the deadline from 2', [{ kind: 'update', target: { shown: [2] }, changes: { deadline: null } }]],
    ['stop repeating the plants', [{ kind: 'update', target: { title: 'plants' }, changes: { repeat: null } }]],
    [
      'give the report a deadline of friday',
      [{ kind: 'update', target: { title: 'report' }, changes: { deadline: { date: '2026-03-13', time: null } } }],
    ],
    [
      'remind me about it tomorrow at 8',
      [{ kind: 'update', target: { last: true }, changes: { addReminders: [{ at: '2026-03-12T08:00' }] } }],
    ],
    ['snooze this for an hour', [{ kind: 'snooze', target: { last: true }, until: { minutes: 60 } }]],
    ['not now, ask me again tomorrow', [{ kind: 'snooze', target: { last: true }, until: tomorrow }]],
  ])('%s', (text, expected) => {
    expect(commandsOf(text)).toEqual(expected)
  })

  test('making it repeat', () => {
    expect(commandsOf('make it repeat every monday')).toEqual([
      {
        kind: 'update',
        target: { last: true },
        changes: { repeat: expect.objectContaining({ rule: 'FREQ=WEEKLY;BYDAY=MO' }) },
      },
    ])
  })
})

describe('corrections are about the task spoken of last', () => {
  test.each<[string, object]>([
    ['no, at 5', { due: { time: '17:00', isOpenHour: true } }],
    ['actually tomorrow', { due: { date: '2026-03-12' } }],
    ['i meant friday at 6pm', { due: { date: '2026-03-13', time: '18:00' } }],
    ['friday instead', { due: { date: '2026-03-13' } }],
    ['not thursday, friday', { due: { date: '2026-03-13' } }],
    ['make it 5pm', { due: { time: '17:00' } }],
    ['no, p2', { priority: 2 }],
    ['tomorrow at 9', { due: { date: '2026-03-12', time: '09:00' } }],
  ])('%s', (text, changes) => {
    expect(commandsOf(text)).toEqual([{ kind: 'update', target: { last: true }, changes }])
  })

  test('a task in the words makes it a new task', () => {
    expect(draftsOf('actually call mom tomorrow')).toHaveLength(1)
  })
})

describe('several commands in one message', () => {
  test.each<[string, string[]]>([
    ['mark rent as done and move the dentist to friday', ['complete', 'update']],
    ['delete 2 and complete 3', ['delete', 'complete']],
    ['add milk to my list, then show my list', ['add', 'list']],
    ['done with the report. remind me to send it tomorrow', ['complete', 'add']],
    ['complete the dishes\nbuy soap', ['complete', 'add']],
  ])('%s', (text, kinds) => {
    expect(commandsOf(text).map(({ kind }) => kind)).toEqual(kinds)
  })

  test('"it" is what the command before named', () => {
    expect(commandsOf('move the dentist to friday and make it p1')).toEqual([
      { kind: 'update', target: { title: 'dentist' }, changes: { due: { date: '2026-03-13' }, priority: 1 } },
    ])
  })
})

describe('settings', () => {
  test.each<[string, object]>([
    ['my time zone is Europe/Berlin', { timeZone: 'Europe/Berlin' }],
    ["I'm in tokyo time", { timeZone: 'Asia/Tokyo' }],
    ['quiet hours from 22:00 to 7:00', { quietHours: { from: '22:00', to: '07:00' } }],
    ["don't disturb me between 10pm and 7am", { quietHours: { from: '22:00', to: '07:00' } }],
    ['no quiet hours', { quietHours: null }],
  ])('%s', (text, setting) => {
    expect(commandsOf(text)).toEqual([{ kind: 'setting', ...setting }])
  })
})

describe('what has nothing to do with tasks', () => {
  test.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['hello!', 'small-talk'],
    ['thank you so much', 'small-talk'],
    ['who won the game last night', 'out-of-scope'],
    ['what is the weather in rome', 'out-of-scope'],
  ])('%s', (text, reason) => {
    expect(commandsOf(text)).toEqual([{ kind: 'none', reason }])
  })
})

describe('doubt', () => {
  test('something to cancel in the world may be a task or the end of one: both are offered', () => {
    const { commands, question } = understand('cancel the gym membership', context)
    expect(commands).toEqual([])
    expect(question!.choices.map(({ commands: [command] }) => command!.kind)).toEqual(['add', 'delete'])
  })

  test.each([
    'not dentist, doctor',
    'wrong list, i meant groceries',
    "it's too loud",
    "the heating isn't working anymore",
  ])('“%s” says something of what was spoken of, or is new: that is asked', (text) => {
    const { commands, question } = understand(text, context)
    expect(commands).toEqual([])
    expect(question!.choices.map(({ commands: [command] }) => command!.kind)).toEqual(['add', 'cancel'])
  })

  test.each(['they close on friday', "this week's report", 'it needs a stamp by monday'])(
    '“%s” is a new task',
    (text) => {
      expect(understand(text, context)).toMatchObject({ commands: [{ kind: 'add' }], question: null })
    },
  )

  test('a change that cannot be read is not guessed at', () => {
    const { commands, reason, suggestions } = understand('change the date of the dentist to blorp', context)
    expect([commands, reason]).toEqual([[], 'unread'])
    expect(suggestions.length).toBeGreaterThan(0)
  })
})

const WORDS = [
  'move',
  'the',
  'dentist',
  'to',
  'friday',
  'and',
  'mark',
  'it',
  'done',
  'what',
  'is',
  'due',
  'remind',
  'me',
  'p1',
  '#work',
  '@home',
  'not',
  'at',
  '5',
  '2',
  ',',
  '.',
  '?',
  '"',
  '(',
  ')',
  '!',
  'every',
  'list',
  'my',
  'from',
  'no',
  'snooze',
  '\n',
  '’',
  '🙂',
  '‮',
  '\u0000',
  'İ',
  '{',
  '}',
  '/',
]

test('no message throws, and what is understood lies inside it', () => {
  const talk = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.oneof(talk, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 80 })), (text) => {
      const { commands, spans, question, reason, explanation } = understand(text, context)
      expect(commands.length > 0 || question !== null || reason === 'unread').toBe(true)
      expect(typeof explanation).toBe('string')
      for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
      expect(understand(text, context).commands).toEqual(commands)
    }),
    { numRuns: 2000 },
  )
})

test.each(['(', 'and ', 'move the ', 'to ', 'what is ', 'my list ', 'a', '\n', '. ', 'not ', '#', 'remind me '])(
  'ten thousand characters of %j come to an end',
  (part) => {
    const long = part.repeat(Math.ceil(10_000 / part.length))
    expect(
      understand(long, context).commands.length + (understand(long, context).reason === 'unread' ? 1 : 0),
    ).toBeGreaterThan(0)
  },
)
