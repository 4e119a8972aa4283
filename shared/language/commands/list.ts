import { readFilter } from './filters.ts'
import type { CommandKind, CommandRead } from './kind.ts'
import { plain, spanOf } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { readTarget } from './targets.ts'
import { createTool, phrase } from './tool.ts'
import type { Wish } from './wish.ts'

const FILTER = 'such as: today, overdue, #Work, @errand, p1, no date, search: dentist; joined by & or |; null for all'

/** Which tasks there are, how many, or when they are due. */
export const listKind: CommandKind<'list'> = {
  intent: 'list',
  confirmed: 'never',
  isRead: true,
  isAside: true,
  readWish: (reader, wish) => (wish.act === 'when' && wish.target ? whenAsked(reader, wish) : listed(reader, wish)),
  tool: (z) =>
    createTool({
      name: 'list_tasks',
      description: 'Show tasks, say how many there are, or when they are due.',
      parameters: z.strictObject({
        filter: phrase(z, FILTER),
        answer: z.enum(['list', 'count', 'when']),
        sortBy: z
          .nullable(z.enum(['due', 'priority', 'created', 'completed', 'title', 'project', 'order']))
          .check(z.describe('order: by hand')),
        isDescending: z.boolean(),
      }),
      commandOf: ({ filter, answer, sortBy, isDescending }, phrases) => ({
        kind: 'list',
        filter: filter === null ? { all: true } : phrases.filter(filter),
        ...(sortBy && { sort: [{ by: sortBy, descending: isDescending }] }),
        answer,
      }),
    }),
}

function listed(reader: CommandReader, { act, filter, isStrict }: Wish): CommandRead | undefined {
  const answer = act === 'count' || act === 'when' ? act : 'list'
  if (!filter) return plain({ kind: 'list', filter: { all: true }, answer })
  const read = readFilter(reader, filter)
  if (isStrict && (read.free || !read.isSure)) return undefined
  return {
    command: { kind: 'list', filter: read.filter, ...(read.sort.length && { sort: read.sort }), answer },
    spans: [spanOf(reader, filter, 'filter')],
    free: read.free,
  }
}

function whenAsked(reader: CommandReader, { target }: Wish): CommandRead | undefined {
  const read = target && readTarget(reader, target)
  if (!read || !('title' in read.target)) return undefined
  return {
    command: { kind: 'list', filter: { search: read.target.title }, answer: 'when' },
    spans: [spanOf(reader, target, 'title')],
    free: read.free,
  }
}
