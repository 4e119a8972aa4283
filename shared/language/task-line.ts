/** A task in one line: the same parts in the same order in each language, which has the words for them. */
import type { TaskView } from './replies.ts'
import type { Context, Reminder, Repeat, When } from './types.ts'

export interface TaskWords {
  /** a date as people check it: "Mon 30 November at 09:00" */
  when(when: When, context: Context): string
  repeat(repeat: Repeat, context: Context): string
  reminder(reminder: Reminder, context: Context): string
  /** how long it takes */
  duration(minutes: number, context: Context): string
  deadline(when: string, context: Context): string
  start(when: string, context: Context): string
  /** on the clocks of another zone: "15:00 in Europe/Berlin" */
  there(when: string, timeZone: string, context: Context): string
  /** behind a repetition, of which zone its times are: " in Europe/Berlin" */
  ofZone(timeZone: string, context: Context): string
  /** what a person wrote, or a sign, kept apart from the direction of the sentence */
  own(text: string, context: Context): string
  comma(context: Context): string
}

export interface TaskLines {
  /** "tomorrow at 09:00 (15:00 in Europe/Berlin)"; empty without a date */
  due(task: TaskView, context: Context): string
  /** "tomorrow at 09:00, every Monday" */
  dueAndRepeat(task: TaskView, context: Context): string
  /** all but title and date */
  details(task: TaskView, context: Context): string[]
  /** " — date, repetition, marks"; empty for a task that has none */
  behindTitle(task: TaskView, context: Context): string
  line(task: TaskView, context: Context): string
  /** a line for each comment, behind all else */
  comments(task: TaskView, context: Context): string
  /** a line for each, with its number; what is done has a tick, what was skipped an arrow */
  numbered(tasks: TaskView[], context: Context): string
  /** the same without numbers, where none of them can be meant by one */
  plain(tasks: TaskView[], context: Context): string
}

const SIGNS: Record<TaskView['status'], string> = { open: '', completed: '✓ ', skipped: '↷ ', deleted: '' }

export function createTaskLines(words: TaskWords): TaskLines {
  function due({ due, dueThere }: TaskView, context: Context): string {
    if (!due) return ''
    const here = words.when(due, context)
    if (!dueThere) return here
    const there = dueThere.date === due.date ? dueThere.time! : words.when(dueThere, context)
    return `${here} (${words.there(there, dueThere.timeZone, context)})`
  }

  const repeatOf = ({ repeat, dueThere }: TaskView, context: Context): string =>
    repeat ? words.repeat(repeat, context) + (dueThere ? words.ofZone(dueThere.timeZone, context) : '') : ''

  const dueAndRepeat = (task: TaskView, context: Context): string =>
    [due(task, context), repeatOf(task, context)].filter(Boolean).join(words.comma(context))

  function details(task: TaskView, context: Context): string[] {
    const { priority, project, section, labels, durationMinutes, start, deadline, reminders } = task
    return [
      durationMinutes && words.duration(durationMinutes, context),
      repeatOf(task, context),
      start && words.start(words.when(start, context), context),
      deadline && words.deadline(words.when(deadline, context), context),
      ...reminders.map((reminder) => words.reminder(reminder, context)),
      priority < 4 && words.own(`p${priority}`, context),
      project && words.own(`#${project}${section ? `/${section}` : ''}`, context),
      ...labels.map((label) => words.own(`@${label}`, context)),
    ].filter((detail): detail is string => typeof detail === 'string' && detail !== '')
  }

  function behindTitle(task: TaskView, context: Context): string {
    const all = [due(task, context), ...details(task, context)].filter(Boolean)
    return all.length ? ` — ${all.join(words.comma(context))}` : ''
  }

  /** "groceries › eggs" */
  const title = ({ title: own, parent }: TaskView, context: Context): string =>
    [parent, own].flatMap((part) => (part ? words.own(part, context) : [])).join(' › ')

  const line = (task: TaskView, context: Context): string => title(task, context) + behindTitle(task, context)

  const listed = (tasks: TaskView[], context: Context, markOf: (index: number) => string): string =>
    tasks.map((task, index) => `${markOf(index)} ${SIGNS[task.status]}${line(task, context)}`).join('\n')
  const numbered = (tasks: TaskView[], context: Context): string => listed(tasks, context, (index) => `${index + 1}.`)
  const plain = (tasks: TaskView[], context: Context): string => listed(tasks, context, () => '•')

  const comments = ({ comments: all = [] }: TaskView, context: Context): string =>
    all
      .map(({ text, at, by }) => `\n• ${words.when(at, context)}${by ? ` (${by})` : ''}: ${words.own(text, context)}`)
      .join('')

  return { comments, due, dueAndRepeat, details, behindTitle, line, numbered, plain }
}
