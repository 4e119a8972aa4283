import { expect, test } from 'vitest'
import fc from '../../../../tests/properties.ts'
import { createOffsets } from './offsets.ts'

test('the lowest contiguous offset is committed: what ended ahead of another waits for it', () => {
  const offsets = createOffsets()
  for (const offset of [5, 6, 7]) offsets.received(offset)
  expect(offsets.committable).toBe(5)
  offsets.done(6)
  expect(offsets.committable).toBe(5)
  offsets.done(5)
  expect(offsets.committable).toBe(7)
  offsets.done(7)
  expect(offsets.committable).toBe(8)
})

test('an offset that no record has counts as done', () => {
  const offsets = createOffsets()
  offsets.received(5)
  offsets.received(9)
  offsets.passed(12)
  offsets.done(5)
  expect(offsets.committable).toBe(9)
  offsets.done(9)
  expect(offsets.committable).toBe(12)
})

test('whatever the order in which records end, nothing undone is below what is committed, and in the end all is', () => {
  const records = fc.uniqueArray(fc.nat(1000), { minLength: 1 }).map((all) => all.sort((a, b) => a - b))
  const run = records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(run, ([all, order]) => {
      const offsets = createOffsets()
      for (const offset of all) offsets.received(offset)
      const undone = new Set(all)
      for (const offset of order) {
        offsets.done(offset)
        undone.delete(offset)
        expect(offsets.committable).toBe(undone.size > 0 ? Math.min(...undone) : all.at(-1)! + 1)
      }
    }),
  )
})
