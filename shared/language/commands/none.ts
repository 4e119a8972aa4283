import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { wordsIn } from './targets.ts'
import { createTool } from './tool.ts'

/** Nothing is done: it was small talk, is none of ours, or is not there. */
export const noneKind: CommandKind<'none'> = {
  intent: 'none',
  confirmed: 'never',
  isAside: true,
  readWish: (reader, { reason = 'small-talk', filter }) => ({
    ...plain({ kind: 'none', reason }),
    free: filter ? wordsIn(reader, filter) : 0,
  }),
  tool: (z) =>
    createTool({
      name: 'decline',
      description: "Say that the message has nothing to do with the person's tasks, or asks for what is not there.",
      parameters: z.strictObject({ reason: z.enum(['out-of-scope', 'not-there']) }),
      commandOf: ({ reason }) => ({ kind: 'none', reason }),
    }),
}
