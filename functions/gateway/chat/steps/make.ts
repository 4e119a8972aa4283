import { findNamed } from '../../../../shared/domain/collections/decide-collection.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { collectionNamed } from '../../collections/remove.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function makeStep(turn: Turn, { of, name, project }: CommandOf<'make'>): Step {
  const { person, context } = turn
  // Where nobody says in which project a section is, it is the one that was added to last.
  const named = project ?? turn.finder.conversation.did?.project ?? undefined
  const within = of === 'section' && named !== undefined ? collectionNamed(person, 'project', named) : undefined
  if (of === 'section' && !within) return say(repliesOf(turn).noSuchCollection('project', project ?? '', context))
  const fields = { name, ...(within && { projectId: within.id }) }
  const known = findNamed(person.collections, of, fields)
  return {
    changes: [],
    collections: [{ kind: of, id: newId(), command: { type: 'create', fields } }],
    reply: () => repliesOf(turn).made(of, known?.name ?? name, !known, context),
    did: { kind: 'make', ...(of === 'project' && { project: known?.name ?? name }) },
  }
}
