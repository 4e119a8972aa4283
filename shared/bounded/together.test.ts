import { expect, test } from 'vitest'
import { together } from './together.ts'

const turn = () => new Promise((resolve) => setTimeout(resolve))

function counted(most = 10, sideBySide = 1) {
  const asked: number[][] = []
  const gates: (() => void)[] = []
  const double = together(
    async (inputs: number[]) => {
      asked.push(inputs)
      await new Promise<void>((resolve) => gates.push(resolve))
      if (inputs.includes(13)) throw new Error('unlucky')
      if (inputs.includes(0)) throw new Error('away')
      return inputs.map((input) => input * 2)
    },
    { most, sideBySide, isOfOne: (error) => (error as Error).message === 'unlucky' },
  )
  const answer = async () => {
    await turn()
    gates.shift()!()
  }
  return { asked, double, answer }
}

test('each gets its own answer, and those who come at the same moment are asked for at once', async () => {
  const { asked, double, answer } = counted()
  const answers = Promise.all([1, 2, 3].map(double))
  await answer()
  expect(await answers).toEqual([2, 4, 6])
  expect(asked).toEqual([[1, 2, 3]])
})

test('who comes while others are answered goes with all who came meanwhile, as many as may go together', async () => {
  const { asked, double, answer } = counted(2)
  const answers = [double(1)]
  await turn()
  answers.push(double(2), double(3), double(4))
  for (let question = 0; question < 3; question++) await answer()
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8])
  expect(asked).toEqual([[1], [2, 3], [4]])
})

test('what fails because of one of them fails that one alone', async () => {
  const { asked, double, answer } = counted()
  const answers = Promise.allSettled([1, 13, 2].map(double))
  for (let question = 0; question < 4; question++) await answer()
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(asked).toEqual([[1, 13, 2], [1], [13], [2]])
})

test('what fails for all is told to all of them, and to nobody after them', async () => {
  const { double, answer } = counted()
  const failed = Promise.allSettled([double(1), double(0)])
  await answer()
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = double(2)
  await answer()
  expect(await next).toBe(4)
})
