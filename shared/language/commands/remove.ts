import { knownIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'

/** A project, a section, a label or a saved filter is gone; what becomes of its tasks is asked. */
export const removeKind: CommandKind<'remove'> = {
  intent: null,
  confirmed: 'never',
  readWish(reader, { target, collection }) {
    const known = knownIn(reader, target, collection?.of)
    return known && plain({ kind: 'remove', ...known })
  },
  tool: null,
}
