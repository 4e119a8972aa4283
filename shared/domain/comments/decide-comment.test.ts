/** Who may change and delete which comment. */
import { describe, expect, test } from 'vitest'
import type { Task } from '../task.ts'
import type { Comment } from './comment.ts'
import { type CommentCommand, decideComment } from './decide-comment.ts'

const now = '2026-03-11T08:30:00.000Z'
const taskId = '01890000-0000-7000-8000-000000000001'
const id = '01890000-0000-7000-8000-000000000002'
const task = { id: taskId, title: 'boiler', status: 'open' } as Task
const byOf = (by: string | null): Comment => ({
  id,
  taskId,
  version: 1,
  text: 'plumber says tuesday',
  by,
  isDeleted: false,
  createdAt: now,
  updatedAt: now,
})
const decide = (command: CommentCommand, comment: Comment | undefined, by: string | null) =>
  decideComment({ id, taskId, command }, { comment, task, count: comment ? 1 : 0 }, { by, now })

test('a comment is by who wrote it', () => {
  expect(decide({ type: 'create', text: 'x' }, undefined, 'claude')?.data.comment.by).toBe('claude')
  expect(decide({ type: 'create', text: 'x' }, undefined, null)?.data.comment.by).toBe(null)
})

const COMMANDS: CommentCommand[] = [{ type: 'change', text: 'wednesday' }, { type: 'delete' }]

describe.each(COMMANDS)('$type', (command) => {
  test.each([
    ['the person', null, 'what they wrote', null],
    ['the person', null, 'what an agent wrote', 'claude'],
    ['an agent', 'claude', 'what it wrote', 'claude'],
  ])('%s (%s) may do it to %s', (_, by, _what, writer) => {
    expect(decide(command, byOf(writer), by)).not.toBeNull()
  })

  test.each([
    ['what the person wrote', null],
    ['what another agent wrote', 'cursor'],
  ])('an agent may not do it to %s', (_, writer) => {
    expect(() => decide(command, byOf(writer), 'claude')).toThrow('Only who wrote a comment')
  })
})

test('an agent’s turn is taken back whatever it did, and nothing else by this', () => {
  const undone = decide({ type: 'revert', previous: { isDeleted: true } }, byOf('claude'), null)
  expect(undone).toMatchObject({ type: 'todo.comment.deleted.v1', data: { previous: { isDeleted: false } } })
  expect(decide({ type: 'revert', previous: { text: 'plumber says tuesday' } }, byOf('claude'), null)).toBeNull()
})
