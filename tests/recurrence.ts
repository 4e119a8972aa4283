import { parseRule, RecurrenceError } from '../shared/recurrence/index.ts'

/** What is wrong with the text of a rule; null when it can be used. */
export function refusalOfRule(text: string): RecurrenceError | null {
  try {
    parseRule(text)
    return null
  } catch (error) {
    if (error instanceof RecurrenceError) return error
    throw error
  }
}
