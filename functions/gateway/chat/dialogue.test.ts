import { describe, expect, test } from 'vitest'
import type { Command, Context, TaskDraft } from '../../../shared/language/types.ts'
import { type Conversation, type Did, EMPTY, type Pending, type Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'
import type { Meaning } from './meaning.ts'

const context: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }

const plan = (count: number, act: Pending['proposal']['act'] = 'delete'): Pending => {
  const titles = ['mow the lawn', 'buy stamps', 'call mum'].slice(0, count)
  const changes = titles.map((title) => ({ taskId: title, command: { type: 'delete' as const } }))
  return { token: 'token', changes, titles, proposal: { act, count, title: titles[0]! } }
}
const complete = { kind: 'complete', target: { title: 'booking' } } as const
const which: Question = { of: 'tasks', command: complete, titles: ['booking for the hotel', 'booking for the train'] }
const undo: Command = { kind: 'undo' }
const remove: Command = { kind: 'delete', target: { title: 'gym' } }
const readings: Question = {
  of: 'readings',
  ask: 'Is that something to do, or done with?',
  choices: [
    { label: 'Add “cancel the gym”', commands: [{ kind: 'help' }] },
    { label: 'Delete “gym”', commands: [remove] },
  ],
}
const hours: Question = { of: 'hours', from: '22:00', to: null }

const mean = (message: string, talk: Partial<Conversation> = {}): Meaning =>
  meaningOf({ ...EMPTY, ...talk }, message, context)
const all: Meaning = { is: 'confirmed', only: null }
const only = (...places: number[]): Meaning => ({ is: 'confirmed', only: places })
const declined: Meaning = { is: 'declined' }
const commands = (...list: Command[]): Meaning => ({ is: 'commands', commands: list })
const update = (changes: object): Command => ({ kind: 'update', target: { last: true }, changes })

describe('what is proposed', () => {
  test.each([
    ...[
      'yes',
      'yep',
      'Go ahead!',
      'go for it',
      'ok',
      'correct',
      'sure, why not',
      'yes please',
      '👍',
      'do it',
      'no problem',
    ],
    ...['yes, all of them', 'delete them', 'yes delete them all', 'hm, ok then', 'no wait, yes', 'token', 'exactly'],
  ])('%s: yes', (message) => expect(mean(message, { proposed: plan(3) })).toEqual(all))

  test.each([
    ...[
      'no',
      'nope',
      'nah, leave it',
      'sorry, no',
      "no, don't",
      "don't delete them",
      'keep them',
      'rather not',
      'not now',
    ],
    ...['undo', 'take that back', "no, that's fine", 'never mind', 'wait, stop', 'no, leave everything as it is'],
    ...['none of them', 'I changed my mind', 'oh no, cancel that'],
  ])('%s: no', (message) => expect(mean(message, { proposed: plan(3) })).toEqual(declined))

  test.each([
    ['just the first one', only(0)],
    ['token 3 1 3', only(0, 2)],
    ['token 2', only(1)],
    ['only 1 and 3', only(0, 2)],
    ['all but the second', only(0, 2)],
    ['yes, but not 3', only(0, 1)],
    ['no, only the last', only(2)],
    ['everything except the first two', only(2)],
    ['the last two', only(1, 2)],
    ['all except the stamps', only(0, 2)],
    ['only the lawn please', only(0)],
    ['yes, but not mum', only(0, 1)],
    ['the stamps can stay', only(0, 2)],
    ['I still need the lawn', only(1, 2)],
    ['what are my options?', { is: 'unanswered' }],
    ['the fifth', { is: 'unanswered' }],
    ['the other one', { is: 'unanswered' }],
  ] as [string, Meaning][])('%s: for some of them', (message, meaning) =>
    expect(mean(message, { proposed: plan(3) })).toEqual(meaning),
  )

  test('a yes to something else is none', () => {
    expect(mean('complete them', { proposed: plan(3) })).toMatchObject({ is: 'new' })
  })

  test('words that may be an answer are asked about, not stored; a task with a date, or ordered, is one', () => {
    expect(mean('I would rather keep the lawn', { proposed: plan(3) })).toMatchObject({ is: 'unclear' })
    expect(mean('buy stamps', { proposed: plan(3) })).toMatchObject({ is: 'unclear' })
    expect(mean('buy milk', { proposed: plan(3) })).toMatchObject({ is: 'unclear', draft: { title: 'buy milk' } })
    expect(mean('buy milk tomorrow', { proposed: plan(3) })).toMatchObject({ is: 'new' })
    expect(mean('add milk to my list', { proposed: plan(3) })).toMatchObject({ is: 'new' })
  })
})

describe('which task is asked', () => {
  const chosen = (place: number): Meaning =>
    ({
      ...commands({ ...complete, target: { shown: [place + 1] } }),
      chosen: { command: complete, place, titles: ['booking for the hotel', 'booking for the train'] },
    }) as Meaning
  test.each([
    ['2', chosen(1)],
    ['2nd one', chosen(1)],
    ['the second one', chosen(1)],
    ['number one please', chosen(0)],
    ['the last', chosen(1)],
    ['the hotel', chosen(0)],
    ['the train one', chosen(1)],
    ['I mean the hotel', chosen(0)],
    ["the train's", chosen(1)],
    ['not the first', chosen(1)],
    ['both', commands({ ...complete, target: { shown: [1, 2] } })],
    ['all of them', commands({ ...complete, target: { shown: [1, 2] } })],
    ['1 and 2', commands({ ...complete, target: { shown: [1, 2] } })],
    ['neither', declined],
    ['never mind', declined],
    ['3', { is: 'unanswered' }],
    ['yes', { is: 'unanswered' }],
    ['the other one', { is: 'unanswered' }],
    ['the booking', { is: 'unanswered' }],
  ] as [string, Meaning][])('%s', (message, meaning) =>
    expect(mean(message, { question: which })).toMatchObject(meaning),
  )

  test('the other one, once one was taken', () => {
    const did: Did = {
      kind: 'complete',
      chosen: { command: complete, place: 0, titles: ['booking for the hotel', 'booking for the train'] },
    }
    const other: Command = { ...complete, target: { shown: [2] } }
    expect(mean('no, the other one', { did })).toMatchObject(commands(undo, other))
    expect(mean('the other one', { did, proposed: plan(1) })).toMatchObject(commands(other))
  })
})

describe('which reading is asked', () => {
  test.each([
    ['1', commands({ kind: 'help' })],
    ['the second', commands(remove)],
    ['delete it', commands(remove)],
    ['add', commands({ kind: 'help' })],
    ['wait, what was the question?', { is: 'unanswered' }],
    ['no', declined],
    ['both', { is: 'unanswered' }],
    ['yes', { is: 'unanswered' }],
  ] as [string, Meaning][])('%s', (message, meaning) => expect(mean(message, { question: readings })).toEqual(meaning))

  test('with a proposal beside it, yes is for that', () => {
    expect(mean('yes', { question: readings, proposed: plan(2) })).toEqual(all)
    expect(mean('2', { question: readings, proposed: plan(2) })).toEqual(commands(remove))
  })
})

describe('quiet hours', () => {
  const set = (from: string | null, to: string | null) => commands({ kind: 'setting', quietHours: { from, to } })
  test.each([
    ['until 8am', set('22:00', '08:00')],
    ['till 7 please', set('22:00', '07:00')],
    ['no, from 11pm to 6', set('23:00', '06:00')],
    ['no', declined],
    ['yes', { is: 'unanswered' }],
  ] as [string, Meaning][])('%s: the end that was asked for', (message, meaning) =>
    expect(mean(message, { question: hours })).toEqual(meaning),
  )
  test('are corrected', () => {
    expect(mean('actually until 7', { did: { kind: 'setting' } })).toEqual(set(null, '07:00'))
    expect(mean('actually until 7', { did: { kind: 'add' } })).not.toEqual(set(null, '07:00'))
  })
})

test('an answer is one with its reason too', () => {
  expect(mean('never mind, we have one', { did: { kind: 'add', titles: ['buy a tent'] } })).toEqual(commands(undo))
  expect(mean("no, they're old but good", { proposed: plan(2) })).toEqual(declined)
  expect(mean('already paid so yes', { proposed: plan(2) })).toEqual(all)
  expect(mean('no, I want to buy milk', { did: { kind: 'add', titles: ['x'] } })).toMatchObject({ is: 'new' })
})

test('what repeats is left out on some days, or comes on more', () => {
  const repeat = { rule: 'FREQ=DAILY', start: { date: '2026-03-11', time: '09:00' }, counted: 'schedule' } as const
  const rule = (meaning: Meaning) =>
    meaning.is === 'commands' && meaning.commands[0]?.kind === 'update' && meaning.commands[0].changes.repeat?.rule
  expect(rule(mean('but not on sundays', { did: { kind: 'add', repeat } }))).toBe('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA')
  const weekly = { ...repeat, rule: 'FREQ=WEEKLY;BYDAY=MO' }
  expect(rule(mean('and wednesday too', { did: { kind: 'add', repeat: weekly } }))).toBe('FREQ=WEEKLY;BYDAY=MO,WE')
  expect(mean('not on tuesdays', { did: { kind: 'add', repeat: weekly } })).toMatchObject({ is: 'new' })
})

test('a time alone is of the end of the quiet hours that is nearer', () => {
  const did: Did = { kind: 'setting', hours: { from: '22:00', to: '07:00' } }
  expect(mean('make it 11', { did })).toEqual(commands({ kind: 'setting', quietHours: { from: '23:00', to: null } }))
  expect(mean('hm, 8am rather', { did })).toEqual(
    commands({ kind: 'setting', quietHours: { from: null, to: '08:00' } }),
  )
})

test('the time zone is corrected where it was set', () => {
  const zone = (timeZone: string) => commands({ kind: 'setting', timeZone })
  expect(mean('sorry, I meant Lisbon', { did: { kind: 'setting', isZone: true } })).toEqual(zone('Europe/Lisbon'))
  expect(mean('sorry, I meant Lisbon', { did: { kind: 'add' } })).not.toEqual(zone('Europe/Lisbon'))
})

test('another of several is taken by its name, or beside the first', () => {
  const titles = ['booking for the hotel', 'booking for the train']
  const did: Did = { kind: 'complete', chosen: { command: complete, place: 0, titles } }
  const train: Command = { ...complete, target: { shown: [2] } }
  expect(mean('no, the train', { did })).toMatchObject(commands(undo, train))
  expect(mean('the other one too', { did })).toMatchObject(commands(train))
  expect(mean('not the hotel sorry, the train', { did })).toMatchObject(commands(undo, train))
  expect(mean('train tickets', { did })).toMatchObject({ is: 'new' })
})

test('some of what was declined is meant after all', () => {
  expect(mean('ok, just the stamps', { declined: plan(3) })).toEqual(only(1))
  expect(mean('ok', { declined: plan(3) })).toMatchObject({ is: 'new' })
  expect(mean('buy stamps', { declined: plan(3) })).toMatchObject({ is: 'new' })
})

describe('what is said of what was just done', () => {
  const added: Did = { kind: 'add', titles: ['yoga'] }
  test.each([
    ['forget that', { did: added }, commands(undo)],
    ["oh wait, it isn't", { did: { kind: 'complete' } }, commands(undo)],
    ['I want them back', { did: { kind: 'delete' } }, commands(undo)],
    ['ugh, I meant pilates', { did: added, last: ['x'] }, commands(update({ title: 'pilates' }))],
    ['no reminder after all', { did: added, last: ['x'] }, commands(update({ clearReminders: true }))],
  ] as [string, Partial<Conversation>, Meaning][])('%s', (message, talk, meaning) =>
    expect(mean(message, talk)).toEqual(meaning),
  )

  test.each([
    ['with rob, not bob', update({ title: 'meet rob' })],
    ['not bob but rob', update({ title: 'meet rob' })],
    ['meet rob, not bob', update({ title: 'meet rob' })],
    ['half an hour longer', update({ lengthen: 30 })],
    ['cancel that', undo],
  ] as [string, Command][])('%s, of a task that was just added', (message, command) =>
    expect(mean(message, { did: { ...added, titles: ['meet bob'] }, last: ['x'] })).toEqual(commands(command)),
  )

  test.each([
    ['for Mila I mean', 'buy a present for Mia', 'buy a present for Mila'],
    ['I meant Sara', 'email Sarah about the invoice', 'email Sara about the invoice'],
    ['sorry, I meant oat milk', 'buy milk', 'buy oat milk'],
    ['I meant walk the dog', 'wash the dog', 'walk the dog'],
  ])('%s, of %s: the title as it is meant', (message, title, meant) =>
    expect(mean(message, { did: { kind: 'add', titles: [title] }, last: ['x'] })).toEqual(
      commands(update({ title: meant })),
    ),
  )

  test('of several that were added, the one that shares a word is meant', () => {
    const did: Did = { kind: 'add', titles: ['tomatoes', 'basil'], project: 'Groceries' }
    const renaming: Command = { kind: 'update', target: { title: 'basil' }, changes: { title: 'fresh basil' } }
    expect(mean('make that fresh basil', { did })).toEqual(commands(renaming))
    expect(mean('I meant a rug', { did })).toMatchObject({ is: 'new' })
  })

  test.each([
    ['oops, not that one, the sweeping', { kind: 'complete' }, { kind: 'complete', target: { title: 'the sweeping' } }],
    [
      'no, the dentist',
      { kind: 'update', changes: { priority: 1 } },
      { kind: 'update', target: { title: 'the dentist' }, changes: { priority: 1 } },
    ],
  ] as [string, Did, Command][])('%s: taken back, and done to another', (message, did, command) =>
    expect(mean(message, { did, last: ['x'] })).toEqual(commands(undo, command)),
  )

  test('what goes on is put where the last was', () => {
    const tasksOf = (meaning: Meaning) =>
      meaning.is === 'commands' &&
      meaning.commands.flatMap((command) => ('tasks' in command ? (command.tasks as TaskDraft[]) : []))
    const things = (titles: string[], project: string) => titles.map((title) => ({ title, project }))
    const list: Did = { kind: 'add', titles: ['rice'], project: 'Shopping' }
    expect(tasksOf(mean('and soap and a sponge', { did: list }))).toMatchObject(
      things(['soap', 'a sponge'], 'Shopping'),
    )
    expect(tasksOf(mean('and mac and cheese', { did: list }))).toMatchObject(things(['mac and cheese'], 'Shopping'))
    const made: Did = { kind: 'make', project: 'Garden' }
    expect(tasksOf(mean('add dig the beds to it', { did: made }))).toMatchObject(things(['dig the beds'], 'Garden'))
    expect(mean('and order the cake', { did: { kind: 'addUnder', under: 'party' } })).toMatchObject({
      commands: [{ kind: 'addUnder', under: { title: 'party' }, tasks: [{ title: 'order the cake' }] }],
    })
  })

  test('what was taken back is done again', () => {
    expect(mean('do it again', { did: { kind: 'undo' } })).toMatchObject({
      understanding: { commands: [{ kind: 'redo' }] },
    })
    expect(mean('I need it after all', { did: { kind: 'undo' } })).toEqual(commands({ kind: 'redo' }))
  })

  test.each(['45 minutes', 'email kim, not today', 'buy milk'])('%s is no change of it', (message) =>
    expect(mean(message, { did: { ...added, titles: ['meet bob'] }, last: ['x'] })).toMatchObject({ is: 'new' }),
  )

  test.each([
    ['same for yoga', { priority: 1 }],
    ['and the first one on friday at noon', { due: { date: '2026-03-13', time: '12:00' } }],
    ['and the rent to friday', { due: { date: '2026-03-13' } }],
  ])('%s, behind another change', (message, changes) =>
    expect(mean(message, { did: { kind: 'update', changes: { priority: 1 } }, last: ['x'] })).toMatchObject({
      commands: [{ kind: 'update', changes }],
      isAgain: true,
    }),
  )

  test('it is not meant of what was done before other things', () => {
    expect(mean('forget that', { did: { ...added, isPast: true } })).toMatchObject({
      understanding: { commands: [{ kind: 'cancel' }] },
    })
    expect(mean('I meant pilates', { did: { ...added, isPast: true }, last: ['x'] })).toMatchObject({ is: 'new' })
  })

  test('interjections before it are no part of it', () => {
    const meant = { understanding: { commands: [{ kind: 'update', changes: { due: { date: '2026-03-13' } } }] } }
    expect(mean('oh no sorry, move it to friday', { did: added })).toMatchObject(meant)
    expect(mean('no, buy milk', { did: added })).toMatchObject({
      understanding: { commands: [{ tasks: [{ title: 'buy milk' }] }] },
    })
    expect(mean('No, Minister', {})).toMatchObject({
      understanding: { commands: [{ tasks: [{ title: 'No, Minister' }] }] },
    })
    expect(mean('wait for the parcel on friday', { did: added })).toMatchObject({
      understanding: { commands: [{ tasks: [{ title: 'wait for the parcel' }] }] },
    })
  })
})

test('what is to be added may go on from how it was begun', () => {
  const question: Question = { of: 'title', ask: 'What?', led: 'remind me' }
  expect(mean('to pick up the cake', { question })).toMatchObject({
    understanding: { commands: [{ tasks: [{ title: 'pick up the cake' }] }] },
  })
})

test('what is to be added may be said after its date', () => {
  const question: Extract<Question, { of: 'title' }> = { of: 'title', ask: 'What?', led: 'remind me' }
  expect(mean('tomorrow at 8', { question })).toEqual({ is: 'dated', said: 'tomorrow at 8' })
  expect(mean('call the vet', { question: { ...question, said: 'tomorrow at 8' } })).toMatchObject({
    understanding: { commands: [{ tasks: [{ title: 'call the vet', due: { date: '2026-03-12', time: '08:00' } }] }] },
  })
})

test('what is put there goes to the list that was last shown', () =>
  expect(
    mean('put butter on there as well', { did: { kind: 'complete' }, listed: '#Shopping', last: ['an id'] }),
  ).toMatchObject(commands({ kind: 'add', tasks: [{ title: 'butter', project: 'Shopping' }] } as never)))

describe('what was done goes on', () => {
  const last = ['an id']
  test.each([
    [
      'and butter',
      { kind: 'add', project: 'Shopping' },
      { kind: 'add', tasks: [{ title: 'butter', project: 'Shopping' }] },
    ],
    ['and the bananas', { kind: 'add' }, { kind: 'add', tasks: [{ title: 'bananas' }] }],
    [
      'eggs too',
      { kind: 'add', project: 'Shopping' },
      { kind: 'add', tasks: [{ title: 'eggs', project: 'Shopping' }] },
    ],
    ['and the bananas', { kind: 'complete' }, { kind: 'complete', target: { title: 'bananas' } }],
    ['the bananas too', { kind: 'delete' }, { kind: 'delete', target: { title: 'bananas' } }],
    [
      'and the gym',
      { kind: 'update', changes: { priority: 1 } },
      { kind: 'update', target: { title: 'gym' }, changes: { priority: 1 } },
    ],
    [
      'put butter on there as well',
      { kind: 'add', project: 'Shopping' },
      { kind: 'add', tasks: [{ title: 'butter', project: 'Shopping' }] },
    ],
    ['add notes: bring the x-rays', { kind: 'add' }, update({ addNote: 'bring the x-rays' })],
    ['add a note: bring the x-rays', { kind: 'add' }, update({ addNote: 'bring the x-rays' })],
    ['and mention that it goes from gate 2', { kind: 'add' }, update({ addNote: 'it goes from gate 2' })],
    ['the address is 4 Mill Lane', { kind: 'add' }, update({ addNote: 'the address is 4 Mill Lane' })],
    ['take the last two changes back', { kind: 'update' }, { kind: 'undo', count: 2 }],
    ['oh no, put everything back the way it was', { kind: 'complete' }, undo],
    ['bring it back', { kind: 'delete' }, undo],
    ['sorry, no', { kind: 'add' }, { kind: 'cancel' }],
  ] as [string, Did, Command][])('%s', (message, did, command) =>
    expect(mean(message, { did, last })).toMatchObject(commands(command)),
  )

  test.each([
    ['and an hour earlier', update({ postpone: { minutes: -60 } })],
    ['and at 8pm', update({ due: { time: '20:00' } })],
    ['no wait, make it ten', update({ due: { time: '10:00' } })],
    ['oops, saturday', update({ due: { date: '2026-03-14' } })],
    ['put it on saturday', update({ due: { date: '2026-03-14' } })],
    ['it leaves 20 minutes later', update({ postpone: { minutes: 20 } })],
    ['and it moved to 4pm', update({ due: { time: '16:00' } })],
    ["it isn't urgent any more", update({ priority: 4 })],
    ['the rest is bought too', { kind: 'complete', target: { rest: true } }],
    ['make the remaining one p1', { kind: 'update', target: { rest: true } }],
    ["it's at 11 now", update({ due: { time: '11:00' } })],
    ['it lasts two hours', update({ durationMinutes: 120 })],
    ["actually it doesn't need to repeat", update({ repeat: null })],
    ['put the others on friday', { kind: 'update', target: { rest: true } }],
    ['Ann called it off', { kind: 'delete', target: { last: true } }],
    ['move them all to friday', { kind: 'update', target: { shown: 'all' } }],
  ] as [string, Command][])('%s', (message, command) =>
    expect(mean(message, { did: { kind: 'add' }, last })).toMatchObject({
      is: 'new',
      understanding: { commands: [command] },
    }),
  )

  test('an answer to nothing is no task', () => {
    expect(mean('both of them')).toEqual({ is: 'unasked' })
    expect(mean('sorry, no')).toEqual(commands({ kind: 'cancel' }))
  })
  test.each(['call mum', 'first things first', 'read "Yes, and"', 'buy milk and eggs'])('%s stays a task', (message) =>
    expect(mean(message)).toMatchObject({ is: 'new', understanding: { reason: 'default' } }),
  )
})

describe('beside why', () => {
  test.each([
    ["the dentist called, it's friday instead", update({ due: { date: '2026-03-13' } })],
    ['her birthday is on saturday so by friday please', update({ due: { date: '2026-03-13' } })],
    ["Mia can't make it, let's do saturday", update({ due: { date: '2026-03-14' } })],
    ["delete it, she's ill", { kind: 'delete', target: { last: true } }],
  ] as [string, Command][])('%s: the task that was spoken of', (message, command) => {
    expect(mean(message, { last: ['dentist'] })).toMatchObject({ understanding: { commands: [command] } })
    expect(mean(message)).not.toMatchObject({ understanding: { commands: [command] } })
  })

  test.each(["Anna's party, saturday 8pm", 'buy milk, tomorrow at 5'])('%s: a new task', (message) =>
    expect(mean(message, { last: ['dentist'] })).toMatchObject({ understanding: { commands: [{ kind: 'add' }] } }),
  )

  test('what is put in the notes is what was said before it', () =>
    expect(mean("it's 850 euros, put that in the notes", { last: ['rent'] })).toEqual(
      commands(update({ addNote: "it's 850 euros" })),
    ))
})

describe('a project that was just made', () => {
  const did: Did = { kind: 'make', project: 'Garden' }
  const renamed = commands({ kind: 'arrange', of: 'project', name: 'Garden', changes: { name: 'Backyard' } })

  test.each(['rename it to Backyard', 'call it Backyard', 'rename the project to Backyard'])('%s', (message) =>
    expect(mean(message, { did, last: ['some task'] })).toEqual(renamed),
  )

  test('is named by its noun later on, and by “it” no more', () => {
    const past: Did = { ...did, isPast: true }
    expect(mean('rename the project to Backyard', { did: past })).toEqual(renamed)
    expect(mean('rename it to Backyard', { did: past })).toMatchObject({
      understanding: { commands: [{ kind: 'update' }] },
    })
  })

  test('that nobody spoke of is no task of that name', () =>
    expect(mean('rename the project to Backyard', { last: ['some task'] })).toMatchObject({
      understanding: { commands: [], reason: 'unread' },
    }))

  test('gets each thing that is put into it', () =>
    expect(mean('add plant tulips and rake leaves to it', { did })).toMatchObject({
      commands: [{ tasks: [{ title: 'plant tulips', project: 'Garden' }] }, { tasks: [{ title: 'rake leaves' }] }],
    }))
})

test('what was set is as it was before, as long as nothing else was done', () => {
  const did: Did = { kind: 'setting', hours: { from: '23:00', to: '07:00' }, settingBefore: { quietHours: null } }
  for (const message of ['undo', 'undo that', 'oh no, take that back', 'scratch that'])
    expect(mean(message, { did })).toEqual(commands({ kind: 'setting', quietHours: null }))
  expect(mean('undo', { did: { ...did, isPast: true } })).toEqual(commands({ kind: 'setting', quietHours: null }))
  expect(mean('undo', { did: { kind: 'add' } })).toEqual(commands(undo))
})

test('what is asked back is not what shall be added', () => {
  const question: Question = { of: 'title', ask: 'What shall I add?', led: 'add a task' }
  expect(mean('geht das gratis?', { question })).toEqual({ is: 'unanswered' })
  expect(mean('do you also do groceries?', { question })).not.toMatchObject({ commands: [{ kind: 'add' }] })
  expect(mean('can you remind me to buy milk?', { question })).toMatchObject({
    understanding: { commands: [{ tasks: [{ title: 'buy milk' }] }] },
  })
})

test('behind a change, one more thing to do is added where there is no such task', () => {
  const did: Did = { kind: 'update', changes: { due: { time: '13:00' } } }
  expect(mean('and peel the potatoes at two', { did })).toMatchObject({
    commands: [
      {
        kind: 'update',
        or: { where: 'none', commands: [{ kind: 'add', tasks: [{ title: 'peel the potatoes' }] }] },
      },
    ],
  })
  const named = mean('and the rent to friday', { did })
  expect(named).toMatchObject({ commands: [{ kind: 'update' }] })
  expect(named).not.toHaveProperty('commands.0.or')
})

describe('a part of what was just done is corrected', () => {
  const last = ['id']
  const due = { date: '2026-03-13' }
  const changed = (changes: object): Command[] => [update(changes)]
  const toDentist: Command[] = [undo, { kind: 'update', target: { title: 'dentist' }, changes: { due } }]
  test.each<[string, Did, Command[]]>([
    [
      'change it to 65 euros',
      { kind: 'add', titles: ['pay 45 euros to Ben'] },
      changed({ title: 'pay 65 euros to Ben' }),
    ],
    ['4 tickets, I mean', { kind: 'add', titles: ['buy 3 tickets'] }, changed({ title: 'buy 4 tickets' })],
    ["it's Bonn, not Koln", { kind: 'add', titles: ['train to Koln'] }, changed({ title: 'train to Bonn' })],
    [
      "it's not work, it's private",
      { kind: 'add', project: 'Work', titles: ['call'] },
      changed({ project: 'private' }),
    ],
    [
      'not the photos though',
      { kind: 'add', titles: ['passport', 'photos', 'tickets'] },
      [{ kind: 'delete', target: { title: 'photos' } }],
    ],
    [
      'not the photos though',
      { kind: 'complete', titles: ['passport', 'photos'] },
      [{ kind: 'reopen', target: { title: 'photos' } }],
    ],
  ])('%s', (message, did, expected) => expect(mean(message, { did, last })).toMatchObject({ commands: expected }))

  test('of a task that there was before, another one is meant where it is there, else another title', () =>
    expect(mean('I meant dentist', { did: { kind: 'update', titles: ['gym'], changes: { due } }, last })).toEqual({
      is: 'commands',
      commands: toDentist,
      otherwise: changed({ title: 'dentist' }),
    }))

  test('the same is done “too” where there is such a task, else it is one more', () =>
    expect(
      mean('call the school too', { did: { kind: 'update', titles: ['gym'], changes: { due } }, last }),
    ).toMatchObject({
      commands: [
        {
          kind: 'update',
          target: { title: 'call the school' },
          changes: { due },
          or: { where: 'none', commands: [{ kind: 'add', tasks: [{ title: 'call the school' }] }] },
        },
      ],
    }))

  test('what says how a task changes is no answer where nothing was asked', () =>
    expect(mean("no, don't repeat it", { did: { kind: 'update' }, last })).toMatchObject({
      is: 'new',
      understanding: { commands: [update({ repeat: null })] },
    }))
})
