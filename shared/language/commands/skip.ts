import type { TargetCommandKind } from './kind.ts'
import { onTargetAgain, readOnTarget, toolOnTarget } from './on-target.ts'

/** One date of what repeats is left out. */
export const skipKind: TargetCommandKind<'skip'> = {
  intent: 'update',
  confirmed: 'several',
  forAgents: { title: 'Skip an occurrence', isDestructive: false, isIdempotent: true },
  again: onTargetAgain('skip'),
  wanted: 'open',
  readWish: readOnTarget('skip'),
  tool: toolOnTarget(
    'skip',
    'skip_tasks',
    'Leave out the next date of tasks that repeat. Several at once wait for a yes of the person.',
  ),
}
