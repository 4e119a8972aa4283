import { expect, test } from 'vitest'
import { readTopics, TOPICS_FOLDER } from '../../scripts/dev/topics.ts'
import fc from '../../tests/properties.ts'
import { BATCH_BYTES, BATCH_OVERHEAD, batchesOf, recordBytes } from './record-size.ts'

const record = (key: string, size: number) => ({ topic: 't', key, value: 'x'.repeat(size), headers: { ce_id: '1' } })

test('a batch fits into each topic', async () => {
  const most = (await readTopics(TOPICS_FOLDER)).map(({ config }) => Number(config['max.message.bytes']))
  expect(most.length).toBeGreaterThan(3)
  expect(BATCH_BYTES).toBeLessThan(Math.min(...most))
})

test('batches hold all records in their order, and no partition gets too much unless by a single record', () => {
  const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 70_000 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(sizes, (given) => {
      const records = given.map(([key, size]) => record(String(key), size))
      const batches = batchesOf(records, ({ key }) => Number(key))
      expect(batches.flat()).toEqual(records)
      for (const batch of batches) {
        for (const own of Map.groupBy(batch, ({ key }) => key).values()) {
          const bytes = own.reduce((sum, each) => sum + recordBytes(each), BATCH_OVERHEAD)
          expect(own.length === 1 || bytes <= BATCH_BYTES).toBe(true)
        }
      }
    }),
    { numRuns: 300 },
  )
})
