import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { mustConfirm } from '../../../../shared/language/commands/table.ts'
import type { TaskChange } from '../../writes/execute.ts'
import { onOne, onTargets } from '../assistant/on-tasks.ts'
import type { Desk } from '../assistant/tool.ts'
import { shownTasks } from '../assistant/view.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf, viewsOf } from '../views.ts'
import { propose } from './propose.ts'
import { withParent } from './under.ts'
import { withTargets } from './with-targets.ts'

export const nestStep = (turn: Turn, command: CommandOf<'nest'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { under: target } = command
    if (!target) return nested(turn, tasks, null)
    // What is chosen then is as it was found here.
    const { shown } = turn.finder.conversation
    const places = tasks.map(({ id }) => shown.indexOf(id) + 1)
    const found = places.every((place) => place > 0) ? { shown: places } : command.target
    const commandWith = (under: NonNullable<typeof target>) => ({ ...command, target: found, under })
    return withParent(turn, { target, commandWith }, (parent) => nested(turn, tasks, parent))
  })

function nested(turn: Turn, tasks: Task[], parent: Task | null): Step {
  const { context } = turn
  const under = { parentId: parent?.id ?? null, order: null }
  const changes = tasks.map(({ id }): TaskChange => ({ taskId: id, command: { type: 'change', changes: under } }))
  if (mustConfirm('nest', tasks.length)) return propose(turn, { act: 'change' }, tasks, changes)
  return {
    changes,
    reply: (after) =>
      repliesOf(turn).nested(viewsOf(after, context), parent && viewOf(parent, context, false), context),
  }
}

export const performNest = onTargets<'nest'>(({ under }, tasks, desk) =>
  under ? onOne(under, desk, (parent) => stage(tasks, parent.id, desk)) : stage(tasks, null, desk),
)

function stage(tasks: Task[], parentId: string | null, desk: Desk): unknown {
  const after = tasks.map((task) => desk.staging.change(task, { parentId, order: null }) ?? task)
  return { changed: shownTasks(after, desk).tasks }
}
