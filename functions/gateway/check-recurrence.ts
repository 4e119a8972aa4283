import type { TaskChanges } from '../../shared/domain/task.ts'
import { invalid } from '../../shared/http/problem.ts'
import { occurrences } from '../../shared/recurrence/index.ts'

/**
 * A rule from outside must be one of RFC 5545 that has a date at all, before it is stored.
 * @throws Problem 422
 */
export function checkRecurrence({ recurrence }: TaskChanges): void {
  if (!recurrence) return
  let first: string[]
  try {
    first = occurrences(recurrence.rule, recurrence.start, { limit: 1 })
  } catch (error) {
    throw invalid(`Please correct: recurrence.rule: ${(error as Error).message}.`, {
      errors: [{ field: 'recurrence.rule', message: (error as Error).message }],
    })
  }
  if (!first.length) throw invalid('Please correct: recurrence.rule: has no occurrence at all.')
}
