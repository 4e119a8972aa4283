import { expect, test } from 'vitest'
import { createRandom } from './random.ts'
import { FUNCTIONS, functionFaults, LONGEST_STEP, NEEDED, neededFaults, type Planned, wordsOf } from './schedule.ts'

function first(plan: Generator<Planned>, count: number): Planned[] {
  return Array.from({ length: count }, () => plan.next().value as Planned)
}

test('the same seed breaks the same things in the same order, another seed others', () => {
  for (const plan of [functionFaults, neededFaults]) {
    expect(first(plan(7), 200)).toEqual(first(plan(7), 200))
    expect(first(plan(7), 200)).not.toEqual(first(plan(8), 200))
  }
})

test('everything is broken in every way before long', () => {
  const names = (plan: Generator<Planned>) =>
    new Set(first(plan, 3000).map(({ fault }) => `${fault.kind} ${fault.target}`))
  const ofFunctions = names(functionFaults(1))
  for (const target of FUNCTIONS) {
    for (const kind of ['kill', 'stop', 'roll', 'clock']) expect(ofFunctions).toContain(`${kind} ${target}`)
  }
  const ofNeeded = names(neededFaults(1))
  for (const target of NEEDED) {
    for (const kind of ['kill', 'stop', 'refuse', 'black-hole', 'slow']) expect(ofNeeded).toContain(`${kind} ${target}`)
  }
  for (const name of ['kill stand-in', 'orphan stand-in', 'full-disk kafka', 'full-disk postgres'])
    expect(ofNeeded).toContain(name)
})

test('a fault is told in words', () => {
  expect(wordsOf({ kind: 'clock', target: 'reminder', step: LONGEST_STEP })).toBe('clock of reminder +90 s')
  expect(wordsOf({ kind: 'slow', target: 'kafka', delay: 20 })).toBe('slow kafka (20 ms)')
  expect(wordsOf({ kind: 'kill', target: 'stand-in' })).toBe('kill stand-in')
})

test('chance is even, and a weight of none is never drawn', () => {
  const random = createRandom(1, 'test')
  const drawn = Array.from({ length: 6000 }, () => random.between(1, 6))
  for (let side = 1; side <= 6; side++) {
    const share = drawn.filter((each) => each === side).length / drawn.length
    expect(share).toBeGreaterThan(0.14)
    expect(share).toBeLessThan(0.19)
  }
  expect(Array.from({ length: 200 }, () => random.weighted({ always: 1, never: 0 }))).not.toContain('never')
})
