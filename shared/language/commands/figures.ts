import { addDays, type DateString } from '../../time/civil.ts'
import { pastRange } from '../calendar/ranges.ts'
import type { Filter } from '../types.ts'
import { readFilter } from './filters.ts'
import type { CommandKind, CommandRead } from './kind.ts'
import { plain, spanOf } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { createTool, phrase, ToolArgumentError } from './tool.ts'
import type { Wish } from './wish.ts'

/** Days of a period, half-open. */
interface Days {
  from: DateString
  to: DateString
}

/** What was completed, day by day, and what slips: "how did last week go?" */
export const figuresKind: CommandKind<'figures'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: readFigures,
  tool: (z) =>
    createTool({
      name: 'review_period',
      description: 'Say how a period went: tasks completed by day, the streak, and what was put off again and again.',
      parameters: z.strictObject({ period: phrase(z, 'such as: last week, yesterday; null for this week') }),
      commandOf({ period }, phrases) {
        if (period === null) return { kind: 'figures', period: null }
        const days = daysIn(phrases.filter(period))
        if (!days) throw new ToolArgumentError(`'${period}' cannot be read as a period`)
        return { kind: 'figures', period: days }
      },
    }),
}

/** Where no period is said it is this week; where what is said is none, it is about something else ("how did my talk go"). */
function readFigures(reader: CommandReader, { filter: stretch }: Wish): CommandRead | undefined {
  if (!stretch) return plain({ kind: 'figures', period: null })
  const { filter, free } = readFilter(reader, stretch)
  const said = free ? undefined : daysIn(filter)
  if (!said) return undefined
  const { from, to } = pastRange(said, reader.source.context)
  const command = { kind: 'figures', period: { from: from!, to: to! } } as const
  return { command, spans: [spanOf(reader, stretch, 'filter')], free: 0 }
}

function daysIn(filter: Filter): Days | undefined {
  if (!('due' in filter) || !filter.due.from || !filter.due.to) return undefined
  const [from, to] = [filter.due.from.slice(0, 10), filter.due.to]
  return { from, to: to.length > 10 ? addDays(to.slice(0, 10), 1) : to }
}
