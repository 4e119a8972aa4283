import type { Task } from '../../../../shared/domain/task.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { TaskChange } from '../../writes/execute.ts'
import { refuse } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

export const swapStep = (turn: Turn, command: CommandOf<'swap'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { context } = turn
    const [one, other, ...more] = tasks
    if (!one || !other || more.length) return say(repliesOf(turn).which(viewsOf(tasks, context), context))
    return {
      changes: [dueAs(one, other), dueAs(other, one)],
      reply: (after) => repliesOf(turn).changed(viewsOf(after, context), context),
    }
  })

const dueAs = ({ id }: Task, { due }: Task): TaskChange => ({
  taskId: id,
  command: { type: 'change', changes: { due } },
})

export const performSwap = refuse('change the two dates')
