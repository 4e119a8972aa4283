/** Changes: each call is one turn, done at once where it is small and undone in a word, and else a plan that waits for a yes of the person. */
import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server'
import * as z from 'zod/mini'
import type { Task } from '../../../../shared/domain/task.ts'
import { notFound, Problem } from '../../../../shared/http/problem.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { Context } from '../../../../shared/language/types.ts'
import { carryOut } from '../../../gateway/chat/carry-out.ts'
import type { Pending } from '../../../gateway/chat/conversation.ts'
import { confirmStep } from '../../../gateway/chat/steps/confirm.ts'
import { repliesOf, type Step, type Turn } from '../../../gateway/chat/turn.ts'
import type { Idempotency } from '../../../gateway/writes/execute.ts'
import { dropPlan, findPlan, keepPlan, WAITS } from '../plans.ts'
import { shownTaskSchema, shownTasks } from '../shown.ts'
import { openTurn } from '../turn.ts'
import { type Answer, answered, type Call, failed } from './tool.ts'

/** Tasks that a result shows. */
const SHOWN = 50

export const changeSchema = z.object({
  outcome: z
    .enum(['done', 'unchanged', 'waits', 'declined'])
    .check(z.describe('waits: nothing is done yet; ask the person, then call confirm with their answer')),
  said: z.string().check(z.describe('in the words of the assistant, for the person')),
  tasks: z.array(shownTaskSchema).check(z.describe('as they are now')),
  more: z.optional(z.number().check(z.describe('tasks that are not shown'))),
  confirmation: z.optional(z.string().check(z.describe('names the plan that waits, for ten minutes'))),
})

type Change = z.infer<typeof changeSchema>

const changed = (outcome: Change['outcome'], said: string, tasks: Task[], context: Context): Change => ({
  outcome,
  said,
  tasks: shownTasks(tasks.slice(0, SHOWN), context),
  ...(tasks.length > SHOWN && { more: tasks.length - SHOWN }),
})

/** The events tell who did what; no answer is kept under a key of ours. */
export const once = (): Idempotency => ({ key: `mcp-${newId()}`, isOurs: true, eventId: newId(), answer: () => null })

/** Carries out what a command comes to, or has it wait. */
export async function carryOutSteps(call: Call, turn: Turn, steps: Step[]): Promise<Answer> {
  const { deps, caller } = call
  const { context, origin } = turn
  const [step] = steps as [Step]
  if (step.question) return failed(step.reply([]), { candidates: shownTasks(step.show ?? [], context) })
  if (step.pending) return wait(call, turn, step, step.pending)
  if (!step.changes.length && !step.collections && !step.comments && !step.events?.length) return failed(step.reply([]))
  const result = await carryOut(deps, { personId: caller.personId, origin }, steps, once())
  if (result.outcome !== 'done') throw new Error('a key that was made here was known')
  const outcome = result.changed || step.events?.length ? 'done' : 'unchanged'
  return answered(changed(outcome, step.reply(result.tasks), step.show ?? result.tasks, context))
}

/** Asks the person by the client where it can show a question, and else by the agent. */
async function wait(call: Call, { context }: Turn, step: Step, plan: Pending): Promise<Answer> {
  await keepPlan(call.deps, call.caller.personId, plan)
  const said = step.reply([])
  if (canAsk(call)) {
    return inputRequired({
      inputRequests: { answer: inputRequired.elicit({ message: said, requestedSchema: YES_OR_NO }) },
      requestState: plan.token,
    })
  }
  return answered({ ...changed('waits', said, step.show ?? [], context), confirmation: plan.token })
}

const YES_OR_NO = {
  type: 'object' as const,
  properties: { yes: { type: 'boolean' as const, title: 'Do it', description: 'It can be undone.', default: false } },
  required: ['yes'],
}

/** Clients of before 2026-07-28 are asked on a connection of their own, which a function that holds nothing between requests does not have. */
function canAsk({ context }: Call): boolean {
  const envelope = context.mcpReq.envelope as Record<string, ClientCapabilities | undefined> | undefined
  const { elicitation } = envelope?.[CLIENT_CAPABILITIES_META_KEY] ?? {}
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)
}

/** The answer to what was asked by the client, when this call brings one. */
export function answerIn({ context: { mcpReq } }: Call): { token: string; isYes: boolean } | undefined {
  const token = mcpReq.requestState<unknown>()
  if (typeof token !== 'string') return undefined
  const answer = inputResponse(mcpReq.inputResponses, 'answer')
  return { token, isYes: answer.kind === 'elicit' && answer.action === 'accept' && answer.content?.yes === true }
}

/** A yes that is said twice is done once, and answered alike. */
export async function answerPlan(call: Call, token: string, isYes: boolean): Promise<CallToolResult> {
  const { deps, caller } = call
  const { personId } = caller
  const plan = await findPlan(deps, personId, token)
  if (!plan) throw notFound(`This plan does not wait any more: plans wait for ${WAITS / 60} minutes. Make it again.`)
  const turn = await openTurn(deps, caller)
  const { context, origin } = turn
  if (!isYes) {
    await dropPlan(deps, personId, token)
    return answered(changed('declined', repliesOf(turn).declined(plan.proposal, context), [], context))
  }
  const steps = await confirmStep({ ...turn, pending: plan })
  const result = await carryOut(deps, { personId, origin }, steps, once())
  const tasks = result.outcome === 'done' ? result.tasks : []
  return answered(changed('done', repliesOf(turn).confirmed(plan.proposal, context), tasks, context))
}

export const isProblem = (error: unknown, code: string): boolean => error instanceof Problem && error.code === code
