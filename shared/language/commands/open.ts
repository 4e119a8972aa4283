import { knownIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'

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
  tool: null,
}
