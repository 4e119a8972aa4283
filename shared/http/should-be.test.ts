import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { validate } from './function-app.ts'

const schema = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(5)),
  level: z.optional(z.union([z.literal(1), z.literal(2)])),
  labels: z.optional(z.array(z.string()).check(z.minLength(1))),
  minutes: z.optional(z.int().check(z.gte(1))),
  action: z.optional(
    z.union([
      z.object({ do: z.literal('add'), name: z.string() }),
      z.object({ do: z.enum(['drop', 'keep']), id: z.number() }),
    ]),
  ),
})

test.each([
  [{}, 'title is missing and must be a string'],
  [{ title: '' }, 'title must not be empty'],
  [{ title: 'too long' }, 'title must have at most 5 characters'],
  [{ title: 'x', level: 3 }, 'level must be one of 1, 2'],
  [{ title: 'x', labels: 'y' }, 'labels must be a list'],
  [{ title: 'x', labels: [] }, 'labels must not be empty'],
  [{ title: 'x', labels: [7] }, 'labels.0 must be a string'],
  [{ title: 'x', minutes: 1.5 }, 'minutes must be a whole number'],
  [{ title: 'x', minutes: 0 }, 'minutes must be at least 1'],
  [{ title: 'x', more: 1, most: 2 }, 'more is not a known field; most is not a known field'],
  [{ title: 'x', action: { do: 'fly' } }, 'action do must be one of add, drop, keep'],
  [{ title: 'x', action: { do: 'keep' } }, 'action id must be a number'],
  [[], 'body must be an object'],
])('of %j it is said what should be there', (value, said) => {
  expect(() => validate(schema, value)).toThrow(`Please correct: ${said}.`)
})
