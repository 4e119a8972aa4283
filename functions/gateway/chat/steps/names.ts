import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { KIND_OF, namesInSight } from '../../person/person.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function namesStep(turn: Turn, { of }: CommandOf<'names'>): Step {
  const names = namesInSight(turn.person, KIND_OF[of])
  return say(repliesOf(turn).names(of, names, turn.context))
}
