import { expect, test } from 'vitest'
import type { Call } from '../../history.ts'
import { digestOf, type Evidence, type Sending } from '../evidence.ts'
import { check } from '../index.ts'
import { event, goodEvidence, happened, INSTANT, taskOf } from '../synthetic.ts'

const WEBHOOK = { webhookId: 'webhook-1', url: 'http://127.0.0.1/events/ada/0', types: ['todo.task.*'] }
const task = { task: taskOf('task-9', 'wanted'), previous: {} }

/** An event that a webhook wants, and that its receiver took. */
function taken(call: Partial<Call> = {}, sending: Partial<Sending> = {}): Evidence {
  const evidence = happened(goodEvidence(), [
    event(7, 'todo.webhook.requested.v1', 'webhook-1', 'gateway', { ...WEBHOOK, state: 'asked' }),
    event(8, 'todo.webhook.updated.v1', 'webhook-1', 'notification', { ...WEBHOOK, state: 'active' }),
    event(9, 'todo.task.created.v1', 'task-9', 'gateway', task),
  ])
  evidence.webhooks = [
    { person: 'ada', id: 'webhook-1', url: WEBHOOK.url, types: WEBHOOK.types, state: 'active', activeSince: 0 },
  ]
  evidence.sendings = [
    {
      id: 'sending-1',
      person: 'ada',
      webhookId: 'webhook-1',
      revision: 9,
      state: 'delivered',
      dueAt: INSTANT,
      ...sending,
    },
  ]
  evidence.history.calls = [
    {
      person: 'ada',
      path: '/events/ada/0',
      id: 'sending-1',
      eventId: 'event-9',
      digest: digestOf(task),
      isSigned: true,
      at: INSTANT,
      status: 204,
      ...call,
    },
  ]
  return evidence
}

const found = (evidence: Evidence) => check(evidence).map(({ rule, kind, what }) => `${rule} (${kind}): ${what}`)

function spoilt(spoil: (evidence: Evidence) => void): string[] {
  const evidence = taken()
  spoil(evidence)
  return found(evidence)
}

test('what a receiver took is well, also what it refused first, and what it is to be sent again later', () => {
  expect(found(taken())).toEqual([])
  const refused = (evidence: Evidence) =>
    evidence.history.calls.unshift({ ...evidence.history.calls[0]!, at: INSTANT - 60_000, status: 503 })
  expect(spoilt(refused)).toEqual([])
  const { at } = taken()
  for (const dueAt of [at + 3_600_000, at - 60_000])
    expect(found(taken({ status: 503 }, { state: 'waiting', dueAt }))).toEqual([])
})

test('what happened before it was active is not wanted', () => {
  const evidence = taken()
  evidence.webhooks[0]!.activeSince = INSTANT + 60_000
  evidence.sendings = []
  evidence.history.calls = []
  expect(found(evidence)).toEqual([])
})

test.each<[string, string[], RegExp]>([
  ['never on its way', spoilt((evidence) => void evidence.sendings.splice(0)), /webhooks \(lost\): .*never on its way/],
  ['still waiting', found(taken({}, { state: 'waiting' })), /webhooks \(lost\): .*still waits/],
  ['given up', found(taken({}, { state: 'failed' })), /webhooks \(lost\): .*is failed/],
  ['told as delivered', found(taken({ status: 503 })), /webhooks \(lost\): .*no webhook took it/],
  [
    'sent twice',
    spoilt(({ sendings }) => void sendings.push({ ...sendings[0]!, id: 'sending-2' })),
    /webhooks \(doubled\): .*on its way to one webhook 2 times/,
  ],
  [
    'under two ids',
    spoilt(({ history: { calls } }) => void calls.push({ ...calls[0]!, id: 'else', at: INSTANT + 70_000 })),
    /webhooks \(doubled\): .*under two ids/,
  ],
  [
    'sent again at once',
    spoilt(({ history: { calls } }) => void calls.push({ ...calls[0]!, at: INSTANT + 1000 })),
    /webhooks \(doubled\): .*while it was being sent/,
  ],
  ['another content', found(taken({ digest: 'else' })), /webhooks \(wrong\): .*otherwise than it is stored/],
  ['without a signature', found(taken({ isSigned: false })), /webhooks \(wrong\): .*without its signature/],
  [
    'of another type',
    spoilt(({ webhooks }) => void Object.assign(webhooks[0]!, { types: ['todo.project.*'] })),
    /webhooks \(wrong\): .*not wanted/,
  ],
  [
    'a webhook that is given up',
    spoilt(({ webhooks }) => void Object.assign(webhooks[0]!, { state: 'disabled' })),
    /webhooks \(lost\): .*is disabled/,
  ],
])('an event that is %s', (_, told, words) => {
  expect(told.join('\n')).toMatch(words)
})
