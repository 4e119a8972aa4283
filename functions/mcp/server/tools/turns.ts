/** What is about turns: to take back what this client did, and to answer a plan that waits. */
import * as z from 'zod/mini'
import type { Task } from '../../../../shared/domain/task.ts'
import { OUR_SOURCE } from '../../../../shared/events/types.ts'
import { validate } from '../../../../shared/http/function-app.ts'
import type { Undone } from '../../../../shared/language/replies.ts'
import { repliesOf } from '../../../gateway/chat/turn.ts'
import { viewOf } from '../../../gateway/chat/views.ts'
import { execute } from '../../../gateway/writes/execute.ts'
import { planUndo, type Undo } from '../../../gateway/writes/undo.ts'
import { jsonOf } from '../schema.ts'
import { shownTasks } from '../shown.ts'
import { openTurn, originOf } from '../turn.ts'
import { answerPlan, changeSchema, isProblem, once } from './changing.ts'
import { type AgentTool, answered, type Call } from './tool.ts'

const undoSchema = z.strictObject({
  count: z._default(z.int().check(z.gte(1), z.lte(20), z.describe('how many of the last calls to take back')), 1),
})

const undo: AgentTool = {
  name: 'undo',
  title: 'Undo',
  description:
    'Take back what you did last, a call at a time. What the person or another program did is left as it is.',
  input: { ...jsonOf(undoSchema), required: [] },
  output: changeSchema,
  scope: 'tasks:write',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  async run(given, call) {
    const { count } = validate(undoSchema, given)
    const turn = await openTurn(call.deps, call.caller)
    const { context } = turn
    const after = new Map<string, Task>()
    const said: string[] = []
    for (let done = 0; done < count; done++) {
      try {
        const { tasks, plan } = await takeBack(call)
        for (const task of tasks) after.set(task.id, task)
        const now = tasks.length === 1 && tasks[0]!.status === 'open' ? viewOf(tasks[0]!, context) : null
        const undone = plan.undone.map(({ type, title }) => ({ act: actOf(type), title }))
        said.push(repliesOf(turn).undone(undone, now, plan.left, context))
      } catch (error) {
        if (!done || !isProblem(error, 'nothing-to-undo')) throw error
        break
      }
    }
    return answered({ outcome: 'done', said: said.join('\n'), tasks: shownTasks([...after.values()], context) })
  },
}

async function takeBack({ deps, caller }: Call): Promise<{ tasks: Task[]; plan: Undo }> {
  const origin = originOf(caller, deps.now())
  let plan: Undo | undefined
  const changes = async () => {
    plan = await planUndo(deps.database, caller.personId, origin, [], OUR_SOURCE + caller.source)
    return plan
  }
  const result = await execute(deps, { personId: caller.personId, changes, origin, idempotency: once() })
  if (result.outcome !== 'done') throw new Error('a key that was made here was known')
  return { tasks: result.tasks, plan: plan! }
}

/** `todo.task.completed.v1` is "completed". */
const actOf = (type: Undo['undone'][number]['type']): Undone['act'] => type.split('.')[2] as Undone['act']

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

export const turnTools = (): AgentTool[] => [undo, confirm]
