import type { TargetCommandKind } from './kind.ts'
import { readOnTarget, toolOnTarget } from './on-target.ts'

/** Gone. */
export const deleteKind: TargetCommandKind<'delete'> = {
  intent: 'delete',
  confirmed: 'always',
  wanted: 'any',
  readWish: readOnTarget('delete'),
  tool: toolOnTarget('delete', 'delete_tasks', 'Delete tasks. It waits for a yes of the person.'),
}
