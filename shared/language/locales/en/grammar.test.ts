import { expect, test } from 'vitest'
import { commands } from './commands/index.ts'
import { filter } from './filter/index.ts'
import { recurrence } from './recurrence/index.ts'
import { time } from './time/index.ts'

test('each dimension is named by one folder', () => {
  const names = [time, recurrence, filter, commands].flatMap((dimensions) => Object.keys(dimensions))
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})
