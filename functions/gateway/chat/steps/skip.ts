import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { act, onTargets } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewsOf } from '../views.ts'
import { actOn } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const skipStep = (turn: Turn, command: CommandOf<'skip'>): Promise<Step> =>
  withTargets(turn, command, (tasks) =>
    actOn(turn, tasks, 'skip', (after) => repliesOf(turn).skipped(viewsOf(after, turn.context), turn.context)),
  )

export const performSkip = onTargets<'skip'>(act)
