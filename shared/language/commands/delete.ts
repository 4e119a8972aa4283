import type { TargetCommandKind } from './kind.ts'
import { onTargetAgain, readOnTarget, toolOnTarget } from './on-target.ts'

/** Gone. */
export const deleteKind: TargetCommandKind<'delete'> = {
  intent: 'delete',
  confirmed: 'always',
  forAgents: { title: 'Delete tasks', isDestructive: true, isIdempotent: true },
  again: onTargetAgain('delete'),
  wanted: 'any',
  readWish: readOnTarget('delete'),
  tool: toolOnTarget('delete', 'delete_tasks', 'Delete tasks. It waits for a yes of the person.'),
}
