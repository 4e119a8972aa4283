/** One turn of the chat: from commands to changes and words. Nothing is written here; `routes/chat.ts` carries a turn out. */

import type { Profile } from '../../../shared/domain/profile.ts'
import { snoozed } from '../../../shared/domain/snooze.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventType } from '../../../shared/events/types.ts'
import { newId } from '../../../shared/ids/index.ts'
import { describeChanges, describeFilter, describeMinutes } from '../../../shared/language/index.ts'
import type { Changes, Command, Context, Filter, Target } from '../../../shared/language/types.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { instantOf, isTimeZone } from '../../../shared/time/zone.ts'
import type { Plan, TaskChange } from '../execute.ts'
import { countTasks, listTasks } from '../list.ts'
import type { Person } from '../person.ts'
import { planUndo, type Undo } from '../undo.ts'
import type { Pending } from './conversation.ts'
import { newTaskOf, taskChangesOf } from './drafts.ts'
import { type Finder, findTargets } from './targets.ts'
import { added, completed, dueInWords, HELP, named, nextDates, numbered, taskLine, whenInWords } from './words.ts'

/** What one command comes to. */
export interface Step {
  changes: TaskChange[]
  /** the answer, made from the changed tasks as they are afterwards */
  reply: (tasks: Task[]) => string
  /** tasks that the answer shows; default: those changed */
  show?: Task[]
  /** true when `show` is a list that positions count in */
  isList?: boolean
  pending?: Pending
  events?: OutboxEvent<EventType>[]
  /** what it sets in the person's profile */
  profile?: Partial<Profile>
  /** finds out `changes` when they are carried out, on what is there then, and again when somebody was faster */
  plan?: () => Promise<Plan>
  /** names an effect that happens once, however many messages ask for it */
  once?: string
}

export interface Turn {
  person: Person
  context: Context
  finder: Finder
  origin: Origin
  pending: Pending | null
}

const LIST_LIMIT = 30

/** Words alone. */
export const say = (text: string): Step => ({ changes: [], reply: () => text })

/** @throws Problem, DatabaseError */
export async function stepOf(turn: Turn, command: Command): Promise<Step> {
  switch (command.kind) {
    case 'add':
      return addStep(turn, command.tasks)
    case 'list':
      return listStep(turn, command)
    case 'names':
      return namesStep(turn, command.of)
    case 'show':
      return onTargets(turn, command.target, 'any', (tasks) => showStep(tasks, turn.context))
    case 'complete':
      return onTargets(turn, command.target, 'open', (tasks) =>
        bulk(
          turn,
          `complete ${named(tasks)}`,
          tasks,
          simple(tasks, 'complete', (t) => completed(t, turn.context)),
        ),
      )
    case 'skip':
      return onTargets(turn, command.target, 'open', (tasks) =>
        bulk(
          turn,
          `skip ${named(tasks)}`,
          tasks,
          simple(tasks, 'skip', (t) => `Skipped ${named(t)}.`),
        ),
      )
    case 'reopen':
      return onTargets(turn, command.target, 'completed', (tasks) =>
        bulk(
          turn,
          `reopen ${named(tasks)}`,
          tasks,
          simple(tasks, 'reopen', (t) => reopened(t, tasks)),
        ),
      )
    case 'delete':
      return onTargets(turn, command.target, 'any', (tasks) =>
        confirmation(
          `delete ${named(tasks)}`,
          tasks,
          simple(tasks, 'delete', (t) => `Deleted ${named(t)}.`),
          turn,
        ),
      )
    case 'update':
      return onTargets(turn, command.target, 'open', (tasks) => updateStep(turn, tasks, command.changes))
    case 'snooze':
      return onTargets(turn, command.target, 'open', (tasks) => snoozeStep(turn, tasks, command.until))
    case 'undo':
      return undoStep(turn)
    case 'confirm':
      return turn.pending ? confirmedStep(turn.pending) : say('There is nothing to confirm.')
    case 'cancel':
      return say(turn.pending ? `All right, I will not ${turn.pending.what}.` : 'All right.')
    case 'setting':
      return settingStep(command)
    case 'help':
      return say(HELP)
    case 'none':
      return say(
        command.reason === 'small-talk' ? 'I am here: tell me what to remember, or ask what is due.' : OUT_OF_SCOPE,
      )
  }
}

const OUT_OF_SCOPE =
  'I only know about your tasks. Tell me what to remember, or ask what is due; “help” shows examples.'

function addStep({ context }: Turn, drafts: Extract<Command, { kind: 'add' }>['tasks']): Step {
  const changes = drafts.map((draft): TaskChange => {
    const id = newId()
    return { taskId: id, command: { type: 'create', id, fields: newTaskOf(draft, context) } }
  })
  const reply = (tasks: Task[]) =>
    tasks.length > 3
      ? `Added ${tasks.length} tasks:\n${numbered(tasks, context)}`
      : tasks.map((task) => added(task, context)).join('\n')
  return { changes, reply }
}

async function listStep(
  { finder, person, context }: Turn,
  { filter, sort, answer }: Extract<Command, { kind: 'list' }>,
): Promise<Step> {
  const { database } = finder
  if (answer === 'count') {
    const count = await countTasks(database, person.id, filter, finder.context)
    const what = 'all' in filter ? '' : ` (${describeFilter(filter, context)})`
    return say(`${count === 0 ? 'No tasks' : count === 1 ? '1 task' : `${count} tasks`}${what}.`)
  }
  const { tasks, next } = await listTasks(database, person.id, { filter, sort, limit: LIST_LIMIT }, finder.context)
  const heading = headingOf(filter, context)
  if (answer === 'when' && tasks.length) {
    const lines = tasks.map((task) => dueInWords(task, context))
    return { changes: [], reply: () => lines.join('\n'), show: tasks, isList: true }
  }
  const more = next ? `\n… and more; the first ${LIST_LIMIT} are shown.` : ''
  const text = tasks.length ? `${heading}:\n${numbered(tasks, context)}${more}` : `${heading}: nothing.`
  return { changes: [], reply: () => text, show: tasks, isList: true }
}

function headingOf(filter: Filter, context: Context): string {
  const words = describeFilter(filter, context)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function namesStep({ person }: Turn, of: 'projects' | 'labels'): Step {
  const sign = of === 'projects' ? '#' : '@'
  const names = person[of].toSorted((a, b) => a.localeCompare(b)).map((name) => `${sign}${name}`)
  if (names.length) return say(`Your open tasks have these ${of}: ${names.join(', ')}.`)
  return say(
    `Your open tasks have no ${of} yet: say “buy milk ${sign}${of === 'projects' ? 'Home' : 'errand'}” to begin with one.`,
  )
}

/** Of more tasks the next dates are not worked out: one search for each takes its time. */
const MAX_WITH_DATES = 10

function showStep(tasks: Task[], context: Context): Step {
  const lines = tasks.map((task) => {
    const dates = tasks.length > MAX_WITH_DATES ? '' : nextDates(task, context)
    return `${taskLine(task, context)}.${dates}${task.note ? `\n${task.note}` : ''}`
  })
  return { changes: [], reply: () => lines.join('\n'), show: tasks }
}

/** Finds what is meant and goes on with it, or asks back. */
async function onTargets(
  turn: Turn,
  target: Target,
  wanted: 'open' | 'completed' | 'any',
  go: (tasks: Task[]) => Step,
): Promise<Step> {
  const found = await findTargets(turn.finder, target, wanted)
  if ('none' in found) return say(found.none)
  if ('tasks' in found) return go(found.tasks)
  const text = `Which one do you mean?\n${numbered(found.which, turn.context)}\nSay its number with what to do, such as “the first one”.`
  return { changes: [], reply: () => text, show: found.which, isList: true }
}

const simple = (tasks: Task[], type: 'complete' | 'reopen' | 'skip' | 'delete', reply: Step['reply']): Step => ({
  changes: tasks.map((task) => ({ taskId: task.id, command: { type } })),
  reply,
})

/** @param before as the tasks were */
function reopened(tasks: Task[], before: Task[]): string {
  const alone = tasks.filter(({ recurrence }, index) => !recurrence && before[index]?.recurrence)
  const aside = alone.length ? ` ${named(alone)} will not repeat: the series has gone on without.` : ''
  return `${named(tasks)} ${tasks.length === 1 ? 'is' : 'are'} open again.${aside}`
}

/** Several tasks at once are previewed first. */
const bulk = (turn: Turn, what: string, tasks: Task[], step: Step): Step =>
  tasks.length > 1 ? confirmation(what, tasks, step, turn) : step

function confirmation(what: string, tasks: Task[], { changes }: Step, { context }: Turn): Step {
  const preview = numbered(tasks.slice(0, 10), context)
  const rest = tasks.length > 10 ? `\n… and ${tasks.length - 10} more` : ''
  return {
    changes: [],
    reply: () => `I would ${what}:\n${preview}${rest}\nShall I? (yes / no)`,
    show: tasks,
    pending: { token: newId(), what, changes },
  }
}

/** A yes that is said twice at once finds the same plan waiting. */
const confirmedStep = ({ token, changes, what }: Pending): Step => ({
  changes,
  once: `confirmed ${token}`,
  reply: () => `Done: ${what}. Say “undo” to take it back.`,
})

function updateStep(turn: Turn, tasks: Task[], changes: Changes): Step {
  const { context } = turn
  const undated = countsFromDate(changes) && tasks.find(({ due }) => !due)
  if (undated)
    return say(`“${undated.title}” has no date to count from. Say when, such as “remind me about it tomorrow at 8”.`)
  const step: Step = {
    changes: tasks.map((task) => ({
      taskId: task.id,
      command: { type: 'change', changes: taskChangesOf(changes, task, context) },
    })),
    reply: (after) => {
      if (after.length > 1) return `Changed ${after.length} tasks.`
      return `Changed: ${taskLine(after[0]!, context)}.${nextDates(after[0]!, context)}`
    },
  }
  return bulk(turn, `change ${named(tasks)} (${describeChanges(changes, context)})`, tasks, step)
}

/** "an hour before", "the day before at 6pm", for a task that gets no date in the same breath. */
const countsFromDate = ({ due, repeat, addReminders = [], remindDaysBefore = [] }: Changes): boolean =>
  !due && !repeat && (remindDaysBefore.length > 0 || addReminders.some((reminder) => 'minutesBefore' in reminder))

function snoozeStep(
  { context, origin }: Turn,
  tasks: Task[],
  until: Extract<Command, { kind: 'snooze' }>['until'],
): Step {
  const at =
    'minutes' in until
      ? Date.parse(origin.now) + until.minutes * 60_000
      : instantOf(`${until.date}T${until.time ?? '09:00'}`, context.timeZone)
  const events = tasks.map((task) => eventOf('todo.reminder.snoozed.v1', task.id, snoozed(task, at), origin))
  const when =
    'minutes' in until
      ? `in ${describeMinutes(until.minutes)}`
      : whenInWords({ ...until, time: until.time ?? '09:00' }, context)
  return {
    changes: [],
    events,
    reply: () => `I will remind you of ${named(tasks)} ${when}.`,
    show: tasks,
  }
}

async function undoStep({ finder, origin, context }: Turn): Promise<Step> {
  const plan = () => planUndo(finder.database, finder.personId, origin.now)
  const first = await plan()
  let undo: Undo | undefined
  const verbs: Record<string, string> = {
    created: 'added',
    updated: 'changed',
    deleted: 'deleted',
    completed: 'completed',
    reopened: 'reopened',
    skipped: 'skipped',
    restored: 'restored',
  }
  const step: Step = {
    changes: first.changes,
    async plan() {
      undo = undo ? await plan() : first
      step.changes = undo.changes
      return undo
    },
    reply(tasks) {
      const { undone } = undo ?? first
      const what = undone.map(({ type, task }) => `“${task.title}” (${verbs[type.split('.')[2]!] ?? 'changed'})`)
      return `Undone: ${what.slice(0, 5).join(', ')}${what.length > 5 ? ` and ${what.length - 5} more` : ''}.${tasks.length === 1 && tasks[0]!.status === 'open' ? ` Now: ${taskLine(tasks[0]!, context)}.` : ''}`
    },
  }
  return step
}

function settingStep({ timeZone, quietHours }: Extract<Command, { kind: 'setting' }>): Step {
  if (timeZone && !isTimeZone(timeZone))
    return say(`I do not know the time zone “${timeZone}”. Try a name such as Europe/Berlin.`)
  const said = [
    timeZone && `Your time zone is ${timeZone}.`,
    quietHours && `Quiet hours: ${quietHours.from} to ${quietHours.to}.`,
    quietHours === null && 'No quiet hours.',
  ]
  return {
    changes: [],
    profile: { ...(timeZone && { timeZone }), ...(quietHours !== undefined && { quietHours }) },
    reply: () => said.filter(Boolean).join(' '),
  }
}
