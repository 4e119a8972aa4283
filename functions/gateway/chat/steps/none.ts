import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Perform } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export function noneStep(turn: Turn, { reason, missing }: CommandOf<'none'>): Step {
  const { context, said } = turn
  const replies = repliesOf(turn)
  if (reason === 'not-there') return say(replies.notThere(missing, context))
  return say(reason === 'small-talk' ? replies.smallTalk(said, context) : replies.outOfScope(context))
}

export const performNone: Perform<'none'> = () => ({
  hint: 'Tell the person in one sentence that you only know their tasks.',
})
