import type { TargetCommandKind } from './kind.ts'
import { spanOf, toolOnTarget } from './on-target.ts'
import { readTarget } from './targets.ts'

/** What is still to be done of a task: "what's left of the move?" */
export const subtasksKind: TargetCommandKind<'subtasks'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  wanted: 'any',
  readWish(reader, { target: stretch }) {
    const read = stretch && readTarget(reader, stretch, 'one')
    if (!read) return undefined
    const { target, kind, free } = read
    const said = { spans: [spanOf(reader, stretch, kind)], free }
    // "what's left of today?"
    return 'filter' in target
      ? { ...said, command: { kind: 'list', filter: target.filter, answer: 'list' } }
      : { ...said, command: { kind: 'subtasks', target } }
  },
  tool: toolOnTarget('subtasks', 'list_subtasks', 'List what is open under a task, at all levels.'),
}
