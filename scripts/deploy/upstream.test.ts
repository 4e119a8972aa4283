import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { FETCHED } from './upstream.ts'

/** Nobody has recorded it (SECURITY.md): it is refused until somebody compares and writes down its sum. */
const UNKNOWN = ['eventing-kafka-sink.yaml']

test('what is fetched from upstream has a sum, and nothing else does', async () => {
  const text = await readFile(new URL('./upstream.sums', import.meta.url), 'utf8')
  const known = text
    .trim()
    .split('\n')
    .map((line) => line.split('  ')[1])
  expect(known.toSorted()).toEqual(FETCHED.filter((url) => !UNKNOWN.some((name) => url.endsWith(name))).toSorted())
  for (const line of text.trim().split('\n')) expect(line).toMatch(/^[0-9a-f]{64} {2}https:/)
})
