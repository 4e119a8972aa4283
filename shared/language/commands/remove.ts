import { collectionIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { createTool } from './tool.ts'
import { namedParameters, projectOf } from './tool-collection.ts'

/** A project, a section, a label or a saved filter is gone; what becomes of its tasks is asked. */
export const removeKind: CommandKind<'remove'> = {
  intent: null,
  confirmed: 'never',
  forAgents: { title: 'Delete a project, a section, a label or a filter', isDestructive: true, isIdempotent: true },
  readWish(reader, wish) {
    const found = collectionIn(reader, wish)
    return found && { ...plain({ kind: 'remove', ...found.named }), free: found.free }
  },
  tool: (z) =>
    createTool({
      name: 'delete_collection',
      description: 'Delete a project, a section, a label or a saved filter. It waits for a yes of the person.',
      parameters: z.strictObject({
        ...namedParameters(z),
        tasks: z
          .enum(['keep', 'delete'])
          .check(z.describe('its open tasks stay without it, those of a project in the inbox, or are deleted with it')),
      }),
      commandOf: ({ of, name, project, tasks }) => ({ kind: 'remove', of, name, ...projectOf(project), tasks }),
    }),
}
