import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { SABOTAGES, sabotaged } from './sabotage.ts'

test.each(Object.entries(SABOTAGES))(
  'the product still reads as the sabotage of its %s expects',
  async (_, changes) => {
    for (const change of changes) {
      const text = await readFile(change.file, 'utf8')
      expect(sabotaged(text, change)).not.toBe(text)
    }
  },
)

test('what reads otherwise is told', () => {
  expect(() => sabotaged('nothing of it', SABOTAGES.version[0]!)).toThrow('change tests/campaign/sabotage.ts')
})
