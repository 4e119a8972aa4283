/** What the chat says in English: short, with dates in words, and with what to say next where that helps. */

import { fromDayNumber, parseDate, splitWall, weekdayOf } from '../../../time/civil.ts'
import { capital } from '../../capital.ts'
import type { CommandOf } from '../../commands/kind.ts'
import { type Deed, isolate, type Proposal, type Replies, type TakenBackView, type TaskView } from '../../replies.ts'
import { createTaskLines } from '../../task-line.ts'
import type { Context, Missing, Reminder, When } from '../../types.ts'
import { collectionReplies } from './collections.ts'
import { describeChanges } from './commands/explain.ts'
import { describeDate, describeMinutes, MONTH_NAMES, WEEKDAY_NAMES } from './wording/dates.ts'
import { describeFilter } from './wording/filters.ts'
import { describeRepeat } from './wording/repeat.ts'

/** Names of projects or labels that one answer tells: more than that nobody reads. */
const NAMES_SHOWN = 50

const NAMED: Record<CommandOf<'names'>['of'], { sign: string; have: string; begin: string }> = {
  projects: { sign: '#', have: 'Your open tasks have', begin: 'buy milk #Home' },
  labels: { sign: '@', have: 'Your open tasks have', begin: 'buy milk @errand' },
  sections: { sign: '', have: 'You have', begin: 'buy milk #Home/Kitchen' },
  filters: { sign: '', have: 'You have', begin: 'save p1 & overdue as Urgent' },
}

const own = (text: string): string => isolate('ltr', text)
const quoted = (title: string): string => `“${own(title)}”`

/** A date as people check it, with weekday and date: "Mon 30 November at 09:00", "tomorrow at 17:00". */
export function whenInWords({ date, time }: When, context: Context): string {
  const words = describeDate(date, context)
  const isNear = words === 'today' || words === 'tomorrow' || words === 'yesterday'
  const day = isNear ? words : `${weekdayName(date)} ${/^\d/.test(words) ? words : dayAndMonth(date)}`
  return time ? `${day} at ${time}` : day
}

const weekdayName = (date: string): string => WEEKDAY_NAMES[weekdayOf(parseDate(date)!) - 1]!.slice(0, 3)

function dayAndMonth(date: string): string {
  const { day, month } = fromDayNumber(parseDate(date)!)
  return `${day} ${MONTH_NAMES[month - 1]}`
}

function reminderInWords(reminder: Reminder, context: Context): string {
  if ('at' in reminder) return `reminder ${whenInWords(splitWall(reminder.at), context)}`
  return reminder.minutesBefore ? `reminder ${describeMinutes(reminder.minutesBefore)} before` : 'reminder'
}

export const lines = createTaskLines({
  when: whenInWords,
  repeat: describeRepeat,
  reminder: reminderInWords,
  duration: (minutes) => `for ${describeMinutes(minutes)}`,
  deadline: (when) => `deadline ${when}`,
  start: (when) => `not before ${when}`,
  there: (when, timeZone) => `${when} in ${timeZone}`,
  ofZone: (timeZone) => ` in ${timeZone}`,
  own,
  comma: () => ', ',
})

/** " Next: " and the next dates of what repeats; nothing for what does not. */
function nextDates({ next }: TaskView, context: Context): string {
  if (!next.length) return ''
  const times = new Set(next.map(({ time }) => time))
  const [time] = times
  if (times.size > 1) return ` Next: ${next.map((date) => whenInWords(date, context)).join('; ')}.`
  const days = next.map(({ date }) => whenInWords({ date, time: null }, context)).join(', ')
  return ` Next: ${days}${time ? ` at ${time}` : ''}.`
}

/** "“pay rent”", or "3 tasks". */
const named = (count: number, title: string): string => (count === 1 ? quoted(title) : `${count} tasks`)
const namedAll = (tasks: TaskView[]): string => named(tasks.length, tasks[0]?.title ?? '')

function addedOne(task: TaskView, context: Context): string {
  if (task.repeat)
    return `Added ${quoted(task.title)} — ${lines.details(task, context).join(', ')}.${nextDates(task, context)}`
  const isMute = !task.due && task.reminders.some((reminder) => 'minutesBefore' in reminder)
  const hint = isMute ? ' It has no date yet, so nothing will remind you: say when it is due.' : ''
  return `Added ${quoted(task.title)}${lines.behindTitle(task, context)}.${hint}`
}

const subtasksInWords = (count: number): string => (count === 1 ? '1 open subtask' : `${count} open subtasks`)

/** "delete 3 tasks", "change “rent” (p1)". */
const proposalInWords = ({ act, count, title, changes, subtasks }: Proposal, context: Context): string =>
  `${act === 'plan' ? 'carry out the plan for' : act} ${named(count, title)}${subtasks ? ` with ${subtasksInWords(subtasks)}` : ''}${changes ? ` (${describeChanges(changes, context)})` : ''}`

const DONE: Record<Deed['act'], string> = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
  completed: 'completed',
  reopened: 'reopened',
  skipped: 'skipped',
  restored: 'restored',
  snoozed: 'snoozed',
}
const NAMED_UNDONE = 5

function deedsInWords({ did, count }: Pick<TakenBackView, 'did' | 'count'>): string {
  const unnamed = Math.max(did.length, count) - NAMED_UNDONE
  const what = did.slice(0, NAMED_UNDONE).map(({ act, title }) => `${quoted(title)} (${DONE[act]})`)
  const rest = unnamed > 0 ? ` and ${unnamed} more` : ''
  return `${what.join(', ')}${rest}`
}

export const replies: Replies = {
  ...collectionReplies,
  added: (tasks, context) =>
    tasks.length > 3
      ? `Added ${tasks.length} tasks:\n${lines.numbered(tasks, context)}`
      : tasks.map((task) => addedOne(task, context)).join('\n'),
  addedUnder: (tasks, parent, context) =>
    tasks.length > 3
      ? `Added ${tasks.length} tasks under ${quoted(parent.title)}:\n${lines.numbered(tasks, context)}`
      : tasks
          .map(
            (task) => `Added ${quoted(task.title)}${lines.behindTitle(task, context)}, under ${quoted(parent.title)}.`,
          )
          .join('\n'),
  nested(tasks, parent) {
    const [is, own] = tasks.length === 1 ? ['is', 'a task of its own'] : ['are', 'tasks of their own']
    return `${namedAll(tasks)} ${is} ${parent ? `under ${quoted(parent.title)}` : own} now.`
  },
  left(parent, tasks, cut, context) {
    if (!tasks.length) return `Nothing is left of ${quoted(parent.title)}.`
    const more = cut ? `\n… and more; the first ${cut} are shown.` : ''
    return `Left of ${quoted(parent.title)}:\n${lines.numbered(tasks, context)}${more}`
  },
  askSubtasks: (title, open) => ({
    ask: `${quoted(title)} has ${subtasksInWords(open)}. Complete ${open === 1 ? 'it' : 'them'} too?`,
    all: 'Yes, all of it',
    alone: `Only ${quoted(title)}`,
  }),
  completed(tasks, context) {
    const [{ task, next, ended } = { task: undefined, next: null, ended: null }] = tasks
    if (tasks.length !== 1 || !task) return `Completed ${tasks.length} tasks.`
    const then = next ? ` Next time: ${whenInWords(next, context)}.` : ended ? ` It does not come again: ${ended}.` : ''
    return `Completed ${quoted(task.title)}.${then}`
  },
  skipped: (tasks) => `Skipped ${namedAll(tasks)}.`,
  reopened(tasks, alone) {
    const aside = alone.length ? ` ${namedAll(alone)} will not repeat: the series has gone on without.` : ''
    return `${namedAll(tasks)} ${tasks.length === 1 ? 'is' : 'are'} open again.${aside}`
  },
  changed: (tasks, context) =>
    tasks.length === 1
      ? `Changed: ${lines.line(tasks[0]!, context)}.${nextDates(tasks[0]!, context)}`
      : `Changed ${tasks.length} tasks.`,
  commented: (task) => `Commented on ${quoted(task.title)}.`,
  snoozed(tasks, until, context) {
    const when = 'minutes' in until ? `in ${describeMinutes(until.minutes)}` : whenInWords(until, context)
    return `I will remind you of ${namedAll(tasks)} ${when}.`
  },
  takenBack(turn, now, left, context) {
    return [
      `${turn.direction === 'undo' ? 'Undone' : 'Redone'}: ${deedsInWords(turn)}.`,
      now && `Now: ${lines.line(now, context)}.`,
      ...left.map(({ title, detail }) => `The last change of ${quoted(title)} cannot be taken back: ${detail}`),
    ]
      .filter(Boolean)
      .join(' ')
  },
  undoEarlier: (turn) =>
    `Nothing was changed just now. Shall I take back what was done before: ${deedsInWords(turn)}? (yes / no)`,
  set({ timeZone, quietHours }) {
    const said = [
      timeZone && `Your time zone is ${timeZone}.`,
      quietHours && `Quiet hours: ${quietHours.from} to ${quietHours.to}.`,
      quietHours === null && 'No quiet hours.',
    ]
    return said.filter(Boolean).join(' ')
  },

  listed(filter, tasks, cut, context) {
    const words = describeFilter(filter, context)
    const heading = words.charAt(0).toUpperCase() + words.slice(1)
    const more = cut ? `\n… and more; the first ${cut} are shown.` : ''
    return tasks.length ? `${heading}:\n${lines.numbered(tasks, context)}${more}` : `${heading}: nothing.`
  },
  recalled(at, tasks, cut, context) {
    const when = `As it was ${whenInWords(at, context)}${at.time ? '' : ', at the end of the day'}`
    const more = cut ? `\n… and more; the first ${cut} are shown.` : ''
    return tasks.length ? `${when}:\n${lines.plain(tasks, context)}${more}` : `${when}: nothing.`
  },
  nothingThen: (began, context) =>
    began
      ? `There was nothing of you yet: what you have here begins ${whenInWords(began, context)}.`
      : 'There is nothing of you from so long ago.',
  figures({ from, last, completed, best, streak, postponed }, context) {
    const day = (date: string) => whenInWords({ date, time: null }, context)
    const most = best ? `, most on ${day(best.date)} (${best.completed})` : ''
    const done = completed ? `${completed} ${completed === 1 ? 'task' : 'tasks'} completed${most}` : 'nothing completed'
    const slips = postponed.map(({ title, times }) => `${quoted(title)} (${times === 1 ? 'once' : `${times} times`})`)
    return [
      `${from === last ? capital(day(from)) : `${capital(day(from))} to ${day(last)}`}: ${done}.`,
      streak.current > 1 && `${streak.current} days in a row until now, ${streak.longest} at most.`,
      slips.length && `Put off: ${slips.join(', ')}.`,
    ]
      .filter(Boolean)
      .join(' ')
  },
  counted(count, filter, context) {
    const what = 'all' in filter ? '' : ` (${describeFilter(filter, context)})`
    return `${count === 0 ? 'No tasks' : count === 1 ? '1 task' : `${count} tasks`}${what}.`
  },
  due: (tasks, context) =>
    tasks
      .map((task) =>
        task.due
          ? `${quoted(task.title)} ${task.isPast ? 'was' : 'is'} due ${lines.dueAndRepeat(task, context)}.${nextDates(task, context)}`
          : `${quoted(task.title)} has no date.`,
      )
      .join('\n'),
  details: (tasks, context) =>
    tasks
      .map(
        (task) =>
          `${lines.line(task, context)}.${nextDates(task, context)}${task.note ? `\n${own(task.note)}` : ''}${lines.comments(task, context)}`,
      )
      .join('\n'),
  placed(tasks, beside) {
    const is = `${namedAll(tasks)} ${tasks.length === 1 ? 'is' : 'are'} now`
    if (typeof beside === 'string') return `${is} ${beside} of the list.`
    return 'before' in beside ? `${is} before ${quoted(beside.before)}.` : `${is} after ${quoted(beside.after)}.`
  },
  names(kind, names) {
    const { sign, have, begin } = NAMED[kind]
    const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : ''
    return names.length
      ? `${have} these ${kind}: ${names
          .slice(0, NAMES_SHOWN)
          .map((name) => own(sign + name))
          .join(', ')}${more}.`
      : `${have} no ${kind} yet: say “${begin}” to begin with one.`
  },

  which: (tasks, context) => `Which one do you mean?\n${lines.numbered(tasks, context)}\nSay its number, or “all”.`,
  proposed(proposal, tasks, context) {
    const rest = proposal.count > tasks.length ? `\n… and ${proposal.count - tasks.length} more` : ''
    return `I would ${proposalInWords(proposal, context)}:\n${lines.numbered(tasks, context)}${rest}\nShall I? (yes / no)`
  },
  confirmed(proposal, context) {
    const { act, count, title } = proposal
    const done =
      act === 'plan' ? `Done as planned: ${named(count, title)}` : `Done: ${proposalInWords(proposal, context)}`
    return `${done}. Say “undo” to take it back.`
  },
  declined: (proposal, context) =>
    proposal ? `All right, I will not ${proposalInWords(proposal, context)}.` : 'All right.',
  asked: (question, choices) => [question, ...choices.map((choice, index) => `${index + 1}. ${choice}`)].join('\n'),

  askHours: ({ from, to }) =>
    from ? `Quiet from ${from} until when?` : to ? `Quiet until ${to}, and from when?` : 'From when until when?',
  pastDue([task, ...more], context) {
    const { title, due, next } = task!
    return more.length
      ? {
          question: `${more.length + 1} of these would be due on dates that are over. Say another date, or shall I add them anyway?`,
          choices: ['Add them anyway', 'Next: such dates to come', 'No dates'],
        }
      : {
          question: `${quoted(title)} would be due ${whenInWords(due, context)}, which is over. Say another date, or shall I add it anyway?`,
          choices: [`Add it anyway, ${whenInWords(due, context)}`, `Next: ${whenInWords(next, context)}`, 'No date'],
        }
  },
  asNewTask: (title) => `Add ${quoted(title)}`,
  asProposed(proposal, context) {
    const words = proposalInWords(proposal, context)
    return words.charAt(0).toUpperCase() + words.slice(1)
  },
  unclear: (choices) =>
    [
      'I have asked something, and am not sure that this is the answer. What shall I do?',
      ...choices.map((choice, index) => `${index + 1}. ${choice}`),
      'Say a number, or “no” for none of it.',
    ].join('\n'),
  leftAlone: (proposal, context) => `I did not ${proposalInWords(proposal, context)}.`,

  nothingFits: () => 'No task fits that.',
  nothingShown: () => 'I have not shown a list yet; say “show my tasks” first.',
  shownOnly: (count) => `The list I showed has only ${count} ${count === 1 ? 'task' : 'tasks'}.`,
  gone: () => 'Those tasks are gone.',
  whichTask: () => 'I am not sure which task you mean; say its name.',
  noTitle: () => 'I did not get which task you mean; say some words of its title.',
  notFound: (title, wanted) => `I found no ${wanted === 'any' ? '' : `${wanted} `}task like ${quoted(title)}.`,
  noDateToCountFrom: (title) =>
    `${quoted(title)} has no date to count from. Say when, such as “remind me about it tomorrow at 8”.`,
  noTimeToMove: (title) => `${quoted(title)} has no time of day yet. Say which, such as “at 3pm”.`,
  unknownZone: (timeZone) => `I do not know the time zone ${quoted(timeZone)}. Try a name such as Europe/Berlin.`,
  nothingAsked: () =>
    'I have not asked anything that this answers. Say what to do, such as “complete both” or “delete 2”.',
  nothingToConfirm: () => 'There is nothing to confirm.',
  refused: ({ detail }) => detail,
  notUnderstood: (explanation, suggestions) =>
    [explanation || 'I did not understand that.', suggestions.length && `You could say: ${suggestions.join(' · ')}`]
      .filter(Boolean)
      .join(' '),
  modelUsedUp: (perDay) =>
    `For more than I can read by myself I ask a model, at most ${perDay} times a day for one person: that is used up for today (UTC).`,
  help: () => `I keep your tasks. Say things like:
• pay rent every last workday 9am !30min before p1 #home
• what's due this week? · overdue · #work & p1
• done with the dentist · move it to friday · postpone 2 and 3 by a day
• remind me about it tomorrow at 8 · delete the second one · undo`,
  smallTalk: (said) =>
    /\b(?:thanks?|thx|ty|cheers|appreciate)\b/i.test(said)
      ? 'You’re welcome.'
      : /\b(?:bye|goodbye|good ?night|night night|see (?:you|ya)|later)\b/i.test(said)
        ? 'See you. What has a reminder, I will remind you of.'
        : 'I am here: tell me what to remember, or ask what is due.',
  outOfScope: () =>
    'I only know about your tasks. Tell me what to remember, or ask what is due; “help” shows examples.',
  notThere: (missing) => (missing ? NOT_THERE[missing] : 'I cannot do that yet; “help” shows what I can.'),
}

const NOT_THERE: Record<Missing, string> = {
  timer: 'I have no timers yet. Say “remind me in 10 minutes to turn the oven off”, and I will.',
  sharing: 'Tasks cannot be shared yet, and I send nothing to others. “+Ann” in a task notes whose it is.',
  file: 'Files cannot be attached yet. A link fits into the note: say “add a note to 2: https://…”.',
  place:
    'I do not know where you are, so nothing can remind you at a place yet. A time works: “remind me at 6pm to …”.',
  calendar:
    'I follow no other calendar or app. Its file can be brought in: in the app under Settings, “In and out”, or by “todo import FILE”; there is also the address by which a calendar shows your tasks.',
  copy: 'I cannot print or send that. All that is yours can be taken along: in the app under Settings, “In and out”, or by “todo export FILE”.',
  tracking: 'I do not measure time yet. How long a task takes can be noted: “the report takes 45 minutes”.',
  pin: 'Tasks cannot be pinned yet. A priority puts one first: say “make it p1”.',
  archive: 'There is no archive: what is completed is out of the way, and “show completed tasks” has it.',
}
