import type { TaskChange } from '../../writes/execute.ts'
import { restOfPlan } from '../assistant/steps.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { redoSteps, undoSteps } from './undo.ts'

const isAllNew = (changes: TaskChange[]): boolean =>
  changes.length > 1 && changes.every(({ command }) => command.type === 'create')

/** A yes that is said twice at once finds the same plan waiting. */
export async function confirmStep(turn: Turn): Promise<Step | Step[]> {
  const { context, pending } = turn
  if (!pending) return say(repliesOf(turn).nothingToConfirm(context))
  const { token, changes, proposal, plan } = pending
  if (plan?.undo) return undoSteps(turn, { kind: 'undo', count: plan.undo })
  if (plan?.redo) return redoSteps(turn, { kind: 'redo', count: plan.redo })
  const { chosen } = turn.finder.conversation.did ?? {}
  return {
    changes,
    once: `confirmed ${token}`,
    ...(plan && (await restOfPlan(turn, plan))),
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
}
