/** Several new tasks in one call. */
import * as z from 'zod/mini'
import { validate } from '../../../../shared/http/function-app.ts'
import { commandKinds } from '../../../../shared/language/commands/table.ts'
import type { Tool } from '../../../../shared/language/commands/tool.ts'
import { z as commandZod } from '../../../../shared/language/commands/zod.ts'
import { AT_ONCE } from '../../../gateway/chat/assistant/needs-yes.ts'
import { phrasesOf } from '../../../gateway/chat/assistant/phrases.ts'
import { stepsOf } from '../../../gateway/chat/steps/index.ts'
import { openTurn } from '../turn.ts'
import { argumentsOf } from './arguments.ts'
import { carryOutSteps, changeSchema } from './changing.ts'
import type { AgentTool } from './tool.ts'

/** New tasks that one call adds: as many as are done at once when a model of the chat adds them. */
const MOST_ADDED = AT_ONCE.added

const severalSchema = z.strictObject({
  tasks: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(MOST_ADDED)),
})

/** Several new tasks as one turn, such as the steps of a plan: undone together, or none of them added. */
export function addTasksTool(): AgentTool {
  const tool = commandKinds.add.tool!(commandZod)
  const { schema, read } = argumentsOf(tool as Tool)
  const tasks = { type: 'array', items: schema, minItems: 1, maxItems: MOST_ADDED, description: 'each as for add_task' }
  return {
    name: 'add_tasks',
    title: 'Add several tasks',
    description: `Add up to ${MOST_ADDED} tasks in one turn: all of them, or none when one cannot be read.`,
    input: { type: 'object', properties: { tasks }, required: ['tasks'], additionalProperties: false },
    output: changeSchema,
    scope: 'tasks:write',
    annotations: { readOnlyHint: false, openWorldHint: false, destructiveHint: false, idempotentHint: false },
    async run(given, call) {
      const { tasks } = validate(severalSchema, given)
      const turn = await openTurn(call.deps, call.caller)
      const phrases = phrasesOf(turn.context)
      const drafts = tasks.flatMap((each) => tool.readArguments(read(each).args, phrases).tasks)
      return carryOutSteps(call, turn, await stepsOf(turn, { kind: 'add', tasks: drafts }))
    },
  }
}
