import { expect, test } from 'vitest'
import { check } from '../index.ts'
import { event, goodEvidence, happened, INSTANT, operation, stored, taskOf } from '../synthetic.ts'

const found = (evidence: ReturnType<typeof goodEvidence>) =>
  check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)

/** Of what was shown to one who looked. */
function shown(path: string, startAt: number | null, status: 'open' | 'completed' = 'open') {
  const evidence = goodEvidence()
  evidence.history.operations.push(
    operation(9, 'look', { path, answer: { tasks: [taskOf('task-9', 'later', { startAt, status })] } }),
  )
  return found(evidence)
}

const LATER = INSTANT + 3_600_000

test('what has begun is shown, what is put away is shown where that is asked for, and what is done wherever', () => {
  expect(shown('/v1/tasks', INSTANT - 3_600_000)).toEqual([])
  expect(shown('/v1/tasks', null)).toEqual([])
  expect(shown('/v1/tasks?started=false', LATER)).toEqual([])
  expect(shown('/v1/tasks?started=any', LATER)).toEqual([])
  expect(shown('/v1/tasks', LATER, 'completed')).toEqual([])
})

test('what is shown before its start, or as put away after it', () => {
  expect(shown('/v1/tasks', LATER).join()).toMatch(/starts \(wrong\): operation 9 was shown it \d+ s before its start/)
  expect(shown('/v1/tasks?started=false', INSTANT - 3_600_000).join()).toMatch(
    /starts \(wrong\): .*put away \d+ s after/,
  )
})

test('what an agent is shown before its start', () => {
  const evidence = goodEvidence()
  const tasks = [{ id: 'task-9', title: 'later', status: 'open', notBefore: '2026-04-01' }]
  const looked = operation(9, 'agent', {
    answer: { result: { content: [], structuredContent: { tasks: [], outcome: 'done' } } },
  })
  looked.body = { params: { name: 'list_tasks' } }
  evidence.history.operations.push(looked)
  expect(found(evidence)).toEqual([])
  looked.attempts[0]!.body = { result: { content: [], structuredContent: { tasks } } }
  expect(found(evidence).join()).toMatch(/starts \(wrong\)/)
})

/** Due and reminded of at INSTANT. */
const waiting = (startAt: number) =>
  taskOf('task-4', 'buy milk', {
    startAt,
    due: { date: '2026-03-31', time: '09:10', timeZone: 'UTC' },
    dueAt: INSTANT,
    reminders: [{ minutesBefore: 0 }],
  })
const create = (startAt: number) =>
  event(7, 'todo.task.created.v1', 'task-4', 'gateway', { task: waiting(startAt), previous: {} })

test('a reminder before the start is not missed, one at the start is', () => {
  expect(found(happened(goodEvidence(), [create(INSTANT + 60_000)]))).toEqual([])
  expect(found(happened(goodEvidence(), [create(INSTANT)])).join()).toMatch(/reminders \(lost\): .* never fired/)
})

test('a reminder of what is put away until later', () => {
  const task = waiting(INSTANT + 60_000)
  const reminder = { reminderId: 'reminder-4', at: new Date(INSTANT).toISOString() }
  const evidence = happened(goodEvidence(), [
    create(INSTANT + 60_000),
    event(8, 'todo.reminder.fired.v1', 'task-4', 'reminder', { task, ...reminder }, INSTANT),
    event(9, 'todo.notification.delivered.v1', 'task-4', 'notification', { ...reminder, channel: 'in-app' }, INSTANT),
  ])
  expect(found(evidence).join()).toMatch(/reminders \(wrong\): revision 8 reminds of what was put away until later/)
})

const ENDED = {
  person: 'ada',
  at: LATER - 1000,
  until: LATER,
  inSight: ['task-2', 'task-3'],
  putAway: [],
  counted: 2,
  looked: [],
  comments: [],
}

function ending(more: Partial<typeof ENDED> | { inSight: string[]; putAway: string[] }, startAt: number | null = null) {
  const evidence = goodEvidence()
  const tasks = evidence.tasks.map((each) => (each.id === 'task-3' ? stored({ ...each.task, startAt }) : each))
  evidence.history.endings.push({ ...ENDED, ...more })
  return check({ ...evidence, tasks })
    .filter(({ rule }) => rule === 'endings')
    .map(({ kind, what }) => `${kind}: ${what}`)
}

test('in the end everything open is in the list once, or put away', () => {
  expect(ending({})).toEqual([])
  expect(ending({ inSight: ['task-2'], putAway: ['task-3'], counted: 1 }, LATER + 60_000)).toEqual([])
})

test('what is missing there, twice, in the wrong list, or counted otherwise', () => {
  expect(ending({ inSight: ['task-2'] })).toEqual(['lost: it is 0 times in the list'])
  expect(ending({ inSight: ['task-2', 'task-3', 'task-3'] })).toEqual(['doubled: it is 2 times in the list'])
  expect(ending({ inSight: ['task-1', 'task-2', 'task-3'] })).toEqual([
    'wrong: it is in a list that it does not belong to',
  ])
  expect(ending({ counted: 3 })).toEqual(['wrong: 3 open tasks were counted of 2'])
  expect(ending({}, LATER + 60_000)).toContain('lost: it is 0 times in what is put away')
})

test('a comment that is not told in the end', () => {
  const evidence = goodEvidence()
  const comment = { id: 'comment-1', taskId: 'task-3', version: 1, text: 'x', isDeleted: false }
  const comments = [{ person: 'ada', id: comment.id, version: 1, comment }]
  const told = (seen: { id: string; version: number }[]) => {
    evidence.history.endings = [{ ...ENDED, looked: ['task-3'], comments: seen }]
    return check({ ...evidence, comments }).filter(({ rule }) => rule === 'endings').length
  }
  expect(told([{ id: 'comment-1', version: 1 }])).toBe(0)
  expect(told([])).toBe(1)
})
