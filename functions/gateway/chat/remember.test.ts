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
