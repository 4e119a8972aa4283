import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function noneStep(turn: Turn, { reason }: CommandOf<'none'>): Step {
  const replies = repliesOf(turn)
  return say(reason === 'small-talk' ? replies.smallTalk(turn.context) : replies.outOfScope(turn.context))
}
