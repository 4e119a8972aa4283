import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { withTargets } from './with-targets.ts'

export const showStep = (turn: Turn, command: CommandOf<'show'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => ({
    changes: [],
    reply: () => repliesOf(turn).details(viewsOf(tasks, turn.context), turn.context),
    show: tasks,
  }))
