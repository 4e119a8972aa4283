import { expect, test } from 'vitest'
import { withRows } from './document.ts'

const DOCUMENT = `# Words

<!-- runs -->
| seed | minutes | lost |
|---|---|---|
| 2 | 10 | 1 |
<!-- end of runs -->

More words.
`

test('a run adds its row, in order, and leaves the words alone', () => {
  const text = withRows(DOCUMENT, 'runs', [[10, 60, 0]])
  expect(withRows(text, 'runs', [[1, 60, 0]])).toBe(
    DOCUMENT.replace('| 2 | 10 | 1 |\n', '| 1 | 60 | 0 |\n| 2 | 10 | 1 |\n| 10 | 60 | 0 |\n'),
  )
})

test('the same run replaces its row', () => {
  expect(withRows(DOCUMENT, 'runs', [[2, 10, 0]])).toBe(DOCUMENT.replace('| 1 |', '| 0 |'))
})

test('a document without the table is told', () => {
  expect(() => withRows(DOCUMENT, 'outages', [])).toThrow("no table between '<!-- outages -->'")
})
