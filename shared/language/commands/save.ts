import { nameIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { textOf } from './targets.ts'

/** A list is kept by a name, in the words that it was asked for in. */
export const saveKind: CommandKind<'save'> = {
  intent: null,
  confirmed: 'never',
  readWish(reader, { target, value }) {
    const name = target && nameIn(reader, target)
    return name ? plain({ kind: 'save', name, ...(value && { words: textOf(reader, value) }) }) : undefined
  },
  tool: null,
}
