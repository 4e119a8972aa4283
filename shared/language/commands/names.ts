import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** Which projects or labels there are. */
export const namesKind: CommandKind<'names'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: (_, { names }) => names && plain({ kind: 'names', of: names }),
  tool: (z) =>
    createTool({
      name: 'list_names',
      description: 'Say which projects or labels the open tasks have.',
      parameters: z.strictObject({ of: z.enum(['projects', 'labels']) }),
      commandOf: ({ of }) => ({ kind: 'names', of }),
    }),
}
