import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Step, Turn } from '../turn.ts'
import { actOn } from './propose.ts'
import { withTargets } from './with-targets.ts'

export const deleteStep = (turn: Turn, command: CommandOf<'delete'>): Promise<Step> =>
  withTargets(turn, command, (tasks) => actOn(turn, tasks, 'delete'))
