import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** No to what was proposed. */
export const cancelKind: CommandKind<'cancel'> = {
  intent: null,
  confirmed: 'never',
  isRead: true,
  readWish: () => plain({ kind: 'cancel' }),
  tool: (z) =>
    createTool({
      name: 'drop_proposal',
      description: 'Drop what was proposed and waits for a yes of the person.',
      parameters: z.strictObject({}),
      commandOf: () => ({ kind: 'cancel' }),
    }),
}
