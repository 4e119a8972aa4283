/** How a model or an agent says with which tasks something is done. */
import type { infer as Infer } from 'zod/mini'
import type { Target } from '../types.ts'
import { type PhraseReader, phrase, ToolArgumentError, type Zod } from './tool.ts'

const BY_TITLE = "the words of the person, or a shown task's title, that name one task; null otherwise"
const BY_NUMBER = 'numbers of tasks, as results or the list last shown give them; empty otherwise'
const BY_FILTER =
  'all tasks that fit, such as: today, overdue, #Work, @errand, p1, search: dentist; joined by & or |; null otherwise'

export const targetParameter = (z: Zod) =>
  z
    .strictObject({
      title: phrase(z, BY_TITLE),
      numbers: z.array(z.int().check(z.gte(1), z.lte(500))).check(z.describe(BY_NUMBER)),
      filter: phrase(z, BY_FILTER),
    })
    .check(z.describe('by exactly one of these; by none of them the task spoken of last'))

export function targetOf(
  { title, numbers, filter }: Infer<ReturnType<typeof targetParameter>>,
  phrases: PhraseReader,
): Target {
  if (Number(title !== null) + Number(numbers.length > 0) + Number(filter !== null) > 1)
    throw new ToolArgumentError('tasks are named by a title, by numbers or by a filter, not by several of these')
  if (numbers.length) return { shown: numbers }
  if (filter !== null) return { filter: phrases.filter(filter) }
  return title === null ? { last: true } : { title }
}
