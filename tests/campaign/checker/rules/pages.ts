/** The app is whole whenever it comes: the same file is the same, whoever serves it. */
import { answerOf, type Operation } from '../../history.ts'
import { type Evidence, isSame, type Violation } from '../evidence.ts'

export function checkPages({ history }: Evidence): Violation[] {
  const opened = history.operations.filter((operation) => operation.verb === 'page' && answerOf(operation))
  return [...Map.groupBy(opened, ({ path }) => path).values()].flatMap(([first, ...others]) => {
    const wrong = answerOf(first!)!.status === 200 ? others.find((other) => !isAlike(first!, other)) : first!
    if (!wrong) return []
    const { person, path } = wrong
    return [
      { rule: 'pages', kind: 'wrong' as const, person, taskId: undefined, what: `${path} was answered otherwise` },
    ]
  })
}

function isAlike(one: Operation, other: Operation): boolean {
  const [a, b] = [answerOf(one)!, answerOf(other)!]
  return a.status === b.status && isSame(a.body, b.body)
}
