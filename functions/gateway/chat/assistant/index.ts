/** Asks the model what a message comes to: within what the person may spend, and without waiting for a model that fails. */
import type { Task } from '../../../../shared/domain/task.ts'
import { ASKING, type BeyondGrammar, type ModelAway, type WishKind } from '../../../../shared/language/assistant.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import type { GatewayDeps } from '../../deps.ts'
import { tasksByIds } from '../../statements.ts'
import { type ModelUsage, modelMeter } from '../../usage.ts'
import type { Conversation } from '../conversation.ts'
import { type Step, say, type Turn } from '../turn.ts'
import { commandTools } from './commands.ts'
import { createHandles } from './handles.ts'
import { instructions } from './instructions.ts'
import { type Listener, runLoop } from './loop.ts'
import { type Message, ModelFault, tokensIn } from './model.ts'
import { readTools } from './reads.ts'
import { createStaging } from './staging.ts'
import { stepsOfStaging } from './steps.ts'
import type { Desk, Tool } from './tool.ts'

/** What an answer of the model has cost. */
export interface Cost {
  model: string
  rounds: number
  tokens: number
  /** of the person, with this answer */
  today: ModelUsage
}

export type Assistance =
  | { is: 'answered'; steps: Step[]; cost: Cost; isDropped: boolean }
  /** there is none */
  | { is: 'no-model' }
  /** the person has asked, or spent, what they may today */
  | { is: 'used-up' }
  | { is: 'away'; why: ModelAway }

export interface AssistRequest {
  message: string
  why: BeyondGrammar
  listener: Listener
  /** aborted when the person closes the stream */
  signal: AbortSignal
}

/** @throws Problem, DatabaseError; Problem 499 when the person stopped it. Nothing is stored here */
export async function assist(
  deps: GatewayDeps,
  turn: Turn,
  conversation: Conversation,
  { message, why, listener, signal }: AssistRequest,
): Promise<Assistance> {
  const { assistant, log } = deps
  const model = await deps.model()
  if (!model) return { is: 'no-model' }
  const started = performance.now()
  const { personId } = turn.finder
  const { traceId } = turn.origin.trace
  const told = (fields: Record<string, unknown>) => ({
    why,
    model: model.name,
    traceId,
    duration: Math.round(performance.now() - started),
    ...fields,
  })
  let usage: ModelUsage | undefined
  let tokens = 0
  try {
    return await assistant.breaker.run(async () => {
      usage = await takeCall(deps, personId)
      if (!usage) return { is: 'used-up' as const }
      const shown = new Set<Task>()
      let isDropped = false
      const desk: Desk = {
        turn,
        handles: createHandles(),
        staging: createStaging(turn.origin.now),
        show: (tasks) => {
          for (const task of tasks) shown.add(task)
        },
        drop: () => {
          isDropped = true
        },
      }
      const messages = await messagesOf(desk, conversation, message)
      const tools = toolsFor(why)
      const result = await runLoop({
        model,
        messages,
        tools,
        desk,
        limits: assistant.limits,
        signal,
        listener,
      })
      tokens = result.tokens
      const { called, rounds } = result
      const steps = await stepsOfStaging(turn, desk.staging, result.text, [...shown].map(desk.staging.now))
      if (desk.staging.isEmpty() && !isDropped && isToChange(why, tools, result.called))
        steps.push(say(localeOf(turn.context).assistant.unchanged(turn.context)))
      const changes = desk.staging.staged().length + desk.staging.collections().length
      const isPlan = steps.some(({ pending }) => pending)
      log.info('model answered', told({ tools: called, rounds, tokens, changes, isPlan, outcome: 'answered' }))
      return {
        is: 'answered' as const,
        steps,
        isDropped,
        cost: { model: model.name, rounds, tokens, today: { calls: usage.calls, tokens: usage.tokens + tokens } },
      }
    })
  } catch (error) {
    tokens = (error as { tokens?: number }).tokens ?? 0
    if (!(error instanceof ModelFault)) {
      log.info('model answered', told({ tokens, outcome: signal.aborted ? 'stopped' : 'failed' }))
      throw error
    }
    log.warn('model answered', told({ tokens, outcome: error.code, error }))
    return { is: 'away', why: error.code }
  } finally {
    if (usage && tokens)
      await modelMeter
        .add(deps.state, personId, tokens, deps.now())
        .catch((error) => log.warn('tokens not counted', { error, traceId }))
  }
}

/** Without the state store nothing is counted, and people are served all the same. */
const takeCall = ({ state, quotas, now, log }: GatewayDeps, personId: string): Promise<ModelUsage | undefined> =>
  modelMeter.take(state, personId, quotas.perDay.model, now()).catch((error) => {
    log.warn('question to the model not counted', { error })
    return { calls: 0, tokens: 0 }
  })

/** For a wish that only asks there is nothing that changes anything. */
function toolsFor(why: BeyondGrammar): Tool[] {
  const tools = [...readTools(), ...commandTools()]
  return ASKING.includes(why as WishKind) || why === 'question' ? tools.filter(({ isRead }) => isRead) : tools
}

/** Whether something was to be changed: where nothing was, that is said, whatever the model says that it did. */
const isToChange = (why: BeyondGrammar, tools: Tool[], called: string[]): boolean =>
  why === 'plan' || why === 'split' || tools.some(({ name, isRead }) => !isRead && called.includes(name))

async function messagesOf(desk: Desk, conversation: Conversation, message: string): Promise<Message[]> {
  const { finder, context } = desk.turn
  const ids = [...new Set([...conversation.shown, ...conversation.last])]
  const rows = ids.length ? await finder.database.query<{ task: Task }>(tasksByIds(finder.personId, ids)) : []
  const byId = new Map(rows.map(({ task }) => [task.id, task]))
  const those = (wanted: string[]): Task[] =>
    wanted.flatMap((id) => byId.get(id) ?? []).filter(({ status }) => status !== 'deleted')
  const told = instructions(context, { shown: those(conversation.shown), last: those(conversation.last) }, desk)
  return [{ role: 'system', content: told }, ...historyOf(conversation), { role: 'user', content: message }]
}

/** Tokens of earlier turns that the model is told, the newest first. */
const HISTORY_TOKENS = 1500

function historyOf({ turns = [] }: Conversation): Message[] {
  const told: Message[] = []
  let tokens = 0
  for (const { said, replied } of turns.toReversed()) {
    tokens += tokensIn(said) + tokensIn(replied)
    if (tokens > HISTORY_TOKENS) break
    told.unshift({ role: 'user', content: said }, { role: 'assistant', content: replied, calls: [] })
  }
  return told
}
