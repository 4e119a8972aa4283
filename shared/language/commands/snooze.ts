import type { WhenRead } from '../quick-add/drafts.ts'
import type { Changes, Command } from '../types.ts'
import { readChanges } from './changes.ts'
import type { TargetCommandKind } from './kind.ts'
import { spanOf, targetIn } from './on-target.ts'
import type { CommandReader } from './reader.ts'
import { textOf } from './targets.ts'
import { createTool, ToolArgumentError, whenPhrase } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Wish } from './wish.ts'

type Until = Extract<Command, { kind: 'snooze' }>['until']

/** When no time is named. */
const LATER: Until = { minutes: 60 }

/** Its reminder comes again later. */
export const snoozeKind: TargetCommandKind<'snooze'> = {
  intent: 'update',
  confirmed: 'never',
  forAgents: { title: 'Snooze reminders', isDestructive: false, isIdempotent: false },
  wanted: 'open',
  readWish(reader, wish) {
    const read = targetIn(reader, wish)
    const { value } = wish
    const until = value
      ? untilOf(readChanges(reader, value), () => whenSaid(reader, textOf(reader, value)))
      : saidBy(reader, wish)
    if (!read || !until) return undefined
    const spans = value ? [...read.spans, spanOf(reader, value, 'date')] : read.spans
    return { ...read, spans, command: { kind: 'snooze', target: read.target, until } }
  },
  tool: (z) =>
    createTool({
      name: 'snooze_reminder',
      description: 'Remind the person of tasks again later; their dates stay as they are.',
      parameters: z.strictObject({ tasks: targetParameter(z), until: whenPhrase(z, 'until when, or for how long') }),
      commandOf({ tasks, until: words }, phrases) {
        const until = words === null ? LATER : untilOf(phrases.changes(words), () => phrases.when(words))
        if (!until) throw new ToolArgumentError(`'${words}' is no time to remind again`)
        return { kind: 'snooze', target: targetOf(tasks, phrases), until }
      },
    }),
}

/** Words of nothing but time. */
function whenSaid({ quickAdd, source: { context } }: CommandReader, words: string): WhenRead | null {
  return quickAdd.readDrafts(words, context).drafts[0]?.title ? null : quickAdd.readWhen(words, context)
}

const saidBy = (reader: CommandReader, { until }: Wish): Until | undefined =>
  typeof until === 'number' ? { minutes: until } : until ? (whenSaid(reader, until)?.due ?? undefined) : LATER

/** @param readWhen asked when the words put nothing off */
function untilOf(changes: Changes | undefined, readWhen: () => WhenRead | null): Until | undefined {
  const { minutes = 0, days = 0, months = 0 } = changes?.postpone ?? {}
  if (changes?.postpone && !months) return { minutes: minutes + days * 1440 }
  const read = readWhen()
  if (read?.due && !read.repeat) return read.due
  return read?.durationMinutes ? { minutes: read.durationMinutes } : undefined
}
