/**
 * A message by the command rules of a language. Every rule that fits the whole sentence is a candidate; the one that accounts for the
 * most words counts, then the one of the higher rank. Two that tie and mean different things are put to the person.
 */
import type { Grammar, Match } from '../engine/grammar.ts'
import { sourceOf } from '../engine/source.ts'
import type { Token } from '../engine/tokens.ts'
import { tracing } from '../engine/trace.ts'
import type { QuickAdd } from '../quick-add/drafts.ts'
import type { Command, Context, Span, Understanding } from '../types.ts'
import { type CommandRead, readCommand } from './command-of.ts'
import type { Wish } from './wish.ts'

export interface CommandWords {
  grammar: Grammar
  quickAdd: QuickAdd
  tokenize(text: string): Token[]
  explain(commands: Command[], context: Context): string
  /** what is asked when two readings tie */
  ask: string
}

/** A reading of the whole sentence. */
interface Candidate extends CommandRead {
  rule: string
  rank: number
}

/** A sentence longer than this is a note, whatever its first word is. */
const MAX_SENTENCE = 500

export function understandBy(words: CommandWords, text: string, context: Context): Understanding {
  const { quickAdd } = words
  if (!/[\p{L}\p{N}\p{S}?]/u.test(text)) return answer(words, [{ kind: 'none', reason: 'empty' }], [], context)
  const candidates = candidatesFor(words, text, context)
  tracing.weigh?.(candidates)
  const [best, second] = candidates
  if (best && second && isTie(best, second)) return asked(words, [best, second], context)
  if (best)
    return answer(words, [best.command], [{ start: 0, end: text.length, kind: 'command' }, ...best.spans], context)
  const { drafts, spans } = quickAdd.readDrafts(text, context)
  const alone = drafts.length === 1 && !drafts[0]!.title ? changeAlone(words, text, context) : undefined
  if (alone) return answer(words, [alone], spans, context)
  return { ...answer(words, [{ kind: 'add', tasks: drafts }], spans, context), reason: 'default' }
}

/** The readings of a text as a command, the best first. */
function candidatesFor(words: CommandWords, text: string, context: Context): Candidate[] {
  if (text.length > MAX_SENTENCE || text.trim().includes('\n')) return []
  const source = sourceOf(text, words.tokenize(text), context)
  const reader = { source, grammar: words.grammar, quickAdd: words.quickAdd }
  return words.grammar
    .readings<Wish>(source, 'command', 0)
    .flatMap(({ value, rule, rank }: Match<Wish>): Candidate[] => {
      const read = readCommand(reader, value)
      return read ? [{ ...read, rule, rank }] : []
    })
    .sort((a, b) => a.free - b.free || b.rank - a.rank)
}

const isTie = (a: Candidate, b: Candidate): boolean =>
  a.free === b.free && a.rank === b.rank && JSON.stringify(a.command) !== JSON.stringify(b.command)

/** "morgen um 5": words of time alone are about the task spoken of last. */
function changeAlone({ quickAdd, ...words }: CommandWords, text: string, context: Context): Command | undefined {
  const source = sourceOf(text, words.tokenize(text), context)
  const read = readCommand(
    { source, grammar: words.grammar, quickAdd },
    { act: 'update', value: { from: 0, to: source.tokens.length } },
  )
  return read?.command
}

function asked(words: CommandWords, candidates: Candidate[], context: Context): Understanding {
  const choices = candidates.map(({ command }) => ({ label: words.explain([command], context), commands: [command] }))
  return { ...answer(words, [], [], context), explanation: words.ask, question: { ask: words.ask, choices } }
}

function answer(words: CommandWords, commands: Command[], spans: Span[], context: Context): Understanding {
  return {
    commands,
    spans: spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end),
    explanation: words.explain(commands, context),
    question: null,
    reason: 'grammar',
    suggestions: [],
  }
}
