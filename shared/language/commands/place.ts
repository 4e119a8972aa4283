import type { TargetCommandKind } from './kind.ts'
import { createTool, ToolArgumentError } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'

/** The order by hand: tasks come beside another one, and so into its list, or to an end of theirs. */
export const placeKind: TargetCommandKind<'place'> = {
  intent: 'update',
  confirmed: 'several',
  forAgents: { title: 'Put tasks in order', isDestructive: false, isIdempotent: true },
  wanted: 'open',
  tool: (z) =>
    createTool({
      name: 'place_tasks',
      description:
        'Put tasks in order by hand: one behind the other as they are named, before or after another task, or first or last of their list. Beside a subtask they are subtasks as well.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        where: z.enum(['before', 'after', 'first', 'last']),
        beside: z
          .nullable(targetParameter(z))
          .check(z.describe('the one task that they come before or after; null where they are first or last')),
      }),
      commandOf({ tasks, where, beside }, phrases) {
        const target = targetOf(tasks, phrases)
        if (where === 'first' || where === 'last') {
          if (beside) throw new ToolArgumentError(`'beside' is null where tasks are ${where}`)
          return { kind: 'place', target, beside: where }
        }
        const other = beside && targetOf(beside, phrases)
        if (!other || 'filter' in other) throw new ToolArgumentError(`say the one task ${where} which they come`)
        return { kind: 'place', target, beside: where === 'before' ? { before: other } : { after: other } }
      },
    }),
}
