import { nameIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { spanOf } from './on-target.ts'

/** A project, a section or a label that nothing has yet. */
export const makeKind: CommandKind<'make'> = {
  intent: null,
  confirmed: 'never',
  readWish(reader, { target, collection }) {
    if (!target || !collection?.of || collection.of === 'filter') return undefined
    const name = nameIn(reader, target)
    return name
      ? { command: { kind: 'make', of: collection.of, name }, spans: [spanOf(reader, target, collection.of)], free: 0 }
      : undefined
  },
  tool: null,
}
