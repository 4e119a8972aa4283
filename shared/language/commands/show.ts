import type { TargetCommandKind } from './kind.ts'
import { readOnTarget, toolOnTarget } from './on-target.ts'

const readShown = readOnTarget('show')

/** All about one task, or some of a list. */
export const showKind: TargetCommandKind<'show'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  wanted: 'any',
  readWish(reader, wish) {
    const read = readShown(reader, wish)
    // Tasks that a filter names are a list of their own.
    return read && 'target' in read.command && 'filter' in read.command.target ? undefined : read
  },
  tool: toolOnTarget('show', 'show_tasks', 'Say all about tasks: dates, notes, labels.'),
}
