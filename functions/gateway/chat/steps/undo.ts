import { Problem } from '../../../../shared/http/problem.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { CommandOf } from '../../../../shared/language/commands/kind.ts'
import type { Deed, Proposal, TakenBackView } from '../../../../shared/language/replies.ts'
import type { Direction } from '../../turns/statements.ts'
import { planTakingBack, type TakenBack } from '../../turns/take-back.ts'
import { type Perform, WAITS } from '../assistant/on-tasks.ts'
import { repliesOf, type Step, type Turn } from '../turn.ts'
import { viewOf } from '../views.ts'

/** Most turns that one message takes back. */
const MOST_UNDONE = 20

/** Where nothing was done just now, what would be taken back is asked about: it may be long ago. */
export async function undo(turn: Turn, command: CommandOf<'undo'>): Promise<Step[]> {
  const { count = 1 } = command
  if (!turn.finder.conversation.cameToNothing || count > 1) return undoSteps(turn, command)
  const view = takenBackView('undo', await planned('undo', turn))
  const said = repliesOf(turn).undoEarlier(view, turn.context)
  const proposal: Proposal = { act: 'plan', count: 1, title: view.did[0]!.title }
  return [
    {
      changes: [],
      reply: () => said,
      pending: { token: newId(), changes: [], proposal, titles: [], plan: { said, undo: count } },
    },
  ]
}

export const undoSteps = (turn: Turn, { count }: CommandOf<'undo'>): Promise<Step[]> => steps('undo', turn, count)
export const redoSteps = (turn: Turn, { count }: CommandOf<'redo'>): Promise<Step[]> => steps('redo', turn, count)

/** Each turn that is taken back is planned upon those before it, and again should they have changed its tasks. */
async function steps(direction: Direction, turn: Turn, count = 1): Promise<Step[]> {
  const made: Step[] = []
  let except: string[] = []
  while (made.length < Math.min(count, MOST_UNDONE)) {
    try {
      const taken = await planned(direction, turn, except)
      except = taken.turns
      made.push(takingBack(direction, turn, taken))
    } catch (error) {
      if (!made.length || !(error instanceof Problem)) throw error
      break
    }
  }
  return made
}

const planned = (direction: Direction, { finder, origin }: Turn, except: string[] = []): Promise<TakenBack> =>
  planTakingBack({ direction, database: finder.database, personId: finder.personId, origin, except })

function takingBack(direction: Direction, turn: Turn, first: TakenBack): Step {
  const { context } = turn
  let taken: TakenBack | undefined
  const step: Step = {
    changes: first.changes,
    collections: first.collections,
    comments: first.comments,
    async plan() {
      taken = taken ? await planned(direction, turn) : first
      step.changes = taken.changes
      step.collections = taken.collections
      step.comments = taken.comments
      return taken
    },
    reply([task, ...more]) {
      const now = task?.status === 'open' && !more.length ? viewOf(task, context) : null
      const { left, ...rest } = taken ?? first
      return repliesOf(turn).takenBack(takenBackView(direction, rest), now, left, context)
    },
    did: { kind: direction },
  }
  return step
}

/** `todo.task.completed.v1` is "completed". */
export const takenBackView = (
  direction: Direction,
  { undone, count }: Pick<TakenBack, 'undone' | 'count'>,
): TakenBackView => ({
  direction,
  did: undone.map(({ type, title }) => ({ act: type.split('.')[2] as Deed['act'], title })),
  count,
})

export const performUndo: Perform<'undo'> = ({ count = 1 }, { staging }) => {
  staging.takeBack({ undo: count })
  return WAITS
}

export const performRedo: Perform<'redo'> = ({ count = 1 }, { staging }) => {
  staging.takeBack({ redo: count })
  return WAITS
}
