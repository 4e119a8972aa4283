import { repliesOf, type Step, say, type Turn } from '../turn.ts'

/** A yes that is said twice at once finds the same plan waiting. */
export function confirmStep(turn: Turn): Step {
  const { context, pending } = turn
  if (!pending) return say(repliesOf(turn).nothingToConfirm(context))
  const { token, changes, proposal } = pending
  const { chosen } = turn.finder.conversation.did ?? {}
  return {
    changes,
    once: `confirmed ${token}`,
    reply: () => repliesOf(turn).confirmed(proposal, context),
    did: {
      kind: proposal.act,
      ...(proposal.changes && { changes: proposal.changes }),
      ...(chosen && { chosen }),
    },
  }
}
