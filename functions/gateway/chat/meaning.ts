/** What a message can mean in its conversation. */
import { commandKinds, isOnTarget } from '../../../shared/language/commands/table.ts'
import type { Proposal } from '../../../shared/language/replies.ts'
import type { Changes, Command, Target, TaskDraft, Understanding } from '../../../shared/language/types.ts'
import type { Conversation, Did } from './conversation.ts'

export type Meaning =
  /** yes to the plan, or to some of the one that was just declined; `only`: to its tasks at these places, from 0 */
  | { is: 'confirmed'; only: number[] | null }
  /** no to what was asked or proposed */
  | { is: 'declined' }
  /** an answer, but not one to this question */
  | { is: 'unanswered' }
  /** an answer although nothing was asked */
  | { is: 'unasked' }
  /** `isAgain`: what was just done, to another task; `otherwise`: what is meant where a task that they name is not there */
  | { is: 'commands'; commands: Command[]; otherwise?: Command[]; chosen?: Did['chosen']; isAgain?: true }
  /** when what is to be added is, but not what */
  | { is: 'dated'; said: string }
  /** perhaps a new task, perhaps an answer in words that are not known: to be asked, for neither is to be taken for the other */
  | { is: 'unclear'; draft: TaskDraft; commands: Command[] }
  | { is: 'new'; understanding: Understanding }

/** What of a conversation a message can go on from. */
export type Talk = Pick<Conversation, 'proposed' | 'declined' | 'question' | 'did' | 'last' | 'listed'>

/** The commands that do what may be proposed. */
export const KINDS: Record<Exclude<Proposal['act'], 'plan'>, Command['kind']> = {
  complete: 'complete',
  reopen: 'reopen',
  skip: 'skip',
  delete: 'delete',
  change: 'update',
}

/** What was done, done to something else; null where it cannot be. */
export function doneAgain({ kind, changes }: Did, target: Target): Command | null {
  const again = KINDS[kind as keyof typeof KINDS] ?? kind
  return isOnTarget(again) ? (commandKinds[again].again?.(target, changes) ?? null) : null
}

export const asUpdate = (target: Target, changes: Changes): Extract<Meaning, { is: 'commands' }> => ({
  is: 'commands',
  commands: [{ kind: 'update', target, changes }],
})
