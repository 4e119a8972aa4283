/** What the kinds of commands that are about tasks which there are have in common. */
import type { Span, Target, TaskDraft } from '../types.ts'
import type { CommandOf, CommandRead, ReadWish, TargetKind } from './kind.ts'
import type { CommandReader, TargetRead } from './reader.ts'
import { readTarget } from './targets.ts'
import { createTool, type MakeTool } from './tool.ts'
import { targetOf, targetParameter } from './tool-target.ts'
import type { Stretch, Wish } from './wish.ts'

/** A command that the act alone says. */
export const plain = (command: CommandRead['command']): CommandRead => ({ command, spans: [], free: 0 })

export function spanOf({ source: { tokens } }: CommandReader, { from, to }: Stretch, kind: Span['kind']): Span {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end, kind }
}

/** The words of a stretch as new tasks. */
export const draftsIn = (
  { source: { text, tokens, context }, quickAdd }: CommandReader,
  { from, to }: Stretch,
): TaskDraft[] => quickAdd.readDrafts(text.slice(tokens[from]!.start, tokens[to - 1]!.end), context).drafts

/** The target of a wish, the task spoken of last when it names none. */
export function targetIn(
  reader: CommandReader,
  { target, among, isStrict }: Wish,
): (TargetRead & { spans: Span[] }) | undefined {
  if (!target) return { target: { last: true }, spans: [], free: 0, kind: 'reference' }
  const read = readTarget(reader, target)
  if (!read || (isStrict && read.kind === 'title')) return undefined
  const spans = [spanOf(reader, target, read.kind)]
  if (!among) return { ...read, spans }
  const which = readTarget(reader, among)?.target
  const named = 'title' in read.target ? { search: read.target.title } : 'filter' in read.target && read.target.filter
  return named && which && 'filter' in which
    ? {
        target: { filter: { and: [named, which.filter] } },
        spans: [...spans, spanOf(reader, among, 'filter')],
        free: read.free,
        kind: 'title',
      }
    : { ...read, spans }
}

/** Kinds that need nothing else. */
type PlainKind = Exclude<TargetKind, 'update' | 'snooze' | 'nest' | 'place' | 'comment' | 'copy'>

export const readOnTarget =
  (kind: PlainKind): ReadWish =>
  (reader, wish) => {
    const read = targetIn(reader, wish)
    return read && { ...read, command: { kind, target: read.target } }
  }

export const onTargetAgain =
  <K extends PlainKind>(kind: K) =>
  (target: Target) =>
    ({ kind, target }) as CommandOf<K>

export const toolOnTarget =
  <K extends PlainKind>(kind: K, name: string, description: string): MakeTool<K> =>
  (z) =>
    createTool({
      name,
      description,
      parameters: z.strictObject({ tasks: targetParameter(z) }),
      commandOf: ({ tasks }, phrases) => ({ kind, target: targetOf(tasks, phrases) }) as CommandOf<K>,
    })
