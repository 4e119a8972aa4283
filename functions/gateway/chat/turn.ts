/** One turn of the chat: from commands to changes and words. Nothing is written here; `index.ts` carries a turn out. */

import type { Profile } from '../../../shared/domain/profile.ts'
import { snoozeTask } from '../../../shared/domain/snooze.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import type { EventType } from '../../../shared/events/types.ts'
import { newId } from '../../../shared/ids/index.ts'
import { localeOf } from '../../../shared/language/index.ts'
import type { Proposal, Replies, Undone } from '../../../shared/language/replies.ts'
import type { Changes, Command, Context, Target } from '../../../shared/language/types.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import { instantOf, isTimeZone } from '../../../shared/time/zone.ts'
import type { Plan, TaskChange } from '../execute.ts'
import { countTasks, listTasks } from '../list.ts'
import type { Person } from '../person.ts'
import { planUndo, type Undo } from '../undo.ts'
import type { Pending } from './conversation.ts'
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

/** @throws Problem, DatabaseError */
export async function stepOf(turn: Turn, command: Command): Promise<Step> {
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
        ),
      )
    case 'show':
      return withTargets(turn, command.target, 'any', (tasks) => ({
        changes: [],
        reply: () => replies.details(viewsOf(tasks, context), context),
        show: tasks,
      }))
    case 'complete':
      return withTargets(turn, command.target, 'open', (tasks) =>
        actOn(turn, tasks, 'complete', (after) =>
          replies.completed(
            after.map((task) => completedViewOf(task, context)),
            context,
          ),
        ),
      )
    case 'skip':
      return withTargets(turn, command.target, 'open', (tasks) =>
        actOn(turn, tasks, 'skip', (after) => replies.skipped(viewsOf(after, context), context)),
      )
    case 'reopen':
      return withTargets(turn, command.target, 'completed', (tasks) =>
        actOn(turn, tasks, 'reopen', (after) => {
          const alone = after.filter(({ recurrence }, index) => !recurrence && tasks[index]?.recurrence)
          return replies.reopened(viewsOf(after, context), viewsOf(alone, context), context)
        }),
      )
    case 'delete':
      return withTargets(turn, command.target, 'any', (tasks) => {
        const changes = tasks.map((task): TaskChange => ({ taskId: task.id, command: { type: 'delete' } }))
        return propose(turn, proposalOf('delete', tasks), tasks, changes)
      })
    case 'update':
      return withTargets(turn, command.target, 'open', (tasks) => updateStep(turn, tasks, command.changes))
    case 'snooze':
      return withTargets(turn, command.target, 'open', (tasks) => snoozeStep(turn, tasks, command.until))
    case 'undo':
      return undoStep(turn)
    case 'confirm':
      return pending ? confirmedStep(turn, pending) : say(replies.nothingToConfirm())
    case 'cancel':
      return say(replies.declined(pending?.proposal ?? null, context))
    case 'setting':
      return settingStep(turn, command)
    case 'help':
      return say(replies.help())
    case 'none':
      return say(command.reason === 'small-talk' ? replies.smallTalk() : replies.outOfScope())
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
  target: Target,
  wanted: 'open' | 'completed' | 'any',
  go: (tasks: Task[]) => Step,
): Promise<Step> {
  const found = await findTargets(turn.finder, target, wanted)
  if ('none' in found) return say(notFound(turn, found.none))
  if ('tasks' in found) return go(found.tasks)
  const { context } = turn
  const text = repliesOf(turn).which(viewsOf(found.which, context), context)
  return { changes: [], reply: () => text, show: found.which, isList: true }
}

function notFound(turn: Turn, none: NotFound): string {
  const replies = repliesOf(turn)
  switch (none.why) {
    case 'title':
      return replies.notFound(none.title, none.wanted)
    case 'positions':
      return none.shown ? replies.shownOnly(none.shown) : replies.nothingShown()
    case 'filter':
      return replies.nothingFits()
    case 'gone':
      return replies.gone()
    case 'last':
      return replies.whichTask()
    case 'words':
      return replies.noTitle()
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
    pending: { token: newId(), proposal: what, changes },
  }
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
  if (undated) return say(repliesOf(turn).noDateToCountFrom(undated.title))
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

async function undoStep(turn: Turn): Promise<Step> {
  const { finder, origin, context } = turn
  const plan = () => planUndo(finder.database, finder.personId, origin.now)
  const first = await plan()
  let undo: Undo | undefined
  const step: Step = {
    changes: first.changes,
    async plan() {
      undo = undo ? await plan() : first
      step.changes = undo.changes
      return undo
    },
    reply([task, ...more]) {
      const { undone, left } = undo ?? first
      const now = task?.status === 'open' && !more.length ? viewOf(task, context) : null
      const views = undone.map(({ type, task }) => ({ act: actOf(type), title: task.title }))
      return [repliesOf(turn).undone(views, now, context), ...left].join(' ')
    },
  }
  return step
}

/** `todo.task.completed.v1` is "completed". */
const actOf = (type: Undo['undone'][number]['type']): Undone['act'] => type.split('.')[2] as Undone['act']

function settingStep(turn: Turn, { timeZone, quietHours }: Extract<Command, { kind: 'setting' }>): Step {
  const replies = repliesOf(turn)
  if (timeZone && !isTimeZone(timeZone)) return say(replies.unknownZone(timeZone))
  const profile = { ...(timeZone && { timeZone }), ...(quietHours !== undefined && { quietHours }) }
  return { changes: [], profile, reply: () => replies.set(profile) }
}
