import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export const cancelStep = (turn: Turn): Step =>
  say(repliesOf(turn).declined(turn.pending?.proposal ?? null, turn.context))
