import { expect, test } from 'vitest'
import { createPartitions, type PartitionsOptions } from './partitions.ts'
import type { KafkaRecord } from './records.ts'

const batch = (partition: number, from: number, to: number) => ({
  topic: 'orders',
  partition,
  next: to + 1,
  records: Array.from({ length: to - from + 1 }, (_, i): KafkaRecord => {
    const about = { topic: 'orders', partition, offset: from + i, timestamp: 0, headers: [] }
    return { ...about, key: undefined, value: undefined }
  }),
})

/** Deliveries that last until the test ends them, named `partition:offset`. */
function partitionsOf(options: Partial<PartitionsOptions> = {}) {
  const delivering = new Map<string, () => void>()
  const begun: string[] = []
  const room: number[] = []
  const partitions = createPartitions({
    ordering: 'ordered',
    concurrency: 50,
    deliver: ({ partition, offset }, signal) =>
      new Promise<void>((resolve, reject) => {
        const name = `${partition}:${offset}`
        begun.push(name)
        delivering.set(name, resolve)
        signal.addEventListener('abort', () => reject(signal.reason))
      }).finally(() => delivering.delete(`${partition}:${offset}`)),
    onRoom: (_, partition) => room.push(partition),
    ...options,
  })
  const end = async (name: string) => {
    delivering.get(name)!()
    await settled()
  }
  return { partitions, delivering, begun, room, end }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('ordered: one request in flight per partition, and partitions do not wait for each other', async () => {
  const { partitions, delivering, end } = partitionsOf()
  partitions.take(batch(0, 0, 2))
  partitions.take(batch(1, 0, 1))
  expect([...delivering.keys()]).toEqual(['0:0', '1:0'])
  await end('0:0')
  expect([...delivering.keys()]).toEqual(['1:0', '0:1'])
  await end('0:1')
  expect([...delivering.keys()]).toEqual(['1:0', '0:2'])
})

test('unordered: 50 in flight, and one that lasts holds up none of the others', async () => {
  const { partitions, delivering, begun, end } = partitionsOf({ ordering: 'unordered' })
  partitions.take(batch(0, 0, 79))
  expect(delivering.size).toBe(50)
  for (let offset = 1; offset < 80; offset++) await end(`0:${offset}`)
  expect(begun).toHaveLength(80)
  expect([...delivering.keys()]).toEqual(['0:0'])
  expect(partitions.committable()).toEqual([{ topic: 'orders', partition: 0, offset: 0 }])
})

test('what is committed is offered once', async () => {
  const { partitions, end } = partitionsOf()
  partitions.take(batch(0, 5, 6))
  await end('0:5')
  const commits = partitions.committable()
  expect(commits).toEqual([{ topic: 'orders', partition: 0, offset: 6 }])
  partitions.committed(commits)
  expect(partitions.committable()).toEqual([])
})

test('records that come again after a reconnection are not delivered twice', async () => {
  const { partitions, begun, end } = partitionsOf()
  partitions.take(batch(0, 0, 1))
  await end('0:0')
  partitions.take(batch(0, 0, 3))
  for (const offset of [1, 2, 3]) await end(`0:${offset}`)
  expect(begun).toEqual(['0:0', '0:1', '0:2', '0:3'])
})

test('a group that was set back gets everything again', async () => {
  const { partitions, begun, end } = partitionsOf()
  partitions.take(batch(0, 0, 1))
  await end('0:0')
  await end('0:1')
  partitions.committed(partitions.committable())
  partitions.take(batch(0, 0, 0))
  expect(begun).toEqual(['0:0', '0:1', '0:0'])
})

test('a partition that went to another consumer is delivered no further and not committed', async () => {
  const { partitions, delivering } = partitionsOf()
  partitions.take(batch(0, 0, 1))
  partitions.assign([{ topic: 'orders', partition: 1 }])
  await settled()
  expect(delivering.size).toBe(0)
  expect(partitions.committable()).toEqual([])
  expect(partitions.inFlight).toBe(0)
})

test('a partition that is full says when it has room again', async () => {
  const { partitions, room, end } = partitionsOf({ ordering: 'unordered', concurrency: 1 })
  partitions.take(batch(0, 0, 500))
  expect(partitions.isFull('orders', 0)).toBe(true)
  for (let offset = 0; offset < 250; offset++) await end(`0:${offset}`)
  expect(room).toEqual([])
  await end('0:250')
  expect(room).toEqual([0])
  expect(partitions.isFull('orders', 0)).toBe(false)
})

test('draining ends with what is in flight and begins nothing more', async () => {
  const { partitions, begun, end } = partitionsOf()
  partitions.take(batch(0, 0, 1))
  const drained = partitions.drain()
  await end('0:0')
  await drained
  expect(begun).toEqual(['0:0'])
  expect(partitions.committable()).toEqual([{ topic: 'orders', partition: 0, offset: 1 }])
})
