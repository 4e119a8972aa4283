import { nameIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { spanOf } from './on-target.ts'
import { createTool } from './tool.ts'
import { inProject, projectOf } from './tool-collection.ts'

/** A project, a section or a label that nothing has yet. */
export const makeKind: CommandKind<'make'> = {
  intent: null,
  confirmed: 'never',
  forAgents: { title: 'Make a project, a label or a section', isDestructive: false, isIdempotent: true },
  readWish(reader, { target, collection }) {
    if (!target || !collection?.of || collection.of === 'filter') return undefined
    const name = nameIn(reader, target)
    return name
      ? { command: { kind: 'make', of: collection.of, name }, spans: [spanOf(reader, target, collection.of)], free: 0 }
      : undefined
  },
  tool: (z) =>
    createTool({
      name: 'make_collection',
      description:
        'Make a project, a label or a section that has no task yet; one of this name that is there is left as it is.',
      parameters: z.strictObject({
        of: z.enum(['project', 'label', 'section']),
        name: z.string(),
        project: inProject(z),
      }),
      commandOf: ({ of, name, project }) => ({ kind: 'make', of, name, ...projectOf(project) }),
    }),
}
