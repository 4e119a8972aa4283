/** The model of a scenario: makes its moves, round by round, through the server that speaks the real protocol. */
import { NOBODY, NOTHING, numbers } from '../model/arguments.ts'
import type { Asked, Mind, Round } from '../model/server.ts'
import type { Move, Scenario } from './scenario.ts'

/** Turns that the grammar answers have no moves. */
export function mindOf({ script }: Scenario): Mind {
  let turn = -1
  return (asked): Round => {
    const from = asked.messages.findLastIndex(({ role }) => role === 'user')
    const rounds = asked.messages.slice(from).filter(({ role }) => role === 'assistant').length
    if (rounds === 0) turn++
    const moves = script[turn]?.[rounds]
    return moves ? { calls: moves.map((move) => callOf(move, asked)) } : { say: 'There you are.' }
  }
}

function callOf([tool, args]: Move, asked: Asked) {
  const { tasks, ...rest } = args
  const target = typeof tasks === 'string' ? { tasks: targetOf(tasks, asked) } : tasks ? { tasks } : {}
  return { tool, args: { ...(NOTHING as Record<string, object>)[tool], ...rest, ...target } }
}

/** `@dentist, rent`: by the numbers that were told; anything else is a filter. */
function targetOf(text: string, { messages }: Asked) {
  if (!text.startsWith('@')) return { ...NOBODY, filter: text }
  const told = messages.flatMap(({ content }) => [...(content ?? '').matchAll(/"number":(\d+),"title":"([^"]*)"/g)])
  const found = text
    .slice(1)
    .split(', ')
    .map((part) => {
      const task = told.find(([, , title]) => title!.toLowerCase().includes(part.toLowerCase()))
      if (!task) throw new Error(`no result has a task like “${part}”`)
      return Number(task[1])
    })
  return numbers(...found)
}
