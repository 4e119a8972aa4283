import type { Perform } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'

export const helpStep = (turn: Turn): Step => say(repliesOf(turn).help(turn.context))

export const performHelp: Perform<'help'> = (_, { turn }) => ({ help: repliesOf(turn).help(turn.context) })
