/** The entry point: a message of the chat into commands. Pure; the same text and context always give the same answer. */
import { connected } from '../../../commands/connected.ts'
import type { Candidate } from '../../../commands/kind.ts'
import { isMood } from '../../../commands/mood.ts'
import { understood } from '../../../commands/understood.ts'
import { longest, type Source } from '../../../engine/source.ts'
import { readBelow } from '../../../quick-add/heading.ts'
import { type Heading, headingsIn } from '../../../quick-add/lines.ts'
import type { Command, Context, Span, Understanding } from '../../../types.ts'
import { filterIn } from '../filter/syntax.ts'
import { readHeading } from '../quick-add/index.ts'
import { readAddition } from './addition.ts'
import { explain } from './explain.ts'
import { holidaysIn } from './holidays-off.ts'
import { type Meaning, meaningOf, readMeaning } from './meaning.ts'
import { begins, changesIn, readByRules, smallTalkIn, sourceIn, stretchOf, textOf } from './sentence.ts'
import { isToDo, sentencesIn } from './sentences.ts'

/** The nearest commands to what could not be read. */
const SUGGESTIONS = {
  setting: ['my time zone is Europe/Berlin', 'quiet hours from 22:00 to 7:00'],
  change: ['move the dentist to friday', 'make it p1', 'rename it to “buy oat milk”'],
}

/**
 * Reads a message. A text that is neither a command nor a question becomes a new task (`reason: 'default'`); small talk and questions
 * about the world become `none`. Commands are in the order said. An `add` without tasks asks what to add.
 *
 * Linear in the length of the text; never throws on any text.
 * @throws RangeError when `context.now` is no wall time
 */
export function understand(message: string, context: Context): Understanding {
  if (!/[\p{L}\p{N}\p{S}?]/u.test(message)) return answer([{ kind: 'none', reason: 'empty' }], [], context)
  const source = withoutPauses(sourceIn(message, context))
  const { text } = source
  const talk = smallTalkIn(source)
  if (talk === 'confirm' || talk === 'cancel' || talk === 'help')
    return answer([{ kind: talk }], [allOf(text, 'command')], context)
  if (talk || isMood(message))
    return answer([{ kind: 'none', reason: 'small-talk' }], [allOf(text, 'command')], context)
  const holidays = holidaysIn(source)
  if (holidays) return { ...answer([], [], context), explanation: holidays.ask, question: holidays }
  const filter = filterIn(text, context)
  if (filter) return answer([{ kind: 'list', filter, answer: 'list' }], [allOf(text, 'filter')], context)
  const headings = text.includes('\n') ? headingsIn(text) : []
  const sentences = sentencesIn(source)
    .map(({ from, to }) => stretchOf(source, from, to))
    .filter((sentence) => !headings.some((heading) => isWithin(sentence, heading)))
  const said = withoutTalk(sentences)
  const understanding = readSentences(source, said, headings)
  const [command, ...more] = understanding.commands
  const isOpen = said.length === 1 && !more.length && (command?.kind === 'add' || command?.kind === 'none')
  const [known] = isOpen ? readByRules(said[0]!, ['perhaps']) : []
  if (known) command!.or = { where: 'one', commands: [known.command] }
  return understanding
}

/** A heading says something of the lines below it, and is neither a task nor a command. */
const isWithin = ({ tokens }: Source, { start, end }: Heading): boolean =>
  start <= tokens[0]!.start && tokens.at(-1)!.end <= end

const allOf = (text: string, kind: Span['kind']): Span => ({ start: 0, end: text.length, kind })

/** With blanks where a pause was filled, so that positions hold; as it is when nothing else was said. */
function withoutPauses(source: Source): Source {
  const { tokens, context } = source
  let { text } = source
  for (let at = 0; at < tokens.length; at++) {
    const next = longest(source, 'hesitation', at)?.next
    if (!next) continue
    const [start, end] = [tokens[at]!.start, tokens[next - 1]!.end]
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
    at = next - 1
  }
  return text === source.text || !/[\p{L}\p{N}]/u.test(text) ? source : sourceIn(text, context)
}

/** Greetings and thanks around what is wanted. */
function withoutTalk(sentences: Source[]): Source[] {
  const rest = sentences.filter((sentence) => smallTalkIn(sentence) !== 'none')
  return rest.length ? rest : sentences
}

interface Read {
  sentence: Source
  meaning: Meaning
  commands: Command[]
  spans: Span[]
}

function readSentences(source: Source, sentences: Source[], headings: Heading[]): Understanding {
  const { context } = source
  const meanings = sentences.map(meaningOf)
  const tied = meanings.findIndex((meaning) => meaning.is === 'read' && meaning.readings.length > 1)
  if (tied >= 0) return asked(meanings, tied, context)
  const [first] = meanings
  const doubted = meanings.length === 1 && first?.is === 'doubted' && askWhetherNew(sentences[0]!, first)
  if (doubted) return doubted
  // A message of nothing but new tasks is quick add's, which knows lines and bullets; but for sentences that each say what is to be done.
  const areApart = sentences.length > 1 && !source.text.includes('\n') && sentences.every(isToDo)
  if (!areApart && meanings.every(({ is }) => is === 'task' || is === 'doubted'))
    return readTasks(source, sentences, headings)
  const reads = sentences.map((sentence, index): Read => {
    const meaning = meanings[index]!
    return { sentence, meaning, ...readMeaning(sentence, meaning) }
  })
  for (const heading of headings) takeHeading(reads, heading, source)
  takeReasons(reads)
  const unread = reads.find(({ meaning }) => meaning.is === 'unread')
  if (unread?.meaning.is === 'unread') return notRead(textOf(unread.meaning.wish), unread.meaning.of, context)
  return answer(
    once(connected(reads.flatMap(({ commands }) => commands))),
    reads.flatMap(({ spans }) => spans),
    context,
    meanings.some(({ is }) => is === 'task') ? 'default' : 'grammar',
  )
}

function readTasks(source: Source, sentences: Source[], headings: Heading[]): Understanding {
  const { text, tokens, context } = source
  const first = Math.min(sentences[0]!.tokens[0]!.start, headings[0]?.start ?? text.length)
  const last = sentences.at(-1)!.tokens.at(-1)!.end
  const from = tokens.findIndex(({ start }) => start >= first)
  const to = withoutThanks(source, tokens.findLastIndex(({ end }) => end <= last) + 1)
  const lead = longest(source, 'opening', from)?.next ?? from
  const { drafts, spans, isEmpty } = readAddition(stretchOf(source, lead < to ? lead : from, to))
  if (isEmpty) return readFragment(source)
  return answer([{ kind: 'add', tasks: drafts }], spans, context, 'default')
}

/** Tokens of "thank you!!" */
const MOST_THANKS = 5

/** Where what is to be done ends before "please". */
function withoutThanks(source: Source, to: number): number {
  for (let at = Math.max(1, to - MOST_THANKS); at < to; at++)
    if (source.grammar.matches(source, 'thanks', at).some(({ next }) => next === to)) return at
  return to
}

/** Two readings of one sentence, each with what the others ask for. */
function asked(meanings: Meaning[], tied: number, context: Context): Understanding {
  const readings = meanings.map((meaning) => (meaning.is === 'read' ? meaning.readings : []))
  const choices = readings[tied]!.map((reading) =>
    choiceOf(
      readings.flatMap((all, index) => (index === tied ? [reading] : all.slice(0, 1))),
      context,
    ),
  )
  const isTask = readings[tied]!.some(({ command }) => command.kind === 'add')
  const ask = isTask ? 'Is that something to do, or done with?' : 'Which of these do you mean?'
  return { ...answer([], [], context), explanation: ask, question: { ask, choices } }
}

/** What is told of something, where nothing was spoken of; who says when as well has something to do. */
function askWhetherNew(sentence: Source, meaning: Extract<Meaning, { is: 'doubted' }>): Understanding | undefined {
  const { context } = sentence
  const { commands } = readMeaning(sentence, meaning)
  const tasks = commands.flatMap((command) => (command.kind === 'add' ? command.tasks : []))
  const isDated = tasks.some(({ due, repeat }) => due || repeat)
  if (!tasks.length || (isDated && !meaning.isDenied)) return undefined
  const ask = 'Is that something new to do?'
  const choices = [
    { label: labelOf(commands, context), commands },
    { label: 'No', commands: [{ kind: 'cancel' as const }] },
  ]
  return { ...answer([], [], context, 'unread'), explanation: ask, question: { ask, choices } }
}

const labelOf = (commands: Command[], context: Context): string => explain(commands, context).replace(/\.$/, '')

function choiceOf(readings: Candidate[], context: Context) {
  const commands = readings.map(({ command }) => command)
  return { label: labelOf(commands, context), commands }
}

/** New tasks take what the heading above them says. */
function takeHeading(reads: Read[], { start, end, to }: Heading, { text, context }: Source): void {
  const above = readHeading(text.slice(start, end), context)
  const readAdded = (line: string) => {
    const sentence = sourceIn(line, context)
    const { commands, spans } = readMeaning(sentence, meaningOf(sentence))
    return { drafts: commands.flatMap((command) => (command.kind === 'add' ? command.tasks : [])), spans }
  }
  for (const read of reads) {
    const { tokens } = read.sentence
    if (tokens[0]!.start <= start || tokens.at(-1)!.end > to) continue
    if (!read.commands.length || read.commands.some(({ kind }) => kind !== 'add')) continue
    const { drafts } = readBelow(above, textOf(read.sentence), readAdded)
    read.commands = [{ kind: 'add', tasks: drafts }]
  }
}

/** "I have a headache. Remind me to buy aspirin": what is told before a wish is no task, but what it is about. */
function takeReasons(reads: Read[]): void {
  reads.forEach(({ meaning, sentence, commands }, index) => {
    const next = reads[index + 1]
    const added = next?.meaning.is === 'added' && next.commands[0]?.kind === 'add' ? next.commands[0] : undefined
    const [told] = commands
    const isTold = meaning.is === 'task' && told?.kind === 'add' && !told.tasks.some(({ due }) => due)
    if (!added || !isTold || !begins(sentence, 'tells')) return
    const note = told.tasks.map(({ title }) => title).join('\n')
    added.tasks = added.tasks.map((task) => ({ ...task, note }))
    commands.length = 0
  })
}

/** "oops, undo that" is one wish. */
const once = (commands: Command[]): Command[] =>
  commands.filter(({ kind }, index) => kind !== 'undo' || commands[index - 1]?.kind !== 'undo')

/** "tomorrow at 5", "every monday": words of time alone are about the task spoken of last. */
function readFragment(source: Source): Understanding {
  const { text, context } = source
  const changes = changesIn(source)
  return changes
    ? answer([{ kind: 'update', target: { last: true }, changes }], [allOf(text, 'date')], context)
    : notRead(text, 'change', context)
}

/** Words of a message that are quoted to the person. */
const MOST_QUOTED = 200

function notRead(text: string, of: 'setting' | 'change', context: Context): Understanding {
  const words = text.trim().slice(0, MOST_QUOTED)
  return {
    ...answer([], [], context),
    explanation:
      of === 'setting'
        ? 'I did not get the setting.'
        : `I see that something is to change, but not what it becomes: “${words}”.`,
    reason: 'unread',
    suggestions: SUGGESTIONS[of],
  }
}

const answer = (
  commands: Command[],
  spans: Span[],
  context: Context,
  reason?: Understanding['reason'],
): Understanding => understood(commands, spans, () => explain(commands, context), reason)
