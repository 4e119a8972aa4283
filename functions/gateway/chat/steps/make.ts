import { findNamed } from '../../../../shared/domain/collections/decide-collection.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { collectionsOf } from '../../person/person.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function makeStep(turn: Turn, { of, name }: CommandOf<'make'>): Step {
  const { person, context } = turn
  // Of a section nobody says in which project: the one that was added to last.
  const within = of === 'section' ? projectOfSection(turn) : undefined
  if (of === 'section' && !within) return say(repliesOf(turn).noSuchCollection('project', '', context))
  const fields = { name, ...(within && { projectId: within }) }
  const known = findNamed(person.collections, of, fields)
  return {
    changes: [],
    collections: [{ kind: of, id: newId(), command: { type: 'create', fields } }],
    reply: () => repliesOf(turn).made(of, known?.name ?? name, !known, context),
    did: { kind: 'make', ...(of === 'project' && { project: known?.name ?? name }) },
  }
}

const projectOfSection = ({ person, finder }: Turn): string | undefined => {
  const project = finder.conversation.did?.project
  return project ? collectionsOf(person, 'project').find(({ name }) => name === project)?.id : undefined
}
