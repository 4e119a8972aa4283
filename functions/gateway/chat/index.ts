/** A turn of the chat, from the message to the stored effect and the reply. */
import type { Task } from '../../../shared/domain/task.ts'
import { newId } from '../../../shared/ids/index.ts'
import { understand } from '../../../shared/language/index.ts'
import type { Command, Understanding } from '../../../shared/language/types.ts'
import type { Origin } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { type Execution, type ExecutionResult, execute, type TaskChange } from '../execute.ts'
import { keptAnswer } from '../idempotency.ts'
import { languageContext, loadPerson } from '../person.ts'
import { type Conversation, openConversation, saveConversation } from './conversation.ts'
import { type Step, stepOf, type Turn } from './turn.ts'

export interface ChatRequest {
  personId: string
  message: string
  conversationId?: string | undefined
  timeZone?: string | undefined
  origin: Origin
  onText: (delta: string) => void
}

export interface ChatReply {
  conversationId: string
  reply: string
  /** what was done, in order; empty for questions */
  actions: { type: string; taskId: string; title: string }[]
  /** the tasks touched or shown */
  tasks: Task[]
  /** something bulk or destructive waits for a yes: send “yes” in this conversation, or the token as the message */
  confirmation?: { token: string; preview: string }
}

export interface ChatTurn {
  /** the answer, from the changed tasks as they are afterwards */
  reply: (tasks: Task[]) => ChatReply
  /** stores the effect, then what the conversation remembers. @throws Problem, DatabaseError: then nothing was changed */
  carryOut(idempotency: Execution['idempotency']): Promise<ExecutionResult>
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
  const context = languageContext(person, at, timeZone)
  const finder = { database, personId, conversation, context: { now: at.getTime(), timeZone } }
  const turn: Turn = { person, context, finder, origin, pending: conversation.pending }

  const reading = await readMessage(deps, turn, conversation, message, request.onText)
  const steps: Step[] = []
  for (const command of reading.commands) steps.push(await stepOf(turn, command))
  if (!steps.length) steps.push({ changes: [], reply: () => reading.text })

  const reply = (tasks: Task[]) => replyOf(conversationId, steps, tasks)
  const changes = steps.flatMap((step) => step.changes)
  return {
    reply,
    async carryOut(idempotency) {
      const result = await carryOut(deps, request, steps, changes, idempotency)
      if (result.outcome === 'duplicate') return result
      const next = remembered(conversation, steps, result.tasks, reading.choices)
      // The effect is stored: a state store that is away now costs only the memory of this turn.
      await saveConversation(state, personId, conversationId, { conversation: next, etag: opened.etag }).catch(
        (error) => log.warn('conversation not remembered', { error, traceId: origin.trace.traceId }),
      )
      return result
    },
  }
}

interface Reading {
  commands: Command[]
  /** said when there is no command */
  text: string
  choices: Conversation['choices']
}

async function readMessage(
  { model }: GatewayDeps,
  { context, finder, pending }: Turn,
  { choices }: Conversation,
  message: string,
  onText: (delta: string) => void,
): Promise<Reading> {
  if (pending && message.trim() === pending.token) return { commands: [{ kind: 'confirm' }], text: '', choices: null }
  const chosen = choices && choiceOf(message, choices)
  if (chosen) return { commands: chosen.commands, text: '', choices: null }
  const understanding = understand(message, context)
  if (understanding.question)
    return { commands: [], text: asked(understanding), choices: understanding.question.choices }
  if (understanding.reason !== 'unread') {
    // "Set a reminder" says that something is to be added, but not what: the explanation asks.
    const commands = understanding.commands.filter((command) => command.kind !== 'add' || command.tasks.length)
    return { commands, text: understanding.explanation, choices: null }
  }
  const helper = await model()
  const answer = await helper?.interpret(message, context, finder.conversation.shown, onText)
  if (answer) return { commands: answer.commands, text: answer.text, choices: null }
  return { commands: [], text: unread(understanding), choices: null }
}

const asked = ({ question }: Understanding): string =>
  `${question!.ask}\n${question!.choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n')}`

const unread = ({ explanation, suggestions }: Understanding): string =>
  [explanation || 'I did not understand that.', suggestions.length && `You could say: ${suggestions.join(' · ')}`]
    .filter(Boolean)
    .join(' ')

/** "2", "the second one", or the label itself. */
function choiceOf(message: string, choices: NonNullable<Conversation['choices']>) {
  const said = message.trim().toLowerCase()
  const number = /^(?:the )?(?:(\d)|first|second|third)(?: one)?[.!]?$/.exec(said)
  if (!number) return choices.find(({ label }) => label.toLowerCase() === said)
  const index = number[1]
    ? Number(number[1]) - 1
    : ['first', 'second', 'third'].findIndex((word) => said.includes(word))
  return choices[index]
}

/** Everything a turn does is one commit; only a task that it names twice needs a second one. Each happens once, whatever is repeated. */
async function carryOut(
  deps: GatewayDeps,
  { personId, origin }: ChatRequest,
  steps: Step[],
  changes: TaskChange[],
  idempotency: Execution['idempotency'],
): Promise<ExecutionResult> {
  const more = steps.flatMap((step) => step.events ?? [])
  const profile = steps.findLast((step) => step.profile)?.profile
  const rounds = roundsOf(changes)
  const after = new Map<string, Task>()
  const inOrder = (tasks: Task[]): Task[] => {
    for (const task of tasks) after.set(task.id, task)
    return changes.map(({ taskId }) => after.get(taskId)!)
  }
  for (const [index, round] of rounds.slice(0, -1).entries()) {
    // No key that a caller may send has a space.
    const own = idempotency && { key: `${idempotency.key} ${index}`, answer: (tasks: Task[]) => tasks }
    const result = await execute(deps, { personId, changes: round, origin, idempotency: own })
    inOrder(
      result.outcome === 'done' ? result.tasks : await keptAnswer<Task[]>(deps.database, personId, own!.key, result),
    )
  }
  const last = idempotency && { ...idempotency, answer: (tasks: Task[]) => idempotency.answer(inOrder(tasks)) }
  const result = await execute(deps, { personId, changes: rounds.at(-1)!, origin, more, profile, idempotency: last })
  return result.outcome === 'done' ? { ...result, tasks: inOrder(result.tasks) } : result
}

/** Splits changes so that no round names a task twice. */
function roundsOf(changes: TaskChange[]): TaskChange[][] {
  const rounds: TaskChange[][] = [[]]
  for (const change of changes) {
    const round = rounds.find((each) => !each.some(({ taskId }) => taskId === change.taskId))
    if (round) round.push(change)
    else rounds.push([change])
  }
  return rounds
}

/** Hands each step the tasks that it changed. */
function perStep(steps: Step[], tasks: Task[]): { step: Step; changed: Task[] }[] {
  let taken = 0
  return steps.map((step) => {
    const changed = tasks.slice(taken, taken + step.changes.length)
    taken += step.changes.length
    return { step, changed }
  })
}

const PAST: Record<TaskChange['command']['type'], string> = {
  create: 'created',
  change: 'updated',
  complete: 'completed',
  reopen: 'reopened',
  skip: 'skipped',
  delete: 'deleted',
  revert: 'reverted',
}

function replyOf(conversationId: string, steps: Step[], tasks: Task[]): ChatReply {
  const parts = perStep(steps, tasks).map(({ step, changed }) => ({ step, changed, text: step.reply(changed) }))
  const pending = steps.find((step) => step.pending)?.pending
  const changes = steps.flatMap((step) => step.changes)
  const shown = parts.flatMap(({ step, changed }) => step.show ?? changed)
  return {
    conversationId,
    reply: parts.map(({ text }) => text).join('\n'),
    actions: changes.map(({ command, taskId }, index) => ({
      type: PAST[command.type],
      taskId,
      title: tasks[index]!.title,
    })),
    tasks: [...new Map(shown.map((task) => [task.id, task])).values()],
    ...(pending && { confirmation: { token: pending.token, preview: parts.find(({ step }) => step.pending)!.text } }),
  }
}

function remembered(
  conversation: Conversation,
  steps: Step[],
  tasks: Task[],
  choices: Conversation['choices'],
): Conversation {
  const parts = perStep(steps, tasks)
  const list = parts.findLast(({ step }) => step.isList)?.step.show?.map(({ id }) => id)
  const touched = parts.flatMap(({ step, changed }) => (step.isList ? [] : (step.show ?? changed))).map(({ id }) => id)
  const single = list?.length === 1 ? list : undefined
  return {
    shown: list ?? conversation.shown,
    last: touched.length ? touched : (single ?? conversation.last),
    pending: steps.findLast((step) => step.pending)?.pending ?? null,
    choices,
  }
}
