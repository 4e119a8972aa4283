/** The commands of the table that make sense for an agent, as tools. */
import type { Task } from '../../../../shared/domain/task.ts'
import type { AgentNote, CommandOf } from '../../../../shared/language/commands/kind.ts'
import { commandKinds, mustConfirm } from '../../../../shared/language/commands/table.ts'
import { type Tool, ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { z } from '../../../../shared/language/commands/zod.ts'
import type { Command } from '../../../../shared/language/types.ts'
import { isOfCollections, stageCollection } from '../../../gateway/chat/assistant/collections.ts'
import { needsYes } from '../../../gateway/chat/assistant/needs-yes.ts'
import { phrasesOf } from '../../../gateway/chat/assistant/phrases.ts'
import { createStaging, type Staging } from '../../../gateway/chat/assistant/staging.ts'
import { planStep } from '../../../gateway/chat/assistant/steps.ts'
import { stepsOf } from '../../../gateway/chat/steps/index.ts'
import { propose } from '../../../gateway/chat/steps/propose.ts'
import type { Step, Turn } from '../../../gateway/chat/turn.ts'
import { tasksByIds } from '../../../gateway/statements.ts'
import type { McpDeps } from '../../deps.ts'
import { openTurn } from '../turn.ts'
import { argumentsOf } from './arguments.ts'
import { answerIn, answerPlan, carryOutSteps, changeSchema } from './changing.ts'
import type { AgentTool } from './tool.ts'

/** Settings are the person's own affair, and no scope is for them; what looks has a file of its own, and so has undo. */
export const commandTools = (): AgentTool[] =>
  Object.values(commandKinds).flatMap(({ tool: make, forAgents }): AgentTool[] =>
    make && forAgents ? [agentTool(make(z), forAgents)] : [],
  )

function agentTool(tool: Tool, { title, isDestructive, isIdempotent }: AgentNote): AgentTool {
  const { schema, read } = argumentsOf(tool)
  return {
    name: tool.name,
    title,
    description: tool.description,
    input: schema,
    output: changeSchema,
    scope: 'tasks:write',
    annotations: {
      readOnlyHint: false,
      openWorldHint: false,
      destructiveHint: isDestructive,
      idempotentHint: isIdempotent,
    },
    async run(given, call) {
      const answer = answerIn(call)
      if (answer) return answerPlan(call, answer.token, answer.isYes)
      const { args, ids } = read(given)
      await requireTasks(call.deps, call.caller.personId, ids)
      const turn = await openTurn(call.deps, call.caller, ids)
      const command = tool.readArguments(args, phrasesOf(turn.context))
      return carryOutSteps(call, turn, (await askedFirst(turn, command)) ?? (await stepsOf(turn, command)))
    },
  }
}

/** What reaches far waits for a yes, as a model's does in the chat, although the person's own words are done at once. */
async function askedFirst(turn: Turn, command: Command): Promise<Step[] | undefined> {
  const staging = createStaging(turn.origin.now)
  if (isOfCollections(command)) {
    await stageCollection(command, { turn, staging })
    return needsYes(staging) ? [planStep(turn, staging)] : undefined
  }
  return command.kind === 'update' ? changeAskedFirst(turn, command, staging) : undefined
}

/** A person sees what they point at, and an agent's person does not; and a change of a series reaches all its dates to come. */
async function changeAskedFirst(
  turn: Turn,
  command: CommandOf<'update'>,
  staging: Staging,
): Promise<Step[] | undefined> {
  const steps = await stepsOf(turn, command)
  const [step] = steps
  if (!step?.changes.length) return steps
  const { database, personId } = turn.finder
  const ids = step.changes.map(({ taskId }) => taskId)
  const rows = await database.query<{ task: Task }>(tasksByIds(personId, ids))
  const tasks = rows.map(({ task }) => task)
  for (const { taskId, command } of step.changes) {
    const task = tasks.find(({ id }) => id === taskId)
    if (task && command.type === 'change') staging.change(task, command.changes)
  }
  return mustConfirm(command.kind, ids.length) || needsYes(staging)
    ? [propose(turn, { act: 'change', changes: command.changes }, tasks, step.changes)]
    : steps
}

/** Nothing is done when a part of it cannot be. @throws ToolArgumentError */
async function requireTasks({ database }: McpDeps, personId: string, ids: string[]): Promise<void> {
  if (!ids.length) return
  const rows = await database.query<{ task: Task }>(tasksByIds(personId, ids))
  const missing = ids.filter((id) => !rows.some(({ task }) => task.id === id && task.status !== 'deleted'))
  if (missing.length)
    throw new ToolArgumentError(`There is no task with the id ${missing.join(', ')}: look for it first.`)
}
