import { describe, expect, test } from 'vitest'
import type { DeliveryPolicy } from '../../manifests/index.ts'
import type { WireEvent } from '../cloud-event.ts'
import { type Answer, plainAnswer, type Sink } from '../sink.ts'
import { type DeliveryOptions, deliver } from './delivery.ts'

const EVENT: WireEvent = {
  attributes: { specversion: '1.0', id: '1', source: '/s', type: 't' },
  contentType: 'application/json',
  data: Buffer.from('{}'),
}
const POLICY: DeliveryPolicy = { retry: 3, backoffPolicy: 'exponential', backoffDelay: 100, timeout: 1000 }

interface Recorded extends Sink {
  events: WireEvent[]
  headers: Record<string, string>[]
}

/** Gives the answers in turn, the last again and again; an Error is thrown. */
function sinkOf(...answers: (number | Answer | Error)[]): Recorded {
  const events: WireEvent[] = []
  const headers: Record<string, string>[] = []
  return {
    address: 'http://greeter.todo.svc.cluster.local',
    events,
    headers,
    async send(event, sent) {
      const answer = answers[Math.min(events.length, answers.length - 1)]!
      events.push(event)
      headers.push(sent)
      if (answer instanceof Error) throw answer
      return typeof answer === 'number' ? plainAnswer(answer) : answer
    },
  }
}

function delivery(sink: Sink, more: Partial<DeliveryOptions> = {}, event = EVENT) {
  const waits: number[] = []
  const { signal } = new AbortController()
  const sleep = async (milliseconds: number) => void waits.push(milliseconds)
  const options = { sink, deadLetterSink: undefined, policy: POLICY, namespace: 'todo', signal, sleep, ...more }
  return { waits, outcome: deliver(event, options) }
}

describe('what succeeds', () => {
  test.each([200, 202, 204, 299])('only 2xx does: %d', async (status) => {
    const sink = sinkOf(status)
    await expect(delivery(sink).outcome).resolves.toBe('delivered')
    expect(sink.events).toHaveLength(1)
  })

  test('a function is told Prefer: reply and the namespace', async () => {
    const sink = sinkOf(204)
    await delivery(sink).outcome
    expect(sink.headers).toEqual([{ prefer: 'reply', 'kn-namespace': 'todo' }])
  })
})

describe('what is tried again', () => {
  test.each([500, 502, 503, 504, 599, 404, 408, 409, 429])('status %d is', async (status) => {
    const sink = sinkOf(status, 204)
    await expect(delivery(sink).outcome).resolves.toBe('delivered')
    expect(sink.events).toHaveLength(2)
  })

  test.each([301, 400, 401, 403, 410, 415, 422])('status %d goes straight to the dead letter sink', async (status) => {
    const [sink, deadLetterSink] = [sinkOf(status), sinkOf(202)]
    await expect(delivery(sink, { deadLetterSink }).outcome).resolves.toBe('dead-lettered')
    expect(sink.events).toHaveLength(1)
    expect(deadLetterSink.events).toHaveLength(1)
  })

  test('a connection error is', async () => {
    await expect(delivery(sinkOf(new Error('ECONNRESET'), 204)).outcome).resolves.toBe('delivered')
  })

  test('a timeout is', async () => {
    let calls = 0
    const sink: Sink = {
      address: 'http://slow',
      send: (_event, _headers, signal) => {
        if (++calls > 1) return Promise.resolve(plainAnswer(204))
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    }
    await expect(delivery(sink, { policy: { ...POLICY, timeout: 1 } }).outcome).resolves.toBe('delivered')
  })

  test('as often as retry says, after the first attempt', async () => {
    const sink = sinkOf(503)
    await delivery(sink).outcome
    expect(sink.events).toHaveLength(1 + POLICY.retry)
  })

  test('exponential waits are delay * 2^n with n from 1, whatever Retry-After says', async () => {
    const asked = { ...plainAnswer(429), headers: { 'retry-after': '1' } }
    const { waits, outcome } = delivery(sinkOf(asked))
    await outcome
    expect(waits).toEqual([200, 400, 800])
  })

  test('linear waits are delay * n', async () => {
    const { waits, outcome } = delivery(sinkOf(503), { policy: { ...POLICY, backoffPolicy: 'linear' } })
    await outcome
    expect(waits).toEqual([100, 200, 300])
  })
})

describe('the dead letter', () => {
  const refusal: Answer = {
    status: 422,
    headers: { 'kne-reason': 'invalid-event', 'content-type': 'text/plain' },
    body: Buffer.from('x'.repeat(2000)),
  }

  test('is the original event with destination, code, the first 1024 bytes of the body, and kne- headers as extensions', async () => {
    const deadLetterSink = sinkOf(202)
    await delivery(sinkOf(refusal), { deadLetterSink }).outcome
    const [letter] = deadLetterSink.events
    expect(letter).toEqual({
      ...EVENT,
      attributes: {
        ...EVENT.attributes,
        knativeerrordest: 'http://greeter.todo.svc.cluster.local',
        knativeerrorcode: '422',
        knativeerrordata: Buffer.from('x'.repeat(1024)).toString('base64'),
        reason: 'invalid-event',
      },
    })
  })

  test('is overwritten even in what identifies it', async () => {
    const deadLetterSink = sinkOf(202)
    await delivery(sinkOf({ ...refusal, headers: { 'kne-id': 'other' } }), { deadLetterSink }).outcome
    expect(deadLetterSink.events[0]!.attributes.id).toBe('other')
  })

  test.each(['kne-multi-word', 'kne-under_score'])('cannot be made of %s: the event waits for ever', async (header) => {
    const controller = new AbortController()
    const deadLetterSink = sinkOf(202)
    const failures: string[] = []
    const { outcome } = delivery(sinkOf({ ...refusal, headers: { [header]: 'x' } }), {
      deadLetterSink,
      signal: controller.signal,
      onFailure: (reason) => failures.push(reason) === 2 && controller.abort(new Error('stopping')),
    })
    await expect(outcome).rejects.toThrow('stopping')
    expect(failures[1]).toContain(header)
    expect(deadLetterSink.events).toEqual([])
  })

  test('says only the destination when there was no answer', async () => {
    const deadLetterSink = sinkOf(202)
    await delivery(sinkOf(new Error('ECONNREFUSED')), { deadLetterSink }).outcome
    const { knativeerrordest, knativeerrorcode, knativeerrordata } = deadLetterSink.events[0]!.attributes
    expect({ knativeerrordest, knativeerrorcode, knativeerrordata }).toEqual({
      knativeerrordest: 'http://greeter.todo.svc.cluster.local',
    })
  })

  test('is tried as often as the event', async () => {
    const deadLetterSink = sinkOf(503, 503, 202)
    await expect(delivery(sinkOf(400), { deadLetterSink }).outcome).resolves.toBe('dead-lettered')
  })

  test('without a sink for it, or when that fails, the event is lost', async () => {
    await expect(delivery(sinkOf(400)).outcome).resolves.toBe('lost')
    await expect(delivery(sinkOf(400), { deadLetterSink: sinkOf(500) }).outcome).resolves.toBe('lost')
  })
})

test('an event whose attributes no header can carry is tried as often as any, sent to nobody, and lost', async () => {
  const [sink, deadLetterSink] = [sinkOf(204), sinkOf(202)]
  const binary: WireEvent = { ...EVENT, attributes: { ...EVENT.attributes, key: '\u0000\u0001' } }
  const { waits, outcome } = delivery(sink, { deadLetterSink }, binary)
  await expect(outcome).resolves.toBe('lost')
  expect(waits).toEqual([200, 400, 800, 200, 400, 800])
  expect([...sink.events, ...deadLetterSink.events]).toEqual([])
})

test('a source that stops leaves the event undecided, so that it comes again', async () => {
  const controller = new AbortController()
  const reason = new Error('stopping')
  const { outcome } = delivery(sinkOf(503), {
    signal: controller.signal,
    sleep: async () => controller.abort(reason),
    deadLetterSink: sinkOf(202),
  })
  await expect(outcome).rejects.toBe(reason)
})
