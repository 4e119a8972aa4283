/**
 * What a sentence asks for, before it is a command: the act and the stretches of the text that say with what. A language has rules for
 *
 *     command     Wish: a whole sentence; `<words>` stands for any stretch
 *     perhaps     Wish: what the sentence means where there is a task of the name that it says, instead of a new one
 *     doubtful    true: what is told of something, and hardly to be done; whether it is new is asked
 *     pronoun     Pronoun: a task without its name ("das", "die zweite", "alle")
 *     several     true: words that can only mean several tasks ("everything on my list")
 *     place       true: where a task is said to be, behind its name ("from my list")
 *     ofTime      true: a word before a time that only says which task is meant ("lunch from friday")
 *     behind      true: what stands behind a task's name and does not belong to it ("thing")
 *     exceptFor   true: behind it stands which tasks are not meant ("außer")
 *     exceptBehind true: the same, in front of it ("ke siwa")
 *     article     true: what stands before a task's name and does not belong to it ("den", "die Aufgabe")
 *     condition   Condition: which tasks ("überfällig", "ohne Datum")
 *     timeless    true: words of a question in which no time is read, though they look like one ("right now", "von" in "die von heute")
 *     idle        Idle: words of a question that narrow nothing ("meine Aufgaben", "bitte")
 *     change      Changes: what becomes of a task, where time and marks do not say it ("um zwei Tage", "kein Datum")
 *
 * What these become is the same in all languages: the file of its kind says it.
 */
import type { CollectionKind } from '../../domain/collections/collection.ts'
import type { Changes, CollectionWords, Command, Filter, Missing, Range, Sort, Target } from '../types.ts'

/** Tokens `from` to `to` (exclusive). */
export interface Stretch {
  from: number
  to: number
}

/** What a command does; `list`, `count` and `when` are three answers to one question. */
export type Act = Command['kind'] | 'count' | 'when'

/** What may be changed of a task by its own name. */
export type Field =
  | 'title'
  | 'note'
  | 'deadline'
  | 'start'
  | 'time'
  | 'duration'
  | 'priority'
  | 'project'
  | 'section'
  | 'labels'
  | 'not-labels'
  | 'assignee'
  | 'reminder'
  | 'remind-of'

/** Where a task comes in the order by hand. */
export type Placed = 'before' | 'after' | 'first' | 'last'

export interface Wish {
  act: Act
  /** the task or tasks that it is done to; the task spoken of last when absent */
  target?: Stretch
  /** which of them, where that is said apart from the target: "on friday delete my meeting" */
  among?: Stretch
  /** the task under which it comes */
  under?: Stretch
  /** where it comes in the order by hand, and beside which task */
  placed?: Placed
  beside?: Stretch
  /** what is to be done, where there is no such task: "put the key under the mat", "no sugar this week" */
  whole?: Stretch
  /** what it becomes, or until when it is put off */
  value?: Stretch
  /** until when it is put off, where the words of the sentence do not say it: minutes, or other words that do ("not today": "tomorrow") */
  until?: number | string
  /** what `value` is; a change as it is read when absent */
  field?: Field
  /** what becomes of it, where that is not in a value: "stop repeating it" */
  changes?: Changes
  /** which tasks are asked for; of `none` what was not looked at */
  filter?: Stretch
  /** every word of the target, value or filter must be understood: the sentence is a command only then */
  isStrict?: true
  reason?: Extract<Command, { kind: 'none' }>['reason']
  /** what is asked for and there is not; `reason` is `not-there` */
  missing?: Missing
  /** how many turns are taken back, where that is more than one */
  count?: number
  /** of which names are asked for */
  names?: Extract<Command, { kind: 'names' }>['of']
  /** what tasks are gathered in, named by `target`: of which kind it is, where that is said, and what becomes of it */
  collection?: {
    of?: CollectionKind
    /** its name stands behind the word for it: "project Nothing" is one, and so it is said where there is none */
    isNamed?: true
    /** of what `value` is the new one */
    to?: 'name' | 'colour' | 'within'
    changes?: CollectionWords
    /** the sentence says that `value` is a colour */
    isColoured?: true
  }
  /** what is set */
  setting?: Omit<Extract<Command, { kind: 'setting' }>, 'kind'>
}

export type Pronoun = Exclude<Target, { title: string } | { filter: Filter } | { of: Target }>
/** What a date in a filter is the date of. */
export type DateField = 'due' | 'deadline' | 'starts' | 'created' | 'completed'
/**
 * Which tasks, or in which order. `dates`: what a time beside it is the time of; `range`: a time that only a filter names so ("the next
 * 3 days"); `otherwise`: one that counts when no other is said ("my week").
 */
export type Condition =
  | Filter
  | { dates: DateField; filter?: Filter }
  | { range: Range }
  | { otherwise: Range }
  | { sort: Sort }
/**
 * `all` and `task` make a filter of what would be a title: "alle von heute", "Aufgaben ohne Datum"; `kind` is searched for when nothing
 * else is said ("meetings"); `asking` narrows nothing in a question ("what do i have to buy") and names a task elsewhere ("delete all walk tasks")
 */
export type Idle = 'all' | 'task' | 'kind' | 'idle' | 'asking'
