import type { TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import { textOf, wordsIn } from './targets.ts'
import { createTool } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'

/** Something is said of a task: "comment on the boiler: plumber says tuesday". */
export const commentKind: TargetCommandKind<'comment'> = {
  intent: 'update',
  confirmed: 'never',
  forAgents: { title: 'Comment on a task', isDestructive: false, isIdempotent: false },
  wanted: 'any',
  readWish(reader, wish) {
    const { value } = wish
    const read = value && targetIn(reader, wish)
    const text = value && textOf(reader, value)
    // Nobody says one thing of a whole list.
    if (!read || !text || 'filter' in read.target) return undefined
    return {
      command: { kind: 'comment', target: read.target, text },
      spans: [...read.spans, spanOf(reader, value, 'title')],
      free: read.free + wordsIn(reader, value),
    }
  },
  tool: (z) =>
    createTool({
      name: 'comment_on_task',
      description: 'Add a comment to a task: what was said or happened, beside its title and note.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        text: z.string().check(z.minLength(1), z.describe('Markdown, kept as it is')),
      }),
      commandOf: ({ tasks, text }, phrases) => ({ kind: 'comment', target: targetOf(tasks, phrases), text }),
    }),
}
