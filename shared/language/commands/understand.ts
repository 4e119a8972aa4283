/**
 * A message by the command rules of a language. Every rule that fits the whole sentence is a candidate; the one that accounts for the
 * most words counts, then the one of the higher rank. Two that tie and mean different things are put to the person.
 */
import type { Grammar } from '../engine/grammar.ts'
import { isEnd, sourceOf } from '../engine/source.ts'
import type { Token } from '../engine/tokens.ts'
import type { Match } from '../engine/trace.ts'
import { tracing } from '../engine/trace.ts'
import type { QuickAdd } from '../quick-add/drafts.ts'
import type { Changes, Command, Context, Filter, Span, TaskDraft, Understanding } from '../types.ts'
import { readChanges } from './changes.ts'
import { readCommand } from './command-of.ts'
import { readExcepted } from './except.ts'
import { readFilter } from './filters.ts'
import type { Candidate } from './kind.ts'
import { isMood } from './mood.ts'
import type { CommandReader } from './reader.ts'
import { readSentences, type SentencesRead } from './sentences.ts'
import { understood } from './understood.ts'
import type { Wish } from './wish.ts'

export interface CommandWords {
  grammar: Grammar
  quickAdd: QuickAdd
  /** see `CommandReader` */
  itemsOf(title: string): string[]
  tokenize(text: string): Token[]
  explain(commands: Command[], context: Context): string
  /** what is asked: which of two readings is meant; whether something is new to do, and the answer that it is not */
  asks(context: Context): { which: string; isNew: string; no: string }
  /** words that join two commands of a message: "und", "dann" */
  joints: ReadonlySet<string>
}

/** A sentence longer than this is a note, whatever its first word is. */
const MAX_SENTENCE = 500

export function understandBy(words: CommandWords, text: string, context: Context): Understanding {
  const { quickAdd } = words
  if (!/[\p{L}\p{N}\p{S}?]/u.test(text)) return answer(words, [{ kind: 'none', reason: 'empty' }], [], context)
  if (isMood(text)) return answer(words, [{ kind: 'none', reason: 'small-talk' }], [], context)
  const isNote = text.length > MAX_SENTENCE || text.trim().includes('\n')
  const candidates = isNote ? [] : readSentence(readerOf(words, text, context))
  const [best, other] = bestOf(candidates)
  const several = text.length > MAX_MESSAGE || best?.free === 0 ? undefined : severalIn(words, text, context)
  if (several && (!best || several.free < best.free)) {
    const isTask = several.commands.some(({ kind }) => kind === 'add')
    return answer(words, several.commands, several.spans, context, isTask ? 'default' : 'grammar')
  }
  if (best && other) return asked(words, [best, other], context)
  if (best)
    return answer(words, [best.command], [{ start: 0, end: text.length, kind: 'command' }, ...best.spans], context)
  if (saysOnlyThat(words, text, context)) return answer(words, [{ kind: 'add', tasks: [] }], [], context)
  const { drafts, spans } = quickAdd.readDrafts(text, context)
  const alone = drafts.length === 1 && !drafts[0]!.title ? changeAlone(words, text, context) : undefined
  if (alone) return answer(words, [alone], spans, context)
  const add: Command = { kind: 'add', tasks: drafts }
  if (isNote) return answer(words, [add], spans, context, 'default')
  const reader = readerOf(words, text, context)
  if (isDoubtful(reader, drafts)) return askedWhetherNew(words, add, context)
  const [known] = readSentence(reader, 'perhaps')
  if (known) add.or = { where: 'one', commands: [known.command] }
  return answer(words, [add], spans, context, 'default')
}

/** What is told of something, and no wish; who says when as well has something to do, and who asks wants an answer. */
const isDoubtful = ({ source, grammar }: CommandReader, drafts: TaskDraft[]): boolean =>
  !/[?؟]\s*$/.test(source.text) &&
  drafts.every(({ due, repeat }) => !due && !repeat) &&
  grammar.longest(source, 'doubtful', 0) !== undefined

function askedWhetherNew(words: CommandWords, add: Command, context: Context): Understanding {
  const { isNew: ask, no } = words.asks(context)
  const choices = [
    { label: words.explain([add], context).replace(/[.۔]$/, ''), commands: [add] },
    { label: no, commands: [{ kind: 'cancel' as const }] },
  ]
  return { ...answer(words, [], [], context, 'unread'), explanation: ask, question: { ask, choices } }
}

/** "erinnere mich": that something is to be added, but not what. */
function saysOnlyThat(words: CommandWords, text: string, context: Context): boolean {
  const { source, grammar } = readerOf(words, text, context)
  const lead = grammar.longest(source, 'lead', 0)
  return lead !== undefined && isEnd(source, lead.next)
}

/** A longer message is a note. */
const MAX_MESSAGE = 2000

function severalIn(words: CommandWords, text: string, context: Context): SentencesRead | undefined {
  const { grammar, quickAdd } = words
  return readSentences(
    {
      joints: words.joints,
      read: (part) => (part.length > MAX_SENTENCE ? [] : bestOf(readSentence(readerOf(words, part, context)))),
      isLed: (part) => grammar.longest(readerOf(words, part, context).source, 'lead', 0) !== undefined,
      readAdded: (part) => quickAdd.readDrafts(part, context),
    },
    text,
  )
}

/** The readings of a sentence as a command, the best first. */
export function readSentence(reader: CommandReader, dimension = 'command'): Candidate[] {
  const excepted = readExcepted(reader, (rest) => readWhole(rest, dimension))
  const candidates = excepted.length ? excepted : readWhole(reader, dimension)
  tracing.weigh?.(candidates)
  return candidates
}

const readWhole = (reader: CommandReader, dimension: string): Candidate[] =>
  reader.grammar
    .readings<Wish>(reader.source, dimension, 0)
    .flatMap(({ value, rule, rank }: Match<Wish>): Candidate[] => {
      const read = readCommand(reader, value)
      return read ? [{ ...read, rule, rank }] : []
    })
    .sort((a, b) => a.free - b.free || b.rank - a.rank)

/** The best reading, and another one where neither accounts for more. */
export function bestOf(candidates: Candidate[]): Candidate[] {
  const [best] = candidates
  const other = best && candidates.find((each) => isTie(best, each))
  return best ? [best, ...(other ? [other] : [])] : []
}

const isTie = (a: Candidate, b: Candidate): boolean =>
  a.free === b.free && a.rank === b.rank && JSON.stringify(a.command) !== JSON.stringify(b.command)

const readerOf = (
  { grammar, quickAdd, itemsOf, tokenize }: CommandWords,
  text: string,
  context: Context,
): CommandReader => ({
  source: sourceOf(text, tokenize(text), context, grammar),
  grammar,
  quickAdd,
  itemsOf,
})

/** What a task becomes by these words; null when some of them change nothing. */
export function changesBy(words: CommandWords, text: string, context: Context): Changes | null {
  const reader = readerOf(words, text, context)
  const { length } = reader.source.tokens
  return (length && readChanges(reader, { from: 0, to: length })) || null
}

/** Which tasks these words name; null when some of them are not understood. */
export function filterBy(words: CommandWords, text: string, context: Context): Filter | null {
  const reader = readerOf(words, text, context)
  const { filter, free, isSure } = readFilter(reader, { from: 0, to: reader.source.tokens.length })
  return isSure && !free ? filter : null
}

/** "morgen um 5": words of time alone are about the task spoken of last. */
function changeAlone(words: CommandWords, text: string, context: Context): Command | undefined {
  const changes = changesBy(words, text, context)
  return changes ? { kind: 'update', target: { last: true }, changes } : undefined
}

function asked(words: CommandWords, candidates: Candidate[], context: Context): Understanding {
  const choices = candidates.map(({ command }) => ({ label: words.explain([command], context), commands: [command] }))
  const { which: ask } = words.asks(context)
  return { ...answer(words, [], [], context), explanation: ask, question: { ask, choices } }
}

const answer = (
  { explain }: CommandWords,
  commands: Command[],
  spans: Span[],
  context: Context,
  reason?: Understanding['reason'],
): Understanding => understood(commands, spans, () => explain(commands, context), reason)
