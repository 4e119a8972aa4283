import { Problem } from '../../../../shared/http/problem.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Undone } from '../../../../shared/language/replies.ts'
import { planUndo, type Undo } from '../../writes/undo.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf } from '../views.ts'

/** Most turns that one message takes back. */
const MOST_UNDONE = 20

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
      const views = undone.map(({ type, title }) => ({ act: actOf(type), title }))
      return repliesOf(turn).undone(views, now, left, context)
    },
    did: { kind: 'undo' },
  }
  return step
}

/** `todo.task.completed.v1` is "completed". */
const actOf = (type: Undo['undone'][number]['type']): Undone['act'] => type.split('.')[2] as Undone['act']
