/**
 * What the chat says, in one language. Each entry gets values and makes whole sentences of them: word order, plurals and dates are the
 * language's affair, and nobody outside glues pieces together.
 */
import type { DateString } from '../time/civil.ts'
import type { CollectionReplies } from './collection-replies.ts'
import type { Changes, Command, Context, Filter, Missing, Reminder, Repeat, When } from './types.ts'

/** By title the task before or after which others are now, or at which end of their list they are. */
export type PlacedBeside = { before: string } | { after: string } | 'first' | 'last'

/** A task as a person is shown it. Times are those of the person's zone. */
export interface TaskView {
  title: string
  /** the title of the task that it is under, where it is shown without that */
  parent?: string | undefined
  note: string
  /** what was said of it, where that is told */
  comments?: CommentView[] | undefined
  status: 'open' | 'completed' | 'skipped' | 'deleted'
  due: When | null
  /** when that is on the clocks of the task's own zone, where they show another time */
  dueThere: (When & { timeZone: string }) | null
  /** the due date is before now */
  isPast: boolean
  /** in the times of the task's own zone */
  repeat: Repeat | null
  deadline: When | null
  /** before it the task is out of sight; null where that is over */
  start: When | null
  durationMinutes: number | null
  reminders: Reminder[]
  priority: number
  project: string | null
  section: string | null
  labels: string[]
  /** of a task that repeats, its own date and the next ones; empty where they are not known, or too many to work out */
  next: When[]
}

export interface CommentView {
  text: string
  /** in the times of the person's zone */
  at: When
  /** the agent that wrote it; null: the person did */
  by: string | null
}

export interface CompletedView {
  task: TaskView
  /** when it comes again */
  next: When | null
  /** why it does not come again although it repeats, in English */
  ended: string | null
}

/** What a period came to, as it is told. */
export interface FiguresView {
  from: DateString
  /** the last day of it that has come */
  last: DateString
  completed: number
  /** the day on which most was completed; null where nothing was, or it is the only one */
  best: { date: DateString; completed: number } | null
  /** days in a row on which something was completed: up to now, and at most */
  streak: { current: number; longest: number }
  /** open tasks that were moved to later, those first that were most often */
  postponed: { title: string; times: number }[]
}

/** What would be done to tasks, and waits for a yes. */
export interface Proposal {
  /** `plan`: several things, each shown by itself */
  act: 'complete' | 'reopen' | 'skip' | 'delete' | 'change' | 'plan'
  count: number
  /** of the first of them */
  title: string
  changes?: Changes
  /** how many open tasks are under it, and go with it */
  subtasks?: number
}

/** A turn that was taken back, or done again after that. */
export interface TakenBackView {
  direction: 'undo' | 'redo'
  /** what it had done, in part of it where it is large */
  did: Deed[]
  /** how many tasks it is about */
  count: number
}

/** What was done to a task. */
export interface Deed {
  act: 'created' | 'updated' | 'deleted' | 'completed' | 'reopened' | 'skipped' | 'restored' | 'snoozed'
  title: string
}

/** Why something was not done. */
export interface Refused {
  code:
    | 'nothing-to-undo'
    | 'nothing-to-redo'
    | 'too-many-tasks'
    | 'too-many-reminders'
    | 'task-exists'
    | 'task-deleted'
    | 'note-not-completable'
    | 'recurrence-without-date'
    | 'start-after-due'
    | 'parent-missing'
    | 'parent-in-circle'
    | 'too-deep'
    | 'too-many-subtasks'
    | 'open-subtasks'
    | 'recurrence'
    | 'invalid-request'
    | 'too-large'
    | 'name-taken'
    | 'no-such-collection'
    | 'no-such-comment'
    | 'too-many-comments'
    | 'not-the-writer'
    | 'not-within'
    | 'too-many-collections'
  /** in English */
  detail: string
  /** the bound that it is about */
  most?: number
  /** fields of a task that cannot be so: `title`, `labels` */
  fields?: string[]
}

export interface Replies extends CollectionReplies {
  added(tasks: TaskView[], context: Context): string
  addedUnder(tasks: TaskView[], parent: TaskView, context: Context): string
  /** @param parent null: they are tasks of their own now */
  nested(tasks: TaskView[], parent: TaskView | null, context: Context): string
  placed(tasks: TaskView[], beside: PlacedBeside, context: Context): string
  /**
   * What is open under a task.
   *
   * @param cut how many are shown, when there are more
   */
  left(parent: TaskView, tasks: TaskView[], cut: number | null, context: Context): string
  /** whether so many open subtasks are done too, and the labels of the answers: all of it, or the task alone */
  askSubtasks(title: string, open: number, context: Context): { ask: string; all: string; alone: string }
  completed(tasks: CompletedView[], context: Context): string
  skipped(tasks: TaskView[], context: Context): string
  /** @param alone those that will not repeat, because their series has gone on without them */
  reopened(tasks: TaskView[], alone: TaskView[], context: Context): string
  changed(tasks: TaskView[], context: Context): string
  commented(task: TaskView, context: Context): string
  snoozed(tasks: TaskView[], until: When | { minutes: number }, context: Context): string
  /**
   * @param now the task as it is again, when it is one and open
   * @param left what could not be taken back, and why
   */
  takenBack(turn: TakenBackView, now: TaskView | null, left: ({ title: string } & Refused)[], context: Context): string
  /** Asks whether what was done before is meant, where nothing was done just now. */
  undoEarlier(turn: TakenBackView, context: Context): string
  set(setting: { timeZone?: string; quietHours?: { from: string; to: string } | null }, context: Context): string

  /** @param cut how many are shown, when there are more */
  listed(filter: Filter, tasks: TaskView[], cut: number | null, context: Context): string
  /** what was on a list at a moment; of a day without a time, at its end */
  recalled(at: When, tasks: TaskView[], cut: number | null, context: Context): string
  /** that there is nothing of so long ago; `began`: since when there is something */
  nothingThen(began: When | null, context: Context): string
  figures(view: FiguresView, context: Context): string
  counted(count: number, filter: Filter, context: Context): string
  /** when they are due */
  due(tasks: TaskView[], context: Context): string
  /** all about each of them */
  details(tasks: TaskView[], context: Context): string
  /** the projects or labels in use */
  names(kind: Extract<Command, { kind: 'names' }>['of'], names: string[], context: Context): string

  which(tasks: TaskView[], context: Context): string
  /** @param tasks the first ones of those that it is about */
  proposed(proposal: Proposal, tasks: TaskView[], context: Context): string
  confirmed(proposal: Proposal, context: Context): string
  /** @param proposal null when nothing was proposed */
  declined(proposal: Proposal | null, context: Context): string
  /** a question with its answers, which are chosen by their number */
  asked(question: string, choices: string[]): string

  /** that quiet hours lack an end */
  askHours(hours: { from: string | null; to: string | null }, context: Context): string
  /**
   * That new tasks would be due when it is over: a question that can be answered with yes, and the labels of what can be chosen.
   *
   * @param tasks each with when it would be due, and when such a date is next
   * @returns as choices the dates that were said, the next such dates, and none
   */
  pastDue(
    tasks: { title: string; due: When; next: When }[],
    context: Context,
  ): { question: string; choices: [same: string, next: string, none: string] }
  /** The label of a choice that adds a task of this title. */
  asNewTask(title: string, context: Context): string
  /** The label of a choice that does what was proposed. */
  asProposed(proposal: Proposal, context: Context): string
  /**
   * Words that may be an answer or a new task, while a question waits.
   *
   * @param choices what they can be taken for, with the answers to the question
   */
  unclear(choices: string[], context: Context): string
  /** what was proposed is not done because something else was said */
  leftAlone(proposal: Proposal, context: Context): string

  nothingFits(context: Context): string
  nothingShown(context: Context): string
  shownOnly(count: number, context: Context): string
  gone(context: Context): string
  /** "it" without a task that was spoken of */
  whichTask(context: Context): string
  noTitle(context: Context): string
  notFound(title: string, wanted: 'open' | 'completed' | 'any', context: Context): string
  noDateToCountFrom(title: string, context: Context): string
  /** it is to be minutes later, and has a day alone */
  noTimeToMove(title: string, context: Context): string
  unknownZone(timeZone: string, context: Context): string
  nothingToConfirm(context: Context): string
  /** an answer that chooses, although nothing is asked */
  nothingAsked(context: Context): string
  /** Why nothing was done. */
  refused(refused: Refused, context: Context): string
  /** @param explanation what was understood all the same */
  notUnderstood(explanation: string, suggestions: string[], context: Context): string
  modelUsedUp(perDay: number, context: Context): string
  help(context: Context): string
  /** to thanks, to a good-bye, and to whatever else is no task */
  smallTalk(said: string, context: Context): string
  outOfScope(context: Context): string
  /** that there is no such thing, and what there is instead */
  notThere(missing: Missing | undefined, context: Context): string
}

/** First strong isolate, and pop directional isolate: a title in another script leaves the order of the sentence around it alone. */
const [FSI, PDI] = ['\u2068', '\u2069']

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * Isolates what somebody else wrote (Unicode Standard Annex 9) in sentences of a direction: always in a right-to-left one, where a Latin title
 * as well as a number at an end would change places, else only text that runs from right to left.
 */
export const isolate = (direction: 'ltr' | 'rtl', text: string): string =>
  direction === 'rtl' || RIGHT_TO_LEFT.test(text) ? `${FSI}${text}${PDI}` : text
