/** One turn of the chat: from commands to changes and words. Nothing is written here; `index.ts` carries a turn out. */

import type { Profile } from '../../../shared/domain/profile.ts'
import { snoozeTask } from '../../../shared/domain/snooze.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventType } from '../../../shared/events/types.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { newId } from '../../../shared/ids/index.ts'
import { localeOf } from '../../../shared/language/index.ts'
import type { Proposal, Replies, Undone } from '../../../shared/language/replies.ts'
import type { Changes, Command, Context } from '../../../shared/language/types.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { instantOf, isTimeZone } from '../../../shared/time/zone.ts'
import type { Plan, TaskChange } from '../execute.ts'
import { countTasks, listTasks } from '../list.ts'
import type { Person } from '../person.ts'
import { tasksByIds } from '../statements.ts'
import { planUndo, type Undo } from '../undo.ts'
import type { Pending, Question, TargetCommand } from './conversation.ts'
import { newTaskOf, taskChangesOf } from './drafts.ts'
import { type Finder, findTargets, type NotFound } from './targets.ts'
import { completedViewOf, viewOf, viewsOf } from './views.ts'

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
  question?: Question
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
/** Tasks of a proposal that are shown. */
const PREVIEW = 10

/** Words alone. */
export const say = (text: string): Step => ({ changes: [], reply: () => text })

export const repliesOf = ({ context }: Pick<Turn, 'context'>): Replies => localeOf(context).replies

/** Hands each step the tasks that it changed. */
export function pairWithSteps(steps: Step[], tasks: Task[]): { step: Step; changed: Task[] }[] {
  let taken = 0
  return steps.map((step) => {
    const changed = tasks.slice(taken, taken + step.changes.length)
    taken += step.changes.length
    return { step, changed }
  })
}

/**
 * What a command comes to: one step, but for several turns that are taken back.
 *
 * @throws Problem, DatabaseError
 */
export async function stepsOf(turn: Turn, command: Command): Promise<Step[]> {
  return command.kind === 'undo' ? undoSteps(turn, command.count ?? 1) : [await stepOf(turn, command)]
}

async function stepOf(turn: Turn, command: Exclude<Command, { kind: 'undo' }>): Promise<Step> {
  const { context, pending } = turn
  const replies = repliesOf(turn)
  switch (command.kind) {
    case 'add':
      return addStep(turn, command.tasks)
    case 'list':
      return listStep(turn, command)
    case 'names':
      return say(
        replies.names(
          command.of,
          turn.person[command.of].toSorted((a, b) => a.localeCompare(b)),
          context,
        ),
      )
    case 'show':
      return withTargets(turn, command, 'any', (tasks) => ({
        changes: [],
        reply: () => replies.details(viewsOf(tasks, context), context),
        show: tasks,
      }))
    case 'complete':
      return withTargets(turn, command, 'open', (tasks) =>
        actOn(turn, tasks, 'complete', (after) =>
          replies.completed(
            after.map((task) => completedViewOf(task, context)),
            context,
          ),
        ),
      )
    case 'skip':
      return withTargets(turn, command, 'open', (tasks) =>
        actOn(turn, tasks, 'skip', (after) => replies.skipped(viewsOf(after, context), context)),
      )
    case 'reopen':
      return withTargets(turn, command, 'completed', (tasks) =>
        actOn(turn, tasks, 'reopen', (after) => {
          const alone = after.filter(({ recurrence }, index) => !recurrence && tasks[index]?.recurrence)
          return replies.reopened(viewsOf(after, context), viewsOf(alone, context), context)
        }),
      )
    case 'delete':
      return withTargets(turn, command, 'any', (tasks) => {
        const changes = tasks.map((task): TaskChange => ({ taskId: task.id, command: { type: 'delete' } }))
        return propose(turn, proposalOf('delete', tasks), tasks, changes)
      })
    case 'update':
      return withTargets(turn, command, 'open', (tasks) => updateStep(turn, tasks, command.changes))
    case 'snooze':
      return withTargets(turn, command, 'open', (tasks) => snoozeStep(turn, tasks, command.until))
    case 'confirm':
      return pending ? confirmedStep(turn, pending) : say(replies.nothingToConfirm(context))
    case 'cancel':
      return say(replies.declined(pending?.proposal ?? null, context))
    case 'setting':
      return settingStep(turn, command)
    case 'help':
      return say(replies.help(context))
    case 'none':
      return say(command.reason === 'small-talk' ? replies.smallTalk(context) : replies.outOfScope(context))
  }
}

function addStep({ context }: Turn, drafts: Extract<Command, { kind: 'add' }>['tasks']): Step {
  const changes = drafts.map((draft): TaskChange => {
    const id = newId()
    return { taskId: id, command: { type: 'create', id, fields: newTaskOf(draft, context) } }
  })
  return { changes, reply: (tasks) => repliesOf({ context }).added(viewsOf(tasks, context), context) }
}

async function listStep(
  { finder, person, context }: Turn,
  { filter, sort, answer }: Extract<Command, { kind: 'list' }>,
): Promise<Step> {
  const { database } = finder
  const replies = repliesOf({ context })
  if (answer === 'count') {
    const count = await countTasks(database, person.id, filter, finder.context)
    return say(replies.counted(count, filter, context))
  }
  const { tasks, next } = await listTasks(database, person.id, { filter, sort, limit: LIST_LIMIT }, finder.context)
  const views = viewsOf(tasks, context)
  const text =
    answer === 'when' && tasks.length
      ? replies.due(views, context)
      : replies.listed(filter, views, next ? LIST_LIMIT : null, context)
  return { changes: [], reply: () => text, show: tasks, isList: true }
}

/** Finds what is meant and goes on with it, or asks back. */
async function withTargets(
  turn: Turn,
  command: TargetCommand,
  wanted: 'open' | 'completed' | 'any',
  go: (tasks: Task[]) => Step,
): Promise<Step> {
  const found = await findTargets(turn.finder, command.target, wanted)
  if ('none' in found) return say(notFound(turn, found.none))
  if ('tasks' in found) return go(found.tasks)
  const { context } = turn
  const text = repliesOf(turn).which(viewsOf(found.which, context), context)
  const question: Question = { of: 'tasks', command, titles: found.which.map(({ title }) => title) }
  return { changes: [], reply: () => text, show: found.which, isList: true, question }
}

function notFound(turn: Turn, none: NotFound): string {
  const { context } = turn
  const replies = repliesOf(turn)
  switch (none.why) {
    case 'title':
      return replies.notFound(none.title, none.wanted, context)
    case 'positions':
      return none.shown ? replies.shownOnly(none.shown, context) : replies.nothingShown(context)
    case 'filter':
      return replies.nothingFits(context)
    case 'gone':
      return replies.gone(context)
    case 'last':
      return replies.whichTask(context)
    case 'words':
      return replies.noTitle(context)
  }
}

/** Several tasks at once are previewed first. */
function actOn(turn: Turn, tasks: Task[], type: 'complete' | 'reopen' | 'skip', reply: Step['reply']): Step {
  const changes = tasks.map((task): TaskChange => ({ taskId: task.id, command: { type } }))
  return tasks.length > 1 ? propose(turn, proposalOf(type, tasks), tasks, changes) : { changes, reply }
}

const proposalOf = (act: Proposal['act'], tasks: Task[]): Proposal => ({
  act,
  count: tasks.length,
  title: tasks[0]!.title,
})

function propose(turn: Turn, what: Proposal, tasks: Task[], changes: TaskChange[]): Step {
  const { context } = turn
  const shown = tasks.slice(0, PREVIEW).map((task) => viewOf(task, context, false))
  return {
    changes: [],
    reply: () => repliesOf(turn).proposed(what, shown, context),
    show: tasks,
    pending: { token: newId(), proposal: what, changes, titles: shown.map(({ title }) => title) },
  }
}

/** What was proposed, once more. */
export async function proposedAgain(turn: Turn, { changes, proposal: what }: Pending): Promise<Step> {
  const { context, finder } = turn
  const ids = changes.slice(0, PREVIEW).map(({ taskId }) => taskId)
  const rows = await finder.database.query<{ task: Task }>(tasksByIds(finder.personId, ids))
  const tasks = ids.flatMap((id) => rows.find(({ task }) => task.id === id)?.task ?? [])
  const shown = tasks.map((task) => viewOf(task, context, false))
  return { changes: [], reply: () => repliesOf(turn).proposed(what, shown, context), show: tasks }
}

/** A yes that is said twice at once finds the same plan waiting. */
const confirmedStep = (turn: Turn, { token, changes, proposal: what }: Pending): Step => ({
  changes,
  once: `confirmed ${token}`,
  reply: () => repliesOf(turn).confirmed(what, turn.context),
})

function updateStep(turn: Turn, tasks: Task[], said: Changes): Step {
  const { context } = turn
  const undated = countsFromDate(said) && tasks.find(({ due }) => !due)
  if (undated) return say(repliesOf(turn).noDateToCountFrom(undated.title, context))
  const changes = tasks.map(
    (task): TaskChange => ({
      taskId: task.id,
      command: { type: 'change', changes: taskChangesOf(said, task, context) },
    }),
  )
  if (tasks.length > 1) return propose(turn, { ...proposalOf('change', tasks), changes: said }, tasks, changes)
  return { changes, reply: (after) => repliesOf(turn).changed(viewsOf(after, context), context) }
}

/** "an hour before", "the day before at 6pm", for a task that gets no date in the same breath. */
const countsFromDate = ({ due, repeat, addReminders = [], remindDaysBefore = [] }: Changes): boolean =>
  !due && !repeat && (remindDaysBefore.length > 0 || addReminders.some((reminder) => 'minutesBefore' in reminder))

/** When somebody is reminded of a day that was named without a time. */
const MORNING = '09:00'

function snoozeStep(turn: Turn, tasks: Task[], said: Extract<Command, { kind: 'snooze' }>['until']): Step {
  const { context, origin } = turn
  const until = 'minutes' in said ? said : { ...said, time: said.time ?? MORNING }
  const at =
    'minutes' in until
      ? Date.parse(origin.now) + until.minutes * 60_000
      : instantOf(`${until.date}T${until.time}`, context.timeZone)
  const events = tasks.map((task) => eventOf('todo.reminder.snoozed.v1', task.id, snoozeTask(task, at), origin))
  return {
    changes: [],
    events,
    reply: () => repliesOf(turn).snoozed(viewsOf(tasks, context), until, context),
    show: tasks,
  }
}

/** Most turns that one message takes back. */
const MOST_UNDONE = 20

/** Each turn that is taken back is planned upon those before it, and again should they have changed its tasks. */
async function undoSteps(turn: Turn, count: number): Promise<Step[]> {
  const { finder, origin } = turn
  const steps: Step[] = []
  let turns: string[] = []
  while (steps.length < Math.min(count, MOST_UNDONE)) {
    try {
      const undo = await planUndo(finder.database, finder.personId, origin.now, turns)
      turns = undo.turns
      steps.push(undoStep(turn, undo))
    } catch (error) {
      if (!steps.length || !(error instanceof Problem)) throw error
      break
    }
  }
  return steps
}

function undoStep(turn: Turn, first: Undo): Step {
  const { finder, origin, context } = turn
  let undo: Undo | undefined
  const step: Step = {
    changes: first.changes,
    async plan() {
      undo = undo ? await planUndo(finder.database, finder.personId, origin.now) : first
      step.changes = undo.changes
      return undo
    },
    reply([task, ...more]) {
      const { undone, left } = undo ?? first
      const now = task?.status === 'open' && !more.length ? viewOf(task, context) : null
      const views = undone.map(({ type, task }) => ({ act: actOf(type), title: task.title }))
      return repliesOf(turn).undone(views, now, left, context)
    },
  }
  return step
}

/** `todo.task.completed.v1` is "completed". */
const actOf = (type: Undo['undone'][number]['type']): Undone['act'] => type.split('.')[2] as Undone['act']

function settingStep(turn: Turn, { timeZone, quietHours }: Extract<Command, { kind: 'setting' }>): Step {
  const replies = repliesOf(turn)
  if (timeZone && !isTimeZone(timeZone)) return say(replies.unknownZone(timeZone, turn.context))
  const hours = quietHours && withOtherEnd(quietHours, turn.person.profile)
  if (hours && !(hours.from && hours.to))
    return { ...say(replies.askHours(hours, turn.context)), question: { of: 'hours', ...hours } }
  const profile = {
    ...(timeZone && { timeZone }),
    ...(quietHours !== undefined && { quietHours: hours as Profile['quietHours'] }),
  }
  return { changes: [], profile, reply: () => replies.set(profile, turn.context) }
}

/** An end that was not said is the one that there is. */
const withOtherEnd = ({ from, to }: { from: string | null; to: string | null }, { quietHours }: Profile) => ({
  from: from ?? quietHours?.from ?? null,
  to: to ?? quietHours?.to ?? null,
})
