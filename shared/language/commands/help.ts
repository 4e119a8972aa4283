import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** What can be said. */
export const helpKind: CommandKind<'help'> = {
  intent: null,
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: () => plain({ kind: 'help' }),
  tool: (z) =>
    createTool({
      name: 'show_help',
      description: 'Show the person what can be said.',
      parameters: z.strictObject({}),
      commandOf: () => ({ kind: 'help' }),
    }),
}
