/** From what a turn of the model staged to what is done and said: at once, or as a plan that waits for a yes. */
import type { Profile } from '../../../../shared/domain/profile.ts'
import { snoozeTask } from '../../../../shared/domain/snooze.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { OutboxEvent } from '../../../../shared/events/event.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { PlanItem } from '../../../../shared/language/assistant.ts'
import { localeOf } from '../../../../shared/language/index.ts'
import { eventOf } from '../../../../shared/outbox/index.ts'
import { splitWall } from '../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import { tasksByIds } from '../../statements.ts'
import type { TaskChange } from '../../writes/execute.ts'
import type { Pending, Planned } from '../conversation.ts'
import { collectionSteps } from '../steps/collections.ts'
import { repliesOf, type Step, say, type Turn } from '../turn.ts'
import { completedViewOf, viewOf, viewsOf } from '../views.ts'
import { needsYes } from './needs-yes.ts'
import type { Commented, Snoozed, Staged, Staging } from './staging.ts'

/** @param text what the model says @param shown a list that it puts before the person */
export async function stepsOfStaging(turn: Turn, staging: Staging, text: string, shown: Task[]): Promise<Step[]> {
  const words = text.trim() ? [say(text.trim())] : []
  const list = shown.length ? [listStep(turn, shown)] : []
  if (staging.isEmpty()) return [...words, ...list]
  // What is said of tasks is done at once: nothing is lost by it, and one undo takes it back.
  const comments = staging.comments().map((each) => commentedStep(turn, each))
  const changes = needsYes(staging) ? [planStep(turn, staging)] : await doneSteps(turn, staging)
  return [...words, ...changes, ...comments, ...list]
}

function listStep({ context }: Turn, shown: Task[]): Step {
  const { assistant } = localeOf(context)
  return { changes: [], reply: () => assistant.list(viewsOf(shown, context), context), show: shown, isList: true }
}

const changeOf = ({ taskId, command }: Staged): TaskChange => ({ taskId, command })

/** All that is done with tasks at once is one commit: the changes of these steps stand together. */
async function doneSteps(turn: Turn, staging: Staging): Promise<Step[]> {
  const { context } = turn
  const replies = repliesOf(turn)
  const staged = staging.staged()
  const of = (type: Staged['command']['type']) => staged.filter(({ command }) => command.type === type)
  const steps = await collectionSteps(
    turn,
    staging.collections().map(({ command }) => command),
  )
  const add = (all: Staged[], reply: Step['reply'], more: Partial<Step> = {}) => {
    if (all.length) steps.push({ changes: all.map(changeOf), reply, ...more })
  }
  const created = of('create')
  const { project = null, section = null } = created.at(-1)?.after ?? {}
  add(created, (tasks) => replies.added(viewsOf(tasks, context), context), {
    did: { kind: 'add', project, section },
    // "the second step"
    ...(created.length > 1 && { isList: true as const }),
  })
  for (const each of of('change'))
    add([each], (tasks) => replies.changed(viewsOf(tasks, context), context), { did: { kind: 'update' } })
  for (const each of of('complete'))
    add(
      [each],
      (tasks) =>
        replies.completed(
          tasks.map((task) => completedViewOf(task, context)),
          context,
        ),
      {
        did: { kind: 'complete' },
      },
    )
  for (const each of of('reopen'))
    add([each], (tasks) => replies.reopened(viewsOf(tasks, context), [], context), { did: { kind: 'reopen' } })
  for (const each of of('skip'))
    add([each], (tasks) => replies.skipped(viewsOf(tasks, context), context), { did: { kind: 'skip' } })
  for (const { task, at } of staging.snoozed()) steps.push(snoozedStep(turn, task, at))
  return steps
}

function commentedStep(turn: Turn, { task, text }: Commented): Step {
  const { context } = turn
  return {
    changes: [],
    comments: [{ id: newId(), taskId: task.id, command: { type: 'create', text } }],
    reply: () => repliesOf(turn).commented(viewOf(task, context, false), context),
    show: [task],
    did: { kind: 'comment' },
  }
}

function snoozedStep(turn: Turn, task: Task, at: number): Step {
  const { context } = turn
  const until = splitWall(wallTimeAt(at, context.timeZone))
  return {
    changes: [],
    events: [snoozedEvent(turn, task, at)],
    reply: () => repliesOf(turn).snoozed(viewsOf([task], context), until, context),
    show: [task],
    did: { kind: 'snooze' },
  }
}

const snoozedEvent = ({ origin }: Turn, task: Task, at: number): OutboxEvent =>
  eventOf('todo.reminder.snoozed.v1', task.id, snoozeTask(task, at), origin)

export function planStep(turn: Turn, staging: Staging): Step {
  const { context } = turn
  const staged = staging.staged()
  const snoozed = staging.snoozed()
  const profile = staging.profile()
  const back = staging.takenBack()
  const collections = staging.collections()
  const items = [...staged.map((each) => itemOf(each, turn)), ...snoozed.map((each) => snoozeItem(each, turn))]
  const lines = collections.map(({ command, count }) => repliesOf(turn).planned(command, count, context))
  const said = localeOf(context).assistant.plan(items, { ...settingOf(profile), ...back, collections: lines }, context)
  const title = items[0]?.after.title ?? collections[0]?.command.name ?? ''
  const isAllOfTasks = !snoozed.length && !lines.length && !profile && !back
  const pending: Pending = {
    token: newId(),
    changes: staged.map(changeOf),
    proposal: { act: 'plan', count: items.length + lines.length || 1, title },
    // Only where each line is one change can some of them be chosen.
    titles: isAllOfTasks ? items.map(({ after }) => after.title) : [],
    plan: {
      said,
      ...(lines.length && { collections: collections.map(({ command }) => command) }),
      ...(snoozed.length && { snoozed: snoozed.map(({ task, at }) => ({ taskId: task.id, at })) }),
      ...(profile && { profile }),
      ...back,
    },
  }
  const show = [...staged.flatMap(({ before }) => before ?? []), ...snoozed.map(({ task }) => task)]
  return { changes: [], reply: () => said, show, pending }
}

const settingOf = ({ timeZone, quietHours }: Partial<Profile> = {}) => ({
  ...(timeZone && { timeZone }),
  ...(quietHours !== undefined && { quietHours }),
})

const itemOf = ({ command, before, after }: Staged, { context }: Turn): PlanItem => ({
  act: command.type,
  before: before && viewOf(before, context, false),
  after: viewOf(after, context, false),
})

function snoozeItem({ task, at }: Snoozed, { context }: Turn): PlanItem {
  const view = viewOf(task, context, false)
  return { act: 'snooze', before: view, after: view, at: wallTimeAt(at, context.timeZone) }
}

/** What a plan does beside changing tasks. */
export async function restOfPlan(turn: Turn, { profile, snoozed = [] }: Planned): Promise<Partial<Step>> {
  const { database, personId } = turn.finder
  const ids = snoozed.map(({ taskId }) => taskId)
  const rows = ids.length ? await database.query<{ task: Task }>(tasksByIds(personId, ids)) : []
  const events = snoozed.flatMap(({ taskId, at }) => {
    const task = rows.find(({ task }) => task.id === taskId)?.task
    return task ? [snoozedEvent(turn, task, at)] : []
  })
  return { ...(profile && { profile }), ...(events.length && { events }) }
}
