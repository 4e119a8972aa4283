import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../../shared/log/index.ts'
import fc from '../../tests/properties.ts'
import type { Journal } from './journal.ts'
import { type Message, messageOf } from './message.ts'
import type { EndReason, Outlet } from './stream.ts'
import { createStreams, type Streams } from './streams.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Lets all that is under way come to rest, without the clock going on. */
const rest = () => vi.advanceTimersByTimeAsync(0)

const event = (revision: number): Message =>
  messageOf(
    { revision, type: 'todo.task.updated.v1', subject: 's', time: '2026-03-11T09:00:00Z', data: revision },
    { id: `e${revision}`, traceParent: undefined },
  )

/** A person's events as the database has them; `first` is the oldest that it still knows. */
function journalOf() {
  const journal = { newest: 0, first: 1, away: false, reads: 0 }
  const asked = async <Value>(answer: () => Value): Promise<Value> => {
    journal.reads++
    await null
    if (journal.away) throw new Error('the database is away')
    return answer()
  }
  const implementation: Journal = {
    revisions: (people) => asked(() => new Map(people.map((person) => [person, journal.newest]))),
    after: (_, revision, { events }) =>
      asked(() => {
        const from = Math.max(revision + 1, journal.first)
        const left = Math.max(0, journal.newest - from + 1)
        const messages = Array.from({ length: Math.min(events, left) }, (__, index) => event(from + index))
        return { messages, isAll: left < events }
      }),
  }
  return Object.assign(journal, implementation)
}

function device() {
  const outlet = {
    got: [] as string[],
    beats: 0,
    ended: undefined as EndReason | undefined,
    isFull: false as boolean,
    waiting: 0,
    drain: () => {},
    send: ({ type, revision }: Message) =>
      void outlet.got.push(type.startsWith('todo') ? `${revision}` : `${type} ${revision}`),
    beat: () => void outlet.beats++,
    drained: () =>
      new Promise<void>((resolve) => {
        outlet.drain = () => {
          outlet.isFull = false
          resolve()
        }
      }),
    end: (reason: EndReason) => {
      outlet.ended = reason
    },
  } satisfies Outlet & Record<string, unknown>
  return outlet
}

function openStreams({ attached = true, lifetime = 3_600_000 } = {}) {
  const journal = journalOf()
  const source = { isAttached: attached, started: 0, stopped: 0 }
  const streams: Streams = createStreams({
    journal,
    log: silentLog,
    source: () => ({
      start: () => void source.started++,
      stop: async () => void source.stopped++,
      get isAttached() {
        return source.isAttached
      },
    }),
    lifetime,
    mostPerPerson: 3,
    most: 5,
    waiting: 1000 * 1024,
  })
  return { journal, source, streams }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`)

test('a device that does not resume is told where it begins, and gets what happens from then on', async () => {
  const { journal, streams } = openStreams()
  journal.newest = 7
  const phone = device()
  streams.open('ada', undefined, phone)
  await rest()
  journal.newest = 8
  expect(streams.take('ada', event(8))).toMatchObject({ delivered: 1 })
  expect(phone.got).toEqual(['ready 7', '8'])
})

test('a device that resumes gets what it missed, and nothing else', async () => {
  const { journal, streams } = openStreams()
  journal.newest = 450
  const phone = device()
  streams.open('ada', 3, phone)
  await rest()
  expect(phone.got).toEqual(range(4, 450))
})

test('what comes in order goes straight through, without asking the database', async () => {
  const { journal, streams } = openStreams()
  const [phone, laptop] = [device(), device()]
  for (const outlet of [phone, laptop]) streams.open('ada', 0, outlet)
  await rest()
  const { reads } = journal
  for (let revision = 1; revision <= 20; revision++) {
    journal.newest = revision
    expect(streams.take('ada', event(revision))).toEqual({ delivered: 2, later: 0, duplicate: 0 })
  }
  expect([phone.got, laptop.got]).toEqual([range(1, 20), range(1, 20)])
  expect(journal.reads).toBe(reads)
})

test('another person sees nothing of it', async () => {
  const { journal, streams } = openStreams()
  const bobs = device()
  streams.open('bob', 0, bobs)
  await rest()
  journal.newest = 1
  expect(streams.take('ada', event(1))).toMatchObject({ delivered: 0, later: 0 })
  expect(bobs.got).toEqual([])
})

test('whatever is lost, doubled or out of order on Kafka, every device gets every event once and in order', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('commit' as const) }) },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('tell' as const), back: fc.nat(4) }) },
    { weight: 5, arbitrary: fc.record({ type: fc.constant('rest' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('open' as const), after: fc.option(fc.nat(5), { nil: undefined }) }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('full' as const), which: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('drain' as const), which: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('away' as const), away: fc.boolean() }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 120, size: 'max' }), async (steps) => {
      const { journal, streams } = openStreams()
      const devices: { outlet: ReturnType<typeof device>; after: number | undefined }[] = []
      for (const each of steps) {
        if (each.type === 'commit') journal.newest++
        if (each.type === 'tell' && journal.newest > each.back) streams.take('ada', event(journal.newest - each.back))
        if (each.type === 'rest') await rest()
        if (each.type === 'open' && devices.length < 3) {
          const after = each.after === undefined ? undefined : Math.min(each.after, journal.newest)
          const outlet = device()
          devices.push({ outlet, after })
          streams.open('ada', after, outlet)
        }
        const outlet = 'which' in each ? devices[each.which]?.outlet : undefined
        if (each.type === 'full' && outlet) outlet.isFull = true
        if (each.type === 'drain') outlet?.drain()
        if (each.type === 'away') journal.away = each.away
      }
      journal.away = false
      journal.newest++
      for (const { outlet } of devices) outlet.isFull = false
      for (const { outlet } of devices) outlet.drain()
      await vi.advanceTimersByTimeAsync(15_000)
      for (const { outlet, after } of devices) {
        const [first, ...rest] = outlet.got
        if (after !== undefined) expect(outlet.got).toEqual(range(after + 1, journal.newest))
        else expect([first, rest]).toEqual([`ready ${ready(first)}`, range(ready(first) + 1, journal.newest)])
      }
      streams.stop()
    }),
    { numRuns: 300 },
  )
})
const ready = (text: string | undefined) => Number(/^ready (\d+)$/.exec(text ?? '')?.[1])

test('while Kafka is away the database is asked, and once it is back what was missed in between too', async () => {
  const { journal, streams, source } = openStreams({ attached: false })
  const phone = device()
  streams.open('ada', 0, phone)
  await rest()
  journal.newest = 2
  await vi.advanceTimersByTimeAsync(500)
  expect(phone.got).toEqual(['1', '2'])
  journal.newest = 3
  source.isAttached = true
  streams.attached()
  await rest()
  expect(phone.got).toEqual(['1', '2', '3'])
})

test('what nobody told is found all the same', async () => {
  const { journal, streams } = openStreams()
  const phone = device()
  streams.open('ada', 0, phone)
  await rest()
  journal.newest = 1
  await vi.advanceTimersByTimeAsync(4999)
  expect(phone.got).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(phone.got).toEqual(['1'])
})

test.each([
  ['too old for what the database still knows', 3, { first: 100, newest: 200 }],
  ['older than anything it knows', 3, { first: 201, newest: 200 }],
  ['one that was never given out', 999, { first: 1, newest: 200 }],
])('a position that is %s is answered with a reset', async (_, after, known) => {
  const { journal, streams } = openStreams()
  Object.assign(journal, known)
  const phone = device()
  streams.open('ada', after, phone)
  await rest()
  journal.newest = 201
  streams.take('ada', event(201))
  expect(phone.got).toEqual(['reset 200', '201'])
})

test('a device that reads slowly is waited for, and one that does not read is let go', async () => {
  const { journal, streams } = openStreams()
  const [slow, dead] = [device(), device()]
  for (const outlet of [slow, dead]) {
    streams.open('ada', 0, outlet)
    outlet.isFull = true
  }
  await rest()
  for (journal.newest = 1; journal.newest < 50; journal.newest++) streams.take('ada', event(journal.newest))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(slow.got).toEqual([])
  slow.drain()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(slow.got).toEqual(range(1, 50))
  expect([slow.ended, dead.ended]).toEqual([undefined, 'slow'])
})

test('a device that is full again as soon as it has read is not taken for one that does not read', async () => {
  const { journal, streams } = openStreams()
  const phone = device()
  streams.open('ada', 0, phone)
  await rest()
  phone.isFull = true
  journal.newest = 1
  streams.take('ada', event(1))
  await rest()
  phone.drain()
  phone.isFull = true
  await rest()
  expect(phone.ended).toBeUndefined()
  phone.drain()
  await rest()
  expect(phone.got).toEqual(['1'])
})

test('streams are kept alive, and end before a request is cut off', async () => {
  const { streams } = openStreams({ lifetime: 100_000 })
  const phone = device()
  streams.open('ada', 0, phone)
  await vi.advanceTimersByTimeAsync(94_999)
  expect([phone.beats, phone.ended]).toEqual([6, undefined])
  await vi.advanceTimersByTimeAsync(5001)
  expect(phone.ended).toBe('time')
  expect(streams.has('ada')).toBe(false)
})

test('Kafka is followed from the first stream to a little after the last', async () => {
  const { streams, source } = openStreams()
  const first = streams.open('ada', 0, device())
  const second = streams.open('bob', 0, device())
  expect(source.started).toBeGreaterThan(0)
  first.close()
  second.close()
  await vi.advanceTimersByTimeAsync(9000)
  const third = streams.open('ada', 0, device())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(source.stopped).toBe(0)
  third.close()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(source.stopped).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('asked to stop, all streams end at once, and no new one begins', async () => {
  const { streams, source } = openStreams()
  const devices = [device(), device()]
  for (const outlet of devices) streams.open('ada', 0, outlet)
  streams.stop()
  expect(devices.map(({ ended }) => ended)).toEqual(['stopping', 'stopping'])
  expect(() => streams.admit('ada')).toThrow(expect.objectContaining({ status: 503 }))
  await streams.closed()
  expect(source.stopped).toBe(1)
})

test('a person may not have any number of streams', () => {
  const { streams } = openStreams()
  for (let count = 0; count < 3; count++) {
    streams.admit('ada')
    streams.open('ada', 0, device())
  }
  expect(() => streams.admit('ada')).toThrow(expect.objectContaining({ status: 429 }))
  expect(() => streams.admit('bob')).not.toThrow()
})

test('when too much waits for all devices together, the fullest is let go and resumes where it was', async () => {
  const { journal, streams } = openStreams()
  const [deaf, phone] = [device(), device()]
  for (const outlet of [deaf, phone]) streams.open('ada', 0, outlet)
  await rest()
  deaf.waiting = 900 * 1024
  phone.waiting = 200 * 1024
  journal.newest = 1
  streams.take('ada', event(1))
  expect([deaf.ended, phone.ended]).toEqual(['slow', undefined])
  streams.take('ada', event(2))
  expect(phone.got).toEqual(['1', '2'])
  journal.newest = 2
  const again = device()
  streams.open('ada', 1, again)
  await rest()
  expect(again.got).toEqual(['2'])
})

test('what was read for a device that has enough is not kept for it, but read again when it can take it', async () => {
  const { journal, streams } = openStreams()
  const phone = device()
  const send = phone.send
  let room = 10
  phone.send = (message) => {
    send(message)
    if (--room === 0) phone.isFull = true
  }
  journal.newest = 30
  streams.open('ada', 0, phone)
  await rest()
  expect(phone.got).toEqual(range(1, 10))
  const { reads } = journal
  phone.drain()
  await rest()
  expect(phone.got).toEqual(range(1, 30))
  expect(journal.reads).toBeGreaterThan(reads)
})

test('a stream ends when its time is over, though it could last longer', async () => {
  const { streams } = openStreams()
  const phone = device()
  streams.open('ada', 0, phone, Date.now() + 5000)
  await vi.advanceTimersByTimeAsync(4999)
  expect(phone.ended).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  expect(phone.ended).toBe('time')
})

test('a process that holds as many streams as it can takes no more until one has ended', () => {
  const { streams } = openStreams()
  const open = ['a', 'b', 'c', 'd', 'e'].map((person) => streams.open(person, 0, device()))
  expect(() => streams.admit('f')).toThrow(expect.objectContaining({ status: 503, code: 'full' }))
  open[0]!.close()
  expect(() => streams.admit('f')).not.toThrow()
})
