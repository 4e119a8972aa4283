import { Problem } from '../../../../shared/http/problem.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Proposal, Undone } from '../../../../shared/language/replies.ts'
import { planUndo, type Undo } from '../../writes/undo.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf } from '../views.ts'

/** Most turns that one message takes back. */
const MOST_UNDONE = 20

/** Where nothing was done just now, what would be taken back is asked about: it may be long ago. */
export async function undo(turn: Turn, command: CommandOf<'undo'>): Promise<Step[]> {
  const { finder, origin, context } = turn
  const { count = 1 } = command
  if (!finder.conversation.wasWords || count > 1) return undoSteps(turn, command)
  const { undone } = await planUndo(finder.database, finder.personId, origin)
  const said = repliesOf(turn).undoEarlier(undone.map(undoneOf), context)
  const proposal: Proposal = { act: 'plan', count: 1, title: undone[0]!.title }
  return [
    {
      changes: [],
      reply: () => said,
      pending: { token: newId(), changes: [], proposal, titles: [], plan: { said, undo: count } },
    },
  ]
}

/** Each turn that is taken back is planned upon those before it, and again should they have changed its tasks. */
export async function undoSteps(turn: Turn, { count = 1 }: CommandOf<'undo'>): Promise<Step[]> {
  const { finder, origin } = turn
  const steps: Step[] = []
  let turns: string[] = []
  while (steps.length < Math.min(count, MOST_UNDONE)) {
    try {
      const undo = await planUndo(finder.database, finder.personId, origin, turns)
      turns = undo.turns
      steps.push(undoStep(turn, undo))
    } catch (error) {
      if (!steps.length || !(error instanceof Problem)) throw error
      break
    }
  }
  return steps
}

function undoStep(turn: Turn, first: Undo): Step {
  const { finder, origin, context } = turn
  let undo: Undo | undefined
  const step: Step = {
    changes: first.changes,
    async plan() {
      undo = undo ? await planUndo(finder.database, finder.personId, origin) : first
      step.changes = undo.changes
      return undo
    },
    reply([task, ...more]) {
      const { undone, left } = undo ?? first
      const now = task?.status === 'open' && !more.length ? viewOf(task, context) : null
      return repliesOf(turn).undone(undone.map(undoneOf), now, left, context)
    },
    did: { kind: 'undo' },
  }
  return step
}

const undoneOf = ({ type, title }: Undo['undone'][number]): Undone => ({ act: actOf(type), title })

/** `todo.task.completed.v1` is "completed". */
const actOf = (type: Undo['undone'][number]['type']): Undone['act'] => type.split('.')[2] as Undone['act']
