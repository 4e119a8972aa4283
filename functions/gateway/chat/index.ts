/** A turn of the chat, from the message to the stored effect and the reply. */

import { DatabaseError } from '../../../shared/database/index.ts'
import { decide } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskEvent } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { newId } from '../../../shared/ids/index.ts'
import { localeOf, readyLanguage, understand } from '../../../shared/language/index.ts'
import type { Replies } from '../../../shared/language/replies.ts'
import type { Command } from '../../../shared/language/types.ts'
import { CommitUnanswered } from '../../../shared/outbox/index.ts'
import { RecurrenceError } from '../../../shared/recurrence/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { type ExecutionResult, execute, type Idempotency, type TaskChange } from '../execute.ts'
import { onceOnly } from '../idempotency.ts'
import { languageContext, loadPerson } from '../person.ts'
import { growthOf, QUOTA_CODES } from '../quotas.ts'
import { tasksByIds } from '../statements.ts'
import { type Conversation, changeConversation, openConversation } from './conversation.ts'
import { takeModelCall } from './model-calls.ts'
import { repliesOf, type Step, say, stepOf, type Turn } from './turn.ts'

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
  const context = { ...languageContext(person, at, timeZone), language }
  const finder = {
    database,
    personId,
    conversation,
    context: { now: at.getTime(), timeZone, searchConfiguration: localeOf(context).searchConfiguration },
    language,
  }
  const turn: Turn = { person, context, finder, origin, pending: conversation.pending }

  const reading = await readMessage(deps, turn, conversation, message, request.onText)
  let steps = await refusalsSaid(
    turn,
    async () => {
      const planned: Step[] = []
      for (const command of reading.commands) planned.push(await stepOf(turn, command))
      return planned.length ? planned : [say(reading.text)]
    },
    (refused) => [refused],
  )

  return {
    reply: (tasks) => replyOf(conversationId, steps, tasks),
    async carryOut(idempotency) {
      const result = await refusalsSaid(
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
        ...remembered(conversation, found, steps, result.tasks, reading.choices),
        language,
      })).catch((error) => log.warn('conversation not remembered', { error, traceId: origin.trace.traceId }))
      return result
    },
  }
}

/** A refusal is an answer like any other to who speaks: it says what is wrong and what to do, and nothing is stored. */
async function refusalsSaid<Result>(
  turn: Turn,
  act: () => Promise<Result>,
  answer: (refused: Step) => Result | Promise<Result>,
) {
  try {
    return await act()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return answer(say(repliesOf(turn).refused(refusal)))
    throw error
  }
}

function refusalOf(error: unknown): Parameters<Replies['refused']>[0] | undefined {
  if (error instanceof Refusal) return { code: error.code, detail: error.message }
  if (error instanceof RecurrenceError) return { code: 'recurrence', detail: error.message }
  if (!(error instanceof Problem && SAID.includes(error.code))) return undefined
  const { code, message, extra } = error
  return { code, detail: message, ...(typeof extra.most === 'number' && { most: extra.most }) }
}

const SAID = ['nothing-to-undo', ...QUOTA_CODES]

interface Reading {
  commands: Command[]
  /** said when there is no command */
  text: string
  choices: Conversation['choices']
}

async function readMessage(
  deps: GatewayDeps,
  turn: Turn,
  { choices }: Conversation,
  message: string,
  onText: (delta: string) => void,
): Promise<Reading> {
  const { context, finder, pending } = turn
  const replies = repliesOf(turn)
  if (pending && message.trim() === pending.token) return { commands: [{ kind: 'confirm' }], text: '', choices: null }
  const chosen = choices && choiceOf(message, choices)
  if (chosen) return { commands: chosen.commands, text: '', choices: null }
  const understanding = understand(message, context)
  const { question, explanation, suggestions } = understanding
  if (question) {
    const labels = question.choices.map(({ label }) => label)
    return { commands: [], text: replies.asked(question.ask, labels), choices: question.choices }
  }
  if (understanding.reason !== 'unread') {
    // "Set a reminder" says that something is to be added, but not what: the explanation asks.
    const commands = understanding.commands.filter((command) => command.kind !== 'add' || command.tasks.length)
    return { commands, text: explanation, choices: null }
  }
  const helper = await deps.model()
  const unread = replies.notUnderstood(explanation, suggestions)
  if (helper && !(await mayAsk(deps, finder.personId)))
    return { commands: [], text: `${unread} ${replies.modelUsedUp(deps.quotas.modelCallsPerDay)}`, choices: null }
  const answer = await helper?.interpret(message, context, finder.conversation.shown, onText)
  if (answer) return { commands: answer.commands, text: answer.text, choices: null }
  return { commands: [], text: unread, choices: null }
}

/** Without the state store nothing is counted, and people are served all the same. */
const mayAsk = ({ state, quotas, now, log }: GatewayDeps, personId: string): Promise<boolean> =>
  takeModelCall(state, personId, quotas.modelCallsPerDay, now()).catch((error) => {
    log.warn('question to the model not counted', { error })
    return true
  })

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

/** What is stored by one commit. */
interface Unit {
  changes: TaskChange[]
  /** of an undo, which is planned when it is carried out */
  step?: Step
  once?: string | undefined
}

/**
 * Everything a turn does is one commit; only a task that it names twice, an undo and a confirmed plan are commits of their own. Each
 * happens once, whatever is repeated.
 */
async function carryOut(
  deps: GatewayDeps,
  { personId, origin }: ChatRequest,
  steps: Step[],
  idempotency: Idempotency,
): Promise<ExecutionResult> {
  const more = steps.flatMap((step) => step.events ?? [])
  const settings = steps.flatMap((step) => step.profile ?? [])
  const profile = settings.length ? Object.assign({}, ...settings) : undefined
  const units = unitsOf(steps)
  if (units.length > 1) await checkAll(deps, personId, units, more, origin.now)
  const after = new Map<string, Task>()
  const inOrder = (tasks: Task[]): Task[] => {
    for (const task of tasks) after.set(task.id, task)
    return steps.flatMap(({ changes }) => changes.map(({ taskId }) => after.get(taskId)!))
  }
  let isBegun = false
  try {
    for (const [index, { changes, step, once }] of units.slice(0, -1).entries()) {
      // No key that a caller may send has a space.
      const key = once ?? `${idempotency.key} ${index}`
      const run = (own: Idempotency) =>
        execute(deps, { personId, changes: step?.plan ?? changes, origin, idempotency: own })
      const { isFirst, tasks } = await onceOnly({ database: deps.database, personId, key }, run)
      // The plan that was carried out the first time is told by its tasks.
      if (step && !isFirst) step.changes = tasks.map(({ id }) => ({ taskId: id, command: REVERTED }))
      inOrder(tasks)
      isBegun = true
    }
    const { changes, step } = units.at(-1)!
    const result = await execute(deps, {
      personId,
      changes: step?.plan ?? changes,
      origin,
      more,
      profile,
      idempotency: { ...idempotency, answer: (tasks) => idempotency.answer(inOrder(tasks), undefined) },
    })
    return result.outcome === 'done' ? { ...result, tasks: inOrder(result.tasks) } : result
  } catch (error) {
    // A part is stored already: who asks again under the key gets the rest.
    if (isBegun && error instanceof DatabaseError) throw new CommitUnanswered(error)
    throw error
  }
}

/** What a later unit would be refused for must not leave an earlier one stored. @throws Refusal, Problem */
async function checkAll(
  { database, quotas }: GatewayDeps,
  personId: string,
  units: Unit[],
  more: OutboxEvent[],
  now: string,
): Promise<void> {
  // What has a key of its own is told by it when it was done before.
  const changes = units.flatMap((unit) => (unit.once || unit.step ? [] : unit.changes))
  const ids = [...new Set(changes.map(({ taskId }) => taskId))]
  const rows = ids.length ? await database.query<{ task: Task }>(tasksByIds(personId, ids)) : []
  const tasks = new Map(rows.map(({ task }) => [task.id, task]))
  const events: TaskEvent[] = []
  for (const { taskId, command } of changes) {
    const event = decide(command, tasks.get(taskId) ?? null, now)
    if (!event) continue
    events.push(event)
    tasks.set(taskId, event.data.task)
  }
  // Counted now: the first part is stored before the last one could be refused.
  quotas.passed(personId)
  await quotas.admit(personId, growthOf(events, more))
}

const REVERTED: TaskChange['command'] = { type: 'revert', previous: {} }

/** In the order of the steps; the last one is free to be stored under the request's own key. */
function unitsOf(steps: Step[]): Unit[] {
  const units: Unit[] = []
  let together: TaskChange[] = []
  const close = () => {
    if (together.length) units.push(...roundsOf(together).map((changes) => ({ changes })))
    together = []
  }
  for (const step of steps) {
    if (!step.plan && !step.once) {
      together.push(...step.changes)
      continue
    }
    close()
    units.push({ changes: step.changes, once: step.once, ...(step.plan && { step }) })
  }
  close()
  if (!units.length || units.at(-1)!.once) units.push({ changes: [] })
  return units
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

/**
 * @param seen the conversation that this turn was read in
 * @param conversation the same, or what a turn that was faster has made of it
 */
function remembered(
  seen: Conversation,
  conversation: Conversation,
  steps: Step[],
  tasks: Task[],
  choices: Conversation['choices'],
): Conversation {
  const parts = perStep(steps, tasks)
  const list = parts.findLast(({ step }) => step.isList)?.step.show?.map(({ id }) => id)
  const touched = parts.flatMap(({ step, changed }) => (step.isList ? [] : (step.show ?? changed))).map(({ id }) => id)
  const single = list?.length === 1 ? list : undefined
  // What waits for a yes waits no more once something else was said, but for what this turn did not know of.
  const unseen = conversation.pending?.token === seen.pending?.token ? null : conversation.pending
  return {
    shown: list ?? conversation.shown,
    last: touched.length ? touched : (single ?? conversation.last),
    pending: steps.findLast((step) => step.pending)?.pending ?? unseen,
    choices,
  }
}
