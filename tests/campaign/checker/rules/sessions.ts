/** Who signed in stays so until they sign out, where an answer is not lost for over a minute, and nobody after that (docs/app.md). */
import type { SessionStep } from '../../history.ts'
import type { Evidence, Violation } from '../evidence.ts'

/** Milliseconds within which a cookie that was used gets its answer again; whoever asks on for longer may have lost it. */
const AGAIN = 60_000

export function checkSessions({ history }: Evidence): Violation[] {
  return [...Map.groupBy(history.sessions, ({ person }) => person).values()].flatMap((steps) => {
    let isIn = false
    return steps.flatMap((step) => {
      const what = wrongIn(step, isIn)
      isIn = step.what === 'signed in' || step.what === 'renewed'
      if (!what) return []
      const [kind, words] = what
      return [{ rule: 'sessions', kind, person: step.person, taskId: undefined, what: `${words} at ${timeOf(step)}` }]
    })
  })
}

function wrongIn(
  { what, code, isOwn, at, until, busy }: SessionStep,
  isIn: boolean,
): [Violation['kind'], string] | undefined {
  // What was not used yet a minute ago cannot have been used more than a minute ago.
  const isEarly = until - at <= AGAIN || (code === 'used-twice' && busy !== undefined && until - busy <= AGAIN)
  if (what === 'refused' && isIn && isEarly) return ['lost', `a browser was signed out unasked (${code})`]
  if (what === 'renewed' && !isIn) return ['wrong', 'a cookie that was signed out with was renewed']
  if (what === 'renewed' && isOwn === false) return ['wrong', 'the token of a session is not its person’s']
  return undefined
}

const timeOf = ({ until }: SessionStep): string => new Date(until).toISOString().slice(11, 23)
