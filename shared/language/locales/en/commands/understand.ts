/** The entry point: a message of the chat into commands. Pure; the same text and context always give the same answer. */

import { connected } from '../../../commands/connected.ts'
import type { Candidate } from '../../../commands/understand.ts'
import type { Drafts } from '../../../quick-add/drafts.ts'
import { readBelow } from '../../../quick-add/heading.ts'
import { type Heading, headingsIn } from '../../../quick-add/lines.ts'
import type { Command, Context, Span, Understanding } from '../../../types.ts'
import { filterIn } from '../filter/syntax.ts'
import { readHeading } from '../quick-add/index.ts'
import { laterWish, type Wish, wishIn } from './act.ts'
import { readAddition } from './adding.ts'
import { conditionIn, leadLength, withoutPauses } from './dictated.ts'
import { explain } from './explain.ts'
import { holidaysIn } from './holidays-off.ts'
import { lowered } from './lowered.ts'
import { readAct } from './read-act.ts'
import { isUnread, readByRules, readChanges } from './sentence.ts'
import { type Part, sentencesIn } from './sentences.ts'
import { smallTalkIn } from './small-talk.ts'

/** A sentence longer than this is a note, whatever its first word is. */
const MAX_SENTENCE = 500

/** The nearest commands to what could not be read. */
const SETTINGS = ['my time zone is Europe/Berlin', 'quiet hours from 22:00 to 7:00']
const CHANGES = ['move the dentist to friday', 'make it p1', 'rename it to “buy oat milk”']
const ACTIONS = ['done with the dentist', 'delete 2', 'complete all my groceries']

/**
 * Reads a message. A text that is neither a command nor a question becomes a new task (`reason: 'default'`); small talk and questions
 * about the world become `none`. Commands are in the order said. An `add` without tasks asks what to add.
 *
 * Linear in the length of the text; never throws on any text.
 * @throws RangeError when `context.now` is no wall time
 */
export function understand(message: string, context: Context): Understanding {
  const text = withoutPauses(message)
  const said = lowered(text)
  const whole = said.trim()
  if (!/[\p{L}\p{N}\p{S}?]/u.test(whole)) return answer([{ kind: 'none', reason: 'empty' }], [], context)
  const chat = whole.length <= 120 ? smallTalkIn(whole) : undefined
  if (chat) return answer([chatCommand(chat)], [allOf(text, 'command')], context)
  const doubt = said.includes('holiday') && text.length <= 200 ? holidaysIn(text, said, context) : undefined
  if (doubt) return { ...answer([], [], context), explanation: doubt.ask, question: doubt }
  const filter = filterIn(text, context)
  if (filter) return answer([{ kind: 'list', filter, answer: 'list' }], [allOf(text, 'filter')], context)
  const headings = text.includes('\n') ? headingsIn(text) : []
  const parts = withoutTalk(said, belowHeadings(headings, sentencesIn(said, context)))
  return readParts(text, said, parts, headings, context)
}

/** A heading says something of the lines below it, and is neither a task nor a command. */
const belowHeadings = (headings: Heading[], parts: Part[]): Part[] =>
  parts.filter((part) => !headings.some(({ start, end }) => start <= part.start && part.end <= end))

const allOf = (text: string, kind: Span['kind']): Span => ({ start: 0, end: text.length, kind })

/** Greetings and thanks around what is wanted. */
function withoutTalk(said: string, parts: Part[]): Part[] {
  const kept = parts.filter(({ start, end }) => smallTalkIn(said.slice(start, end).trim()) !== 'none')
  return kept.length ? kept : parts
}

interface Read {
  part: Part
  wish: Wish
  commands: Command[]
  spans: Span[]
  isUnread: boolean
}

function readParts(text: string, said: string, parts: Part[], headings: Heading[], context: Context): Understanding {
  const ruled = parts.map((part) => readRuled(text, part, context))
  const tied = ruled.findIndex((readings) => readings.length > 1)
  if (tied >= 0) return asked(ruled, tied, context)
  const wishes = parts.map((part, index) => wishBehind(ruled[index]!, part) ?? wishOf(text, part, context))
  // A message of nothing but new tasks is quick add's: it knows lines and bullets.
  if (wishes.every(({ act }) => act === 'task')) {
    const begin = Math.min(parts[0]!.start, headings[0]?.start ?? text.length)
    const start = begin + leadLength(said.slice(begin))
    const whole = readAddition(text.slice(0, parts.at(-1)!.end), start, start, parts.at(-1)!.end, context)
    if (whole.isEmpty) return readFragment(text, context)
    return { ...answer([{ kind: 'add', tasks: whole.drafts }], whole.spans, context), reason: 'default' }
  }
  const reads = parts.map((part, index): Read => {
    const wish = wishes[index]!
    const [reading] = ruled[index]!
    if (reading && wish === RULED)
      return { part, wish, commands: [reading.command], spans: reading.spans, isUnread: false }
    return { part, wish, ...readAct(wish, part, text, context) }
  })
  for (const heading of headings) takeHeading(reads, heading, text, context)
  takeReasons(reads, said)
  const unread = reads.find(({ isUnread }) => isUnread)
  if (unread) return notRead(text, unread, context)
  const result = answer(
    once(connected(reads.flatMap(({ commands }) => commands))),
    reads.flatMap(({ spans }) => spans),
    context,
  )
  return reads.some(({ wish }) => wish.act === 'task') ? { ...result, reason: 'default' } : result
}

/** Stands for the wish of a sentence that the rules have read. */
const RULED: Wish = { act: 'none', start: 0, end: 0 }

/** What only sounds like a command is a task as it stands. */
const wishBehind = ([reading]: Candidate[], { start, end }: Part): Wish | undefined =>
  reading && (reading.command.kind === 'add' ? { act: 'task', start, end } : RULED)

function readRuled(text: string, { start, end }: Part, context: Context): Candidate[] {
  if (end - start > MAX_SENTENCE) return []
  const readings = readByRules(text, start, end, context)
  const [best] = readings
  if (!best) return []
  const sentence = lowered(text).slice(start, end)
  const isAsked = best.command.kind === 'list' || best.command.kind === 'none'
  // "when i am at home remind me to call"
  if (isAsked && conditionIn(sentence, context)) return []
  // "i bought the milk, take it off my list": what is told is the reason of what is wished.
  const isTold = best.command.kind === 'complete' && /^(?:i|we)\b/.test(sentence)
  return (isTold || isAsked) && laterWish(text.slice(start, end), 0, end - start, context) ? [] : readings
}

/** Two readings of one sentence, each with what the others ask for. */
function asked(ruled: Candidate[][], tied: number, context: Context): Understanding {
  const choices = ruled[tied]!.map((reading) => {
    const commands = ruled.flatMap((readings, index) => (index === tied ? [reading] : readings.slice(0, 1)))
    return {
      label: explain(
        commands.map(({ command }) => command),
        context,
      ).replace(/\.$/, ''),
      commands: commands.map(({ command }) => command),
    }
  })
  const isTask = ruled[tied]!.some(({ command }) => command.kind === 'add')
  const ask = isTask ? 'Is that something to do, or done with?' : 'Which of these do you mean?'
  return { ...answer([], [], context), explanation: ask, question: { ask, choices } }
}

/** New tasks take what the heading above them says. */
function takeHeading(reads: Read[], { start, end, to }: Heading, text: string, context: Context): void {
  const above = readHeading(text.slice(start, end), context)
  const readAdded = (line: string): Drafts => {
    const part = { start: 0, end: line.length }
    const { commands, spans } = readAct(wishOf(line, part, context), part, line, context)
    return { drafts: commands.flatMap((command) => (command.kind === 'add' ? command.tasks : [])), spans }
  }
  for (const read of reads.filter(({ part }) => start < part.start && part.end <= to)) {
    if (!read.commands.length || read.commands.some(({ kind }) => kind !== 'add')) continue
    const { drafts } = readBelow(above, text.slice(read.part.start, read.part.end), readAdded)
    read.commands = [{ kind: 'add', tasks: drafts }]
  }
}

const TELLS = /^(?:i|we|it|he|she|they|my|our|the|there|this|that|oh)\b/

/** "I have a headache. Remind me to buy aspirin": what is told before a wish is no task, but what it is about. */
function takeReasons(reads: Read[], said: string): void {
  reads.forEach(({ wish, part, commands }, index) => {
    const next = reads[index + 1]
    const asked = next?.wish.act === 'add' && next.commands[0]?.kind === 'add' ? next.commands[0] : undefined
    const [told] = commands
    const isTold = wish.act === 'task' && told?.kind === 'add' && !told.tasks.some(({ due }) => due)
    if (!asked || !isTold || !TELLS.test(said.slice(part.start, part.end).trim())) return
    const note = told.tasks.map(({ title }) => title).join('\n')
    asked.tasks = asked.tasks.map((task) => ({ ...task, note }))
    commands.length = 0
  })
}

/** "oops, undo that" is one wish. */
const once = (commands: Command[]): Command[] =>
  commands.filter(({ kind }, index) => kind !== 'undo' || commands[index - 1]?.kind !== 'undo')

function wishOf(text: string, { start, end }: Part, context: Context): Wish {
  if (end - start > MAX_SENTENCE) return { act: 'task', start, end }
  const sentence = lowered(text).slice(start, end)
  const chat = smallTalkIn(sentence.trim())
  if (chat === 'none') return { act: chat, start, end }
  if (conditionIn(sentence, context)) return { act: 'task', start, end }
  const wish = wishIn(text.slice(start, end), context)
  if (wish.act === 'task' || wish.act === 'add')
    if (isUnread(text.slice(start, end), context)) return { act: 'update', start, end }
  return { ...wish, start: wish.start + start, end: wish.end + start }
}

/** "tomorrow at 5", "every monday": words of time alone are about the task spoken of last. */
function readFragment(text: string, context: Context): Understanding {
  const changes = readChanges(text, context)
  const whole = allOf(text, 'date')
  return changes
    ? answer([{ kind: 'update', target: { last: true }, changes }], [whole], context)
    : notRead(text, { wish: { act: 'update', start: 0, end: text.length } }, context)
}

function notRead(text: string, { wish }: Pick<Read, 'wish'>, context: Context): Understanding {
  const words = text.slice(wish.start, wish.end).trim().slice(0, 200)
  const isChange = wish.act === 'update'
  return {
    ...answer([], [], context),
    explanation:
      wish.act === 'setting'
        ? 'I did not get the setting.'
        : isChange
          ? `I see that something is to change, but not what it becomes: “${words}”.`
          : `I see what to do, but not with which task: “${words}”.`,
    reason: 'unread',
    suggestions: wish.act === 'setting' ? SETTINGS : isChange ? CHANGES : ACTIONS,
  }
}

function answer(commands: Command[], spans: Span[], context: Context): Understanding {
  const unique = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)
  return {
    commands,
    spans: unique,
    explanation: explain(commands, context),
    question: null,
    reason: 'grammar',
    suggestions: [],
  }
}

function chatCommand(act: ReturnType<typeof smallTalkIn>): Command {
  if (act === 'confirm' || act === 'cancel' || act === 'help') return { kind: act }
  return { kind: 'none', reason: 'small-talk' }
}
