/** From a message to the commands that it means in its conversation, or to what is said instead. */

import type { BeyondGrammar } from '../../../shared/language/assistant.ts'
import { commandKinds } from '../../../shared/language/commands/table.ts'
import { localeOf, readDrafts, understand } from '../../../shared/language/index.ts'
import { foreignLanguage, foreignReply } from '../../../shared/language/locales/foreign.ts'
import type { Command, Context, Understanding } from '../../../shared/language/types.ts'
import type { GatewayDeps } from '../deps.ts'
import type { Cost } from './assistant/index.ts'
import type { Listener } from './assistant/loop.ts'
import type { Choice, Conversation, Did, Pending, Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'
import type { Meaning } from './meaning.ts'
import { meantByTasks, withoutOr } from './meant-by-tasks.ts'
import { askAboutPast, dueWhenBegun } from './past.ts'
import { outlookStep } from './steps/outlook.ts'
import { areThere } from './targets.ts'
import { repliesOf, type Step, type Turn } from './turn.ts'
import { isNewTask } from './understood.ts'
import { type WhoAnswers, whoAnswers } from './who-answers.ts'

export interface Reading {
  /** with the plan as it is confirmed */
  turn: Turn
  commands: Command[]
  /** of the tasks that are listed, as they were said */
  filterWords?: string
  /** said when there is no command */
  text: string
  question: Question | null
  /** the plan, where it is proposed once more */
  again: Pending | null
  /** what was chosen of several tasks that were asked about */
  chosen: Did['chosen']
  /** what is added belongs to what was added before */
  isMore: boolean
  /** what was just done is done to another task */
  isAgain?: boolean
  /** what was asked and proposed waits on */
  waitsOn: boolean
  /** what it comes to, where that are no commands of the grammar */
  steps?: Step[]
  answeredBy: AnsweredBy
  /** of the model that answered */
  cost?: Cost
  /** the person was told how to get a model */
  isModelHinted?: boolean
}

/** Who answered, and by which rule that was decided. `because`: why not the model, where there is one. */
export interface AnsweredBy {
  who: 'grammar' | 'model' | 'nobody'
  rule: string
  because?: string
}

/** What a message is, whatever else its words could mean: a task to add; a command, which is no answer and adds nothing of its own. */
export type MessageAs = 'task' | 'command'

export interface MessageRequest {
  message: string
  as?: MessageAs | undefined
  /** words of a model as they arrive */
  onText(delta: string): void
  /** what a model does */
  onStep(step: { tool: string; text: string }): void
  /** aborted when nobody waits any more */
  signal: AbortSignal
  /** Ends a request that was answered before, so that no model is asked twice. @throws AlreadyAnswered */
  requireNew(): Promise<void>
}

export async function readMessage(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  request: MessageRequest,
): Promise<Reading> {
  const { context, pending } = turn
  const { message } = request
  const replies = repliesOf(turn)
  const read: Reading = {
    turn,
    commands: [],
    text: '',
    question: null,
    again: null,
    chosen: undefined,
    isMore: false,
    waitsOn: false,
    answeredBy: { who: 'grammar', rule: 'answer' },
  }
  if (request.as === 'task') {
    const tasks = readDrafts(message, context).drafts.filter(({ title }) => title)
    if (tasks.length) return unlessPast({ ...read, commands: [{ kind: 'add', tasks }] }, context)
  }
  const said = withDaySaid(message, conversation, context)
  const meaning: Meaning =
    request.as === 'command'
      ? { is: 'new', understanding: asCommand(await settled(turn, understand(said, context))) }
      : meaningOf(conversation, said, context)
  switch (meaning.is) {
    case 'confirmed':
      return {
        ...read,
        turn: { ...turn, pending: narrowed(pending ?? conversation.declined!, meaning.only) },
        commands: [{ kind: 'confirm' }],
      }
    case 'declined':
      return { ...read, commands: [{ kind: 'cancel' }] }
    case 'unanswered':
      return { ...read, ...askedAgain(turn, conversation) }
    case 'dated': {
      const question = conversation.question as Extract<Question, { of: 'title' }>
      return { ...read, text: question.ask, question: { ...question, said: meaning.said } }
    }
    case 'unasked':
      return { ...read, text: replies.nothingAsked(context) }
    case 'commands': {
      const isMore = meaning.commands.some(({ kind }) => kind === 'add') && conversation.did?.kind === 'add'
      const isAnswer = conversation.question?.of === 'readings' && conversation.question.past !== undefined
      const { otherwise } = meaning
      const isOther = otherwise !== undefined && !(await areThere(turn, meaning.commands))
      const meant = {
        ...read,
        commands: await meantByTasks(turn, isOther ? otherwise : meaning.commands),
        chosen: meaning.chosen,
        isMore,
        isAgain: meaning.isAgain === true && !isOther,
      }
      return isAnswer ? meant : unlessPast(meant, context)
    }
    case 'unclear': {
      // "plan my week" is neither an answer nor a task.
      const understanding = { ...UNREAD, commands: meaning.commands }
      if (localeOf(context).readBeyond(message)?.isSure)
        return { ...read, ...(await readNew(deps, turn, conversation, understanding, request)) }
      const choices = [
        ...answersOf(turn, conversation),
        { label: replies.asNewTask(meaning.draft.title, context), commands: meaning.commands.map(withoutOr) },
      ]
      const text = replies.unclear(
        choices.map(({ label }) => label),
        context,
      )
      return { ...read, text, question: { of: 'readings', ask: text, choices }, waitsOn: true }
    }
    case 'new':
      return unlessPast(
        {
          ...read,
          ...filterWordsIn(said, meaning.understanding),
          ...(await readNew(deps, turn, conversation, meaning.understanding, request)),
        },
        context,
      )
  }
}

/** With the day that was spoken of, where "that day" is said of a time and not in a title. */
function withDaySaid(message: string, { day }: Conversation, context: Context): string {
  const said = day ? localeOf(context).withDay(message, day) : null
  return said && !titlesIn(understand(said, context)).some((title) => title.includes(day!)) ? said : message
}

const titlesIn = ({ commands }: Understanding): string[] =>
  commands.flatMap((command) => {
    if (command.kind === 'add') return command.tasks.map(({ title }) => title)
    return 'target' in command && 'title' in command.target ? [command.target.title] : []
  })

function filterWordsIn(message: string, { spans }: Understanding): Pick<Reading, 'filterWords'> {
  const said = spans.filter(({ kind }) => kind === 'filter')
  const words = said.length && message.slice(said[0]!.start, Math.max(...said.map(({ end }) => end)))
  return words ? { filterWords: words.replace(/[\s?؟!.]+$/u, '') } : {}
}

/** Nothing is added with a date that is over before somebody said that it is meant. */
function unlessPast(reading: Reading, context: Context): Reading {
  const question = askAboutPast(reading.commands, context)
  return question
    ? { ...reading, commands: [], text: question.ask, question, waitsOn: true }
    : { ...reading, commands: dueWhenBegun(reading.commands, context) }
}

const UNREAD: Understanding = {
  commands: [],
  spans: [],
  explanation: '',
  question: null,
  reason: 'default',
  suggestions: [],
}

/** Without the new tasks that its words could be, whether no command was recognised or there is no task that it could be about. */
function asCommand(understanding: Understanding): Understanding {
  if (isNewTask(understanding)) return { ...UNREAD, reason: 'unread' }
  return { ...understanding, commands: understanding.commands.map(withoutOr) }
}

/** The plan for those of its tasks alone that the yes was for. */
function narrowed(pending: Pending, only: number[] | null): Pending {
  if (!only) return pending
  const titles = only.map((place) => pending.titles[place]!)
  return {
    ...pending,
    changes: only.map((place) => pending.changes[place]!),
    proposal: { ...pending.proposal, count: only.length, title: titles[0]! },
    titles,
  }
}

function askedAgain(turn: Turn, { question }: Conversation): Partial<Reading> {
  const replies = repliesOf(turn)
  if (!question) return { again: turn.pending, waitsOn: true }
  switch (question.of) {
    case 'tasks':
      return { commands: [question.command] }
    case 'hours':
      return { text: replies.askHours(question, turn.context), waitsOn: true }
    case 'readings':
      return { text: question.ask, question, waitsOn: true }
    case 'title':
      return { text: question.ask, waitsOn: true }
  }
}

/** What the question and the proposal that wait can be answered with. */
function answersOf(turn: Turn, { question }: Conversation): Choice[] {
  const { pending, context } = turn
  const proposed = pending && {
    label: repliesOf(turn).asProposed(pending.proposal, context),
    commands: [{ kind: 'confirm' as const }],
  }
  if (question?.of === 'readings') return question.choices
  const tasks =
    question?.of === 'tasks'
      ? question.titles.map((label, index) => ({
          label,
          commands: [{ ...question.command, target: { shown: [index + 1] } }],
        }))
      : []
  return [...tasks, ...(proposed ? [proposed] : [])]
}

/** A command or a new task of the grammar, or what is beyond it: that a model is asked, if there is one. */
async function readNew(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  understanding: Understanding,
  request: MessageRequest,
): Promise<Partial<Reading>> {
  const { context } = turn
  const { message } = request
  const answers = whoAnswers({
    message,
    understanding,
    beyond: localeOf(context).readBeyond(message),
    foreign: understanding.reason === 'default' ? foreignLanguage(message) : undefined,
  })
  if (answers.who === 'grammar')
    return { ...readByGrammar(turn, await settled(turn, understanding), message), answeredBy: answers }
  return askModel(deps, turn, conversation, understanding, request, answers)
}

/** Of two readings the one counts that is about a task which there is; it is asked only where both are, or none. */
async function settled(turn: Turn, understanding: Understanding): Promise<Understanding> {
  const { question } = understanding
  if (!question) return { ...understanding, commands: await meantByTasks(turn, understanding.commands) }
  const isThere = await Promise.all(question.choices.map(({ commands }) => areThere(turn, commands)))
  const [only, ...others] = question.choices.filter((_, at) => isThere[at])
  return only && !others.length ? { ...understanding, question: null, commands: only.commands } : understanding
}

function readByGrammar(
  turn: Turn,
  { question, explanation, commands: all }: Understanding,
  message: string,
): Partial<Reading> {
  if (question) {
    const { choices } = question
    const ask = repliesOf(turn).asked(
      question.ask,
      choices.map(({ label }) => label),
    )
    // "Is that something new to do?" is answered with yes, too.
    const isYesOrNo = choices.length === 2 && choices[1]!.commands.every(({ kind }) => kind === 'cancel')
    return { text: ask, question: { of: 'readings', ask, choices, ...(isYesOrNo && { yesIsFirst: true }) } }
  }
  // "Set a reminder" says that something is to be added, but not what: the explanation asks.
  const commands = all.filter((command) => command.kind !== 'add' || command.tasks.length)
  if (!commands.length) return { text: explanation, question: { of: 'title', ask: explanation, led: message } }
  return { commands, waitsOn: commands.every(({ kind }) => commandKinds[kind].isAside) }
}

async function askModel(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  understanding: Understanding,
  { message, onText, onStep, signal, requireNew }: MessageRequest,
  { why, rule }: Extract<WhoAnswers, { who: 'model' }>,
): Promise<Partial<Reading>> {
  const { context } = turn
  const { assistant } = localeOf(context)
  const replies = repliesOf(turn)
  /** Four tasks that are added are one step of the person's. */
  let shown = ''
  const listener: Listener = {
    onText,
    onStep({ tool, about }) {
      const text = assistant.step(tool, about, context)
      if (text !== shown) onStep({ tool, text })
      shown = text
    },
  }
  await requireNew()
  // Who needs no model does not pay for it.
  const { assist } = await import('./assistant/index.ts')
  const answer = await assist(deps, turn, conversation, { message, why, listener, signal })
  if (answer.is === 'answered') {
    const { steps, cost, isDropped } = answer
    const doesNothing =
      !isDropped && !steps.some((step) => step.changes.length || step.collections || step.pending || step.events)
    return { steps, waitsOn: doesNothing, answeredBy: { who: 'model', rule }, cost }
  }
  const { isModelHinted } = conversation
  const hint = deps.modelHint && answer.is === 'no-model' && !isModelHinted ? assistant.howToGetModel(context) : ''
  const text = [
    answer.is === 'away' && assistant.away(answer.why, context),
    why === 'unread'
      ? replies.notUnderstood(understanding.explanation, understanding.suggestions, context)
      : insteadOf(turn, why, message),
    answer.is === 'used-up' && replies.modelUsedUp(deps.quotas.perDay.model.calls, context),
    hint,
  ]
  const said = text.filter(Boolean).join(' ')
  return {
    ...(ABOUT_ALL.has(why) ? { steps: [await outlookStep(turn, said)] } : { text: said }),
    waitsOn: true,
    isModelHinted: isModelHinted || hint !== '',
    answeredBy: {
      who: 'nobody',
      rule,
      ...(answer.is !== 'no-model' && { because: answer.is === 'away' ? answer.why : answer.is }),
    },
  }
}

/** Wishes that begin with seeing what there is. */
const ABOUT_ALL: ReadonlySet<BeyondGrammar> = new Set(['plan', 'prioritise'])

/** In the person's own language, as far as anything is known of it. */
function insteadOf({ context }: Turn, why: BeyondGrammar, message: string): string {
  const foreign = why === 'language' ? foreignLanguage(message) : undefined
  return (foreign && foreignReply(foreign)) ?? localeOf(context).assistant.instead(why, context)
}

/** Something new was added instead of an answer: what was proposed is not done, and that is said. */
export const isLeftAlone = ({ turn, commands, waitsOn }: Reading, steps: Step[]): boolean =>
  turn.pending !== null &&
  !waitsOn &&
  commands.every(({ kind }) => kind === 'add') &&
  !steps.some(({ pending }) => pending)
