/** The checker finds what is spoilt in a history that is good, and nothing in one that is not spoilt. */
import { expect, test } from 'vitest'
import type { Evidence, StoredEvent } from './evidence.ts'
import { check } from './index.ts'
import { shortest } from './shortest.ts'
import { event, goodEvidence, hook, INSTANT, operation, stored, streamed, taskOf, withCopies } from './synthetic.ts'

const found = (evidence: Evidence) => check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)

/** A change that is stored, published, recorded and streamed as it should be: only what it says may be wrong. */
function happened(evidence: Evidence, more: StoredEvent[]): Evidence {
  const events = [...evidence.events, ...more]
  const streams = [{ person: 'ada', after: 0, connections: 1, received: events.map(streamed) }]
  const tasks = new Map(evidence.tasks.map((each) => [each.id, each]))
  for (const { type, data } of more) if (type.startsWith('todo.task.')) tasks.set(data.task!.id, stored(data.task!))
  return withCopies({
    ...evidence,
    events,
    tasks: [...tasks.values()],
    people: [{ id: 'ada', revision: events.length }],
    history: { ...evidence.history, streams },
  })
}

test('a good history passes', () => {
  expect(found(goodEvidence())).toEqual([])
})

test('a record that was published twice, and one that its source delivered twice, are no fault', () => {
  const evidence = goodEvidence()
  evidence.records.push({ ...evidence.records[0]!, offset: 99 })
  expect(found(evidence)).toEqual([])
})

const SPOILT: [string, (evidence: Evidence) => Evidence | undefined, RegExp][] = [
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
    /answers \(lost\): .*the chat told of a change/,
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
