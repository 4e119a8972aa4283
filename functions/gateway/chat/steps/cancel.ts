import type { Perform } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export const cancelStep = (turn: Turn): Step =>
  say(repliesOf(turn).declined(turn.pending?.proposal ?? null, turn.context))

export const performCancel: Perform<'cancel'> = (_, desk) => {
  desk.drop()
  return { dropped: desk.turn.pending !== null }
}
