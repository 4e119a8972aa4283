import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { KIND_OF, namesInSight } from '../../person/person.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import { shownCollections } from '../assistant/view.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function namesStep(turn: Turn, { of }: CommandOf<'names'>): Step {
  const names = namesInSight(turn.person, KIND_OF[of])
  return say(repliesOf(turn).names(of, names, turn.context))
}

/** Names that a model is told. */
const MOST_NAMES = 50

export const performNames: Perform<'names'> = ({ of }, { turn }) => ({
  [of]: shownCollections(turn.person, KIND_OF[of]).slice(0, MOST_NAMES),
})
