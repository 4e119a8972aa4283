import type { Missing } from '../types.ts'
import type { CommandKind } from './kind.ts'
import { plain } from './on-target.ts'
import { wordsIn } from './targets.ts'
import { createTool } from './tool.ts'

/** Nothing is done: it was small talk, is none of ours, or is not there. */
export const noneKind: CommandKind<'none'> = {
  intent: 'none',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: (reader, { reason = 'small-talk', missing, filter }) => ({
    ...plain({ kind: 'none', reason, ...(missing && { missing }) }),
    free: filter ? wordsIn(reader, filter) : 0,
  }),
  tool: (z) =>
    createTool({
      name: 'decline',
      description: "Say that the message has nothing to do with the person's tasks, or asks for what is not there.",
      parameters: z.strictObject({
        missing: z.nullable(z.enum(MISSING)).check(z.describe('what is not there; null when it is nothing of tasks')),
      }),
      commandOf: ({ missing }) =>
        missing ? { kind: 'none', reason: 'not-there', missing } : { kind: 'none', reason: 'out-of-scope' },
    }),
}

const MISSING: Missing[] = ['timer', 'sharing', 'file', 'place', 'calendar', 'copy', 'tracking', 'pin', 'archive']
