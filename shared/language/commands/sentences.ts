/**
 * Several sentences in one message. Lines and sentences that end are apart; behind a word such as "und" only what is a command of its own
 * is one, for titles have such words far more often.
 */
import { BULLET, headingsIn, NUMBERED } from '../quick-add/lines.ts'
import type { Command, Span, TaskDraft } from '../types.ts'
import { connected } from './connected.ts'
import type { CommandRead } from './kind.ts'

export interface SentenceWords {
  /** the best reading of a stretch as one command, and another one where neither is better */
  read(text: string): CommandRead[]
  /** new tasks; without a title where the words are nothing but a time */
  readAdded(text: string): { drafts: TaskDraft[]; spans: Span[] }
  /** "erinnere mich an …": clearly a new task */
  isLed(text: string): boolean
  /** words that join two commands: "und", "dann" */
  joints: ReadonlySet<string>
}

export interface SentencesRead {
  commands: Command[]
  spans: Span[]
  free: number
}

/** More parts than these are no conversation. */
const MAX_PARTS = 20
/** Nor is a sentence that joins more. */
const MAX_JOINTS = 8
/** The shortest word that ends a sentence: "Dr.", "z. B." and "bzw." end none, nor does "am 3." */
const END = /\n+|(?<=\p{L}{4}|["”“)])[.](?=\s)\s+|[!?;؟]+\s+|۔\s*/gu
const JOINT = /\s*,\s*|\s+/gu

interface Part {
  start: number
  end: number
}

interface Read extends SentencesRead {
  /** a new task that the words clearly ask for */
  isLed: boolean
}

/** @returns undefined when the text is one sentence, or has no command among its sentences */
export function readSentences(words: SentenceWords, text: string): SentencesRead | undefined {
  if (headingsIn(text).length) return undefined
  const sentences = partsBetween(text, { start: 0, end: text.length }, END)
  if (sentences.length > MAX_PARTS) return undefined
  const reads: Read[] = []
  for (const each of sentences) {
    const sentence = withoutBullet(text, each)
    // One sentence as a whole was read already.
    const isAlone = sentences.length === 1
    const read = joinedIn(words, text, sentence) ?? (isAlone ? undefined : readOne(words, text, sentence))
    if (!read) return undefined
    reads.push(...read)
  }
  const said = withReasons(reads.filter((read) => !isSmallTalk(read)))
  const isCommand = said.some(({ commands }) => commands.some(({ kind }) => kind !== 'add'))
  const isLed = said.some((read) => read.isLed) && (said.length < reads.length || said.some(hasReason))
  if (said.length === reads.length && said.length < 2 && !said.some(hasReason)) return undefined
  if (!said.length || !(isCommand || isLed)) return undefined
  return {
    commands: connected(said.flatMap(({ commands }) => commands)),
    spans: said.flatMap(({ spans }) => spans),
    free: said.reduce((sum, { free }) => sum + free, 0),
  }
}

function withoutBullet(text: string, { start, end }: Part): Part {
  const said = text.slice(start, end)
  return { start: start + ((BULLET.exec(said) ?? NUMBERED.exec(said))?.[0].length ?? 0), end }
}

/** Greetings and thanks around what is wanted. */
const isSmallTalk = ({ commands }: Read): boolean =>
  commands.every((command) => command.kind === 'none' && command.reason === 'small-talk')

const hasReason = ({ commands }: Read): boolean =>
  commands.some((command) => command.kind === 'add' && command.tasks.some(({ note }) => note !== undefined))

/** "Ich habe Kopfschmerzen. Erinnere mich an Aspirin": what is told before a wish is no task, but what it is about. */
function withReasons(reads: Read[]): Read[] {
  const result: Read[] = []
  for (const read of reads) {
    const before = result.at(-1)
    const told = before && !before.isLed ? toldIn(before) : undefined
    const [wish] = read.commands
    if (!told || !read.isLed || wish?.kind !== 'add') {
      result.push(read)
      continue
    }
    const commands: Command[] = [{ kind: 'add', tasks: wish.tasks.map((task) => ({ ...task, note: told })) }]
    result.splice(-1, 1, { ...read, commands, spans: [...before!.spans, ...read.spans] })
  }
  return result
}

function toldIn({ commands: [command, ...more] }: Read): string | undefined {
  if (command?.kind !== 'add' || more.length || command.tasks.length !== 1) return undefined
  const [{ title, due, repeat }] = command.tasks as [TaskDraft]
  return due || repeat ? undefined : title
}

/** @returns undefined when it has two readings that tie, or is only a part of one: then the message is read as a whole */
function readOne(words: SentenceWords, text: string, part: Part): Read[] | undefined {
  const said = text.slice(part.start, part.end)
  const [best, other] = words.read(said)
  if (other) return undefined
  if (best) return [readOf(part, [best.command], best.spans, best.free)]
  const first = /^\s*[\p{L}&]+,?\s+/u.exec(said)?.[0]
  if (first && words.joints.has(first.replace(/[,\s]+/g, '').toLowerCase()))
    return readOne(words, text, { start: part.start + first.length, end: part.end })
  return addedIn(words, text, part)
}

/** @returns undefined for words of time alone: they belong to what stands beside them */
function addedIn(words: SentenceWords, text: string, { start, end }: Part): Read[] | undefined {
  const said = text.slice(start, end).replace(/[.!۔\s]+$/, '')
  const { drafts, spans } = words.readAdded(said)
  if (!drafts.every(({ title }) => title)) return undefined
  const commands: Command[] = [{ kind: 'add', tasks: drafts }]
  return [{ ...readOf({ start, end }, commands, spans, 0), isLed: words.isLed(said) }]
}

const readOf = (part: Part, commands: Command[], spans: Span[], free: number): Read => ({
  commands,
  spans: [
    { ...part, kind: 'command' as const },
    ...spans.map(({ start, end, kind }) => ({ start: start + part.start, end: end + part.start, kind })),
  ],
  free,
  isLed: false,
})

/** The commands that a sentence joins, when each of its parts is one. */
function joinedIn(words: SentenceWords, text: string, sentence: Part): Read[] | undefined {
  const joints = jointsIn(words, text, sentence)
  if (!joints.length || joints.length > MAX_JOINTS) return undefined
  // From the end: what stands behind a joint is read once.
  const behind = new Map<number, Read[] | undefined>()
  for (const [index, [, start]] of [[-1, [0, sentence.start]] as const, ...joints.entries()].toReversed()) {
    const parts = joints.slice(index + 1).map(([end, next]) => ({ part: { start, end }, more: behind.get(next) }))
    const joined = parts.flatMap(({ part, more }) => {
      const first = more && clearIn(words, text, part)
      return first ? [[...first, ...more]] : []
    })
    behind.set(start, joined[0] ?? (index < 0 ? undefined : clearIn(words, text, { start, end: sentence.end })))
  }
  const reads = behind.get(sentence.start)
  return reads?.some(({ commands }) => commands.some(({ kind }) => kind !== 'add')) ? reads : undefined
}

/** Where one part may end and the next begin: at a joint, with the comma and further joints beside it, or a full stop. */
function jointsIn({ joints }: SentenceWords, text: string, { start, end }: Part): [end: number, start: number][] {
  const tokens = partsBetween(text, { start, end }, JOINT)
  const isJoint = (at: number): boolean => {
    const token = tokens[at]
    return token !== undefined && joints.has(text.slice(token.start, token.end).toLowerCase())
  }
  return tokens.flatMap((_, at): [number, number][] => {
    const before = tokens[at - 1]
    if (!before || isJoint(at - 1)) return []
    // "hata do. 3 mukammal karo": behind a short word a full stop may be of an abbreviation.
    if (!isJoint(at)) return text[before.end - 1] === '.' ? [[before.end - 1, tokens[at]!.start]] : []
    let next = at + 1
    while (isJoint(next)) next++
    const rest = tokens[next]
    return rest ? [[before.end, rest.start]] : []
  })
}

/** A command to do something with tasks, or words that can only add one. */
function clearIn(words: SentenceWords, text: string, part: Part): Read[] | undefined {
  const said = text.slice(part.start, part.end)
  const [best, other] = words.read(said)
  if (other) return undefined
  if (best && ('target' in best.command || best.command.kind === 'undo'))
    return [readOf(part, [best.command], best.spans, best.free)]
  if (best || !words.isLed(said)) return undefined
  return addedIn(words, text, part)
}

function partsBetween(text: string, { start, end }: Part, pattern: RegExp): Part[] {
  const parts: Part[] = []
  let from = start
  for (const { index, 0: found } of text.slice(0, end).matchAll(pattern)) {
    if (index < start) continue
    if (text.slice(from, index).trim()) parts.push({ start: from, end: index })
    from = index + found.length
  }
  if (text.slice(from, end).trim()) parts.push({ start: from, end })
  return parts
}
