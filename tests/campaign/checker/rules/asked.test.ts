import { expect, test } from 'vitest'
import type { Operation, Verb } from '../../history.ts'
import { goodEvidence, operation, taskOf } from '../synthetic.ts'
import { checkAsked } from './asked.ts'

const told = (verb: Verb, asked: Partial<Operation>, answer: unknown, path?: string): string => {
  const evidence = goodEvidence()
  const made = operation(9, verb, { answer, ...(path && { path }) })
  evidence.history.operations.push({ ...made, ...asked })
  return checkAsked(evidence)
    .map(({ what }) => /: (.*) of its answer/.exec(what)![1])
    .join()
}

const milk = taskOf('task-9', 'milk', { project: 'Home', labels: ['shop'] })
const done = { ...milk, status: 'completed' }

const RIGHT: [Verb, Partial<Operation>, unknown, string?][] = [
  ['create', { body: { title: 'milk', project: 'home', labels: ['Shop'] } }, milk],
  ['change', { taskId: 'task-9', body: { labels: ['shop'] } }, milk],
  ['change', { taskId: 'task-9', body: { start: null } }, milk],
  ['move', { taskId: 'task-9', body: { after: 'task-1' } }, milk],
  ['complete', { taskId: 'task-9' }, done],
  ['skip', { taskId: 'task-9' }, done],
  ['batch', { taskId: 'task-9', titles: ['tea'] }, { tasks: [taskOf('task-8', 'tea'), done] }],
  ['undo', {}, { tasks: [], count: 1 }],
  ['import', { titles: ['a', 'b'] }, { added: 1, known: 1, collections: 1 }],
  ['look', {}, { tasks: [] }, '/v1/tasks?sort=order'],
  ['say', {}, { reply: 'Added.', actions: [] }],
]

test.each(RIGHT)('%s: what was asked for is well', (verb, asked, answer, path) => {
  expect(told(verb, asked, answer, path)).toBe('')
})

const OTHER: [Verb, Partial<Operation>, unknown, string, string?][] = [
  ['create', { body: { title: 'tea' } }, milk, 'title'],
  ['create', { body: { title: 'milk', project: 'work' } }, milk, 'project'],
  ['create', { body: { title: 'milk', due: { date: '2026-04-01', time: '09:00' } } }, milk, 'due.date'],
  ['create', { body: { title: 'milk', reminders: [{ minutesBefore: 5 }] } }, milk, 'reminders.0.minutesBefore'],
  ['change', { taskId: 'task-9', body: { labels: ['other'] } }, milk, 'labels'],
  ['change', { taskId: 'task-8', body: {} }, milk, 'id'],
  ['move', { taskId: 'task-9', body: { parentId: 'task-1' } }, milk, 'parentId'],
  ['complete', { taskId: 'task-9' }, milk, 'status'],
  ['reopen', { taskId: 'task-9' }, done, 'status'],
  ['batch', { taskId: 'task-9', titles: ['tea'] }, { tasks: [done] }, 'tasks'],
  ['batch', { taskId: 'task-9', titles: ['tea'] }, { results: [] }, 'tasks'],
  ['undo', {}, { done: [] }, 'tasks'],
  ['import', { titles: ['a', 'b'] }, { added: 1, known: 0 }, 'the whole'],
  ['look', {}, { items: [] }, 'tasks', '/v1/tasks?sort=order'],
  ['say', {}, 'plain text', 'reply'],
  ['page', {}, null, 'digest'],
]

test.each(OTHER)('%s: another one is told', (verb, asked, answer, field, path) => {
  expect(told(verb, asked, answer, path)).toBe(field)
})

test('what was refused is not looked at', () => {
  const evidence = goodEvidence()
  evidence.history.operations.push(operation(9, 'complete', { taskId: 'task-3', status: 409 }))
  expect(checkAsked(evidence)).toEqual([])
})
