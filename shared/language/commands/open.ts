import { knownIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'

/** The list of a saved filter. */
export const openKind: CommandKind<'open'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish(reader, { target }) {
    const known = knownIn(reader, target, 'filter')
    return known && plain({ kind: 'open', name: known.name })
  },
  tool: (z) =>
    createTool({
      name: 'open_filter',
      description: 'Look for the tasks of a saved filter.',
      parameters: z.strictObject({ name: z.string().check(z.describe('as list_names gives it')) }),
      commandOf: ({ name }) => ({ kind: 'open', name }),
    }),
}
