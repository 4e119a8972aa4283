/** What was on a list. Without numbers: the next command is about what is there now. */
import { styleText } from 'node:util'
import type { Task } from '../../shared/domain/task.ts'
import type { Client } from './client.ts'

export async function listAt(client: Client, at: string, words: string, isJson = false): Promise<void> {
  let found = 0
  for await (const task of client.tasks({ at, ...(words && { filter: words }) })) {
    found++
    console.log(isJson ? JSON.stringify(task) : lineOf(task))
  }
  if (!found && !isJson) console.error('Nothing was on this list then.')
}

function lineOf({ title, status, due, priority, project, section, labels }: Task): string {
  const details = [
    due && [due.date, due.time].filter(Boolean).join(' '),
    priority < 4 && `p${priority}`,
    project && `#${[project, section].filter(Boolean).join('/')}`,
    ...labels.map((label) => `@${label}`),
  ].filter(Boolean)
  const rest = details.length ? styleText('dim', `  ${details.join(', ')}`) : ''
  return `${status === 'open' ? '' : '✓ '}${title}${rest}`
}
