import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export const helpStep = (turn: Turn): Step => say(repliesOf(turn).help(turn.context))
