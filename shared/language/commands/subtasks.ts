import type { TargetCommandKind } from './kind.ts'
import { readOnTarget, toolOnTarget } from './on-target.ts'

const readLeft = readOnTarget('subtasks')

/** What is still to be done of a task: "what's left of the move?" */
export const subtasksKind: TargetCommandKind<'subtasks'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  wanted: 'any',
  readWish(reader, wish) {
    const read = readLeft(reader, wish)
    // "what's left of today?"
    const filter = read && 'target' in read.command && 'filter' in read.command.target && read.command.target.filter
    if (!filter) return read
    // "groceries" may be all of a list, and is a task's name first.
    if ('search' in filter) return { ...read, command: { kind: 'subtasks', target: { title: filter.search } } }
    return { ...read, command: { kind: 'list', filter, answer: 'list' } }
  },
  tool: toolOnTarget('subtasks', 'list_subtasks', 'List what is open under a task, at all levels.'),
}
