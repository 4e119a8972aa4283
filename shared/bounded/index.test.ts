import { expect, test } from 'vitest'
import { BoundedMap } from './index.ts'

test('forgets the entry longest not set, and never holds more than it may', () => {
  const map = new BoundedMap<string, number>(2)
  map.set('a', 1).set('b', 2).set('a', 3).set('c', 4)
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ])
  for (let index = 0; index < 1000; index++) map.set(String(index), index)
  expect([...map.keys()]).toEqual(['998', '999'])
})
