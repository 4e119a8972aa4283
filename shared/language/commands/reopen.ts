import type { TargetCommandKind } from './kind.ts'
import { onTargetAgain, readOnTarget, toolOnTarget } from './on-target.ts'

/** Not done after all. */
export const reopenKind: TargetCommandKind<'reopen'> = {
  intent: 'reopen',
  confirmed: 'several',
  forAgents: { title: 'Open tasks again', isDestructive: false, isIdempotent: true },
  again: onTargetAgain('reopen'),
  wanted: 'completed',
  readWish: readOnTarget('reopen'),
  tool: toolOnTarget(
    'reopen',
    'reopen_tasks',
    'Mark completed tasks as not done. Several at once wait for a yes of the person.',
  ),
}
