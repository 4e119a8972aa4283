import { expect, test } from 'vitest'
import { check } from '../index.ts'
import { event, goodEvidence, happened, operation, taskOf } from '../synthetic.ts'

const first = { id: 'comment-1', taskId: 'task-3', version: 1, text: 'qxa', isDeleted: false }
const second = { ...first, version: 2, text: 'qxb' }

const created = event(7, 'todo.comment.created.v1', 'task-3', 'gateway', { comment: first, previous: {} })
const updated = event(8, 'todo.comment.updated.v1', 'task-3', 'gateway', { comment: second, previous: { text: 'qxa' } })

const withComment = (more = [created, updated], stored = more.at(-1)!.data.comment!) => ({
  ...happened(goodEvidence(), more),
  comments: [{ person: 'ada', id: stored.id, version: stored.version, comment: stored }],
})
const found = (evidence: ReturnType<typeof goodEvidence>) =>
  check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)

test('a comment that is changed, and that taken back, is well', () => {
  const undone = event(9, 'todo.comment.updated.v1', 'task-3', 'gateway', {
    comment: { ...first, version: 3 },
    previous: { text: 'qxb' },
    undoes: 'turn-8',
  })
  expect(found(withComment([created, updated, undone]))).toEqual([])
})

test.each([
  [
    'overwritten',
    withComment([created, { ...updated, data: { ...updated.data, comment: { ...second, version: 1 } } }]),
    /has version 1 of a comment where 2 follows/,
  ],
  [
    'decided on another text',
    withComment([created, { ...updated, data: { ...updated.data, previous: { text: 'else' } } }]),
    /decided on another text/,
  ],
  ['stored otherwise', withComment([created, updated], { ...second, text: 'else' }), /not what its last event says/],
  ['not stored', { ...withComment(), comments: [] }, /a comment is not stored/],
  [
    'taken back and still there',
    withComment([
      created,
      event(8, 'todo.comment.updated.v1', 'task-3', 'gateway', { comment: second, previous: {}, undoes: 'turn-7' }),
    ]),
    /did not put the isDeleted of a comment back/,
  ],
  [
    'of a task that was deleted',
    withComment([
      event(7, 'todo.task.deleted.v1', 'task-3', 'gateway', {
        task: { ...taskOf('task-3', 'call mum'), version: 2, status: 'deleted' },
      }),
      { ...created, revision: 8, id: 'event-8' },
    ]),
    /comments on a task that is not there/,
  ],
])('a comment that is %s', (_, evidence, words) => {
  expect(found(evidence).join()).toMatch(words)
})

test('a comment that was answered and is not stored, or was asked for once and is there twice', () => {
  const lost = withComment()
  lost.history.operations.push(
    operation(9, 'comment', { title: 'qxc', answer: { ...first, id: 'comment-9' }, status: 201 }),
  )
  expect(found(lost).join()).toMatch(/answers \(lost\): .*version 1 was answered and is not stored/)
  const again = event(8, 'todo.comment.created.v1', 'task-3', 'gateway', {
    comment: { ...first, id: 'comment-2' },
    previous: {},
  })
  const twice = withComment([created, again])
  twice.history.operations.push(operation(9, 'comment', { title: 'qxa', answer: first, status: 201 }))
  expect(found(twice).join()).toMatch(/answers \(doubled\): .*asked for once and created 2 times/)
})
