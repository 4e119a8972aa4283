import { collectionIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'

/** A project, a section, a label or a saved filter is gone; what becomes of its tasks is asked. */
export const removeKind: CommandKind<'remove'> = {
  intent: null,
  confirmed: 'never',
  readWish(reader, wish) {
    const known = collectionIn(reader, wish)
    return known && plain({ kind: 'remove', ...known })
  },
  tool: null,
}
