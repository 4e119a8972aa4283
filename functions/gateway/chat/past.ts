/**
 * New tasks that would be overdue at birth ("yesterday pay rent"): whether that is meant is asked, with the date that was said, the next
 * such date and none to choose from. Pure.
 */
import { localeOf, understand } from '../../../shared/language/index.ts'
import type { Changes, Command, Context, Reminder, TaskDraft, When } from '../../../shared/language/types.ts'
import { addDays, addMonths, dateOf, joinWall, parseDate } from '../../../shared/time/civil.ts'
import type { Question } from './conversation.ts'

type Asked = Extract<Question, { of: 'readings' }>

/** New tasks of a stretch that has begun and is not over ("this week", "tonight") are due today, not overdue at birth. */
export const dueWhenBegun = (commands: Command[], context: Context): Command[] =>
  withDrafts(commands, (draft) =>
    isOverdue(draft, context) && !isPast(draft, context)
      ? { ...draft, due: { date: context.now.slice(0, 10), time: null } }
      : draft,
  )

/** @returns undefined when nothing is added whose time is over */
export function askAboutPast(commands: Command[], context: Context): Asked | undefined {
  const drafts = commands.flatMap((command) => (command.kind === 'add' ? command.tasks : []))
  const past = drafts.filter((draft) => isPast(draft, context))
  if (!past.length) return undefined
  const { replies } = localeOf(context)
  const next = past.map((draft) => ({ title: draft.title, due: draft.due!, next: nextSuch(draft, context) }))
  const { question, choices } = replies.pastDue(next, context)
  const [same, later, none] = choices
  return {
    of: 'readings',
    ask: replies.asked(question, choices),
    choices: [
      { label: same, commands },
      { label: later, commands: withDue(commands, context, (draft) => nextSuch(draft, context)) },
      { label: none, commands: withDue(commands, context, () => null) },
    ],
    past: commands,
  }
}

/** What repeats begins with its next date. */
const isOverdue = ({ due, repeat }: TaskDraft, { now }: Context): boolean =>
  due !== null && !repeat && isOver(joinWall(due), now)

/** A stretch is over at its end. */
const isPast = (draft: TaskDraft, context: Context): boolean =>
  isOverdue(draft, context) && !(draft.range?.to && draft.range.to > context.now.slice(0, draft.range.to.length))

const isOver = (wall: string, now: string): boolean => wall < now.slice(0, wall.length)

/** "last monday" may be as long ago. */
const NEAR_DAYS = 14
const DAYS_OF_WEEK = 7
const DAYS_OF_MONTH = 31
/** Months to look for the next one in. */
const NEXT = Array.from({ length: 13 }, (_, count) => count)
const daysBetween = (from: string, to: string): number => parseDate(to)! - parseDate(from)!

/**
 * The beginning of the next month for that of a month, and the like. Of a day: tomorrow for today, the same day of the week for what was less
 * than two weeks ago, else the same day of the year.
 */
function nextSuch({ due, range }: TaskDraft, { now }: Context): When {
  const { date, time } = due!
  const today = now.slice(0, 10)
  const days = daysBetween(date, today)
  const isAhead = (when: When): boolean => !isOver(joinWall(when), now)
  const inDays = (count: number): When => ({ date: addDays(date, count), time })
  const inMonths = (count: number): When => ({ date: dateOf(addMonths(parseDate(date)!, count)), time })
  const first = (candidates: When[]): When => candidates.find(isAhead) ?? candidates.at(-1)!
  const length = range?.from && range.to ? daysBetween(range.from.slice(0, 10), range.to.slice(0, 10)) : 0
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4))
  if (length > DAYS_OF_WEEK && length <= DAYS_OF_MONTH) return first(NEXT.map((count) => inMonths(years * 12 + count)))
  if (length <= DAYS_OF_WEEK && days === 0) return inDays(1)
  if (length <= DAYS_OF_WEEK && days < NEAR_DAYS) return first([inDays(DAYS_OF_WEEK), inDays(2 * DAYS_OF_WEEK)])
  return first([inMonths(years * 12), inMonths((years + 1) * 12)])
}

const withDrafts = (commands: Command[], change: (draft: TaskDraft) => TaskDraft): Command[] =>
  commands.map((command) => (command.kind === 'add' ? { ...command, tasks: command.tasks.map(change) } : command))

const withDue = (commands: Command[], context: Context, change: (draft: TaskDraft) => When | null): Command[] =>
  withDrafts(commands, (draft) => (isPast(draft, context) ? moved(draft, change(draft), context) : draft))

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
  const year = yearSaid(message, context)
  if (year) return withDue(past, context, (draft) => ({ ...draft.due!, date: `${year}${draft.due!.date.slice(4)}` }))
  const { due, repeat, ...others } = dateOnly(message, context) ?? changesOfLast(message, context)
  if ((due === undefined && !repeat) || Object.keys(others).length) return undefined
  if (!repeat) return withDue(past, context, (draft) => dueSaid(due!, draft.due!, context))
  return withDrafts(past, (draft) => ({ ...draft, due: repeat.start, range: null, repeat }))
}

/** "whoops, 2030": of a date the year alone. */
function yearSaid(message: string, context: Context): string | undefined {
  const [, year] = /^\D*(20\d\d)[\s.!]*$/.exec(localeOf(context).withoutInterjections(message)) ?? []
  return year && year > context.now.slice(0, 4) ? year : undefined
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
