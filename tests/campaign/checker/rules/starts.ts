/** What is put away until later is in no list before, and what has begun is no longer put away (docs/start-dates.md). */
import { answerOf, type Operation } from '../../history.ts'
import type { Evidence, Violation } from '../evidence.ts'
import { listIn, type ToolAnswer, type ToolCall } from '../told.ts'

/** A list is made by the clock of a process, which the campaign sets by up to 90 s. */
const CLOCKS = 100_000

interface Shown {
  id: string
  status: string
  startAt?: number | null
  /** as agents are told it, in the person's zone, which is UTC here */
  notBefore?: string
}

export function checkStarts({ history }: Evidence): Violation[] {
  return history.operations.flatMap((operation) => {
    const answer = answerOf(operation)
    if (answer?.status !== 200) return []
    const { person, number, path } = operation
    const isOfPutAway = path.includes('started=false')
    return shownIn(operation, answer.body).flatMap((task) => {
      const start = startOf(task)
      const about = { rule: 'starts', kind: 'wrong' as const, person, taskId: task.id }
      if (task.status !== 'open') return []
      if (!isOfPutAway && start > answer.until + CLOCKS)
        return [
          { ...about, what: `operation ${number} was shown it ${seconds(start - answer.until)} before its start` },
        ]
      if (isOfPutAway && start < answer.at - CLOCKS)
        return [
          {
            ...about,
            what: `operation ${number} was told it is put away ${seconds(answer.at - start)} after its start`,
          },
        ]
      return []
    })
  })
}

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`

const startOf = ({ startAt, notBefore }: Shown): number =>
  startAt ??
  (notBefore === undefined ? 0 : Date.parse(notBefore.includes('T') ? `${notBefore}:00Z` : `${notBefore}T00:00Z`))

/** The tasks of what only looks, where it does not ask for those that are put away too: of lists, of the chat, and of the figures. */
function shownIn({ verb, path, body }: Operation, answer: unknown): Shown[] {
  if (verb === 'look' && !path.includes('started=any')) {
    const postponed = listIn(answer, 'postponed') as { task: Shown }[]
    return [...(listIn(answer, 'tasks') as Shown[]), ...postponed.map(({ task }) => task)]
  }
  if (verb !== 'agent' || (body as ToolCall | null)?.params?.name !== 'list_tasks') return []
  return listIn((answer as ToolAnswer | null)?.result?.structuredContent, 'tasks') as Shown[]
}
