/** From a wish to a command: one entry for each act, the same in all languages. */
import type { Changes, Command, Span, Target } from '../types.ts'
import { readChanges } from './changes.ts'
import { readFilter } from './filters.ts'
import type { CommandReader } from './reader.ts'
import { readTarget, textOf, wordsIn } from './targets.ts'
import type { Act, Stretch, Wish } from './wish.ts'

export interface CommandRead {
  command: Command
  spans: Span[]
  /** words of the sentence that are only known as words of a title, or not at all */
  free: number
}

/** Minutes of a snooze that names no time. */
const LATER_MINUTES = 60

type Make = (reader: CommandReader, wish: Wish) => CommandRead | undefined

const COMMANDS: Record<Act, Make> = {
  list: (reader, wish) => listed(reader, wish, 'list'),
  count: (reader, wish) => listed(reader, wish, 'count'),
  when: whenAsked,
  complete: (reader, wish) => onTarget(reader, wish, 'complete'),
  reopen: (reader, wish) => onTarget(reader, wish, 'reopen'),
  delete: (reader, wish) => onTarget(reader, wish, 'delete'),
  skip: (reader, wish) => onTarget(reader, wish, 'skip'),
  show: shown,
  update: updated,
  snooze: snoozed,
  undo: () => plain({ kind: 'undo' }),
  help: () => plain({ kind: 'help' }),
  confirm: () => plain({ kind: 'confirm' }),
  cancel: () => plain({ kind: 'cancel' }),
  none: (reader, { reason = 'small-talk', filter }) => ({
    ...plain({ kind: 'none', reason }),
    free: filter ? wordsIn(reader, filter) : 0,
  }),
}

/** @returns undefined when the words of the wish name no task, no tasks or no change */
export const readCommand: Make = (reader, wish) => COMMANDS[wish.act](reader, wish)

const plain = (command: Command): CommandRead => ({ command, spans: [], free: 0 })

function spanOf({ source: { tokens } }: CommandReader, { from, to }: Stretch, kind: Span['kind']): Span {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end, kind }
}

function listed(reader: CommandReader, { filter, isStrict }: Wish, answer: 'list' | 'count'): CommandRead | undefined {
  if (!filter) return plain({ kind: 'list', filter: { all: true }, answer })
  const read = readFilter(reader, filter)
  if (isStrict && (read.free || !read.isSure)) return undefined
  return {
    command: { kind: 'list', filter: read.filter, answer },
    spans: [spanOf(reader, filter, 'filter')],
    free: read.free,
  }
}

function whenAsked(reader: CommandReader, { target }: Wish): CommandRead | undefined {
  const read = target && readTarget(reader, target)
  if (!read || !('title' in read.target)) return undefined
  const filter = { search: read.target.title }
  return {
    command: { kind: 'list', filter, answer: 'when' },
    spans: [spanOf(reader, target, 'title')],
    free: read.free,
  }
}

/** The target of a wish, the task spoken of last when it names none. */
function targetIn(
  reader: CommandReader,
  { target, isStrict }: Wish,
): { target: Target; spans: Span[]; free: number } | undefined {
  if (!target) return { target: { last: true }, spans: [], free: 0 }
  const read = readTarget(reader, target)
  if (!read || (isStrict && read.kind === 'title')) return undefined
  return { target: read.target, spans: [spanOf(reader, target, read.kind)], free: read.free }
}

function onTarget(
  reader: CommandReader,
  wish: Wish,
  kind: 'complete' | 'reopen' | 'delete' | 'skip' | 'show',
): CommandRead | undefined {
  const read = targetIn(reader, wish)
  return read && { ...read, command: { kind, target: read.target } }
}

/** One task or some of a list; tasks that a filter names are a list of their own. */
function shown(reader: CommandReader, wish: Wish): CommandRead | undefined {
  const read = onTarget(reader, wish, 'show')
  return read && 'target' in read.command && 'filter' in read.command.target ? undefined : read
}

function updated(reader: CommandReader, wish: Wish): CommandRead | undefined {
  const { value, field } = wish
  const read = value && targetIn(reader, wish)
  const changes = read && changesIn(reader, value, field)
  if (!read || !changes) return undefined
  return {
    command: { kind: 'update', target: read.target, changes },
    spans: [...read.spans, spanOf(reader, value, SPAN_KINDS[field ?? 'date'])],
    free: read.free + (field === 'title' ? wordsIn(reader, value) : 0),
  }
}

const SPAN_KINDS = { title: 'title', deadline: 'deadline', project: 'project', date: 'date' } as const

function changesIn(reader: CommandReader, value: Stretch, field: Wish['field']): Changes | undefined {
  const text = textOf(reader, value)
  if (field === 'title') return text ? { title: text } : undefined
  if (field === 'project') return text ? { project: text } : undefined
  const changes = readChanges(reader, value)
  if (field !== 'deadline') return changes
  const due = changes?.due
  if (due === null) return { deadline: null }
  return due?.date ? { deadline: { date: due.date, time: due.time ?? null } } : undefined
}

function snoozed(reader: CommandReader, wish: Wish): CommandRead | undefined {
  const read = targetIn(reader, wish)
  if (!read) return undefined
  const { value } = wish
  const until = value ? untilIn(reader, value) : { minutes: LATER_MINUTES }
  if (!until) return undefined
  const spans = value ? [...read.spans, spanOf(reader, value, 'date')] : read.spans
  return { ...read, spans, command: { kind: 'snooze', target: read.target, until } }
}

function untilIn(reader: CommandReader, value: Stretch): Extract<Command, { kind: 'snooze' }>['until'] | undefined {
  const postponed = readChanges(reader, value)
  const { minutes = 0, days = 0, months = 0 } = postponed?.postpone ?? {}
  if (postponed?.postpone && !months) return { minutes: minutes + days * 1440 }
  const read = reader.quickAdd.readWhen(textOf(reader, value), reader.source.context)
  if (read?.due && !read.repeat) return read.due
  return read?.durationMinutes ? { minutes: read.durationMinutes } : undefined
}
