/** Where tasks are put among others: by keys between those of their neighbours. */
import * as z from 'zod/mini'
import type { Database } from '../../../shared/database/index.ts'
import { once } from '../../../shared/domain/once.ts'
import { inOrder, keysBetween, orderOf } from '../../../shared/domain/order.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { invalid, notFound } from '../../../shared/http/problem.ts'
import { isUuid } from '../../../shared/ids/index.ts'
import { type Siblings, siblingsOf, tasksToChange } from '../statements.ts'
import { beforeOf, type Plan, type TaskChange } from './execute.ts'

const idSchema = once(() => z.string().check(z.refine<string>(isUuid, 'must be the id of a task')))

export const placeSchema = once(() =>
  z
    .strictObject({
      /** under which task; null: under none. Left out, it is that of its neighbours, or stays */
      parentId: z.optional(z.nullable(idSchema())),
      /** directly behind this one */
      after: z.optional(idSchema()),
      /** directly before this one; beside `after`, what is between the two is passed over */
      before: z.optional(idSchema()),
    })
    .check(z.refine((place) => Object.keys(place).length > 0, 'must say where: parentId, after or before')),
)

export type Place = z.infer<ReturnType<typeof placeSchema>> & {
  /** before all others of its list, where no neighbour is named; else it is the last */
  isFirst?: boolean
}

/** How many tasks on each side get new keys, where there is no room between two: more, should there be none among these either. */
const WIDTHS = [20, 200, 2000]

/**
 * @param taskIds in the order in which they are to stand, one behind the other
 * @param expectedVersion of the task, where it is one
 * @throws Problem for a task or neighbour that there is not, or neighbours that are not beside each other
 */
export async function planPlace(
  database: Database,
  personId: string,
  taskIds: string[],
  place: Place,
  now: string,
  expectedVersion?: number,
): Promise<Plan> {
  const ids = [...taskIds, place.after, place.before].filter((id) => id !== undefined)
  const before = beforeOf(await database.query(tasksToChange(personId, ids)))
  const [task] = taskIds.map((id) => before.tasks.get(id))
  if (!task || !taskIds.every((id) => before.tasks.has(id))) throw notFound('There is no task with this id.')
  const neighbour = (id: string | undefined): Task | undefined => {
    const found = id === undefined ? undefined : before.tasks.get(id)
    if (id !== undefined && (!found || found.status === 'deleted' || taskIds.includes(id))) {
      throw invalid('There is no such task to put it beside.')
    }
    return found
  }
  const [after, behind] = [neighbour(place.after), neighbour(place.before)]
  // Somebody may have moved them meanwhile.
  const next = after && behind && inOrder(after, behind) > 0 ? undefined : behind
  const beside = after ?? next
  if (after && behind && !areSiblings(after, behind)) throw invalid('“after” and “before” must be of one list.')
  if (beside && place.parentId !== undefined && place.parentId !== (beside.parentId ?? null)) {
    throw invalid('“parentId” must be that of the task it is put beside.')
  }
  const parentId = place.parentId !== undefined ? place.parentId : ((beside ?? task).parentId ?? null)
  const { project, section } = beside ?? task
  const list = { parentId, project, section, except: taskIds }
  const siblings = (side: 'before' | 'after', from: Task | null, most: number) =>
    readSiblings(database, personId, list, side, from, most)

  const isFirst = place.isFirst && !beside
  const low = after ?? (isFirst ? undefined : (await siblings('before', next ?? null, 1))[0]) ?? null
  const high = next ?? (after || isFirst ? (await siblings('after', after ?? null, 1))[0] : undefined) ?? null
  const change = (id: string, changes: object): TaskChange => ({ taskId: id, command: { type: 'change', changes } })
  const placed = (keys: Map<string, string>): TaskChange[] =>
    taskIds.map((id) => ({
      ...change(id, { parentId, order: keys.get(id)!, ...(parentId === null && { project, section }) }),
      expectedVersion,
    }))
  const keys = keysBetween(low && orderOf(low), high && orderOf(high), taskIds, now)
  if (keys) return { changes: placed(keys), before }

  for (const width of WIDTHS) {
    const lows = (await siblings('before', high, width + 1)).toReversed()
    const highs = high ? [high, ...(await siblings('after', high, width))] : []
    const [outerLow, outerHigh] = [
      lows.length > width ? lows.shift()! : null,
      highs.length > width ? highs.pop()! : null,
    ]
    const row = [...lows.map(({ id }) => id), ...taskIds, ...highs.map(({ id }) => id)]
    const keys = keysBetween(outerLow && orderOf(outerLow), outerHigh && orderOf(outerHigh), row, now)
    if (!keys) continue
    const others = [...lows, ...highs].map(({ id }) => change(id, { order: keys.get(id)! }))
    return { changes: [...placed(keys), ...others] }
  }
  return { changes: placed(keysBetween(null, null, taskIds, now)!), before }
}

const areSiblings = (a: Task, b: Task): boolean =>
  (a.parentId ?? null) === (b.parentId ?? null) && a.project === b.project && a.section === b.section

/** The nearest first. */
async function readSiblings(
  database: Database,
  personId: string,
  list: Siblings,
  side: 'before' | 'after',
  from: Task | null,
  most: number,
): Promise<Task[]> {
  const place = from && { key: orderOf(from), id: from.id }
  const rows = await database.query<{ task: Task }>(siblingsOf(personId, list, side, place, most))
  return rows.map(({ task }) => task)
}
