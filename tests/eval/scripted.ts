/** The model of a scenario: makes its moves, round by round, through the server that speaks the real protocol. */
import type { Asked, Mind, Round } from '../model/server.ts'
import type { Move, Scenario } from './scenario.ts'

const NOTHING = {
  add_task: {
    when: null,
    deadline: null,
    durationMinutes: null,
    remindMinutesBefore: [],
    priority: null,
    project: null,
    labels: [],
    note: null,
  },
  change_tasks: {
    title: null,
    when: null,
    deadline: null,
    durationMinutes: null,
    priority: null,
    project: null,
    addLabels: [],
    removeLabels: [],
    addNote: null,
    remove: [],
  },
  list_tasks: { filter: null, answer: 'list', sortBy: null, isDescending: false },
} as Record<string, object>

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
  return { tool, args: { ...NOTHING[tool], ...rest, ...target } }
}

/** `@dentist, rent`: by the numbers that were told; anything else is a filter. */
function targetOf(text: string, { messages }: Asked) {
  if (!text.startsWith('@')) return { title: null, numbers: [], filter: text }
  const told = messages.flatMap(({ content }) => [...(content ?? '').matchAll(/"number":(\d+),"title":"([^"]*)"/g)])
  const numbers = text
    .slice(1)
    .split(', ')
    .map((part) => {
      const found = told.find(([, , title]) => title!.toLowerCase().includes(part.toLowerCase()))
      if (!found) throw new Error(`no result has a task like “${part}”`)
      return Number(found[1])
    })
  return { title: null, numbers, filter: null }
}
