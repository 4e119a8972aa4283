import { expect, test } from 'vitest'
import { compared } from './compare.ts'
import type { Section } from './table.ts'

const round = (list: number, write?: number): Section[] => [
  {
    title: 'Reads',
    how: '',
    rows: [
      { what: 'list', value: list, measured: '' },
      { what: 'write', ...(write && { value: write }), measured: '' },
    ],
  },
]

test('each figure is told before and after, with the ratio of its rounds from the lowest to the highest', () => {
  const lines = compared([round(10), round(20), round(40)], [round(5, 1), round(20, 1), round(10, 1)]).split('\n')
  expect(lines.map((line) => line.trim().replace(/ {2,}/g, ' '))).toEqual([
    '',
    'Reads',
    'list 20.0 -> 10.0 0.50 times (0.25 to 1.00)',
  ])
})
