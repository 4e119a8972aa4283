/** The code that CONTRIBUTING shows is the repository's own: each block stands, line for line, in the file named before it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')

/** Without indentation, which is another in a list of the document. */
const linesOf = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')

const blocks = [...text.matchAll(/^ *```ts\n(.*?)^ *```/gms)].map(({ index, 1: code }) => ({
  file: [...text.slice(0, index).matchAll(/`([\w/.-]+\.ts)`/g)].at(-1)![1]!,
  code: linesOf(code!),
}))

test('there is code', () => expect(blocks.length).toBeGreaterThan(4))

test.each(blocks)('$file has what is shown of it', ({ file, code }) => {
  expect(linesOf(readFileSync(join(ROOT, file), 'utf8'))).toContain(code)
})

test('files that it names are there', () => {
  const named = [...text.matchAll(/`((?:shared|functions|tests|knative|scripts)\/[\w/.-]+\.\w+)`/g)].map(
    ([, file]) => file!,
  )
  expect(named.length).toBeGreaterThan(10)
  for (const file of named.filter((each) => !each.includes('<')))
    expect(() => readFileSync(join(ROOT, file))).not.toThrow()
})
