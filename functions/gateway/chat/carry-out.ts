/** Stores what the steps of a turn come to. */
import { DatabaseError } from '../../../shared/database/index.ts'
import type { CollectionChange } from '../../../shared/domain/collections/decide-collection.ts'
import { decide } from '../../../shared/domain/decide.ts'
import type { Task } from '../../../shared/domain/task.ts'
import type { TaskEvent } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import { CommitUnanswered } from '../../../shared/outbox/index.ts'
import { tasksByIds } from '../statements.ts'
import {
  type ExecuteDeps,
  type ExecutionResult,
  execute,
  type Idempotency,
  type TaskChange,
} from '../writes/execute.ts'
import { runPartOnce } from '../writes/idempotency.ts'
import { growthOf } from '../writes/quotas.ts'
import type { Step } from './turn.ts'

/** What is stored by one commit. */
interface Unit {
  changes: TaskChange[]
  collections?: CollectionChange[]
  /** of an undo, which is planned when it is carried out */
  step?: Step
  once?: string | undefined
}

/**
 * Everything a turn does is one commit; only a task that it names twice, a project or the like, an undo and a confirmed plan are commits of their own. Each
 * happens once, whatever is repeated.
 */
export async function carryOut(
  deps: ExecuteDeps,
  { personId, origin }: { personId: string; origin: Origin },
  steps: Step[],
  idempotency: Idempotency,
): Promise<ExecutionResult> {
  const more = steps.flatMap((step) => step.events ?? [])
  // A plan brings its own.
  const comments = steps.flatMap((step) => (step.plan ? [] : (step.comments ?? [])))
  const settings = steps.flatMap((step) => step.profile ?? [])
  const profile = settings.length ? Object.assign({}, ...settings) : undefined
  const units = unitsOf(steps)
  if (units.length > 1) await checkAll(deps, personId, units, more, origin.now)
  const after = new Map<string, Task>()
  const inOrder = (tasks: Task[]): Task[] => {
    for (const task of tasks) after.set(task.id, task)
    return steps.flatMap(({ changes }) => changes.map(({ taskId }) => after.get(taskId)!))
  }
  let isBegun = false
  try {
    for (const [index, { changes, collections, step, once }] of units.slice(0, -1).entries()) {
      // No key that a caller may send has a space.
      const key = once ?? `${idempotency.key} ${index}`
      const run = (own: Idempotency) =>
        execute(deps, { personId, changes: step?.plan ?? changes, collections, origin, idempotency: own })
      const { isFirst, tasks } = await runPartOnce({ database: deps.database, personId, key }, run)
      // The plan that was carried out the first time is told by its tasks.
      if (step && !isFirst) step.changes = tasks.map(({ id }) => ({ taskId: id, command: REVERTED }))
      inOrder(tasks)
      isBegun = true
    }
    const { changes, collections, step } = units.at(-1)!
    const result = await execute(deps, {
      personId,
      changes: step?.plan ?? changes,
      collections,
      comments,
      origin,
      more,
      profile,
      idempotency: {
        ...idempotency,
        answer: (tasks, ...others) => idempotency.answer(inOrder(tasks), ...others),
      },
    })
    return result.outcome === 'done' ? { ...result, tasks: inOrder(result.tasks) } : result
  } catch (error) {
    // A part is stored already: who asks again under the key gets the rest.
    if (isBegun && error instanceof DatabaseError) throw new CommitUnanswered(error)
    throw error
  }
}

/** What a later unit would be refused for must not leave an earlier one stored. @throws Refusal, Problem */
async function checkAll(
  { database, quotas }: ExecuteDeps,
  personId: string,
  units: Unit[],
  more: OutboxEvent[],
  now: string,
): Promise<void> {
  // What has a key of its own is told by it when it was done before.
  const changes = units.flatMap((unit) => (unit.once || unit.step ? [] : unit.changes))
  const ids = [...new Set(changes.map(({ taskId }) => taskId))]
  const rows = ids.length ? await database.query<{ task: Task }>(tasksByIds(personId, ids)) : []
  const tasks = new Map(rows.map(({ task }) => [task.id, task]))
  const events: TaskEvent[] = []
  for (const { taskId, command } of changes) {
    const event = decide(command, tasks.get(taskId) ?? null, now)
    if (!event) continue
    events.push(event)
    tasks.set(taskId, event.data.task)
  }
  // Counted now: the first part is stored before the last one could be refused.
  quotas.passed(personId)
  await quotas.admit(personId, growthOf(events, more))
}

const REVERTED: TaskChange['command'] = { type: 'revert', previous: {} }

/** In the order of the steps; the last one is free to be stored under the request's own key. */
function unitsOf(steps: Step[]): Unit[] {
  const units: Unit[] = []
  let together: TaskChange[] = []
  const close = () => {
    if (together.length) units.push(...roundsOf(together).map((changes) => ({ changes })))
    together = []
  }
  for (const step of steps) {
    if (!step.plan && !step.once && !step.collections) {
      together.push(...step.changes)
      continue
    }
    close()
    const { changes, collections, once } = step
    units.push({ changes, ...(collections && { collections }), once, ...(step.plan && { step }) })
  }
  close()
  if (!units.length || units.at(-1)!.once) units.push({ changes: [] })
  return units
}

/** Splits changes so that no round names a task twice. */
function roundsOf(changes: TaskChange[]): TaskChange[][] {
  const rounds: TaskChange[][] = [[]]
  for (const change of changes) {
    const round = rounds.find((each) => !each.some(({ taskId }) => taskId === change.taskId))
    if (round) round.push(change)
    else rounds.push([change])
  }
  return rounds
}
