/** From a message to the commands that it means in its conversation, or to what is said instead. */
import { commandKinds } from '../../../shared/language/commands/table.ts'
import type { Command, Context, Understanding } from '../../../shared/language/types.ts'
import type { GatewayDeps } from '../deps.ts'
import type { Choice, Conversation, Did, Pending, Question } from './conversation.ts'
import { meaningOf } from './dialogue.ts'
import { takeModelCall } from './model-calls.ts'
import { askAboutPast } from './past.ts'
import { repliesOf, type Step, type Turn } from './turn.ts'

export interface Reading {
  /** with the plan as it is confirmed */
  turn: Turn
  commands: Command[]
  /** said when there is no command */
  text: string
  question: Question | null
  /** the plan, where it is proposed once more */
  again: Pending | null
  /** what was chosen of several tasks that were asked about */
  chosen: Did['chosen']
  /** what is added belongs to what was added before */
  isMore: boolean
  /** what was asked and proposed waits on */
  waitsOn: boolean
}

export async function readMessage(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  message: string,
  onText: (delta: string) => void,
): Promise<Reading> {
  const { context, pending } = turn
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
  }
  const meaning = meaningOf(conversation, message, context)
  switch (meaning.is) {
    case 'confirmed':
      return { ...read, turn: { ...turn, pending: narrowed(pending!, meaning.only) }, commands: [{ kind: 'confirm' }] }
    case 'declined':
      return { ...read, commands: [{ kind: 'cancel' }] }
    case 'unanswered':
      return { ...read, ...askedAgain(turn, conversation) }
    case 'dated': {
      const { ask } = conversation.question as Extract<Question, { of: 'title' }>
      return { ...read, text: ask, question: { of: 'title', ask, said: meaning.said } }
    }
    case 'unasked':
      return { ...read, text: replies.nothingAsked(context) }
    case 'commands': {
      const isMore = meaning.commands.some(({ kind }) => kind === 'add') && conversation.did?.kind === 'add'
      const isAnswer = conversation.question?.of === 'readings' && conversation.question.past !== undefined
      const meant = { ...read, commands: meaning.commands, chosen: meaning.chosen, isMore }
      return isAnswer ? meant : unlessPast(meant, context)
    }
    case 'unclear': {
      const choices = [
        ...answersOf(turn, conversation),
        { label: replies.asNewTask(meaning.draft.title, context), commands: meaning.commands },
      ]
      const text = replies.unclear(
        choices.map(({ label }) => label),
        context,
      )
      return { ...read, text, question: { of: 'readings', ask: text, choices }, waitsOn: true }
    }
    case 'new':
      return unlessPast(
        { ...read, ...(await readNew(deps, turn, conversation, meaning.understanding, message, onText)) },
        context,
      )
  }
}

/** Nothing is added with a date that is over before somebody said that it is meant. */
function unlessPast(reading: Reading, context: Context): Reading {
  const question = askAboutPast(reading.commands, context)
  return question ? { ...reading, commands: [], text: question.ask, question, waitsOn: true } : reading
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

async function readNew(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  understanding: Understanding,
  message: string,
  onText: (delta: string) => void,
): Promise<Partial<Reading>> {
  const replies = repliesOf(turn)
  const { question, explanation, suggestions } = understanding
  if (question) {
    const { choices } = question
    const ask = replies.asked(
      question.ask,
      choices.map(({ label }) => label),
    )
    return { text: ask, question: { of: 'readings', ask, choices } }
  }
  if (understanding.reason !== 'unread') {
    // "Set a reminder" says that something is to be added, but not what: the explanation asks.
    const commands = understanding.commands.filter((command) => command.kind !== 'add' || command.tasks.length)
    if (!commands.length) return { text: explanation, question: { of: 'title', ask: explanation } }
    return { commands, waitsOn: commands.every(({ kind }) => commandKinds[kind].isAside) }
  }
  const helper = await deps.model()
  const unread = replies.notUnderstood(explanation, suggestions, turn.context)
  if (helper && !(await mayAsk(deps, turn.finder.personId)))
    return { text: `${unread} ${replies.modelUsedUp(deps.quotas.modelCallsPerDay, turn.context)}` }
  const answer = await helper?.interpret(message, turn.context, conversation.shown, onText)
  return answer ? { commands: answer.commands, text: answer.text } : { text: unread }
}

/** Something new was added instead of an answer: what was proposed is not done, and that is said. */
export const isLeftAlone = ({ turn, commands, waitsOn }: Reading, steps: Step[]): boolean =>
  turn.pending !== null &&
  !waitsOn &&
  commands.every(({ kind }) => kind === 'add') &&
  !steps.some(({ pending }) => pending)

/** Without the state store nothing is counted, and people are served all the same. */
const mayAsk = ({ state, quotas, now, log }: GatewayDeps, personId: string): Promise<boolean> =>
  takeModelCall(state, personId, quotas.modelCallsPerDay, now()).catch((error) => {
    log.warn('question to the model not counted', { error })
    return true
  })
