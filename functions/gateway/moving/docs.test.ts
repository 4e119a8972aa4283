/** docs/moving.md says how dates in words are read: every row of that table is run here. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { joinWall } from '../../../shared/time/civil.ts'
import { readFile } from './read.ts'

const DOCS = new URL('../../../docs/moving.md', import.meta.url)
const rows = [...readFileSync(DOCS, 'utf8').matchAll(/^\| `(.+?)` \| (\w\w) \| (.+?) \|$/gm)].map(
  ([, date = '', language = '', becomes = '']) => ({
    date,
    language,
    becomes,
  }),
)

test('there are examples', () => expect(rows.length).toBeGreaterThan(8))

test.each(rows)('$date ($language): $becomes', async ({ date, language, becomes }) => {
  const text = `TYPE,CONTENT,DATE,DATE_LANG\ntask,it,${date},${language}`
  const { coming, without } = await readFile(
    { name: 'Home.csv', bytes: new TextEncoder().encode(text) },
    {
      personId: 'ada',
      context: { now: '2026-03-11T09:00', timeZone: 'UTC', dateOrder: 'dmy' },
      locale: 'en-GB',
      now: '2026-03-11T09:00:00.000Z',
      format: undefined,
    },
  )
  const { due, recurrence } = coming[0]!.command.fields
  const read = due ? `${joinWall(due)}${recurrence ? ', repeats' : ''}` : without.map(() => 'not understood').join()
  expect(read).toBe(becomes)
})
