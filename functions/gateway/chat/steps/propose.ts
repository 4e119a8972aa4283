/** What is done at once, and what waits for a yes. */
import type { Task } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import { mustConfirm } from '../../../../shared/language/commands/table.ts'
import type { Proposal } from '../../../../shared/language/replies.ts'
import { tasksByIds } from '../../statements.ts'
import type { TaskChange } from '../../writes/execute.ts'
import type { Pending } from '../conversation.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf } from '../views.ts'

/** Tasks of a proposal that are shown. */
const PREVIEW = 10

/** @param reply absent for what is never done at once */
export function actOn(
  turn: Turn,
  tasks: Task[],
  type: 'complete' | 'reopen' | 'skip' | 'delete',
  reply?: Step['reply'],
  subtasks?: 'complete' | 'keep',
): Step {
  const command = type === 'complete' ? { type, subtasks } : { type }
  const changes = tasks.map((task): TaskChange => ({ taskId: task.id, command }))
  return !reply || mustConfirm(type, tasks.length) ? propose(turn, { act: type }, tasks, changes) : { changes, reply }
}

export function propose(
  turn: Turn,
  what: Pick<Proposal, 'act' | 'changes' | 'subtasks'>,
  tasks: Task[],
  changes: TaskChange[],
): Step {
  const { context } = turn
  const proposal: Proposal = { ...what, count: tasks.length, title: tasks[0]!.title }
  const shown = tasks.slice(0, PREVIEW).map((task) => viewOf(task, context, false))
  return {
    changes: [],
    reply: () => repliesOf(turn).proposed(proposal, shown, context),
    show: tasks,
    pending: { token: newId(), proposal, changes, titles: shown.map(({ title }) => title) },
  }
}

/** What was proposed, once more. */
export async function proposedAgain(turn: Turn, { changes, proposal: what, plan }: Pending): Promise<Step> {
  const { context, finder } = turn
  const ids = changes.slice(0, PREVIEW).map(({ taskId }) => taskId)
  const rows = await finder.database.query<{ task: Task }>(tasksByIds(finder.personId, ids))
  const tasks = ids.flatMap((id) => rows.find(({ task }) => task.id === id)?.task ?? [])
  const shown = tasks.map((task) => viewOf(task, context, false))
  return { changes: [], reply: () => plan?.said ?? repliesOf(turn).proposed(what, shown, context), show: tasks }
}
