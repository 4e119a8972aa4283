import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../../../shared/log/index.ts'
import type { PingSourceManifest } from '../manifests/index.ts'
import type { WireEvent } from './cloud-event.ts'
import { startPingSource } from './ping-source.ts'
import { plainAnswer, type Sink } from './sink.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 2, 28, 0, 0, 0) }))
afterEach(() => vi.useRealTimers())

const MANIFEST: PingSourceManifest = {
  name: 'tick',
  namespace: 'todo',
  schedule: '30 9 * * *',
  timeZone: 'Europe/Berlin',
  contentType: 'application/json',
  data: Buffer.from('{"tick":true}'),
  sink: { ref: { kind: 'KafkaSink', name: 'out' } },
  extensions: { colour: 'red' },
}

function pings(manifest: Partial<PingSourceManifest>, ...statuses: number[]) {
  const sent: { at: string; event: WireEvent }[] = []
  const sink: Sink = {
    address: 'http://out',
    async send(event) {
      sent.push({ at: new Date().toISOString(), event })
      return plainAnswer(statuses[Math.min(sent.length, statuses.length) - 1] ?? 204)
    },
  }
  const sinks = { functions: new Map(), kafkaSinks: new Map([['out', sink]]) }
  const source = startPingSource({ manifest: { ...MANIFEST, ...manifest }, sinks, log: silentLog })
  return { source, sent }
}

test('fires by a five-field cron in its zone, also over a change of the clocks', async () => {
  const { source, sent } = pings({})
  await vi.advanceTimersByTimeAsync(2 * 86_400_000)
  // 29 March 2026 is the first day of summer time in Berlin.
  expect(sent.map(({ at }) => at)).toEqual(['2026-03-28T08:30:00.000Z', '2026-03-29T07:30:00.000Z'])
  source.stop()
})

test('sends dev.knative.sources.ping with data, content type and ceOverrides, a new id each time', async () => {
  const { source, sent } = pings({ schedule: '* * * * *' })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(sent[0]!.event).toMatchObject({
    attributes: {
      specversion: '1.0',
      type: 'dev.knative.sources.ping',
      source: '/apis/v1/namespaces/todo/pingsources/tick',
      colour: 'red',
    },
    contentType: 'application/json',
    data: Buffer.from('{"tick":true}'),
  })
  expect(new Set(sent.map(({ event }) => event.attributes.id)).size).toBe(2)
  source.stop()
})

test('is tried again for 503 but not for 500, and is lost then', async () => {
  const { source, sent } = pings({ schedule: '* * * * *' }, 503, 503, 204, 500)
  await vi.advanceTimersByTimeAsync(65_000)
  expect(sent).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(4)
  expect(source.counts).toEqual({ sent: 1, lost: 1 })
  source.stop()
})

test('gives up after five more attempts', async () => {
  const { source, sent } = pings({ schedule: '* * * * *' }, 503)
  await vi.advanceTimersByTimeAsync(70_000)
  expect(sent).toHaveLength(6)
  expect(source.counts).toEqual({ sent: 0, lost: 1 })
  source.stop()
})
