import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { completedViewOf } from '../views.ts'
import { actOn } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const completeStep = (turn: Turn, command: CommandOf<'complete'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { context } = turn
    return actOn(turn, tasks, 'complete', (after) => {
      const views = after.map((task) => completedViewOf(task, context))
      return repliesOf(turn).completed(views, context)
    })
  })
