import type { TargetCommandKind } from './kind.ts'
import { onTargetAgain, readOnTarget } from './on-target.ts'
import { createTool } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'

/** Done. */
export const completeKind: TargetCommandKind<'complete'> = {
  intent: 'complete',
  confirmed: 'several',
  forAgents: { title: 'Complete tasks', isDestructive: false, isIdempotent: true },
  again: onTargetAgain('complete'),
  wanted: 'open',
  readWish: readOnTarget('complete'),
  tool: (z) =>
    createTool({
      name: 'complete_tasks',
      description: 'Mark tasks as done. Several at once wait for a yes of the person.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        subtasks: z
          .nullable(z.enum(['complete', 'keep']))
          .check(z.describe('what becomes of open tasks under it, if the person said so; null if not')),
      }),
      commandOf: ({ tasks, subtasks }, phrases) => ({
        kind: 'complete',
        target: targetOf(tasks, phrases),
        ...(subtasks && { subtasks }),
      }),
    }),
}
