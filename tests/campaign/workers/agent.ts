/**
 * A program that acts for a person by the Model Context Protocol: one tool a request, without a handshake. A call has no key, so it is made once;
 * whoever gets no answer looks what became of it.
 */
import type { Random } from '../random.ts'
import type { Asked } from './client.ts'
import type { Known } from './known.ts'

const WEIGHTS = { add: 10, complete: 6, change: 4, undo: 3, redo: 2, make: 1, list: 2 }

/** @param token a word of its own, for a title */
export function agentAsking(random: Random, known: Known, token: string): Asked {
  const task = known.tasks.size ? random.pick([...known.tasks.values()]) : undefined
  const choice = random.weighted(WEIGHTS)
  if (choice === 'undo' || choice === 'redo') return calling(choice, {})
  if (choice === 'list') return calling('list_tasks', {})
  if (choice === 'make') return calling('make_collection', { of: 'project', name: token })
  if (task && choice === 'complete') return calling('complete_tasks', { tasks: { ids: [task.id] } }, task.id)
  if (task && choice === 'change')
    return calling('change_tasks', { tasks: { ids: [task.id] }, addNote: token }, task.id)
  return { ...calling('add_task', { title: token }), titles: [token] }
}

function calling(name: string, args: object, taskId?: string): Asked {
  return {
    verb: 'agent',
    host: 'mcp',
    method: 'POST',
    path: '/mcp',
    headers: { accept: 'application/json, text/event-stream' },
    body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
    taskId,
    isAskedOnce: true,
    digest: messageIn,
  }
}

/** The protocol answers with JSON, or with a stream of one event that has it. */
function messageIn(body: unknown): unknown {
  const data = typeof body === 'string' ? /^data: (\{.*)$/m.exec(body)?.[1] : undefined
  return data === undefined ? body : JSON.parse(data)
}
