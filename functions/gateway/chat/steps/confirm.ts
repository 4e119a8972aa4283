import type { TaskChange } from '../../writes/execute.ts'
import { refuse } from '../assistant/on-tasks.ts'
import { restOfPlan } from '../assistant/steps.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { collectionSteps } from './collections.ts'
import { redoSteps, undoSteps } from './undo.ts'

const isAllNew = (changes: TaskChange[]): boolean =>
  changes.length > 1 && changes.every(({ command }) => command.type === 'create')

/** A yes that is said twice at once finds the same plan waiting. */
export async function confirmStep(turn: Turn): Promise<Step[]> {
  const { context, pending } = turn
  if (!pending) return [say(repliesOf(turn).nothingToConfirm(context))]
  const { token, changes, proposal, plan } = pending
  if (plan?.undo) return undoSteps(turn, { kind: 'undo', count: plan.undo })
  if (plan?.redo) return redoSteps(turn, { kind: 'redo', count: plan.redo })
  const { chosen } = turn.finder.conversation.did ?? {}
  const rest = plan && (await restOfPlan(turn, plan))
  const arranged = (await collectionSteps(turn, plan?.collections ?? [])).map((step, index) => ({
    ...step,
    once: `confirmed ${token} ${index}`,
  }))
  const step: Step = {
    changes,
    once: `confirmed ${token}`,
    ...rest,
    // "the second step"
    ...(plan && isAllNew(changes) && { isList: true }),
    reply: () =>
      plan?.profile && !changes.length
        ? repliesOf(turn).set(plan.profile, context)
        : repliesOf(turn).confirmed(proposal, context),
    did: {
      kind: proposal.act,
      ...(proposal.changes && { changes: proposal.changes }),
      ...(chosen && { chosen }),
    },
  }
  const isAlone = !changes.length && !rest?.profile && !rest?.events
  // What tasks are put into is there before them, and nothing of theirs is deleted that they leave.
  const isLast = ({ did }: Step): boolean => did?.kind === 'remove'
  return [
    ...arranged.filter((each) => !isLast(each)),
    ...(arranged.length && isAlone ? [] : [step]),
    ...arranged.filter(isLast),
  ]
}

export const performConfirm = refuse('only the person can say yes')
