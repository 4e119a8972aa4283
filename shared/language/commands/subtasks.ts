import type { Filter } from '../types.ts'
import { knownIn } from './collections.ts'
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
    // What stands here is a name, which a question does not know: it leaves "run" of "groceries run" out.
    const said = { spans: [spanOf(reader, stretch, kind)], free: free / 2 }
    const project = knownIn(reader, stretch, 'project')?.name
    // "what's left of today?"
    const filter: Filter | undefined =
      'filter' in target ? target.filter : project === undefined ? undefined : { project, withChildren: false }
    return { ...said, command: filter ? { kind: 'list', filter, answer: 'list' } : { kind: 'subtasks', target } }
  },
  tool: toolOnTarget('subtasks', 'list_subtasks', 'List what is open under a task, at all levels.'),
}
