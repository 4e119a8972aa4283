import { changesOfCollection, collectionIn } from './collections.ts'
import type { CommandKind } from './kind.ts'

/** What becomes of a project, a section, a label or a saved filter: its name, its colour, where it is. */
export const arrangeKind: CommandKind<'arrange'> = {
  intent: null,
  confirmed: 'never',
  readWish(reader, wish) {
    const known = collectionIn(reader, wish)
    const changes = known && changesOfCollection(reader, wish)
    return changes && { command: { kind: 'arrange', ...known, changes }, spans: [], free: 0 }
  },
  tool: null,
}
