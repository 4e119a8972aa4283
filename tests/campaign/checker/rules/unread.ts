/** Every answer is one that a client can read, and everybody has seen their lists in the end. */
import type { Evidence, Violation } from '../evidence.ts'

export const checkUnread = ({ history }: Evidence): Violation[] =>
  history.unread.map(({ person, what, at }) => ({
    rule: 'unread',
    kind: 'wrong',
    person,
    taskId: undefined,
    what: `at ${new Date(at).toISOString().slice(11, 23)} a client could make nothing of it: ${what}`,
  }))
