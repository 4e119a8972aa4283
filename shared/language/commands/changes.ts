/** What becomes of a task: by the rules of the language for what has no date or mark, else as quick add reads the words. */

import type { Source } from '../engine/source.ts'
import type { WhenRead } from '../quick-add/drafts.ts'
import { changesOfMarks } from '../quick-add/marks-of.ts'
import type { Changes, TaskDraft } from '../types.ts'
import type { CommandReader } from './reader.ts'
import type { Stretch } from './wish.ts'

/** Several rules read the same stretch. */
const known = new WeakMap<Source, Map<number, Changes | undefined>>()

/** @returns undefined when some word of the stretch changes nothing */
export function readChanges(reader: CommandReader, stretch: Stretch): Changes | undefined {
  const { source } = reader
  const reads = known.get(source) ?? new Map<number, Changes | undefined>()
  known.set(source, reads)
  const key = stretch.from * (source.tokens.length + 1) + stretch.to
  if (!reads.has(key)) reads.set(key, readAnew(reader, stretch))
  return reads.get(key)
}

function readAnew(reader: CommandReader, stretch: Stretch): Changes | undefined {
  const { source, grammar, quickAdd } = reader
  const named = grammar.matches<Changes>(source, 'change', stretch.from).find(({ next }) => next === stretch.to)
  if (named) return named.value
  const { tokens } = source
  const text = source.text.slice(tokens[stretch.from]!.start, tokens[stretch.to - 1]!.end)
  const { drafts } = quickAdd.readDrafts(text, source.context)
  const [draft] = drafts
  if (!draft || drafts.length > 1 || draft.title) return undefined
  // What says when it starts is a date too, and none of when it is due.
  const when = draft.start
    ? draft.due && { due: draft.due }
    : whenChanged(draft, quickAdd.readWhen(text, source.context))
  const changes = { ...when, ...changesOfMarks(draft) }
  return Object.keys(changes).length ? changes : undefined
}

/** A time alone keeps the day, a day alone keeps the time. */
function whenChanged({ repeat, durationMinutes }: TaskDraft, read: WhenRead | null): Changes {
  if (repeat) return { repeat }
  const duration = durationMinutes === null ? {} : { durationMinutes }
  if (!read?.due) return duration
  const { date, time } = read.due
  if (read.isDayOpen || read.spans.every(({ kind }) => kind === 'time'))
    return { due: { time, ...(read.isOpenHour && { isOpenHour: true as const }) }, ...duration }
  return { due: time === null ? { date } : { date, time }, ...duration }
}
