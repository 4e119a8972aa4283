import type { TargetCommandKind } from './kind.ts'
import { onTargetAgain, readOnTarget, toolOnTarget } from './on-target.ts'

/** Done. */
export const completeKind: TargetCommandKind<'complete'> = {
  intent: 'complete',
  confirmed: 'several',
  forAgents: { title: 'Complete tasks', isDestructive: false, isIdempotent: true },
  again: onTargetAgain('complete'),
  wanted: 'open',
  readWish: readOnTarget('complete'),
  tool: toolOnTarget('complete', 'complete_tasks', 'Mark tasks as done. Several at once wait for a yes of the person.'),
}
