import { joinWall } from '../../time/civil.ts'
import { pastMoment } from '../calendar/ranges.ts'
import type { Filter } from '../types.ts'
import { readFilter } from './filters.ts'
import type { CommandKind, CommandRead } from './kind.ts'
import { spanOf } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { createTool, phrase } from './tool.ts'
import type { Wish } from './wish.ts'

/** What was on a list at a moment of the past: "what was on my list last monday?" */
export const recallKind: CommandKind<'recall'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: readRecall,
  tool: (z) =>
    createTool({
      name: 'recall_tasks',
      description: 'Show tasks as they were at a moment of the past: what was on a list last monday.',
      parameters: z.strictObject({
        at: z.string().check(z.describe("the moment, in the person's own words; a day means its end")),
        filter: phrase(z, 'such as: overdue, #Work; null for all that were open then'),
      }),
      commandOf: ({ at, filter }, phrases) => ({
        kind: 'recall',
        at: phrases.moment(at),
        filter: filter === null ? { all: true } : phrases.filter(filter),
      }),
    }),
}

/** The time that the words have is when it was; what else they say, which tasks. What has not been is not recalled. */
function readRecall(reader: CommandReader, { filter, value, isStrict }: Wish): CommandRead | undefined {
  const stretches = [filter, value].filter((stretch) => stretch !== undefined)
  const reads = stretches.map((stretch) => readFilter(reader, stretch))
  const parts = reads.flatMap(({ filter: said }) => ('and' in said ? said.and : [said]))
  const dates = parts.flatMap((part) => ('due' in part ? [part.due] : []))
  const others = parts.filter((part) => !('due' in part || 'all' in part))
  if (reads.some(({ free }) => free) || dates.length !== 1 || !dates[0]!.from || (isStrict && !others.length))
    return undefined
  const { context } = reader.source
  const at = pastMoment(dates[0]!, context)
  if (joinWall(at) >= context.now.slice(0, at.time ? 16 : 10)) return undefined
  const which: Filter = others.length > 1 ? { and: others } : (others[0] ?? { all: true })
  const spans = stretches.map((stretch) => spanOf(reader, stretch, 'filter'))
  return { command: { kind: 'recall', at, filter: which }, spans, free: 0 }
}
