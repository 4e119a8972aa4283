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
    return filter ? { ...read, command: { kind: 'list', filter, answer: 'list' } } : read
  },
  tool: toolOnTarget('subtasks', 'list_subtasks', 'List what is open under a task, at all levels.'),
}
