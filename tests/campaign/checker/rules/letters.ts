/** Whatever is away for a while is waited for: no event of the campaign ends among the dead letters. */
import type { Evidence, Violation } from '../evidence.ts'

export const checkLetters = ({ letters }: Evidence): Violation[] =>
  letters.map(({ person, subject, type, reason }) => ({
    rule: 'dead letters',
    kind: 'lost',
    person,
    taskId: subject ?? undefined,
    what: `${type} was given up: ${reason}`,
  }))
