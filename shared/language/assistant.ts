/** What the assistant says in a language beside the model: plans, steps, and what can be done where no model is. */
import type { TaskView } from './replies.ts'
import type { Context } from './types.ts'

/** What somebody wants that is no command: to be thought about, not to be carried out word by word. */
export type WishKind = 'plan' | 'split' | 'prioritise' | 'summarise' | 'explain' | 'find' | 'compare' | 'advise'

/** Wishes that only ask: nothing of the person's is changed for them. */
export const ASKING: readonly WishKind[] = ['summarise', 'explain', 'find', 'compare', 'advise']

/** Why a message is not one for the grammar. */
export type BeyondGrammar = WishKind | 'question' | 'sentences' | 'language' | 'unread'

/** A message that is none for the grammar alone. */
export interface Beyond {
  why: BeyondGrammar
  /** that found it */
  rule: string
  /** it is no command whatever else the words could be; else only where no rule of a command reads them */
  isSure: boolean
  /** a date that was read makes it a task all the same */
  unlessDated?: true
}

/** What would become of one task; `before` is null for a new one. */
export interface PlanItem {
  act: 'create' | 'change' | 'complete' | 'reopen' | 'skip' | 'delete' | 'snooze'
  before: TaskView | null
  after: TaskView
  /** of `snooze`: when it is reminded of, a wall time of the person's zone */
  at?: string
}

/** How many turns, or undos, are taken back. */
export interface TurnsBack {
  undo?: number
  redo?: number
}

export interface PlanRest extends TurnsBack {
  timeZone?: string
  quietHours?: { from: string; to: string } | null
  /** what becomes of projects, labels and the like, in words */
  collections?: string[]
}

/** Why the model gave no answer. */
export type ModelAway =
  /** it took longer than it may */
  | 'timeout'
  /** 429 */
  | 'busy'
  /** no connection, or 5xx */
  | 'unavailable'
  /** the server does not take the key, the name or the request: a matter of the installation */
  | 'denied'
  /** the model will not answer this */
  | 'refused'
  /** half an answer */
  | 'cut'
  /** what it answers cannot be read, time and again */
  | 'unusable'
  /** it needs more tokens than one turn may cost */
  | 'too-long'
  /** it failed often of late, and is not asked for a while */
  | 'resting'

export interface AssistantReplies {
  /** tasks that are put before the person, with their numbers */
  list(tasks: TaskView[], context: Context): string
  /** what becomes of which task, and whether it shall be done */
  plan(items: PlanItem[], rest: PlanRest, context: Context): string
  /** nothing was done, whatever the model may have said */
  unchanged(context: Context): string
  /** what is going on: "looking at this week …"; `about` are words of the model */
  step(tool: string, about: string, context: Context): string
  /** what can be done instead of what needs a model */
  instead(why: BeyondGrammar, context: Context): string
  /** one line for who runs `make dev` */
  howToGetModel(context: Context): string
  away(why: ModelAway, context: Context): string
}
