import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** Which projects, labels, sections or saved filters there are. */
export const namesKind: CommandKind<'names'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: (_, { names }) => names && plain({ kind: 'names', of: names }),
  tool: (z) =>
    createTool({
      name: 'list_names',
      description: 'Say which projects, labels, sections or saved filters there are.',
      parameters: z.strictObject({ of: z.enum(['projects', 'labels', 'sections', 'filters']) }),
      commandOf: ({ of }) => ({ kind: 'names', of }),
    }),
}
