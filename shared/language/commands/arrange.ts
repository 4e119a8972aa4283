import type { CollectionKind } from '../../domain/collections/collection.ts'
import { COLOURS } from '../../domain/collections/colours.ts'
import { changesOfCollection, collectionIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { createTool, phrase, ToolArgumentError } from './tool.ts'
import { namedParameters, projectOf } from './tool-collection.ts'

/** What becomes of a project, a section, a label or a saved filter: its name, its colour, where it is. */
export const arrangeKind: CommandKind<'arrange'> = {
  intent: null,
  confirmed: 'never',
  forAgents: { title: 'Arrange a project, a section, a label or a filter', isDestructive: false, isIdempotent: true },
  readWish(reader, wish) {
    const found = collectionIn(reader, wish)
    const changes = found && changesOfCollection(reader, wish)
    return changes && { command: { kind: 'arrange', ...found.named, changes }, spans: [], free: found.free }
  },
  tool: (z) =>
    createTool({
      name: 'arrange_collection',
      description:
        'Rename a project, a section, a label or a saved filter, colour it, make it a favourite, archive a project or put it within another; null changes nothing. Another name, which all its tasks get, waits for a yes of the person.',
      parameters: z.strictObject({
        ...namedParameters(z),
        newName: phrase(z, 'the new name; null leaves it'),
        colour: z.nullable(z.enum(COLOURS)),
        isFavourite: z.nullable(z.boolean()),
        isArchived: z
          .nullable(z.boolean())
          .check(z.describe('of a project: out of sight, its tasks stay in the lists; null leaves it')),
        within: phrase(z, 'of a project: the project around it; null leaves it'),
        remove: z.array(z.enum(['colour', 'within'])).check(z.describe('what it shall have no more')),
      }),
      commandOf({ of, name, project, newName, colour, isFavourite, isArchived, within, remove }) {
        const changes = {
          ...(newName !== null && { name: newName }),
          ...(colour !== null && { colour }),
          ...(isFavourite !== null && { isFavourite }),
          ...(isArchived !== null && { isArchived }),
          ...(within !== null && { within }),
          ...Object.fromEntries(remove.map((what) => [what, null])),
        }
        if (!Object.keys(changes).length) throw new ToolArgumentError('say what is to change')
        const fitting = FITTING[of]
        const unfit = Object.keys(changes).find((change) => !fitting.includes(change))
        if (unfit) throw new ToolArgumentError(`a ${of} has no '${unfit}'`)
        return { kind: 'arrange', of, name, ...projectOf(project), changes }
      },
    }),
}

const SHOWN = ['name', 'colour', 'isFavourite']
/** What may change of each kind. */
const FITTING: Record<CollectionKind, string[]> = {
  project: [...SHOWN, 'isArchived', 'within'],
  section: ['name'],
  label: SHOWN,
  filter: SHOWN,
}
