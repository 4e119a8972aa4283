/** One turn of the chat, and what a command comes to in it. `steps` has a file for each kind of command. */
import type { CollectionChange } from '../../../shared/domain/collections/decide-collection.ts'
import type { CommentChange } from '../../../shared/domain/comments/decide-comment.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventType } from '../../../shared/events/types.ts'
import { localeOf } from '../../../shared/language/index.ts'
import type { Replies } from '../../../shared/language/replies.ts'
import type { Context } from '../../../shared/language/types.ts'
import type { Person } from '../person/person.ts'
import type { Plan, TaskChange } from '../writes/execute.ts'
import type { Did, Pending, Question } from './conversation.ts'
import type { Finder } from './targets.ts'

/** What one command comes to. */
export interface Step {
  changes: TaskChange[]
  /** what becomes of projects, sections, labels and filters */
  collections?: CollectionChange[]
  comments?: CommentChange[]
  /** the answer, made from the changed tasks as they are afterwards */
  reply: (tasks: Task[]) => string
  /** tasks that the answer shows; default: those changed */
  show?: Task[]
  /** true when `show` is a list that positions count in */
  isList?: boolean
  pending?: Pending
  question?: Question
  events?: OutboxEvent<EventType>[]
  /** what it sets in the person's profile */
  profile?: Partial<Profile>
  /** what the next message may go on from, where that is more than the kind of the command */
  did?: Did
  /** finds out `changes` when they are carried out, on what is there then, and again when somebody was faster */
  plan?: () => Promise<Plan>
  /** names an effect that happens once, however many messages ask for it */
  once?: string
}

export interface Turn {
  person: Person
  /** the message */
  said: string
  context: Context
  finder: Finder
  origin: Origin
  pending: Pending | null
}

/** Words alone. */
export const say = (text: string): Step => ({ changes: [], reply: () => text })

export const repliesOf = ({ context }: Pick<Turn, 'context'>): Replies => localeOf(context).replies

/** Hands each step the tasks that it changed. */
export function pairWithSteps(steps: Step[], tasks: Task[]): { step: Step; changed: Task[] }[] {
  let taken = 0
  return steps.map((step) => {
    const changed = tasks.slice(taken, taken + step.changes.length)
    taken += step.changes.length
    return { step, changed }
  })
}
