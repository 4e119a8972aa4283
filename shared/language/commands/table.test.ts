import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import fc from '../../../tests/properties.ts'
import { loadLanguage, localeOf } from '../index.ts'
import type { Command } from '../types.ts'
import type { CommandOf, Kind } from './kind.ts'
import { commandKinds, mustConfirm, toolsOf } from './table.ts'
import { createPhraseReader, ToolArgumentError } from './tool.ts'

beforeAll(() => Promise.all(['de', 'ur'].map(loadLanguage)))

const CONTEXT = { now: '2026-03-11T09:30', timeZone: 'Europe/Berlin' }
const tools = new Map(toolsOf(z).map((tool) => [tool.name, tool]))
const call = (name: string, given: unknown, language = 'en'): Command => {
  const context = { ...CONTEXT, language }
  return tools.get(name)!.readArguments(given, createPhraseReader(localeOf(context), context))
}

const rent = { title: 'rent', numbers: [], filter: null }
const nothing = { when: null, deadline: null, notBefore: null, durationMinutes: null, priority: null, project: null }
const addition = { title: 'call Bo', ...nothing, remindMinutesBefore: [], labels: [], note: null }
const change = { tasks: rent, title: null, ...nothing, addLabels: [], removeLabels: [], addNote: null, remove: [] }

/** The kinds that no tool asks for, and why. */
const WITHOUT_TOOL = {
  confirm: 'only a person says yes',
  copy: 'a task is added with the fields that it shall have',
  swap: 'two dates are changed',
} satisfies Partial<Record<Kind, string>>

const work = { of: 'project', name: 'Work', project: null }
const arranging = { newName: null, colour: null, isFavourite: null, isArchived: null, within: null, remove: [] }

/** A call of the tool of each other kind, and what it comes to. */
const CALLS: {
  [K in Exclude<Kind, keyof typeof WITHOUT_TOOL>]: [tool: string, given: object, expected: object][]
} = {
  add: [
    [
      'add_task',
      { ...addition, when: 'every friday at 4pm' },
      { tasks: [{ due: { date: '2026-03-13', time: '16:00' }, repeat: { rule: 'FREQ=WEEKLY;BYDAY=FR' } }] },
    ],
    [
      'add_task',
      {
        ...addition,
        when: 'tomorrow 9am-10am',
        deadline: 'friday',
        remindMinutesBefore: [30],
        priority: 'p1',
        labels: ['x'],
      },
      {
        tasks: [
          {
            title: 'call Bo',
            durationMinutes: 60,
            deadline: { date: '2026-03-13' },
            reminders: [{ minutesBefore: 30 }],
            priority: 1,
            labels: ['x'],
          },
        ],
      },
    ],
  ],
  list: [
    [
      'list_tasks',
      { filter: 'overdue & #Work', answer: 'count', sortBy: null, isDescending: false },
      { answer: 'count', filter: { and: [{ overdue: true }, { project: 'Work' }] } },
    ],
    [
      'list_tasks',
      { filter: null, answer: 'list', sortBy: 'due', isDescending: true },
      { filter: { all: true }, sort: [{ by: 'due', descending: true }] },
    ],
  ],
  recall: [
    [
      'recall_tasks',
      { at: 'yesterday at noon', filter: '#Work' },
      { at: { date: '2026-03-10', time: '12:00' }, filter: { project: 'Work' } },
    ],
    [
      'recall_tasks',
      { at: 'yesterday', filter: null },
      { at: { date: '2026-03-10', time: null }, filter: { all: true } },
    ],
  ],
  figures: [
    ['review_period', { period: 'last week' }, { period: { from: '2026-03-02', to: '2026-03-09' } }],
    ['review_period', { period: null }, { period: null }],
  ],
  names: [
    ['list_names', { of: 'labels' }, { of: 'labels' }],
    ['list_names', { of: 'filters' }, { of: 'filters' }],
  ],
  make: [
    ['make_collection', { of: 'label', name: 'errand', project: null }, { of: 'label', name: 'errand' }],
    ['make_collection', { of: 'section', name: 'Kitchen', project: 'Home' }, { of: 'section', project: 'Home' }],
  ],
  arrange: [
    ['arrange_collection', { ...work, ...arranging, newName: 'Job' }, { of: 'project', changes: { name: 'Job' } }],
    [
      'arrange_collection',
      { ...work, ...arranging, isArchived: true, remove: ['colour', 'within'] },
      { changes: { isArchived: true, colour: null, within: null } },
    ],
  ],
  remove: [
    ['delete_collection', { ...work, tasks: 'keep' }, { of: 'project', name: 'Work', tasks: 'keep' }],
    [
      'delete_collection',
      { of: 'section', name: 'Kitchen', project: 'Home', tasks: 'delete' },
      { of: 'section', project: 'Home', tasks: 'delete' },
    ],
  ],
  save: [['save_filter', { name: 'Urgent', words: 'p1 & overdue' }, { name: 'Urgent', words: 'p1 & overdue' }]],
  open: [['open_filter', { name: 'Urgent' }, { name: 'Urgent' }]],
  place: [
    [
      'place_tasks',
      { tasks: { ...rent, title: null, numbers: [3, 1] }, where: 'first', beside: null },
      { target: { shown: [3, 1] }, beside: 'first' },
    ],
    [
      'place_tasks',
      { tasks: rent, where: 'after', beside: { ...rent, title: 'milk' } },
      { target: { title: 'rent' }, beside: { after: { title: 'milk' } } },
    ],
  ],
  show: [['show_tasks', { tasks: { ...rent, title: null, numbers: [2] } }, { target: { shown: [2] } }]],
  subtasks: [['list_subtasks', { tasks: rent }, { target: { title: 'rent' } }]],
  nest: [
    [
      'nest_tasks',
      { tasks: rent, under: { ...rent, title: 'home' } },
      { target: { title: 'rent' }, under: { title: 'home' } },
    ],
    [
      'nest_tasks',
      { tasks: { ...rent, title: null, numbers: [2] }, under: null },
      { target: { shown: [2] }, under: null },
    ],
  ],
  addUnder: [
    [
      'add_subtasks',
      { under: rent, tasks: [{ title: 'eggs', when: 'tomorrow' }] },
      { under: { title: 'rent' }, tasks: [{ title: 'eggs', due: { date: '2026-03-12' } }] },
    ],
  ],
  complete: [
    ['complete_tasks', { tasks: rent, subtasks: null }, { target: { title: 'rent' } }],
    ['complete_tasks', { tasks: rent, subtasks: 'keep' }, { subtasks: 'keep' }],
  ],
  reopen: [['reopen_tasks', { tasks: { ...rent, title: null } }, { target: { last: true } }]],
  skip: [['skip_tasks', { tasks: rent }, { target: { title: 'rent' } }]],
  delete: [
    ['delete_tasks', { tasks: { ...rent, title: null, filter: 'overdue' } }, { target: { filter: { overdue: true } } }],
  ],
  update: [
    [
      'change_tasks',
      { ...change, when: 'an hour later', priority: 'p2', remove: ['labels', 'deadline'] },
      {
        target: { title: 'rent' },
        changes: { postpone: { minutes: 60 }, priority: 2, clearLabels: true, deadline: null },
      },
    ],
    ['change_tasks', { ...change, title: 'Rent', addLabels: ['x'] }, { changes: { title: 'Rent', addLabels: ['x'] } }],
  ],
  snooze: [
    ['snooze_reminder', { tasks: rent, until: '20 minutes' }, { until: { minutes: 20 } }],
    ['snooze_reminder', { tasks: rent, until: 'tomorrow at 8' }, { until: { date: '2026-03-12', time: '08:00' } }],
    ['snooze_reminder', { tasks: rent, until: null }, { until: { minutes: 60 } }],
  ],
  comment: [
    ['comment_on_task', { tasks: rent, text: 'paid **half**' }, { target: { title: 'rent' }, text: 'paid **half**' }],
  ],
  undo: [['undo', { count: 2 }, { count: 2 }]],
  redo: [['redo', { count: 2 }, { count: 2 }]],
  setting: [
    [
      'change_settings',
      { timeZone: 'Europe/Lisbon', quietFrom: null, quietTo: null, isNeverQuiet: false },
      { timeZone: 'Europe/Lisbon' },
    ],
    [
      'change_settings',
      { timeZone: null, quietFrom: '22:00', quietTo: null, isNeverQuiet: false },
      { quietHours: { from: '22:00', to: null } },
    ],
    ['change_settings', { timeZone: null, quietFrom: null, quietTo: null, isNeverQuiet: true }, { quietHours: null }],
  ],
  help: [['show_help', {}, {}]],
  cancel: [['drop_proposal', {}, {}]],
  none: [['decline', { missing: 'timer' }, { reason: 'not-there', missing: 'timer' }]],
}
const calls = Object.entries(CALLS).flatMap(([kind, rows]) => rows.map((row) => [kind, ...row] as const))

describe('tools', () => {
  test.each(calls)('%s by %s', (kind, tool, given, expected) => {
    expect(call(tool, given)).toMatchObject({ kind, ...expected })
  })

  test.each(Object.entries(commandKinds))('%s has a tool, or a reason why not', (kind, { tool }) => {
    const [[called] = []] = CALLS[kind as keyof typeof CALLS] ?? []
    expect(tool ? tool(z).name : undefined).toBe(called)
    expect(tool === null).toBe(kind in WITHOUT_TOOL)
  })

  test('the phrases are those of the language of the conversation', () => {
    const given = { ...addition, title: 'Bo anrufen', when: 'übermorgen um halb vier' }
    expect(call('add_task', given, 'de')).toMatchObject({ tasks: [{ due: { date: '2026-03-13', time: '15:30' } }] })
  })

  test.each([
    ['words that are no time', 'add_task', { ...addition, when: 'blorp' }],
    ['words that are no change', 'change_tasks', { ...change, when: 'blorp' }],
    ['a filter of nothing that is known', 'delete_tasks', { tasks: { ...rent, title: null, filter: '((' } }],
    ['a target in two ways', 'delete_tasks', { tasks: { ...rent, filter: 'overdue' } }],
    ['an argument too few', 'complete_tasks', {}],
    ['an argument too many', 'undo', { count: 1, really: true }],
    ['another type', 'list_names', { of: 3 }],
    ['nothing to arrange', 'arrange_collection', { ...work, ...arranging }],
    ['a section that is archived', 'arrange_collection', { ...work, of: 'section', ...arranging, isArchived: true }],
    ['a filter of words that are none', 'save_filter', { name: 'x', words: '((' }],
    ['no task beside which', 'place_tasks', { tasks: rent, where: 'before', beside: null }],
    ['an end beside a task', 'place_tasks', { tasks: rent, where: 'last', beside: rent }],
    ['nothing to set', 'change_settings', { timeZone: null, quietFrom: null, quietTo: null, isNeverQuiet: false }],
  ])('%s is refused', (_, tool, given) => {
    expect(() => call(tool, given)).toThrow(ToolArgumentError)
  })

  test('whatever is handed over is a command of its kind, or refused', () => {
    const anything = fc.oneof(fc.anything(), fc.constantFrom(...calls.map(([, , given]) => given)))
    fc.assert(
      fc.property(fc.constantFrom(...tools.keys()), anything, (tool, given) => {
        try {
          expect(call(tool, given).kind).not.toBe('confirm')
        } catch (error) {
          expect(error).toBeInstanceOf(ToolArgumentError)
        }
      }),
    )
  })

  test.each([...tools.values()])('$name asks for all its arguments, and for no others', ({ parameters }) => {
    const objects: { required: string[]; properties: object; additionalProperties: unknown }[] = []
    JSON.stringify(z.toJSONSchema(parameters), (_, value) => {
      if (value?.type === 'object') objects.push(value)
      return value
    })
    expect(objects.length).toBeGreaterThan(0)
    for (const { required = [], properties, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false)
      expect(required).toEqual(Object.keys(properties))
    }
  })
})

test('what is small and undone in a word is done at once; what is large or gone waits for a yes', () => {
  const waiting = (count: number) => Object.keys(commandKinds).filter((kind) => mustConfirm(kind as Kind, count))
  expect(waiting(1)).toEqual(['delete'])
  expect(waiting(2)).toEqual(['complete', 'reopen', 'skip', 'delete', 'update', 'nest', 'place'])
})

test.each(['en', 'de', 'ur'])('%s has words for each kind', (language) => {
  const context = { ...CONTEXT, language }
  const { explain } = localeOf(context)
  const commands = [
    ...calls.map(([, tool, given]) => call(tool, given)),
    { kind: 'confirm' } satisfies CommandOf<'confirm'>,
  ]
  for (const command of commands) expect(explain([command], context)).toMatch(/\p{L}/u)
})
