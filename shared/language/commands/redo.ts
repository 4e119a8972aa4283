import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** What was taken back last is done again. */
export const redoKind: CommandKind<'redo'> = {
  intent: 'undo',
  confirmed: 'never',
  readWish: () => plain({ kind: 'redo' }),
  tool: (z) =>
    createTool({
      name: 'redo',
      description: 'Do again what was taken back last, as long as nothing new was done since.',
      parameters: z.strictObject({
        count: z.int().check(z.gte(1), z.lte(20), z.describe('how many of the last undos to take back')),
      }),
      commandOf: ({ count }) => ({ kind: 'redo', ...(count > 1 && { count }) }),
    }),
}
