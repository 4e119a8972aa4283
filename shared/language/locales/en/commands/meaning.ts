/** What a sentence means: as its rules read it, as a new task, or as something that is seen and cannot be read. */
import { readCommand } from '../../../commands/command-of.ts'
import type { Candidate } from '../../../commands/kind.ts'
import type { Stretch, Wish } from '../../../commands/wish.ts'
import { longest, type Source } from '../../../engine/source.ts'
import type { Command, Span } from '../../../types.ts'
import { parseFilter } from '../filter/syntax.ts'
import { says } from './about.ts'
import { conditionIn, readAddition, thingIn } from './addition.ts'
import { listOf } from './questions.ts'
import {
  begins,
  lengthOf,
  readByRules,
  readerOf,
  smallTalkIn,
  stretchOf,
  targetIn,
  textOf,
  type Wished,
  wishIn,
} from './sentence.ts'

export type Meaning =
  /** by the rules: the best reading, and another one where neither is better */
  | { is: 'read'; readings: Candidate[] }
  /** ... behind a reason that ends at this token */
  | { is: 'reasoned'; reading: Candidate; from: number }
  /** asked to be added, from this token on */
  | { is: 'added'; from: number; to: number }
  /** asked for, by a verb that only shows */
  | { is: 'listed'; wish: Source }
  /** something to do, as it stands */
  | { is: 'task' }
  /** none of ours */
  | { is: 'none'; reason: 'small-talk' | 'out-of-scope' }
  /** ... or said of something else; whatever it says of time, where a command is denied */
  | { is: 'doubted'; isDenied?: true }
  | { is: 'unread'; of: 'setting' | 'change'; wish: Source }

const TASK: Meaning = { is: 'task' }
const OUT_OF_SCOPE: Meaning = { is: 'none', reason: 'out-of-scope' }

/** A sentence longer than this is a note, whatever its first word is. */
const MAX_SENTENCE = 500

export function meaningOf(sentence: Source): Meaning {
  if (lengthOf(sentence) > MAX_SENTENCE || begins(sentence, 'mailSubject')) return TASK
  const wished = wishIn(sentence)
  const readings = readByRules(sentence)
  const [best] = readings
  const isRead = best && !isReason(sentence, best)
  if (isRead && (best.command.kind !== 'add' || readings.length > 1)) return { is: 'read', readings }
  // What only sounds like a command is a task as it stands.
  if (isRead) return TASK
  if (smallTalkIn(sentence) === 'none') return OUT_OF_SCOPE
  if (conditionIn(sentence)) return TASK
  const meaning = wishMeant(sentence, wished)
  if (meaning.is !== 'task' && meaning.is !== 'added') return meaning
  if (begins(wished.wish, 'unread')) return { is: 'unread', of: 'change', wish: wished.wish }
  if (meaning.is !== 'task') return meaning
  if (begins(wished.wish, 'denied')) return { is: 'doubted', isDenied: true }
  return begins(wished.wish, 'doubtful') ? { is: 'doubted' } : meaning
}

/** "i bought the milk, take it off my list": what is told is the reason of what is wished. */
function isReason(sentence: Source, { command }: Candidate): boolean {
  const isAsked = command.kind === 'list' || command.kind === 'none'
  // "when i am at home remind me to call"
  if (isAsked && conditionIn(sentence)) return true
  const isTold = command.kind === 'complete' && begins(sentence, 'doer')
  return (isTold || isAsked) && wishBehind(sentence, { from: 0, to: sentence.tokens.length }) !== undefined
}

function wishMeant(sentence: Source, wished: Wished): Meaning {
  const { wish, from, to, isAsked } = wished
  const first = firstMeant(wish, isAsked)
  if (first.is === 'added') return { ...first, from: from + first.from, to }
  if (first.is === 'unread') return first
  return wishBehind(sentence, wished) ?? first
}

function firstMeant(wish: Source, isAsked: boolean): Meaning {
  const { length } = wish.tokens
  if (begins(wish, 'unreadSetting')) return { is: 'unread', of: 'setting', wish }
  const from = begins(wish, 'adds') ? 0 : longest<number>(wish, 'addsBehind', 0)?.value
  if (from !== undefined) {
    const isOfOthers = isAsked && begins(stretchOf(wish, from), 'ofOthers') && !says(wish, 'kept')
    return isOfOthers ? OUT_OF_SCOPE : { is: 'added', from, to: length }
  }
  // What is only looked up: a list is asked for, or something that is none of ours.
  const lookup = longest<Wish>(wish, 'lookup', 0)?.value.act
  if (lookup === 'list') return { is: 'listed', wish }
  if (lookup === 'add') return TASK
  if (begins(wish, 'thingOnList')) return { is: 'added', from: 0, to: length }
  return lookup === 'none' || isAsked ? OUT_OF_SCOPE : TASK
}

/** Of these "it" may be what the reason has named. */
const REASONED: Command['kind'][] = ['delete', 'complete', 'reopen', 'update']

/** "i am out of paint so take painting off the list": the wish comes after its reason. */
function wishBehind(sentence: Source, { from, to }: Stretch): Meaning | undefined {
  const said = stretchOf(sentence, 0, to)
  const isQuestion = begins(stretchOf(said, from), 'question')
  const isTask = begins(stretchOf(said, from), 'doing')
  for (let at = from + 1; at < to; at++) {
    const turn = longest(said, 'turn', at)
    // "why did my boss cancel the meeting"
    if (!turn && (isQuestion || !longest(said, 'wishAlone', at))) continue
    const start = turn?.next ?? at
    if (start >= to) continue
    const { wish, from: begin } = wishIn(stretchOf(said, start))
    if (!begins(wish, 'pointing') || begins(wish, 'reminderOfIt')) continue
    const [reading] = readByRules(wish)
    if (reading && !isTask && REASONED.includes(reading.command.kind))
      return { is: 'reasoned', reading, from: start + begin }
    // "buy flowers and put them in the vase" is one task.
    if (begins(wish, 'adds') && (isQuestion || begins(wish, 'ofLists'))) return { is: 'added', from: start + begin, to }
  }
  return undefined
}

export function readMeaning(sentence: Source, meaning: Meaning): { commands: Command[]; spans: Span[] } {
  switch (meaning.is) {
    case 'read': {
      const [{ command, spans }] = meaning.readings as [Candidate]
      return { commands: [command], spans }
    }
    case 'reasoned':
      return { commands: [withThing(sentence, meaning)], spans: meaning.reading.spans }
    case 'added':
    case 'task':
    case 'doubted': {
      const [from, to] = meaning.is === 'added' ? [meaning.from, meaning.to] : [0, undefined]
      const { drafts, spans } = readAddition(stretchOf(sentence, 0, to), from)
      return { commands: [{ kind: 'add', tasks: drafts }], spans }
    }
    case 'listed':
      return readList(sentence, meaning.wish)
    case 'none':
      return { commands: [{ kind: 'none', reason: meaning.reason }], spans: [] }
    case 'unread':
      return { commands: [], spans: [] }
  }
}

/** "it" is what the same sentence has named before, if it has. */
function withThing(sentence: Source, { reading: { command }, from }: Extract<Meaning, { is: 'reasoned' }>): Command {
  const isPronoun =
    'target' in command &&
    command.kind !== 'update' &&
    ('last' in command.target || ('shown' in command.target && command.target.shown === 'all'))
  const before = stretchOf(sentence, 0, from)
  const thing = isPronoun ? thingIn(before) : undefined
  const named = thing && targetIn(before, thing)
  return named && 'title' in named.target ? ({ ...command, target: named.target } as Command) : command
}

/** What is typed behind a verb of showing may be a filter of signs. */
function readList(sentence: Source, wish: Source): { commands: Command[]; spans: Span[] } {
  const { context, tokens } = sentence
  const verb = longest(wish, 'shows', 0)?.next
  const typed = verb && stretchOf(wish, verb)
  const filter = typed && parseFilter(textOf(typed), context)
  if (filter)
    return {
      commands: [{ kind: 'list', filter, answer: 'list' }],
      spans: [{ start: typed.tokens[0]!.start, end: typed.tokens.at(-1)!.end, kind: 'filter' }],
    }
  const asked = listOf({ source: sentence, from: 0, to: tokens.length }, wish)
  const read = readCommand(readerOf(sentence), asked)
  return read ? { commands: [read.command], spans: read.spans } : { commands: [], spans: [] }
}
