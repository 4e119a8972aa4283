import { beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage, readDrafts, understand } from '../index.ts'
import type { Context, TaskDraft } from '../types.ts'

/** A Wednesday. */
const CONTEXT: Context = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin', projects: ['Home', 'Work'] }

beforeAll(() => Promise.all(['de', 'ur'].map(loadLanguage)))

/** "milk #Groceries 2026-03-12 17:00 (note)" */
const inWords = ({ title, project, due, note }: TaskDraft): string =>
  [title, project && `#${project}`, due?.date, due?.time, note && `(${note})`].filter(Boolean).join(' ')

const tasksOf = (text: string, context = CONTEXT): string[] =>
  understand(text, context).commands.flatMap((command) => (command.kind === 'add' ? command.tasks.map(inWords) : []))

const SECTIONS: [text: string, tasks: string[]][] = [
  ['Groceries:\n- milk\n- eggs', ['milk #Groceries', 'eggs #Groceries']],
  ['groceries\n- milk\n- eggs', ['milk #Groceries', 'eggs #Groceries']],
  ['my shopping list:\n[ ] milk\n[ ] eggs', ['milk #Shopping', 'eggs #Shopping']],
  ['work\n1. report\n2. slides', ['report #Work', 'slides #Work']],
  ['Tomorrow:\n- call Bo\n- pay rent at 5pm', ['call Bo 2026-03-12', 'pay rent 2026-03-12 17:00']],
  ['things to do today:\n- call Bo\n- pay rent friday', ['call Bo 2026-03-11', 'pay rent 2026-03-13']],
  ['monday:\n- gym\n\ntuesday:\n- swim', ['gym 2026-03-16', 'swim 2026-03-17']],
  ['Groceries:\n- milk #Home\nWork:\n- report', ['milk #Home', 'report #Work']],
  [
    'things to get done before the big trip:\n- tickets\n- hotel',
    ['tickets (things to get done before the big trip)', 'hotel (things to get done before the big trip)'],
  ],
]

describe('a heading says something of the lines below it, and is no task', () => {
  test.each(SECTIONS)('%j', (text, tasks) => {
    expect(readDrafts(text, CONTEXT).drafts.map(inWords)).toEqual(tasks)
    expect(tasksOf(text)).toEqual(tasks)
  })

  test.each([
    ['remind me tomorrow to:\n- call Bo\n- pay rent', ['call Bo 2026-03-12', 'pay rent 2026-03-12']],
    ['please add these to my groceries:\n- milk\n- eggs', ['milk #Groceries', 'eggs #Groceries']],
    [
      'Party on saturday:\n- invite people\n- remind me to book a band',
      ['invite people #Party 2026-03-14', 'book a band #Party 2026-03-14'],
    ],
  ])('in the chat: %j', (text, tasks) => expect(tasksOf(text)).toEqual(tasks))

  test('commands below it stay commands', () => {
    const kinds = understand('please:\n- delete milk\n- mark rent as done', CONTEXT).commands.map(({ kind }) => kind)
    expect(kinds).toEqual(['delete', 'complete'])
  })

  test.each([
    ['de', 'Einkaufen:\n- Milch\n- Eier', ['Milch #Einkaufen', 'Eier #Einkaufen']],
    [
      'de',
      'Aufgaben für morgen:\n- Bo anrufen\n- Miete um 17 Uhr',
      ['Bo anrufen 2026-03-12', 'Miete 2026-03-12 17:00'],
    ],
    ['ur', 'sauda:\n- doodh\n- anday', ['doodh #Sauda', 'anday #Sauda']],
    ['ur', 'کل کے کام:\n- دودھ\n- انڈے', ['دودھ 2026-03-12', 'انڈے 2026-03-12']],
  ])('%s: %j', (language, text, tasks) => expect(tasksOf(text, { ...CONTEXT, language })).toEqual(tasks))
})

test.each([
  ['call Bo\n- pay rent', ['call Bo', 'pay rent']],
  ['call Bo\npay rent\nbuy milk', ['call Bo', 'pay rent', 'buy milk']],
  ['call Bo\n3. march is a month', ['call Bo', 'march is a month']],
])('lines without a heading are tasks: %j', (text, tasks) =>
  expect(readDrafts(text, CONTEXT).drafts.map(({ title }) => title)).toEqual(tasks),
)

test('of a long list nothing is lost', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `- thing ${'abc'[index % 3]}`)
  expect(tasksOf(lines.join('\n'))).toHaveLength(60)
  expect(tasksOf(`Moving:\n${lines.join('\n')}`)).toHaveLength(60)
  expect(tasksOf(`delete milk\n${lines.join('\n')}`)).toHaveLength(60)
  expect(tasksOf(`delete milk\n${lines.slice(0, 19).join('\n')}\nMoving:\n${lines.join('\n')}`)).toHaveLength(79)
})
