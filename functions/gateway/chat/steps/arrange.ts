import type { CollectionFields } from '../../../../shared/domain/collections/collection.ts'
import { COLOURS, type Colour } from '../../../../shared/domain/collections/colours.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { collectionNamed } from '../../collections/remove.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function arrangeStep(turn: Turn, { of, name, project, changes: said }: CommandOf<'arrange'>): Step {
  const { person, context } = turn
  const replies = repliesOf(turn)
  const found = collectionNamed(person, of, name, project)
  if (!found) return say(replies.noSuchCollection(of, name, context))
  const { within, colour, ...changes }: typeof said = said
  const parent = within ? collectionNamed(person, 'project', within) : null
  if (within && !parent) return say(replies.noSuchCollection('project', within, context))
  if (colour && !isColour(colour)) return say(replies.noSuchColour(colour, context))
  const fields: Partial<CollectionFields> = {
    ...changes,
    ...(colour !== undefined && { colour: colour as Colour | null }),
    ...(within !== undefined && { parentId: parent?.id ?? null }),
  }
  return {
    changes: [],
    collections: [{ kind: of, id: found.id, command: { type: 'change', changes: fields } }],
    reply: () => replies.arranged(of, found.name, said, context),
    did: { kind: 'arrange', ...(of === 'project' && { project: changes.name ?? found.name }) },
  }
}

const isColour = (said: string): said is Colour => (COLOURS as readonly string[]).includes(said)
