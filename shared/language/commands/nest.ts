import type { TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import { readTarget } from './targets.ts'
import { createTool, ToolArgumentError } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'

/** Tasks become subtasks of another one, or tasks of their own. */
export const nestKind: TargetCommandKind<'nest'> = {
  intent: 'update',
  confirmed: 'several',
  forAgents: { title: 'Make subtasks', isDestructive: false, isIdempotent: true },
  wanted: 'open',
  readWish(reader, wish) {
    const read = targetIn(reader, wish)
    if (!read || !wish.under) return read && { ...read, command: { kind: 'nest', target: read.target, under: null } }
    const under = readTarget(reader, wish.under, 'one')
    if (!under || 'filter' in under.target) return undefined
    const spans = [...read.spans, spanOf(reader, wish.under, under.kind)]
    return { command: { kind: 'nest', target: read.target, under: under.target }, spans, free: read.free + under.free }
  },
  tool: (z) =>
    createTool({
      name: 'nest_tasks',
      description: 'Make tasks subtasks of another one, or tasks of their own. There are four levels at most.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        under: z
          .nullable(targetParameter(z))
          .check(z.describe('the one task that they come under; null: they are under none')),
      }),
      commandOf({ tasks, under }, phrases) {
        const parent = under && targetOf(under, phrases)
        if (parent && 'filter' in parent)
          throw new ToolArgumentError('tasks come under one task, which no filter names')
        return { kind: 'nest', target: targetOf(tasks, phrases), under: parent }
      },
    }),
}
