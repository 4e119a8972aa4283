/** What a message can mean in its conversation. */
import type { Command, TaskDraft, Understanding } from '../../../shared/language/types.ts'
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
  /** `isAgain`: what was just done, to another task */
  | { is: 'commands'; commands: Command[]; chosen?: Did['chosen']; isAgain?: true }
  /** when what is to be added is, but not what */
  | { is: 'dated'; said: string }
  /** perhaps a new task, perhaps an answer in words that are not known: to be asked, for neither is to be taken for the other */
  | { is: 'unclear'; draft: TaskDraft; commands: Command[] }
  | { is: 'new'; understanding: Understanding }

/** What of a conversation a message can go on from. */
export type Talk = Pick<Conversation, 'proposed' | 'declined' | 'question' | 'did' | 'last' | 'listed'>
