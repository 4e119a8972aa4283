/**
 * What the language module answers: commands over tasks, in values that need no clock, zone or database to be read again.
 * Dates are civil (`YYYY-MM-DD`), times are wall times of the person's zone (`HH:MM`).
 */
import type { CollectionKind } from '../domain/collections/collection.ts'
import type { DayParts } from '../domain/profile.ts'
import type { DateString, TimeString, WallTime } from '../time/civil.ts'

/** All that a reading may depend on; the same text and context always give the same answer. */
export interface Context {
  /** the person's wall clock, `YYYY-MM-DDTHH:MM` */
  now: WallTime
  /** the person's IANA zone; only named zones in the text ("9am pst") need it */
  timeZone: string
  /** the language of the text, a BCP 47 primary tag; default `en` */
  language?: string
  /** the text is in Latin letters where its language has others */
  isRoman?: boolean
  /** 1/2 is January 2 (`mdy`) or February 1 (`dmy`); default `mdy` */
  dateOrder?: 'mdy' | 'dmy'
  /** ISO weekday on which a week begins; default 1, Monday */
  weekStart?: number | undefined
  /** minutes before its time at which a new task reminds that says nothing of it itself; none where left out */
  defaultReminder?: number | null | undefined
  /** when the parts of the day are due for this person; as the convention says where left out */
  dayParts?: DayParts | undefined
  /** ISO weekdays on which the person works; default Monday to Friday */
  workdays?: readonly number[]
  /** projects and labels that exist, so that names with spaces are recognised */
  projects?: readonly string[]
  labels?: readonly string[]
  sections?: readonly string[]
  /** saved filters */
  filters?: readonly string[]
}

export interface When {
  date: DateString
  time: TimeString | null
}

/** Half-open: `to` is the first day or minute after the range. An open end is null. */
export interface Range {
  from: WallTime | DateString | null
  to: WallTime | DateString | null
}

/**
 * A recurrence as text lines of RFC 5545 without DTSTART: one or more `RRULE:`, then any `EXRULE:`, `RDATE:` and `EXDATE:`; a single
 * bare `FREQ=...` is an RRULE. Occurrences are the union of the RRULEs and RDATEs without what the EX lines name.
 */
export interface Repeat {
  rule: string
  /** the first date of the series; with a time where the words give one */
  start: When
  /** `schedule`: the next date follows from the last one; `completion` ("every!", "after 3 days"): from the day it is completed */
  counted: 'schedule' | 'completion'
}

export type Reminder = { minutesBefore: number } | { at: WallTime }

/** 1 is the most urgent, 4 none. */
export type Priority = 1 | 2 | 3 | 4

export interface TaskDraft {
  title: string
  due: When | null
  /** set with `due` when the words name a span ("between 2 and 4pm"); `due` is its start */
  range: Range | null
  durationMinutes: number | null
  deadline: When | null
  /** "not before monday": out of sight until then */
  start: When | null
  repeat: Repeat | null
  /** null: nothing said */
  priority: Priority | null
  project: string | null
  section: string | null
  labels: string[]
  assignee: string | null
  reminders: Reminder[]
  /** what is said about it beside the title ("and add a note to it: the blue one") */
  note?: string
  /** "* buy list": an item that is only a note and cannot be completed */
  isNote: boolean
}

/** How much later, earlier where negative. */
export interface Delay {
  minutes?: number
  days?: number
  months?: number
}

/** Changes to a task: absent is untouched, null removes. */
export interface Changes {
  title?: string
  /** a line that its note gets */
  addNote?: string
  /**
   * `date` absent keeps the date ("no, at 5"); `time` absent keeps the time, null removes it. `isOpenHour`: the half of the day was not
   * said, and `time` is the one that comes next; the task's own date and time tell better.
   */
  due?: { date?: DateString; time?: TimeString | null; isOpenHour?: true } | null
  /** moves the due date by this much from where it is ("postpone by 2 days") */
  postpone?: Delay
  durationMinutes?: number | null
  /** minutes that it takes longer, negative for shorter */
  lengthen?: number
  deadline?: When | null
  start?: When | null
  /** moves the deadline from where it is; the due date of a task that has none */
  postponeDeadline?: Delay
  repeat?: Repeat | null
  priority?: Priority
  project?: string | null
  section?: string | null
  addLabels?: string[]
  removeLabels?: string[]
  clearLabels?: true
  assignee?: string | null
  addReminders?: Reminder[]
  /** when to be reminded of it, which is also the date of a task that has none */
  remindAt?: When
  /** reminders so many days before the task's own date, at this time of day ("the day before at 6pm") */
  remindDaysBefore?: { days: number; time: TimeString }[]
  clearReminders?: true
}

/** Changes to a project, a section, a label or a saved filter: absent is untouched, null removes. */
export interface CollectionWords {
  name?: string
  /** a colour, or what was said to be one */
  colour?: string | null
  isFavourite?: boolean
  isArchived?: boolean
  /** the project within which it is */
  within?: string | null
}

export type Filter =
  | { all: true }
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter }
  | { due: Range }
  | { deadline: Range }
  | { starts: Range }
  /** false: put away, out of sight until it starts. A filter that says nothing of a start names no such task */
  | { started: boolean | 'any' }
  | { created: Range }
  | { completed: Range }
  | { overdue: true }
  | { noDate: true }
  | { hasTime: boolean }
  | { recurring: true }
  /** it is under another task */
  | { subtask: true }
  /** it is somewhere under the task of this id */
  | { under: string }
  | { priority: Priority }
  /** `*` in a name stands for any characters */
  | { label: string }
  | { noLabels: true }
  | { project: string; withChildren: boolean }
  | { section: string }
  | { assignee: string }
  /** every word occurs in the title or the note */
  | { search: string }
  | { status: 'open' | 'completed' | 'any' }

export type SortKey = 'due' | 'priority' | 'created' | 'completed' | 'title' | 'project' | 'order'

export interface Sort {
  by: SortKey
  descending: boolean
}

export type Target =
  /** a position in what was last shown, from 1; -1 is the last one */
  | { shown: number[] }
  /** those shown or touched together; `count`: as many as were spoken of last ("both") */
  | { shown: 'all'; count?: number }
  /** the task last touched or named: "it", "that" */
  | { last: true }
  /** of what was shown or added together, all that nothing has been done with since: "the rest", "the other one" */
  | { rest: true }
  /** the open task (for `reopen` the completed one) whose title fits these words */
  | { title: string }
  /** every task that the filter names; `bulk` actions are previewed and confirmed */
  | { filter: Filter }
  /** all of the one but what the other means: "everything except the mopping" */
  | { of: Target; except: Target }

/**
 * What people ask for and there is not: a countdown, other people, attachments, where somebody is, calendars of others, copies on paper or
 * in a file, measuring how long something takes, a place above all others, putting away without deleting.
 */
export type Missing = 'timer' | 'sharing' | 'file' | 'place' | 'calendar' | 'copy' | 'tracking' | 'pin' | 'archive'

/** One of each of these kinds, that needs nothing but to know which tasks it is about. */
type OnTarget<Kind> = Kind extends string ? { kind: Kind; target: Target } : never

/**
 * The other meaning of the same words, between which the tasks that there are decide: "the picnic is off" deletes it, `where` there is `none` it
 * is something to do; "the dentist on friday" is something to do, `where` there is `one` it is moved. Who cannot look takes the first meaning.
 */
export interface Or {
  where: 'one' | 'none'
  commands: Command[]
}

export type Command = CommandByKind & { or?: Or }

/** A new kind is a member here; what else there is to know of it, `commands/table.ts` asks for. */
type CommandByKind =
  | { kind: 'add'; tasks: TaskDraft[] }
  /** `answer`: how many, when, the last/first one, or the list itself */
  | { kind: 'list'; filter: Filter; sort?: Sort[]; answer: 'list' | 'count' | 'when' }
  /** what was on a list at a moment of the past; of a day without a time, at its end */
  | { kind: 'recall'; at: When; filter: Filter }
  /** how many days went, with what was completed and what slips; null: this week so far */
  | { kind: 'figures'; period: { from: DateString; to: DateString } | null }
  /** which projects, labels, sections or saved filters there are */
  | { kind: 'names'; of: 'projects' | 'labels' | 'sections' | 'filters' }
  | OnTarget<'reopen' | 'skip' | 'delete' | 'show'>
  /** `subtasks`: what becomes of those that are open; it is asked, unless the person has said so before */
  | { kind: 'complete'; target: Target; subtasks?: 'complete' | 'keep' }
  /** what is open under a task */
  | OnTarget<'subtasks'>
  /** tasks come under another one; null: out from under theirs */
  | { kind: 'nest'; target: Target; under: Target | null }
  /** in this order, beside another one or at an end of the list that they are in */
  | { kind: 'place'; target: Target; beside: { before: Target } | { after: Target } | 'first' | 'last' }
  /** new tasks under one that there is */
  | { kind: 'addUnder'; under: Target; tasks: TaskDraft[] }
  | { kind: 'update'; target: Target; changes: Changes }
  /** one more task like it, with other values */
  | { kind: 'copy'; target: Target; changes: Changes }
  /** of two tasks each comes when the other one was */
  | OnTarget<'swap'>
  /** something is said of one task, in Markdown */
  | { kind: 'comment'; target: Target; text: string }
  /** put the reminder of the task (default: the one that fired last) off to this time or by these minutes */
  | { kind: 'snooze'; target: Target; until: When | { minutes: number } }
  /** `count`: how many turns, 1 unless said */
  | { kind: 'undo'; count?: number }
  | { kind: 'redo'; count?: number }
  /** a project, a section or a label that is new; `project`: of a section, that which it is in, which is the one of last where nothing is said */
  | { kind: 'make'; of: 'project' | 'section' | 'label'; name: string; project?: string }
  | { kind: 'arrange'; of: CollectionKind; name: string; project?: string; changes: CollectionWords }
  /** `tasks`: what becomes of its open ones, asked where nothing is said */
  | { kind: 'remove'; of: CollectionKind; name: string; project?: string; tasks?: 'keep' | 'delete' }
  /** the list last shown, or these words, as a filter of this name */
  | { kind: 'save'; name: string; words?: string }
  /** the list of a saved filter */
  | { kind: 'open'; name: string }
  | { kind: 'help' }
  | { kind: 'confirm' }
  | { kind: 'cancel' }
  /** an end of the quiet hours that is null was not said: it stays, or is asked for */
  | { kind: 'setting'; timeZone?: string; quietHours?: { from: TimeString | null; to: TimeString | null } | null }
  /** nothing is done; `missing`: of what is not there, which it is */
  | { kind: 'none'; reason: 'small-talk' | 'out-of-scope' | 'not-there' | 'empty'; missing?: Missing }

/** What a stretch of the text was understood as; offsets are UTF-16 positions, `end` exclusive. */
export interface Span {
  start: number
  end: number
  kind:
    | 'command'
    | 'title'
    | 'date'
    | 'time'
    | 'duration'
    | 'recurrence'
    | 'deadline'
    | 'start'
    | 'reminder'
    | 'priority'
    | CollectionKind
    | 'assignee'
    | 'reference'
}

export interface Understanding {
  /** in the order said; empty when nothing was understood or a question must be answered first */
  commands: Command[]
  spans: Span[]
  /** in words, with the next three dates where something repeats */
  explanation: string
  /** two readings are plausible: both in words, each with the commands it stands for */
  question: { ask: string; choices: { label: string; commands: Command[] }[] } | null
  /**
   * Why this reading: `grammar` every word was accounted for; `default` no command was recognised and the words became a new task;
   * `unread` nothing fits, the nearest commands are in `suggestions`.
   */
  reason: 'grammar' | 'default' | 'unread'
  suggestions: string[]
}
