import { findNamed } from '../../../../shared/domain/collections/decide-collection.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { parseFilter } from '../../../../shared/language/index.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

/** A filter of the name is that of these words from then on. */
export function saveStep(turn: Turn, { name, words = turn.finder.conversation.listed }: CommandOf<'save'>): Step {
  const { person, context } = turn
  const replies = repliesOf(turn)
  if (!words || !parseFilter(words, context)) return say(replies.nothingToSave(context))
  const known = findNamed(person.collections, 'filter', { name })
  return {
    changes: [],
    collections: [
      known
        ? { kind: 'filter', id: known.id, command: { type: 'change', changes: { words } } }
        : { kind: 'filter', id: newId(), command: { type: 'create', fields: { name, words } } },
    ],
    reply: () => replies.saved(known?.name ?? name, words, context),
  }
}
