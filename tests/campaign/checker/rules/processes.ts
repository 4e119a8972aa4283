/** Whatever a function needs is away for a while, and the function stays: what else it does at that moment goes on. */
import type { Evidence, Violation } from '../evidence.ts'

export const checkProcesses = ({ history }: Evidence): Violation[] =>
  (history.ends ?? []).map(({ name, how, at }) => ({
    rule: 'processes',
    kind: 'wrong',
    person: 'nobody',
    taskId: undefined,
    what: `${name} ended by itself at ${new Date(at).toISOString().slice(11, 23)}: ${how}`,
  }))
