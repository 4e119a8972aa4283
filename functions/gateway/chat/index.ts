/** A turn of the chat, from the message to the stored effect and the reply. */
import type { CollectionKind } from '../../../shared/domain/collections/collection.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin } from '../../../shared/events/event.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { newId } from '../../../shared/ids/index.ts'
import { readyLanguage } from '../../../shared/language/index.ts'
import { searchConfigurationOf } from '../../../shared/language/locales/search.ts'
import type { Refused } from '../../../shared/language/replies.ts'
import { RecurrenceError } from '../../../shared/recurrence/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { languageContext, loadPerson } from '../person/person.ts'
import type { ModelUsage } from '../usage.ts'
import type { ExecutionResult, Idempotency, TaskChange } from '../writes/execute.ts'
import { QUOTA_CODES } from '../writes/quotas.ts'
import type { Cost } from './assistant/index.ts'
import { carryOut } from './carry-out.ts'
import { changeConversation, openConversation, type Pending, type Question } from './conversation.ts'
import { partsOf } from './dialogue.ts'
import { type AnsweredBy, isLeftAlone, type MessageRequest, readMessage } from './read-message.ts'
import { refusedOf } from './refused.ts'
import { rememberTurn } from './remember.ts'
import { stepsOf } from './steps/index.ts'
import { proposedAgain } from './steps/propose.ts'
import { pairWithSteps, repliesOf, type Step, say, type Turn } from './turn.ts'

export interface ChatRequest {
  personId: string
  message: string
  conversationId?: string | undefined
  timeZone?: string | undefined
  origin: Origin
  /** words of a model as they arrive */
  onText: MessageRequest['onText']
  /** what a model does */
  onStep: MessageRequest['onStep']
  /** aborted when nobody waits for the answer any more: nothing is changed then */
  signal: AbortSignal
  /** Ends a request that was answered before. @throws AlreadyAnswered */
  requireNew: MessageRequest['requireNew']
}

interface TaskAction {
  type: string
  taskId: string
  title: string
}

/** Of a project, a section, a label or a saved filter. */
interface CollectionAction {
  type: string
  kind: CollectionKind
  collectionId: string
}

/** Of what is said of a task. */
interface CommentAction {
  type: string
  taskId: string
  commentId: string
}

export interface ChatReply {
  conversationId: string
  reply: string
  /** what was done, in order; empty for questions */
  actions: (TaskAction | CollectionAction | CommentAction)[]
  /** the tasks touched or shown */
  tasks: Task[]
  /** what a question lets choose between; the number of one, from 1, may be said as well */
  choices?: string[]
  /** something bulk or destructive waits for a yes: send “yes” in this conversation, or the token as the message */
  confirmation?: Confirmation
  answeredBy: AnsweredBy
  /** what the model's answer has cost, and what the person has asked and spent today (UTC), with the bounds of both */
  model?: Cost & { most: ModelUsage }
}

/** `parts`: the titles of its changes where some of them can be had without the others, by their numbers behind the token ("TOKEN 1 3") */
export interface Confirmation {
  token: string
  preview: string
  parts?: string[]
}

export interface ChatTurn {
  /** the answer, from the changed tasks as they are afterwards */
  reply: (tasks: Task[]) => ChatReply
  /** stores the effect, then what the conversation remembers. @throws Problem, DatabaseError: then nothing was changed; CommitUnanswered: then nobody knows */
  carryOut(idempotency: Idempotency): Promise<ExecutionResult>
}

/**
 * Reads a message and finds out what it would do.
 * @throws Problem, DaprError, DatabaseError
 */
export async function prepareTurn(deps: GatewayDeps, request: ChatRequest): Promise<ChatTurn> {
  const { database, state, log, now } = deps
  const { personId, message, origin } = request
  const conversationId = request.conversationId ?? newId()
  const [person, opened] = await Promise.all([
    loadPerson(database, personId),
    openConversation(state, personId, conversationId),
  ])
  const { conversation } = opened
  const at = now()
  const timeZone = request.timeZone ?? person.profile.timeZone
  const language = await readyLanguage(message, conversation.language ?? person.profile.locale)
  const isRoman = isInRomanLetters(message, conversation.isRoman ?? false)
  const context = { ...languageContext(person, at, timeZone), language, isRoman }
  const finder = {
    database,
    personId,
    conversation,
    context: { now: at.getTime(), timeZone, searchConfiguration: searchConfigurationOf(language) },
    language,
  }
  const turn: Turn = { person, said: message, context, finder, origin, pending: conversation.proposed }

  const reading = await readMessage(deps, turn, conversation, request)
  const { answeredBy, cost } = reading
  log.info('message read', { ...answeredBy, language, traceId: origin.trace.traceId })
  let steps = await sayRefusals(
    turn,
    async () => {
      const { commands, text, again } = reading
      if (again) return [await proposedAgain(turn, again)]
      const planned: Step[] = [...(reading.steps ?? [])]
      for (const command of commands) planned.push(...(await stepsOf(reading.turn, command)))
      if (!planned.length) return [say(text)]
      return isLeftAlone(reading, planned)
        ? [...planned, say(repliesOf(turn).leftAlone(turn.pending!.proposal, context))]
        : planned
    },
    (refused) => [refused],
  )

  return {
    reply: (tasks) => ({
      ...replyOf(conversationId, steps, tasks),
      ...choicesOf(steps.findLast(({ question }) => question)?.question ?? reading.question),
      answeredBy,
      ...(cost && { model: { ...cost, most: deps.quotas.perDay.model } }),
    }),
    async carryOut(idempotency) {
      const result = await sayRefusals(
        turn,
        () => carryOut(deps, request, steps, idempotency),
        (refused) => {
          steps = [refused]
          return carryOut(deps, request, steps, idempotency)
        },
      )
      if (result.outcome === 'duplicate') return result
      // The effect is stored: a state store that is away now costs only the memory of this turn.
      await changeConversation(state, personId, conversationId, opened, (found) => ({
        ...rememberTurn(conversation, found, steps, result.tasks, reading, message),
        language,
        isRoman,
      })).catch((error) => log.warn('conversation not remembered', { error, traceId: origin.trace.traceId }))
      return result
    },
  }
}

/** Of a message that has letters; others are in those of what was said before. */
const isInRomanLetters = (message: string, before: boolean): boolean =>
  /\p{L}/u.test(message) ? !/\p{Script=Arabic}/u.test(message) : before

/** A refusal is an answer like any other to who speaks: it says what is wrong and what to do, and nothing is stored. */
async function sayRefusals<Result>(
  turn: Turn,
  act: () => Promise<Result>,
  answer: (refused: Step) => Result | Promise<Result>,
) {
  try {
    return await act()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return answer(say(repliesOf(turn).refused(refusal, turn.context)))
    throw error
  }
}

function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refusal) return refusedOf(error)
  if (error instanceof RecurrenceError) return { code: 'recurrence', detail: error.message }
  if (!(error instanceof Problem && SAID.includes(error.code))) return undefined
  const { code, message, extra } = error
  return {
    code: code as Refused['code'],
    detail: message,
    ...(typeof extra.most === 'number' && { most: extra.most }),
  }
}

const SAID: string[] = ['nothing-to-undo', 'nothing-to-redo', ...QUOTA_CODES]

const PAST: Record<TaskChange['command']['type'], string> = {
  create: 'created',
  change: 'updated',
  complete: 'completed',
  reopen: 'reopened',
  skip: 'skipped',
  delete: 'deleted',
  revert: 'reverted',
}

function replyOf(conversationId: string, steps: Step[], tasks: Task[]): Omit<ChatReply, 'answeredBy'> {
  const parts = pairWithSteps(steps, tasks).map(({ step, changed }) => ({ step, changed, text: step.reply(changed) }))
  const pending = steps.find((step) => step.pending)?.pending
  const changes = steps.flatMap((step) => step.changes)
  const shown = parts.flatMap(({ step, changed }) => step.show ?? changed)
  return {
    conversationId,
    reply: parts.map(({ text }) => text).join('\n'),
    actions: [
      ...changes.map(({ command, taskId }, index) => ({
        type: PAST[command.type],
        taskId,
        title: tasks[index]!.title,
      })),
      ...steps
        .flatMap((step) => step.collections ?? [])
        .map(({ kind, id, command }) => ({ type: PAST[command.type], kind, collectionId: id })),
      ...steps
        .flatMap((step) => step.comments ?? [])
        .map(({ id, taskId, command }) => ({ type: PAST[command.type], taskId, commentId: id })),
    ],
    tasks: [...new Map(shown.map((task) => [task.id, task])).values()],
    ...(pending && { confirmation: confirmationOf(pending, parts.find(({ step }) => step.pending)!.text) }),
  }
}

function confirmationOf(pending: Pending, preview: string): Confirmation {
  const parts = partsOf(pending)
  return { token: pending.token, preview, ...(parts.length > 1 && { parts }) }
}

/** The answers between which a question lets choose, in words; each may be said by its number. Tasks that are asked about are shown already. */
function choicesOf(question: Question | null): Pick<ChatReply, 'choices'> {
  return question?.of === 'readings' ? { choices: question.choices.map(({ label }) => label) } : {}
}
