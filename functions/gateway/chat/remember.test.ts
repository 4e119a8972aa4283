import { expect, test } from 'vitest'
import type { Task } from '../../../shared/domain/task.ts'
import { EMPTY } from './conversation.ts'
import type { Reading } from './read-message.ts'
import { rememberTurn } from './remember.ts'
import type { Step } from './turn.ts'

const task = (id: string): Task => ({ id, title: id }) as Task
const step = (...ids: string[]): Step => ({
  changes: ids.map((taskId) => ({ taskId, command: { type: 'complete' as const } })),
  reply: () => '',
})
const reading = { commands: [], isMore: false, waitsOn: false, question: null } as unknown as Reading

test('of several commands in one message, “it” is what the last was about, and “them” is all', () => {
  const tasks = ['rent', 'dentist'].map(task)
  const { last, together } = rememberTurn(EMPTY, EMPTY, [step('rent'), step('dentist')], tasks, reading, 'said')
  expect(last).toEqual(['dentist'])
  expect(together).toEqual(['rent', 'dentist'])
})

test('what one command was about is meant together', () => {
  const tasks = ['milk', 'eggs'].map(task)
  expect(rememberTurn(EMPTY, EMPTY, [step('milk', 'eggs')], tasks, reading, 'said').last).toEqual(['milk', 'eggs'])
})

test('“the second one” counts in the tasks of a plan, also when it was not carried out', () => {
  const tasks = ['milk', 'bread'].map(task)
  const plan = { changes: [], reply: () => '', show: tasks, pending: { token: 't' } } as unknown as Step
  expect(rememberTurn(EMPTY, EMPTY, [plan], [], reading, 'delete everything').shown).toEqual(['milk', 'bread'])
})

test('what was done to one task and then to another is meant together', () => {
  const before = { ...EMPTY, last: ['rent'], together: ['a', 'list'] }
  const again = { ...reading, isAgain: true }
  expect(rememberTurn(before, before, [step('yoga')], [task('yoga')], again, 'same for yoga').together).toEqual([
    'rent',
    'yoga',
  ])
})

test('what was added is remembered over turns, and what was done is past once something else was said', () => {
  const add = (id: string): Step => ({
    changes: [{ taskId: id, command: { type: 'create', id, fields: { title: id } } }] as unknown as Step['changes'],
    reply: () => '',
    did: { kind: 'add' },
  })
  const first = rememberTurn(EMPTY, EMPTY, [add('sugar')], [task('sugar')], reading, 'sugar')
  const second = rememberTurn(first, first, [add('flour')], [task('flour')], reading, 'flour')
  expect(second.added).toEqual(['sugar', 'flour'])
  expect(second.did).toEqual({ kind: 'add', titles: ['flour'] })
  const aside = { changes: [], reply: () => 'Hello.' }
  expect(rememberTurn(second, second, [aside], [], reading, 'hello').did).toEqual({ ...second.did, isPast: true })
})
