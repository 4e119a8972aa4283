/** A new task, and what becomes of one, in words: the same parts in each language, which has the words for them. */
import { REMINDED_AT } from './calendar/parts.ts'
import { signsOf } from './quick-add/marks-of.ts'
import type { Changes, Context, Delay, Reminder, Repeat, TaskDraft, When } from './types.ts'

type Removed =
  | 'due'
  | 'time'
  | 'duration'
  | 'deadline'
  | 'start'
  | 'repeat'
  | 'priority'
  | 'project'
  | 'section'
  | 'assignee'
  | 'labels'
  | 'reminders'

export interface ChangeWords {
  when(when: When): string
  repeat(repeat: Repeat): string
  /** a time of day without a day */
  time(time: string): string
  title(title: string): string
  note(note: string): string
  /** `when`: a date in words, or how much later it is */
  deadline(when: string): string
  start(when: string): string
  duration(minutes: number): string
  /** by so much longer, negative for shorter */
  lengthened(minutes: number): string
  delayed(delay: Delay): string
  reminder(reminder: Reminder): string
  /** so many days before the task's own, at a time of day */
  reminderDaysBefore(days: number, time: string): string
  withoutLabel(label: string): string
  /** what it has no more */
  without: Record<Removed, string>
  /** between two parts */
  comma: string
}

type Part = string | false | 0 | null | undefined

export function createChangesInWords(wordsOf: (context: Context) => ChangeWords) {
  const joined = ({ comma }: ChangeWords, parts: Part[]): string => parts.filter(Boolean).join(comma)

  return {
    /** "tomorrow at 17:00, p1, without @errand" */
    describeChanges(changes: Changes, context: Context): string {
      const words = wordsOf(context)
      /** null is what it has no more */
      const or = <T>(value: T | null | undefined, removed: Removed, say: (value: T) => string): Part =>
        value === null ? words.without[removed] : value !== undefined && say(value)
      return joined(words, [
        changes.title && words.title(changes.title),
        changes.addNote && words.note(changes.addNote),
        or(changes.due, 'due', ({ date, time }) =>
          date ? words.when({ date, time: time ?? null }) : time ? words.time(time) : words.without.time,
        ),
        changes.postpone && words.delayed(changes.postpone),
        or(changes.durationMinutes, 'duration', words.duration),
        changes.lengthen && words.lengthened(changes.lengthen),
        changes.postponeDeadline && words.deadline(words.delayed(changes.postponeDeadline)),
        or(changes.start, 'start', (start) => words.start(words.when(start))),
        or(changes.deadline, 'deadline', (deadline) => words.deadline(words.when(deadline))),
        or(changes.repeat, 'repeat', words.repeat),
        changes.priority === 4 ? words.without.priority : changes.priority && `p${changes.priority}`,
        or(changes.project, 'project', (name) => `#${name}`),
        or(changes.section, 'section', (name) => `/${name}`),
        or(changes.assignee, 'assignee', (name) => `+${name}`),
        ...(changes.addLabels ?? []).map((label) => `@${label}`),
        ...(changes.removeLabels ?? []).map((label) => words.withoutLabel(label)),
        ...(changes.addReminders ?? []).map(words.reminder),
        changes.remindAt && words.reminder({ at: `${changes.remindAt.date}T${changes.remindAt.time ?? REMINDED_AT}` }),
        ...(changes.remindDaysBefore ?? []).map(({ days, time }) => words.reminderDaysBefore(days, time)),
        changes.clearLabels && words.without.labels,
        changes.clearReminders && words.without.reminders,
      ])
    },

    /** What a new task has beside its title: "every monday, for 2 hours, deadline friday, #Work" */
    describeDraft(task: TaskDraft, context: Context): string {
      const words = wordsOf(context)
      const { due, repeat, durationMinutes, start, deadline, reminders, note } = task
      return joined(words, [
        repeat ? words.repeat(repeat) : due && words.when(due),
        durationMinutes && words.duration(durationMinutes),
        start && words.start(words.when(start)),
        deadline && words.deadline(words.when(deadline)),
        ...reminders.map(words.reminder),
        ...signsOf(task),
        note && words.note(note),
      ])
    },
  }
}
