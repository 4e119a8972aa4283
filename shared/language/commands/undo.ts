import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** What was done last is taken back. */
export const undoKind: CommandKind<'undo'> = {
  intent: 'undo',
  confirmed: 'never',
  readWish: (_, { count }) => plain({ kind: 'undo', ...(count !== undefined && { count }) }),
  tool: (z) =>
    createTool({
      name: 'undo',
      description: 'Take back what was done last.',
      parameters: z.strictObject({
        count: z.int().check(z.gte(1), z.lte(20), z.describe('how many of the last messages to take back')),
      }),
      commandOf: ({ count }) => ({ kind: 'undo', ...(count > 1 && { count }) }),
    }),
}
