/** What is about turns: to take back what this client did, and to answer a plan that waits. */
import * as z from 'zod/mini'
import type { Task } from '../../../../shared/domain/task.ts'
import { OUR_SOURCE } from '../../../../shared/events/types.ts'
import { validate } from '../../../../shared/http/function-app.ts'
import { takenBackView } from '../../../gateway/chat/steps/undo.ts'
import { repliesOf } from '../../../gateway/chat/turn.ts'
import { viewOf } from '../../../gateway/chat/views.ts'
import type { Direction } from '../../../gateway/turns/statements.ts'
import { planTakingBack, type TakenBack } from '../../../gateway/turns/take-back.ts'
import { execute } from '../../../gateway/writes/execute.ts'
import { jsonOf } from '../schema.ts'
import { shownTasks } from '../shown.ts'
import { openTurn, originOf } from '../turn.ts'
import { answerPlan, changeSchema, isProblem, once } from './changing.ts'
import { type AgentTool, answered, type Call } from './tool.ts'

const countSchema = z.strictObject({
  count: z._default(z.int().check(z.gte(1), z.lte(20), z.describe('how many of the last calls to take back')), 1),
})

const takingBack = (direction: Direction, title: string, description: string): AgentTool => ({
  name: direction,
  title,
  description,
  input: { ...jsonOf(countSchema), required: [] },
  output: changeSchema,
  scope: 'tasks:write',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  async run(given, call) {
    const { count } = validate(countSchema, given)
    const turn = await openTurn(call.deps, call.caller)
    const { context } = turn
    const after = new Map<string, Task>()
    const said: string[] = []
    for (let done = 0; done < count; done++) {
      try {
        const { tasks, plan } = await takeBack(call, direction)
        for (const task of tasks) after.set(task.id, task)
        const now = tasks.length === 1 && tasks[0]!.status === 'open' ? viewOf(tasks[0]!, context) : null
        said.push(repliesOf(turn).takenBack(takenBackView(direction, plan), now, plan.left, context))
      } catch (error) {
        if (!done || !isProblem(error, `nothing-to-${direction}`)) throw error
        break
      }
    }
    return answered({ outcome: 'done', said: said.join('\n'), tasks: shownTasks([...after.values()], context) })
  },
})

const undo = takingBack(
  'undo',
  'Undo',
  'Take back what you did last, a call at a time. What the person or another program did is left as it is.',
)
const redo = takingBack(
  'redo',
  'Redo',
  'Do again what you took back last, a call at a time, as long as nothing new was done since.',
)

async function takeBack({ deps, caller }: Call, direction: Direction): Promise<{ tasks: Task[]; plan: TakenBack }> {
  const { database, now } = deps
  const { personId } = caller
  const origin = originOf(caller, now())
  const source = OUR_SOURCE + caller.source
  let plan: TakenBack | undefined
  const changes = async () => {
    plan = await planTakingBack({ direction, database, personId, origin, source })
    return plan
  }
  const result = await execute(deps, { personId, changes, origin, idempotency: once() })
  if (result.outcome !== 'done') throw new Error('a key that was made here was known')
  return { tasks: result.tasks, plan: plan! }
}

const confirmSchema = z.strictObject({
  confirmation: z.uuid().check(z.describe('as the result gave it that waits')),
  answer: z.enum(['yes', 'no']).check(z.describe('of the person, who has seen the plan')),
})

const confirm: AgentTool = {
  name: 'confirm',
  title: 'Answer a plan',
  description:
    'Say whether a plan that waits is to be carried out. Only the person decides that: ask them, and say yes only when they did.',
  input: jsonOf(confirmSchema),
  output: changeSchema,
  scope: 'tasks:write',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async run(given, call) {
    const { confirmation, answer } = validate(confirmSchema, given)
    return answerPlan(call, confirmation, answer === 'yes')
  },
}

export const turnTools = (): AgentTool[] => [undo, redo, confirm]
