import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { mustConfirm } from '../../../../shared/language/commands/table.ts'
import { ToolArgumentError } from '../../../../shared/language/commands/tool.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import type { PlacedBeside } from '../../../../shared/language/replies.ts'
import type { Target } from '../../../../shared/language/types.ts'
import type { TaskChange } from '../../writes/execute.ts'
import { planPlace } from '../../writes/place.ts'
import { onOne, onTargets, tasksNow } from '../assistant/on-tasks.ts'
import type { Staged } from '../assistant/staging.ts'
import type { Desk } from '../assistant/tool.ts'
import { shownTasks } from '../assistant/view.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { propose } from './propose.ts'
import { withParent } from './under.ts'
import { withTargets } from './with-targets.ts'

/** Beside which task, or at which end. */
export type Beside = { before: Task } | { after: Task } | 'first' | 'last'

export const placeStep = (turn: Turn, command: CommandOf<'place'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { beside } = command
    if (typeof beside === 'string') return placed(turn, tasks, beside)
    const isBefore = 'before' in beside
    const as = <Other>(other: Other) => (isBefore ? { before: other } : { after: other })
    const target = isBefore ? beside.before : beside.after
    const other = { target, commandWith: (chosen: Target) => ({ ...command, beside: as(chosen) }) }
    return withParent(turn, other, (found) => placed(turn, tasks, as(found)))
  })

async function placed(turn: Turn, found: Task[], beside: Beside): Promise<Step> {
  const { context } = turn
  const tasks = found.filter(
    ({ id }) => typeof beside === 'string' || !Object.values<Task>(beside).some((other) => other.id === id),
  )
  if (!tasks.length) return say(localeOf(context).assistant.unchanged(context))
  if (mustConfirm('place', tasks.length))
    return propose(turn, { act: 'change' }, tasks, await changesOfPlace(turn, tasks, beside))
  const plan = async () => ({ changes: await changesOfPlace(turn, tasks, beside) })
  const step: Step = {
    ...(await plan()),
    // Others may have been put there meanwhile.
    async plan() {
      const now = await plan()
      step.changes = now.changes
      return now
    },
    reply: (after) => repliesOf(turn).placed(viewsOf(after.slice(0, tasks.length), context), titled(beside), context),
  }
  return step
}

const titled = (beside: Beside): PlacedBeside => {
  if (typeof beside === 'string') return beside
  return 'before' in beside ? { before: beside.before.title } : { after: beside.after.title }
}

/**
 * At an end they stay in their lists, each of which has its own.
 * @throws Problem for a task beside itself, or one that is gone
 */
export async function changesOfPlace(
  { finder: { database, personId }, origin }: Turn,
  tasks: Task[],
  beside: Beside,
): Promise<TaskChange[]> {
  const lists = typeof beside === 'string' ? [...Map.groupBy(tasks, listOf).values()] : [tasks]
  const where =
    typeof beside === 'string'
      ? (task: Task) => ({ parentId: task.parentId ?? null, isFirst: beside === 'first' })
      : () => ('before' in beside ? { before: beside.before.id } : { after: beside.after.id })
  const plans = await Promise.all(
    lists.map((list) =>
      planPlace(
        database,
        personId,
        list.map(({ id }) => id),
        where(list[0]!),
        origin.now,
      ),
    ),
  )
  return plans.flatMap(({ changes }) => changes)
}

const listOf = ({ parentId, project, section }: Task): string =>
  parentId ? `under ${parentId}` : JSON.stringify([project, section])

export const performPlace = onTargets<'place'>(async ({ beside }, tasks, desk) => {
  if (typeof beside === 'string') return stage(tasks, beside, desk)
  const isBefore = 'before' in beside
  return onOne(isBefore ? beside.before : beside.after, desk, (other) =>
    stage(tasks, isBefore ? { before: other } : { after: other }, desk),
  )
})

/** Keys are worked out on what is stored: what this turn has moved or made has none yet. */
async function stage(tasks: Task[], beside: Beside, desk: Desk): Promise<unknown> {
  const { turn, staging } = desk
  const others = typeof beside === 'string' ? [] : Object.values<Task>(beside)
  if (others.some(({ id }) => tasks.some((task) => task.id === id)))
    throw new ToolArgumentError('a task cannot come beside itself')
  const named = [...tasks, ...others]
  const moved = named.find(({ id }) => staging.staged().some((each) => each.taskId === id && isMoved(each)))
  if (moved)
    throw new ToolArgumentError(
      `“${moved.title}” is moved or added in this turn already: name all of them in one call, in their order`,
    )
  const changes = await changesOfPlace(turn, tasks, beside)
  const now = await tasksNow(
    desk,
    changes.map(({ taskId }) => taskId),
  )
  for (const { taskId, command } of changes)
    if (command.type === 'change') staging.change(now.get(taskId)!, command.changes)
  return { placed: shownTasks(tasks.map(staging.now), desk).tasks }
}

const isMoved = ({ command }: Staged): boolean =>
  command.type === 'create' ||
  (command.type === 'change' && ('order' in command.changes || 'parentId' in command.changes))
