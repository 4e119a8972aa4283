import { expect, test } from 'vitest'
import { decide, type TaskCommand } from '../../shared/domain/decide.ts'
import type { Task } from '../../shared/domain/task.ts'
import type { EventData } from '../../shared/events/schemas.ts'
import type { EventType } from '../../shared/events/types.ts'
import { taskOf, timelineEntry, withRenamings } from './timeline.ts'

const id = '0195a0c0-0000-7000-8000-000000000001'
const now = '2026-03-11T08:00:00.000Z'
const due = { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' }
const rent = decide(
  {
    type: 'create',
    id,
    fields: {
      title: 'pay rent',
      due,
      recurrence: {
        rule: 'FREQ=MONTHLY;BYMONTHDAY=-1',
        start: { date: due.date, time: due.time },
        counted: 'schedule',
      },
      labels: ['home', 'money'],
      reminders: [{ minutesBefore: 30 }],
      priority: 1,
    },
  },
  null,
  now,
)!

function entry<Type extends EventType>(type: Type, data: EventData<Type>, source = 'gateway') {
  const event = { specversion: '1.0', id: 'e', source: `/todo-chatbot/${source}`, type, time: now, data }
  return {
    position: '1',
    recordedAt: new Date(now),
    topic: null,
    type,
    sequence: '1',
    event: JSON.stringify(event),
    hash: '',
  }
}
const changed = (command: TaskCommand, task: Task, more: { undoes?: string; source?: string } = {}) => {
  const { type, data } = decide(command, task, now)!
  const { source, undoes } = more
  return timelineEntry(entry(type, undoes ? { ...data, undoes } : data, source))
}
const { task } = rent.data

test('what was added is told with all that was said about it', () => {
  expect(timelineEntry(entry(rent.type, rent.data)).summary).toBe(
    'You added “pay rent” — p1, @home @money, 31 March 2026 at 09:00 (Europe/Berlin), every last day of the month at 09:00, reminder 30 minutes before.',
  )
})

test('what an agent did says which', () => {
  const { summary, causedBy } = timelineEntry(entry(rent.type, rent.data, 'mcp/claude-code'))
  expect(summary).toMatch(/^You, by claude-code, added “pay rent” — /)
  expect(causedBy.function).toBe('mcp')
})

test('what the series added was added by the series', () => {
  const { summary, causedBy } = timelineEntry(entry(rent.type, rent.data, 'recurring'))
  expect(summary).toMatch(/^The series added “pay rent” — /)
  expect(causedBy.function).toBe('recurring')
})

test.each<[string, TaskCommand, string]>([
  ['a title', { type: 'change', changes: { title: 'rent' } }, 'You changed “rent”: title from “pay rent” to “rent”.'],
  ['labels', { type: 'change', changes: { labels: [] } }, 'You changed “pay rent”: labels from @home @money to none.'],
  [
    'a due date',
    { type: 'change', changes: { due: { ...due, date: '2026-04-01', time: null } } },
    'You changed “pay rent”: due date from 31 March 2026 at 09:00 (Europe/Berlin) to 1 April 2026.',
  ],
  [
    'several things',
    { type: 'change', changes: { project: 'flat', section: 'bills', durationMinutes: 90 } },
    'You changed “pay rent”: project from none to #flat; section from none to /bills; duration from none to 1 hour 30 minutes.',
  ],
  ['completion', { type: 'complete' }, 'You completed “pay rent”.'],
  ['skipping', { type: 'skip' }, 'You skipped “pay rent”.'],
  ['deletion', { type: 'delete' }, 'You deleted “pay rent”.'],
])('%s in words', (_, command, summary) => {
  expect(changed(command, task).summary).toBe(summary)
})

test('an undo is named as one, with the turn that it took back', () => {
  const done = decide({ type: 'complete' }, task, now)!.data.task
  expect(
    changed({ type: 'revert', previous: { status: 'open', completedAt: null } }, done, { undoes: 'turn-7' }),
  ).toMatchObject({
    summary: 'Undo: You reopened “pay rent”.',
    causedBy: { undoes: 'turn-7' },
    changes: [
      { field: 'status', before: 'completed', after: 'open' },
      { field: 'completedAt', before: done.completedAt, after: null },
    ],
  })
})

test('reminders and their delivery belong to the history', () => {
  const at = '2026-03-31T06:30:00.000Z'
  const result = { reminderId: id, taskId: id, title: 'pay rent', at }
  const summaries = [
    entry('todo.reminder.fired.v1', { reminderId: id, task, at, firedAt: at }, 'reminder'),
    entry('todo.reminder.snoozed.v1', { task, until: at }),
    entry('todo.notification.delivered.v1', { ...result, channel: 'in-app', reason: null }, 'notification'),
    entry('todo.notification.failed.v1', { ...result, channel: 'email', reason: 'No such mailbox.' }, 'notification'),
  ].map((row) => timelineEntry(row).summary)
  expect(summaries).toEqual([
    'You were reminded, as set for 31 March 2026 at 08:30 (Europe/Berlin).',
    'You snoozed it until 31 March 2026 at 08:30 (Europe/Berlin).',
    'The reminder was delivered in the app.',
    'The reminder could not be delivered by email: No such mailbox.',
  ])
})

test('what cannot be read is there all the same', () => {
  const odd = { ...entry(rent.type, rent.data), type: 'todo.task.created.v9' }
  const unreadable = { ...odd, event: JSON.stringify({ ...JSON.parse(odd.event), type: odd.type, data: 'odd' }) }
  expect(timelineEntry(unreadable)).toMatchObject({
    summary: 'Something of type todo.task.created.v9 happened.',
    changes: [],
    time: now,
  })
  expect(taskOf(unreadable)).toBeUndefined()
  expect(taskOf(entry(rent.type, rent.data))).toEqual(task)
})

test('a project that gets another name is told with both, and with what it is', () => {
  const project = {
    id,
    version: 2,
    name: 'House',
    colour: 'blue' as const,
    isFavourite: false,
    parentId: null,
    isArchived: false,
    isDeleted: false,
    createdAt: now,
  }
  const told = timelineEntry(entry('todo.project.updated.v1', { project, previous: { name: 'Home', colour: null } }))
  expect(told.summary).toBe('You changed the project “Home”: it is called “House”, for all its tasks; it is blue.')
  expect([told.task, told.collection]).toEqual([null, { kind: 'project', id, name: 'House' }])
})

test('a task after what was renamed since it was changed itself has the new name', () => {
  const { task } = decide({ type: 'create', id, fields: { title: 'paint', project: 'home' } }, null, now)!.data
  const project = { id, version: 1, name: 'House', colour: null, isFavourite: false, parentId: null, isArchived: false }
  const data = { project: { ...project, isDeleted: false, createdAt: now }, previous: { name: 'Home' } }
  const renamed = withRenamings(task, [entry('todo.project.updated.v1', data)])
  expect(renamed).toMatchObject({ project: 'House', version: 2, updatedAt: now })
})
