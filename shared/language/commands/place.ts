import type { TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { readTarget } from './targets.ts'
import { createTool, ToolArgumentError } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Stretch } from './wish.ts'

/** The order by hand: tasks come beside another one, and so into its list, or to an end of theirs. */
export const placeKind: TargetCommandKind<'place'> = {
  intent: 'update',
  confirmed: 'several',
  forAgents: { title: 'Put tasks in order', isDestructive: false, isIdempotent: true },
  wanted: 'open',
  readWish(reader, wish) {
    const { placed } = wish
    const read = targetIn(reader, wish)
    if (!read || !placed) return undefined
    const { target, spans, free } = read
    if (placed === 'first' || placed === 'last')
      return { command: { kind: 'place', target, beside: placed }, spans, free }
    const other = wish.beside && !isTime(reader, wish.beside) && readTarget(reader, wish.beside, 'one')
    if (!wish.beside || !other || 'filter' in other.target) return undefined
    return {
      command: {
        kind: 'place',
        target,
        beside: placed === 'before' ? { before: other.target } : { after: other.target },
      },
      spans: [...spans, spanOf(reader, wish.beside, other.kind)],
      free: free + other.free,
    }
  },
  tool: (z) =>
    createTool({
      name: 'place_tasks',
      description:
        'Put tasks in order by hand: one behind the other as they are named, before or after another task, or first or last of their list. Beside a subtask they are subtasks as well.',
      parameters: z.strictObject({
        tasks: targetParameter(z),
        where: z.enum(['before', 'after', 'first', 'last']),
        beside: z
          .nullable(targetParameter(z))
          .check(z.describe('the one task that they come before or after; null where they are first or last')),
      }),
      commandOf({ tasks, where, beside }, phrases) {
        const target = targetOf(tasks, phrases)
        if (where === 'first' || where === 'last') {
          if (beside) throw new ToolArgumentError(`'beside' is null where tasks are ${where}`)
          return { kind: 'place', target, beside: where }
        }
        const other = beside && targetOf(beside, phrases)
        if (!other || 'filter' in other) throw new ToolArgumentError(`say the one task ${where} which they come`)
        return { kind: 'place', target, beside: where === 'before' ? { before: other } : { after: other } }
      },
    }),
}

/** "move the dentist before friday" is about its date. */
function isTime({ source, quickAdd }: CommandReader, { from, to }: Stretch): boolean {
  const tokens = source.tokens.slice(from, to)
  const { spans } = quickAdd.readTime({ ...source, tokens })
  return tokens.every(({ start, end }) => spans.some((span) => span.start <= start && end <= span.end))
}
