import { nameIn } from './collections.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { textOf } from './targets.ts'
import { createTool } from './tool.ts'

/** A list is kept by a name, in the words that it was asked for in. */
export const saveKind: CommandKind<'save'> = {
  intent: null,
  confirmed: 'never',
  forAgents: { title: 'Save a filter', isDestructive: false, isIdempotent: true },
  readWish(reader, { target, value }) {
    const name = target && nameIn(reader, target)
    return name ? plain({ kind: 'save', name, ...(value && { words: textOf(reader, value) }) }) : undefined
  },
  tool: (z) =>
    createTool({
      name: 'save_filter',
      description: 'Keep a list by a name, in words that are read anew each time it is shown.',
      parameters: z.strictObject({
        name: z.string(),
        words: z.string().check(z.describe('a filter as list_tasks takes it: today & #Work')),
      }),
      commandOf({ name, words }, phrases) {
        phrases.filter(words)
        return { kind: 'save', name, words }
      },
    }),
}
