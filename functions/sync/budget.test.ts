import { expect, test } from 'vitest'
import { createBudget } from './budget.ts'

const KB = 1024
const reader = (kilobytes: number) => ({ waiting: kilobytes * KB })

test('within the budget nobody is ended; beyond it the fullest are, as few as will do', () => {
  const budget = createBudget(300 * KB)
  const [small, middle, large, largest] = [reader(20), reader(80), reader(150), reader(200)]
  expect([small, middle, large].flatMap(budget.note)).toEqual([])
  expect(budget.note(largest)).toEqual([largest])
  budget.forget(largest)
  expect(budget.note(reader(20))).toEqual([])
  expect(budget.note(reader(100))).toEqual([large])
})

test('what was read meanwhile does not count, nor what is about to be read', () => {
  const budget = createBudget(300 * KB)
  const [first, second] = [reader(200), reader(200)]
  budget.note(first)
  first.waiting = 0
  expect(budget.note(second)).toEqual([])
  for (let index = 0; index < 1000; index++) expect(budget.note(reader(16))).toEqual([])
})
