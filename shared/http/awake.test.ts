import { expect, test } from 'vitest'
import { createAwake } from './awake.ts'

const outcomeOf = (promise: Promise<unknown>) => {
  const seen = { value: 'waits' }
  promise.then(
    () => {
      seen.value = 'answered'
    },
    (error) => {
      seen.value = error.message
    },
  )
  return seen
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('of several requests the newest is held, the ones before are answered', async () => {
  const awake = createAwake()
  const fired = Promise.withResolvers<void>()
  const first = outcomeOf(awake.hold(fired.promise))
  await turn()
  expect(first.value).toBe('waits')
  const second = outcomeOf(awake.hold(fired.promise))
  await turn()
  expect([first.value, second.value]).toEqual(['answered', 'waits'])
  fired.resolve()
  await turn()
  expect(second.value).toBe('answered')
})

test('when the process has to give back what it holds, the held request is refused, so that it is delivered again', async () => {
  const awake = createAwake()
  const fired = Promise.withResolvers<void>()
  const held = outcomeOf(awake.hold(fired.promise))
  fired.reject(new Error('stopping'))
  await turn()
  expect(held.value).toBe('stopping')
})
