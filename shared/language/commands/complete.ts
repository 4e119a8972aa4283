import type { TargetCommandKind } from './kind.ts'
import { readOnTarget, toolOnTarget } from './on-target.ts'

/** Done. */
export const completeKind: TargetCommandKind<'complete'> = {
  intent: 'complete',
  confirmed: 'several',
  wanted: 'open',
  readWish: readOnTarget('complete'),
  tool: toolOnTarget('complete', 'complete_tasks', 'Mark tasks as done. Several at once wait for a yes of the person.'),
}
