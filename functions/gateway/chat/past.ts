/**
 * New tasks that would be overdue at birth ("yesterday pay rent"): whether that is meant is asked, with the date that was said, the next
 * such date and none to choose from. Pure.
 */
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Changes, Command, Context, Reminder, TaskDraft, When } from '../../../shared/language/types.ts'
import { addDays, addMonths, dateOf, parseDate } from '../../../shared/time/civil.ts'
import type { Question } from './conversation.ts'

type Asked = Extract<Question, { of: 'readings' }>

/** @returns undefined when nothing is added whose time is over */
export function askAboutPast(commands: Command[], context: Context): Asked | undefined {
  const drafts = commands.flatMap((command) => (command.kind === 'add' ? command.tasks : []))
  const past = drafts.flatMap((draft) => (isPast(draft, context) ? [{ title: draft.title, due: draft.due! }] : []))
  if (!past.length) return undefined
  const { replies } = localeOf(context)
  const next = past.map((task) => ({ ...task, next: nextSuch(task.due, context) }))
  const { question, choices } = replies.pastDue(next, context)
  const [same, later, none] = choices
  return {
    of: 'readings',
    ask: replies.asked(question, choices),
    choices: [
      { label: same, commands },
      { label: later, commands: withDue(commands, context, (due) => nextSuch(due, context)) },
      { label: none, commands: withDue(commands, context, () => null) },
    ],
    past: commands,
  }
}

/** What repeats begins with its next date; a stretch is over at its end. */
function isPast({ due, repeat, range }: TaskDraft, { now }: Context): boolean {
  if (!due || repeat) return false
  return isOver(wallOf(due), now) && !(range?.to && !isOver(range.to, now))
}

const isOver = (wall: string, now: string): boolean => wall < now.slice(0, wall.length)
const wallOf = ({ date, time }: When): string => (time ? `${date}T${time}` : date)

/** "last monday" may be as long ago. */
const NEAR_DAYS = 14
const daysBetween = (from: string, to: string): number => parseDate(to)! - parseDate(from)!

/** Tomorrow for what was today, the same day of the week for what was less than two weeks ago, else the same day of the year. */
function nextSuch({ date, time }: When, { now }: Context): When {
  const today = now.slice(0, 10)
  const days = daysBetween(date, today)
  if (days === 0) return { date: addDays(date, 1), time }
  if (days < NEAR_DAYS) return { date: addDays(date, days < 7 ? 7 : 14), time }
  const thisYear = Number(today.slice(0, 4)) - Number(date.slice(0, 4))
  const inYears = (years: number): When => ({ date: dateOf(addMonths(parseDate(date)!, 12 * years)), time })
  return inYears(isOver(wallOf(inYears(thisYear)), now) ? thisYear + 1 : thisYear)
}

const withDue = (commands: Command[], context: Context, change: (due: When) => When | null): Command[] =>
  commands.map((command) =>
    command.kind === 'add'
      ? {
          ...command,
          tasks: command.tasks.map((draft) =>
            isPast(draft, context) ? moved(draft, change(draft.due!), context) : draft,
          ),
        }
      : command,
  )

/** Reminders that have a day of their own go with the date. */
function moved(draft: TaskDraft, due: When | null, { now }: Context): TaskDraft {
  const days = due && daysBetween(draft.due!.date, due.date)
  const reminders = draft.reminders.flatMap((reminder): Reminder[] => {
    if (!('at' in reminder)) return [reminder]
    if (days === null) return reminder.at > now ? [reminder] : []
    return [{ at: `${addDays(reminder.at.slice(0, 10), days)}${reminder.at.slice(10)}` }]
  })
  return { ...draft, due, range: null, reminders }
}

/** Another date, or none, said instead of a choice; undefined when the message is something else. */
export function datedAnew(past: Command[], message: string, context: Context): Command[] | undefined {
  const { due, repeat, ...others } = dateOnly(message, context) ?? changesOfLast(message, context)
  if ((due === undefined && !repeat) || Object.keys(others).length) return undefined
  if (!repeat) return withDue(past, context, (before) => dueSaid(due!, before, context))
  return past.map((each) =>
    each.kind === 'add'
      ? { ...each, tasks: each.tasks.map((draft) => ({ ...draft, due: repeat.start, range: null, repeat })) }
      : each,
  )
}

/** "friday", "no date": a message of nothing else. */
function dateOnly(message: string, context: Context): Changes | undefined {
  const locale = localeOf(context)
  const changes = locale.readChanges(message, context)
  const { spans } = locale.readWhen(message, context) ?? { spans: [] }
  const isSaid = (at: number): boolean => spans.some(({ start, end }) => start <= at && at < end)
  const isRest = [...message.matchAll(/[\p{L}\p{N}]/gu)].some(({ index }) => !isSaid(index))
  return changes && (changes.due === null || !isRest) ? changes : undefined
}

/** "no, friday" */
function changesOfLast(message: string, context: Context): Changes {
  const [command, ...more] = understand(message, context).commands
  return !more.length && command?.kind === 'update' && 'last' in command.target ? command.changes : {}
}

/** A day alone keeps the time; a time alone is the next one on the clock. */
function dueSaid(said: NonNullable<Changes['due']> | null, before: When, { now }: Context): When | null {
  if (!said) return null
  const time = said.time === undefined ? before.time : said.time
  const today = now.slice(0, 10)
  return { date: said.date ?? (time && time > now.slice(11, 16) ? today : addDays(today, 1)), time }
}
