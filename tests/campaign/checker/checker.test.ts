/** The checker finds what is spoilt in a history that is good, and nothing in one that is not spoilt. */
import { expect, test } from 'vitest'
import { unread } from '../history.ts'
import type { Evidence, StoredEvent, TaskState } from './evidence.ts'
import { check } from './index.ts'
import { shortest } from './shortest.ts'
import {
  collectionOf,
  DUE,
  event,
  goodEvidence,
  happened,
  hook,
  INSTANT,
  operation,
  stored,
  taskOf,
  withCopies,
} from './synthetic.ts'

const found = (evidence: Evidence) => check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)

test('a good history passes', () => {
  expect(found(goodEvidence())).toEqual([])
})

test('a record that was published twice, and one that its source delivered twice, are no fault', () => {
  const evidence = goodEvidence()
  evidence.records.push({ ...evidence.records[0]!, offset: 99 })
  expect(found(evidence)).toEqual([])
})

test('what a rule cannot read is a finding, and the other rules are heard', () => {
  const evidence = goodEvidence()
  evidence.entries[0]!.event = '{'
  evidence.history.streams[0]!.received.pop()
  const told = found(evidence)
  expect(told).toContainEqual(expect.stringMatching(/^checker \(wrong\): checkAudit could not judge: SyntaxError/))
  expect(told).toContainEqual(expect.stringMatching(/^streams \(lost\)/))
})

const SPOILT: [string, (evidence: Evidence) => Evidence | undefined, RegExp][] = [
  [
    'an answer that a client could not read',
    (evidence) => {
      unread(evidence.history, 'ada', new SyntaxError('Unexpected end of JSON input'))
    },
    /unread \(wrong\): .*could make nothing of it: SyntaxError: Unexpected end of JSON input/,
  ],
  [
    'an answered creation that is not stored',
    (evidence) => {
      evidence.history.operations.push(
        operation(9, 'create', { title: 'lost', answer: taskOf('task-9', 'lost'), status: 201 }),
      )
    },
    /answers \(lost\): .*version 1 was answered and is not stored/,
  ],
  [
    'an answer that says something else than what is stored',
    (evidence) => {
      evidence.history.operations[1]!.attempts[0]!.body = { ...evidence.tasks[0]!.task, title: 'other' }
    },
    /answers \(lost\): .*otherwise than it is stored/,
  ],
  [
    'a deletion that was answered and did not happen',
    (evidence) => {
      evidence.history.operations.push(operation(9, 'delete', { taskId: 'task-3', status: 204 }))
    },
    /answers \(lost\): .*answered as deleted and was not/,
  ],
  [
    'a change that only the chat told of',
    (evidence) => {
      const answer = { reply: 'Added.', actions: [{ type: 'created', taskId: 'task-9' }] }
      evidence.history.operations.push(operation(9, 'say', { title: 'x', answer }))
    },
    /answers \(lost\): .*a change was told of/,
  ],
  [
    'one request that created two tasks',
    (evidence) =>
      happened(evidence, [
        event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: taskOf('task-9', 'call mum') }),
      ]),
    /answers \(doubled\): .*asked for once and created 2 times/,
  ],
  [
    'a request that was refused and done',
    (evidence) => {
      evidence.history.operations[0]!.attempts[0]!.status = 422
    },
    /answers \(doubled\): .*refused with 422 and created/,
  ],
  [
    'a repeated request that is answered otherwise',
    (evidence) => {
      const [first] = evidence.history.operations
      first!.attempts.push({ ...first!.attempts[0]!, body: { ...taskOf('task-8', 'water the plants') } })
    },
    /answers \(doubled\): .*repeated, it was answered 201 otherwise/,
  ],
  [
    'a correct request that is refused as wrong',
    (evidence) => {
      evidence.history.operations[0]!.attempts.unshift({ at: 0, until: 1, status: 500, body: null })
    },
    /answers \(wrong\): .*it was answered 500/,
  ],
  [
    'a refusal of what fits every state',
    (evidence) => {
      evidence.history.operations.push(operation(9, 'import', { status: 422 }))
    },
    /answers \(wrong\): operation 9 \(import\): it was answered 422/,
  ],
  [
    'an agent whose call is none',
    (evidence) => {
      const answer = { result: { isError: true, content: [{ text: "'undo' was called with wrong arguments" }] } }
      evidence.history.operations.push(operation(9, 'agent', { answer }))
    },
    /answers \(wrong\): operation 9 \(agent\): it was refused: 'undo' was called with wrong arguments/,
  ],
  [
    'an entry of the log that no record is behind',
    (evidence) => {
      evidence.records.pop()
    },
    /audit \(wrong\): position 6 is of no record/,
  ],
  [
    'a reminder that is not on its way to a webhook that is known',
    (evidence) => {
      const { events } = evidence
      const confirmed = { channel: 'webhook', state: 'confirmed' }
      const known = event(1, 'todo.channel.updated.v1', 'ada', 'notification', confirmed)
      return withCopies({ ...evidence, deliveries: [], events: [known, ...events.slice(1)] })
    },
    /notifications \(lost\): it was not on its way to its webhook/,
  ],
  [
    'a reminder that a webhook was spared without a reason',
    (evidence) => {
      evidence.deliveries[0]!.state = 'dropped'
    },
    /notifications \(lost\): its webhook was spared what nobody had done/,
  ],
  [
    'a webhook that is called for what never came',
    (evidence) => {
      evidence.history.hooks.push(hook({ reminderId: 'reminder-9' }))
    },
    /notifications \(wrong\): a webhook was told of 2026-03-31T09:10:00.000Z, which never came/,
  ],
  [
    'a webhook that is told of another task',
    (evidence) => {
      evidence.history.hooks[0]!.title = 'call dad'
    },
    /notifications \(wrong\): its webhook was told otherwise than it is stored/,
  ],
  [
    'a stream that tells an event otherwise than it is stored',
    (evidence) => {
      evidence.history.streams[0]!.received[1]!.digest = 'other'
    },
    /streams \(wrong\): revision 2 was told otherwise than it is stored/,
  ],
  [
    'a function that ended by itself',
    (evidence) => {
      evidence.history.ends = [{ name: 'gateway', how: 'exit code 1', at: INSTANT }]
    },
    /processes \(wrong\): gateway ended by itself at 09:10:00.000: exit code 1/,
  ],
  [
    'a revision that is missing',
    (evidence) => {
      evidence.events.splice(2, 1)
    },
    /revisions \(lost\): revision 3 is missing/,
  ],
  [
    'a counter that is ahead of the events',
    (evidence) => {
      evidence.people[0]!.revision++
    },
    /revisions \(lost\): counts to 7 and has 6 events/,
  ],
  [
    'two changes that stored the same version',
    (evidence) => {
      const task = { ...taskOf('task-3', 'call mum'), version: 2 }
      const previous = { status: 'open' }
      return happened(evidence, [
        event(7, 'todo.task.updated.v1', 'task-3', 'gateway', { task, previous }),
        event(8, 'todo.task.updated.v1', 'task-3', 'gateway', { task, previous }),
      ])
    },
    /versions \(lost\): revision 8 has version 2 where 3 follows/,
  ],
  [
    'a change that was decided on an old version',
    (evidence) => {
      const task = { ...taskOf('task-3', 'call dad'), version: 2 }
      const data = { task, previous: { title: 'call aunt' } }
      return happened(evidence, [event(7, 'todo.task.updated.v1', 'task-3', 'gateway', data)])
    },
    /versions \(lost\): revision 7 was decided on another title/,
  ],
  [
    'a stored task that is not what its events say',
    (evidence) => {
      evidence.tasks[2]!.task = { ...evidence.tasks[2]!.task, title: 'other' }
    },
    /versions \(lost\): is not what its last event says/,
  ],
  [
    'two open occurrences of one series',
    (evidence) => {
      const task = { ...taskOf('task-9', 'water the plants'), seriesId: 'task-1' }
      return happened(evidence, [event(7, 'todo.task.created.v1', 'task-9', 'recurring', { task, previous: {} })])
    },
    /series \(doubled\): 2 occurrences are open/,
  ],
  [
    'two occurrences that were open for a while',
    (evidence) => {
      const task = { ...taskOf('task-9', 'water the plants'), seriesId: 'task-1' }
      const deleted = { ...task, version: 2, status: 'deleted' as const }
      return happened(evidence, [
        event(7, 'todo.task.created.v1', 'task-9', 'recurring', { task, previous: {} }),
        event(8, 'todo.task.deleted.v1', 'task-9', 'recurring', { task: deleted, previous: { status: 'open' } }),
      ])
    },
    /series \(doubled\): two occurrences were open at revision 7/,
  ],
  [
    'a series that nobody went on with',
    (evidence) => {
      const task = { ...evidence.tasks[1]!.task, version: 2, status: 'completed' as const }
      return happened(evidence, [
        event(7, 'todo.task.completed.v1', 'task-2', 'gateway', { task, previous: { status: 'open' } }),
      ])
    },
    /series \(lost\): no occurrence is open/,
  ],
  [
    'an event that stays unpublished',
    (evidence) => {
      evidence.events[0]!.isPublished = false
    },
    /outbox \(lost\): revision 1 .*still unpublished/,
  ],
  [
    'an event that is not in Kafka',
    (evidence) => {
      evidence.records.shift()
      evidence.entries = []
    },
    /kafka \(lost\): revision 1 .*is not in task-events/,
  ],
  [
    'a record that says something else',
    (evidence) => {
      evidence.records[1]!.digest = 'other'
    },
    /kafka \(wrong\): revision 2 says something else/,
  ],
  [
    'a record under another person',
    (evidence) => {
      evidence.records[1]!.key = 'bob'
    },
    /kafka \(wrong\): revision 2 is in task-events as bob/,
  ],
  [
    'a record of an event that was never stored',
    (evidence) => {
      evidence.records.push({ ...evidence.records[0]!, id: 'event-99', offset: 99 })
    },
    /kafka \(wrong\): task-events\/0@99 is an event that is not stored/,
  ],
  [
    'a record that the audit log has not',
    (evidence) => {
      evidence.entries.pop()
    },
    /audit \(lost\): notifications\/0@5 is not in the log/,
  ],
  [
    'an event that the audit log has twice',
    (evidence) => {
      evidence.entries.push({ ...evidence.entries[0]!, position: 7 })
    },
    /audit \(doubled\): task-events\/0@0 is in the log 2 times/,
  ],
  [
    'an entry that says something else than Kafka',
    (evidence) => {
      evidence.entries[3]!.event = evidence.entries[2]!.event
    },
    /audit \(wrong\): task-events\/0@3 says something else/,
  ],
  [
    'an event that was erased from the log',
    (evidence) => {
      evidence.entries[2]!.event = ''
    },
    /audit \(lost\): task-events\/0@2 was erased/,
  ],
  [
    'a chain that was changed in the middle',
    (evidence) => {
      evidence.entries[2]!.recordedAt = '2026-04-01T00:00:00.000Z'
    },
    /chain \(wrong\): position 3 does not follow/,
  ],
  [
    'a chain that lacks an entry',
    (evidence) => {
      evidence.entries.splice(1, 1)
    },
    /chain \(wrong\): position 2 is missing/,
  ],
  [
    'a stream with a gap',
    (evidence) => {
      evidence.history.streams[0]!.received.splice(1, 1)
    },
    /streams \(lost\): revision 2 never came/,
  ],
  [
    'a stream that told something twice',
    (evidence) => {
      const { received } = evidence.history.streams[0]!
      received.splice(2, 0, received[1]!)
    },
    /streams \(doubled\): revision 2 came again/,
  ],
  [
    'a stream that ended too early',
    (evidence) => {
      evidence.history.streams[0]!.received.pop()
    },
    /streams \(lost\): it ended at revision 5 of 6/,
  ],
  [
    'a stream that told something else',
    (evidence) => {
      evidence.history.streams[0]!.received[1] = {
        ...evidence.history.streams[0]!.received[1]!,
        type: 'todo.task.skipped.v1',
      }
    },
    /streams \(wrong\): revision 2 was told as todo.task.skipped.v1/,
  ],
  [
    'a stream that was told to begin anew',
    (evidence) => {
      evidence.history.streams[0]!.received.splice(1, 0, { revision: 6, type: 'reset', subject: undefined, at: 0 })
    },
    /streams \(lost\): after revision 1 it was told to begin anew/,
  ],
  [
    'a reminder that never fired',
    (evidence) => ({ ...happened({ ...evidence, events: evidence.events.slice(0, 4) }, []), deliveries: [] }),
    /reminders \(lost\): the reminder of 2026-03-31T09:10:00.000Z .*never fired/,
  ],
  [
    'a snooze that never fired',
    (evidence) => {
      const task = taskOf('task-4', 'buy milk')
      return happened(evidence, [
        event(7, 'todo.task.created.v1', 'task-4', 'gateway', { task, previous: {} }),
        event(8, 'todo.reminder.snoozed.v1', 'task-4', 'gateway', { task, until: new Date(INSTANT).toISOString() }),
      ])
    },
    /reminders \(lost\): .*todo.reminder.snoozed.v1\) never fired/,
  ],
  [
    'a reminder that fired twice',
    (evidence) => happened(evidence, [{ ...evidence.events[4]!, id: 'event-7', revision: 7 }]),
    /reminders \(doubled\): one reminder fired 2 times/,
  ],
  [
    'a reminder of what was done',
    (evidence) => {
      const task = { ...evidence.tasks[2]!.task, version: 2, status: 'completed' as const }
      const data = { task, reminderId: 'reminder-2', at: new Date(INSTANT).toISOString() }
      return happened(evidence, [
        event(7, 'todo.task.completed.v1', 'task-3', 'gateway', { task, previous: { status: 'open' } }),
        event(8, 'todo.reminder.fired.v1', 'task-3', 'reminder', data),
        event(9, 'todo.notification.delivered.v1', 'task-3', 'notification', { ...data, channel: 'in-app' }),
      ])
    },
    /reminders \(wrong\): revision 8 reminds of what was completed/,
  ],
  [
    'a reminder that the app never told',
    (evidence) => happened({ ...evidence, events: evidence.events.slice(0, 5) }, []),
    /notifications \(lost\): a reminder was told 0 times in the app/,
  ],
  [
    'a webhook that counts as delivered and was never called',
    (evidence) => {
      evidence.history.hooks = []
    },
    /notifications \(lost\): its webhook was never called/,
  ],
  [
    'a webhook that still waits',
    (evidence) => {
      evidence.deliveries[0]!.state = 'waiting'
      evidence.history.hooks = []
    },
    /notifications \(lost\): its webhook is still waiting/,
  ],
  [
    'a webhook that two processes called at once',
    (evidence) => {
      evidence.history.hooks.push(hook({ at: INSTANT + 5000 }))
    },
    /notifications \(doubled\): its webhook was called again while the first call was leased/,
  ],
  [
    'a webhook that was called under two ids',
    (evidence) => {
      evidence.history.hooks.push(hook({ id: 'hook-2', at: INSTANT + 3_000_000 }))
    },
    /notifications \(doubled\): its webhook was called under two ids/,
  ],
  [
    'a dead letter',
    (evidence) => {
      const letter = {
        person: 'ada',
        eventId: 'event-1',
        type: 'todo.task.created.v1',
        subject: 'task-1',
        reason: 'too slow',
      }
      evidence.letters.push(letter)
    },
    /dead letters \(lost\): todo.task.created.v1 was given up: too slow/,
  ],
]

test.each(SPOILT)('it finds %s', (_, spoil, expected) => {
  const evidence = goodEvidence()
  expect(found(spoil(evidence) ?? evidence).join('\n')).toMatch(expected)
})

/** A change that ada makes of task-3, and of a subtask of it. */
const parent = taskOf('task-3', 'call mum')
const child = taskOf('task-9', 'find her number', { parentId: 'task-3' })
const childMade = event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: child, previous: {} })
const done = { status: 'completed', completedAt: '2026-03-31T10:00:00.000Z', version: 2 } as const
const of = (revision: number, happened: string, task: typeof parent, previous: Record<string, unknown>, more = {}) => ({
  ...event(revision, `todo.task.${happened}.v1`, task.id, 'gateway', { task, previous, ...more }),
  correlationId: 'turn',
  time: INSTANT + 3_000_000,
})
const home = collectionOf('project-1', 'Home')
const homeMade = event(7, 'todo.project.created.v1', home.id, 'gateway', { project: home, previous: {} })
const renamed = (revision: number, from: string, to: string) =>
  event(revision, 'todo.project.updated.v1', home.id, 'gateway', {
    project: { ...home, name: to, version: 2 },
    previous: { name: from },
  })
const inHome = taskOf('task-9', 'paint', { project: 'HOME' })
const paintMade = event(8, 'todo.task.created.v1', 'task-9', 'gateway', { task: inHome, previous: {} })
const followed = { ...inHome, project: 'House', version: 2, updatedAt: new Date(renamed(9, '', '').time).toISOString() }

const SPOILT_TREES: [string, StoredEvent[], RegExp][] = [
  [
    'a subtask that stayed open under a task that was completed',
    [childMade, of(8, 'completed', { ...parent, ...done }, { status: 'open' })],
    /subtasks \(lost\): revision 8 .*left “find her number” open under it/,
  ],
  [
    'a subtask that stayed done when its parent was opened again',
    [
      childMade,
      of(8, 'completed', { ...parent, ...done }, { status: 'open' }),
      of(9, 'completed', { ...child, ...done }, { status: 'open' }),
      { ...of(10, 'reopened', { ...parent, version: 3 }, { status: 'completed' }), correlationId: 'later' },
    ],
    /subtasks \(lost\): revision 10 .*left “find her number” done, which went along/,
  ],
  [
    'a subtask in another project than its parent',
    [event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: { ...child, project: 'Home' }, previous: {} })],
    /subtasks \(wrong\): is in #Home/,
  ],
  [
    'a subtask of nothing',
    [event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: { ...child, parentId: 'task-8' }, previous: {} })],
    /subtasks \(wrong\): is under a task that there is not/,
  ],
  [
    'a task under itself',
    [event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: { ...child, parentId: 'task-9' }, previous: {} })],
    /subtasks \(wrong\): is in a circle/,
  ],
  [
    'a subtask that did not come again with its parent',
    [
      event(7, 'todo.task.created.v1', 'task-9', 'gateway', {
        task: { ...child, parentId: 'task-2', title: 'fill the can' },
        previous: {},
      }),
      of(
        8,
        'completed',
        { ...taskOf('task-2', 'water the plants', { seriesId: 'task-1' }), ...done },
        { status: 'open' },
      ),
      of(9, 'completed', { ...child, ...done, parentId: 'task-2', title: 'fill the can' }, { status: 'open' }),
      {
        ...event(10, 'todo.task.created.v1', 'task-8', 'recurring', {
          task: taskOf('task-8', 'water the plants', { seriesId: 'task-1' }),
          previous: {},
        }),
        causationId: 'event-8',
      },
    ],
    /subtasks \(lost\): revision 10 brought \[\] again where \[fill the can\] was/,
  ],
  [
    'a task that did not follow its project',
    [
      homeMade,
      paintMade,
      renamed(9, 'Home', 'House'),
      event(10, 'todo.task.updated.v1', 'task-9', 'gateway', {
        task: { ...inHome, title: 'paint it', version: 2 },
        previous: { title: 'paint' },
      }),
    ],
    /versions \(lost\): revision 10 has version 2 where 3 follows/,
  ],
  [
    'a project of which a change was overwritten',
    [homeMade, paintMade, renamed(9, 'House', 'Home')],
    /collections \(lost\): revision 9 was decided on another name/,
  ],
  [
    'a task that stayed in a project that was deleted',
    [
      homeMade,
      paintMade,
      event(9, 'todo.project.deleted.v1', home.id, 'gateway', {
        project: { ...home, isDeleted: true, version: 2 },
        previous: { isDeleted: false },
      }),
    ],
    /collections \(wrong\): revision 9 deleted “Home” and left “paint” in it/,
  ],
  [
    'two projects of one name',
    [
      homeMade,
      event(8, 'todo.project.created.v1', 'project-2', 'gateway', {
        project: collectionOf('project-2', 'home'),
        previous: {},
      }),
    ],
    /collections \(doubled\): two of the kind project are called “Home”/,
  ],
  [
    'a turn that was taken back twice',
    [
      of(7, 'updated', { ...parent, title: 'call her', version: 2 }, { title: 'call mum' }),
      {
        ...of(8, 'updated', { ...parent, version: 3 }, { title: 'call her' }, { undoes: 'turn' }),
        correlationId: 'undo-1',
      },
      { ...of(9, 'updated', { ...parent, version: 4 }, {}, { undoes: 'turn' }), correlationId: 'undo-2' },
    ],
    /turns \(doubled\): revision 9 takes back what was taken back/,
  ],
  [
    'an undo that did not put back what was there',
    [
      of(7, 'updated', { ...parent, title: 'call her', version: 2 }, { title: 'call mum' }),
      {
        ...of(8, 'updated', { ...parent, title: 'call', version: 3 }, { title: 'call her' }, { undoes: 'turn' }),
        correlationId: 'undo',
      },
    ],
    /turns \(lost\): revision 8 did not put title back/,
  ],
]

test.each(SPOILT_TREES)('it finds %s', (_, more, expected) => {
  expect(found(happened(goodEvidence(), more)).join('\n')).toMatch(expected)
})

test('of a project that the chat told of there is an event', () => {
  const evidence = happened(goodEvidence(), [homeMade])
  const say = (collectionId: string) =>
    operation(9, 'say', { answer: { reply: 'There is a project now.', actions: [{ type: 'created', collectionId }] } })
  evidence.history.operations.push(say(home.id))
  expect(found(evidence)).toEqual([])
  evidence.history.operations.push(say('project-9'))
  expect(found(evidence).join()).toMatch(/answers \(lost\): .*a change was told of that is not stored/)
})

test('a series that was done along with its parent rests, whatever becomes of either since', () => {
  const plants = taskOf('task-9', 'plants', { parentId: 'task-3', seriesId: 'task-9' })
  const evidence = happened(goodEvidence(), [
    event(7, 'todo.task.created.v1', 'task-9', 'gateway', { task: plants, previous: {} }),
    of(8, 'completed', { ...parent, ...done }, { status: 'open' }),
    of(9, 'completed', { ...plants, ...done }, { status: 'open' }),
    event(10, 'todo.task.updated.v1', 'task-9', 'gateway', {
      task: { ...plants, ...done, parentId: null, version: 3 },
      previous: { parentId: 'task-3' },
    }),
  ])
  expect(found(evidence)).toEqual([])
})

test('a task follows its project without an event of its own', () => {
  const evidence = happened(goodEvidence(), [homeMade, paintMade, renamed(9, 'Home', 'House')])
  const tasks = evidence.tasks.map((each) => (each.id === 'task-9' ? stored(followed) : each))
  const collections = [{ ...evidence.collections[0]!, collection: { ...home, name: 'House', version: 2 } }]
  expect(found({ ...evidence, tasks, collections })).toEqual([])
})

test('what is undone, done again and undone is well', () => {
  const title = (revision: number, version: number, to: string, from: string, undoes: string) => ({
    ...of(revision, 'updated', { ...parent, title: to, version }, { title: from }, { undoes }),
    correlationId: `turn-${revision}`,
  })
  const evidence = happened(goodEvidence(), [
    of(7, 'updated', { ...parent, title: 'call her', version: 2 }, { title: 'call mum' }),
    title(8, 3, 'call mum', 'call her', 'turn'),
    title(9, 4, 'call her', 'call mum', 'turn-8'),
    title(10, 5, 'call mum', 'call her', 'turn'),
  ])
  expect(found(evidence)).toEqual([])
})

test('what was refused may be done when it is sent again, unless it was done before', () => {
  const evidence = goodEvidence()
  const [create] = evidence.history.operations
  const [answer] = create!.attempts
  create!.attempts.unshift({ ...answer!, status: 409, body: null })
  expect(found(evidence)).toEqual([])
  create!.attempts[1]!.isReplay = true
  expect(found(evidence).join()).toMatch(/answers \(lost\): .*it was refused, and had been done before that/)
  create!.attempts.reverse()
  expect(found(evidence).join()).toMatch(/answers \(doubled\): .*it was answered 409 otherwise than first \(201\)/)
})

test('of a subtask that repeats, the last occurrence comes again, with what is under that one', () => {
  const made = (revision: number, id: string, more: Partial<typeof child>) =>
    event(revision, 'todo.task.created.v1', id, 'gateway', { task: taskOf(id, id, more), previous: {} })
  const sub = { seriesId: 'sub', parentId: 'task-2' }
  const again = (revision: number, id: string, more: Partial<typeof child>, causationId: string) => ({
    ...event(revision, 'todo.task.created.v1', id, 'recurring', { task: taskOf(id, id, more), previous: {} }),
    correlationId: 'again',
    time: INSTANT + 3_000_000,
    causationId,
  })
  const ofSubtasks = (more: StoredEvent[]) =>
    found(happened(goodEvidence(), more)).filter((what) => what.includes(' again where '))
  const before = [
    made(7, 'first', { ...sub, dueAt: INSTANT }),
    made(8, 'last', { ...sub, dueAt: INSTANT + 86_400_000 }),
    made(9, 'of the first', { parentId: 'first', status: 'completed' }),
    of(
      10,
      'completed',
      { ...taskOf('task-2', 'water the plants', { seriesId: 'task-1' }), ...done },
      { status: 'open' },
    ),
  ]
  const plants = again(11, 'task-8', { seriesId: 'task-1', title: 'water the plants' }, 'event-10')
  const copy = again(12, 'task-7', { parentId: 'task-8', title: 'last' }, 'event-10')
  expect(ofSubtasks([...before, plants, copy])).toEqual([])
  expect(ofSubtasks([...before, plants]).join()).toMatch(/brought \[\] again where \[last\] was/)
})

test('an agent that nobody could tell what became of its call may find it done', () => {
  const evidence = goodEvidence()
  const answer = { result: { isError: true, content: [{ text: 'it may have happened, or not' }] } }
  evidence.history.operations[2] = { ...operation(3, 'agent', { title: 'call mum', answer }), host: 'mcp' }
  expect(found(evidence)).toEqual([])
  evidence.history.operations[2].attempts[0]!.body = { result: { isError: true, content: [{ text: 'no' }] } }
  expect(found(evidence).join()).toMatch(/answers \(doubled\): .*refused with 200 and created/)
})

test('an import tells how many projects it made, and not which', () => {
  const evidence = goodEvidence()
  evidence.history.operations.push(
    operation(9, 'import', { answer: { added: 0, tasks: 2, collections: 1 }, status: 201 }),
  )
  expect(found(evidence)).toEqual([])
})

test('a webhook that was called by a process that died then, as often as that may be, is called again in hours', () => {
  const evidence = goodEvidence()
  evidence.deliveries[0]!.state = 'waiting'
  expect(found(evidence)).toEqual([])
})

test('what was done before its reminder could come is not reminded of where others were as late', () => {
  const other = (minutes: number) => {
    const task = taskOf('task-4', 'buy milk', { due: DUE, dueAt: INSTANT, reminders: [{ minutesBefore: 0 }] })
    const done: TaskState = { ...task, version: 2, status: 'completed' }
    const evidence = goodEvidence()
    // The one that there is fires ten minutes late.
    evidence.events[4]!.time += 600_000
    return found(
      happened(evidence, [
        event(7, 'todo.task.created.v1', task.id, 'gateway', { task, previous: {} }),
        event(
          8,
          'todo.task.completed.v1',
          task.id,
          'gateway',
          { task: done, previous: {} },
          INSTANT + minutes * 60_000,
        ),
      ]),
    )
  }
  expect(other(9)).toEqual([])
  expect(other(11).join()).toMatch(/reminders \(lost\): .*never fired/)
})

test('a page that is another one than before', () => {
  const evidence = goodEvidence()
  const opened = (number: number, digest: string) => operation(number, 'page', { path: '/', answer: { digest } })
  evidence.history.operations.push(opened(8, 'a'), opened(9, 'a'))
  expect(found(evidence)).toEqual([])
  evidence.history.operations.push(opened(10, 'b'))
  expect(found(evidence)).toEqual(['pages (wrong): / was answered otherwise'])
})

test('what one commit changes is seen together: the series goes back by one', () => {
  const reopened = { ...taskOf('task-1', 'water the plants'), seriesId: 'task-1', version: 3 }
  const deleted = { ...reopened, id: 'task-2', version: 2, status: 'deleted' as const }
  const more = [
    event(7, 'todo.task.reopened.v1', 'task-1', 'gateway', { task: reopened, previous: { status: 'completed' } }),
    event(8, 'todo.task.updated.v1', 'task-3', 'gateway', { task: { ...taskOf('task-3', 'call dad'), version: 2 } }),
    event(9, 'todo.task.deleted.v1', 'task-2', 'gateway', { task: deleted, previous: { status: 'open' } }),
  ].map((each) => ({ ...each, correlationId: 'undo', time: INSTANT + 3_000_000 }))
  const evidence = happened(goodEvidence(), more)
  expect(found(evidence)).toEqual([])
})

test('what was snoozed and deleted at once reminds of nothing', () => {
  const task = taskOf('task-4', 'buy milk')
  const until = new Date(INSTANT).toISOString()
  const evidence = happened(goodEvidence(), [
    event(7, 'todo.task.created.v1', 'task-4', 'gateway', { task, previous: {} }),
    event(8, 'todo.task.deleted.v1', 'task-4', 'gateway', {
      task: { ...task, version: 2, status: 'deleted' },
      previous: { status: 'open' },
    }),
    event(9, 'todo.reminder.snoozed.v1', 'task-4', 'gateway', { task, until }),
  ])
  expect(found(evidence)).toEqual([])
})

test('what was put off, and that undone, reminds of nothing', () => {
  const task = taskOf('task-4', 'buy milk')
  const until = new Date(INSTANT).toISOString()
  const evidence = happened(goodEvidence(), [
    event(7, 'todo.task.created.v1', 'task-4', 'gateway', { task, previous: {} }),
    event(8, 'todo.reminder.snoozed.v1', 'task-4', 'gateway', { task, until }),
    event(9, 'todo.reminder.unsnoozed.v1', 'task-4', 'gateway', { task, until }),
  ])
  expect(found(evidence)).toEqual([])
})

test('a webhook that is called again after the lease has ended is the promised repetition', () => {
  const evidence = goodEvidence()
  evidence.history.hooks.push(hook({ at: INSTANT + 100_000 }))
  expect(found(evidence)).toEqual([])
})

test('the shortest history has only what shows the violation', () => {
  const many = Array.from({ length: 40 }, (_, index) => {
    const title = `task number ${index}`
    return event(index + 7, 'todo.task.created.v1', `other-${index}`, 'gateway', {
      task: taskOf(`other-${index}`, title),
    })
  })
  const task = taskOf('task-9', 'call mum')
  const twice = event(47, 'todo.task.created.v1', 'task-9', 'gateway', { task, previous: {} })
  const evidence = happened(goodEvidence(), [...many, twice])
  const violation = check(evidence).find(({ rule }) => rule === 'answers')!
  const { events, history } = shortest(evidence, violation, check)
  expect(events.map(({ revision }) => revision)).toEqual([4, 47])
  expect(history.operations.map(({ number }) => number)).toEqual([3])
})

test('of a loss that shows by what is there, only that is left', () => {
  const previous = { status: 'open' }
  const change = (revision: number, version: number) =>
    event(revision, 'todo.task.updated.v1', 'task-3', 'gateway', {
      task: { ...taskOf('task-3', 'call mum'), version },
      previous: version > 1 ? {} : previous,
    })
  const evidence = happened(goodEvidence(), [change(7, 2), change(8, 2), change(9, 3), change(10, 4)])
  const violation = check(evidence).find(({ rule }) => rule === 'versions')!
  const { events } = shortest(evidence, violation, check)
  expect(events.map(({ revision }) => revision)).toEqual([4, 7, 8])
})
