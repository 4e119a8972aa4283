import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function namesStep(turn: Turn, { of }: CommandOf<'names'>): Step {
  const names = turn.person[of].toSorted((a, b) => a.localeCompare(b))
  return say(repliesOf(turn).names(of, names, turn.context))
}
