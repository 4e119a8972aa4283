import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { act, onTargets } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { actOn } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const reopenStep = (turn: Turn, command: CommandOf<'reopen'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => {
    const { context } = turn
    return actOn(turn, tasks, 'reopen', (after) => {
      const alone = after.filter(({ recurrence }, index) => !recurrence && tasks[index]?.recurrence)
      return repliesOf(turn).reopened(viewsOf(after, context), viewsOf(alone, context), context)
    })
  })

export const performReopen = onTargets<'reopen'>(act)
