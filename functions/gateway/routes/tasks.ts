import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import type { TaskCommand } from '../../../shared/domain/decide.ts'
import { once } from '../../../shared/domain/once.ts'
import { OPEN_SUBTASKS } from '../../../shared/domain/open-subtasks.ts'
import { snoozeTask } from '../../../shared/domain/snooze.ts'
import { newTaskSchema, type Task, taskChangesSchema } from '../../../shared/domain/task.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson, validate } from '../../../shared/http/function-app.ts'
import type { LimitVariables } from '../../../shared/http/limits/index.ts'
import { takesOnly } from '../../../shared/http/methods.ts'
import { notFound } from '../../../shared/http/problem.ts'
import { BODY_LIMITS } from '../../../shared/http/read-body.ts'
import { isUuid, newId } from '../../../shared/ids/index.ts'
import { eventOf } from '../../../shared/outbox/index.ts'
import type { GatewayDeps } from '../deps.ts'
import { PRESENT } from '../list/filter-sql.ts'
import { readInstant } from '../list/instant.ts'
import { listTasks } from '../list/list.ts'
import { dependsOnPerson, listFilter, listQuerySchema, searchConfigurationOf, sortOf } from '../list/list-query.ts'
import { parentTitles } from '../list/parents.ts'
import { openPast } from '../list/past.ts'
import { loadPerson, somebody } from '../person/person.ts'
import { tasksByIds } from '../statements.ts'
import { execute, type TaskChange } from '../writes/execute.ts'
import { type Answer, runOnce } from '../writes/idempotency.ts'
import { etagOf, versionIn } from '../writes/if-match.ts'
import { originOf } from '../writes/origin.ts'
import { placeSchema, planPlace } from '../writes/place.ts'

/**
 * Bytes of the tasks of a page after which no other one is added: a task has up to 30 kB, and what is read, made into an answer and sent takes
 * several times as much of a process's memory.
 */
const PAGE_BYTES = 256 * 1024
/** So many of the largest tasks take no more memory than a process can spare: their bytes need not be counted, which costs a common list time. */
const FEW = 50

export const taskIdSchema = once(() => z.string().check(z.refine<string>(isUuid, 'must be the id of a task')))

/** What becomes of the open subtasks of a task that is completed or skipped. */
const openSubtasksSchema = once(() => z.enum(OPEN_SUBTASKS))
const endSchema = once(() => z.strictObject({ subtasks: z._default(openSubtasksSchema(), 'complete') }))

/** One entry of a batch: what to do with which task. */
const batchSchema = once(() =>
  z.strictObject({
    actions: z
      .array(
        z.union([
          z.strictObject({ action: z.literal('create'), task: newTaskSchema() }),
          z.strictObject({ action: z.literal('update'), id: taskIdSchema(), changes: taskChangesSchema() }),
          z.strictObject({
            action: z.enum(['complete', 'skip']),
            id: taskIdSchema(),
            subtasks: z.optional(openSubtasksSchema()),
          }),
          z.strictObject({ action: z.enum(['reopen', 'delete']), id: taskIdSchema() }),
        ]),
      )
      .check(z.minLength(1), z.maxLength(100)),
  }),
)

/** A day at most: what is later is another date. */
const snoozeSchema = once(() => z.strictObject({ minutes: z.int().check(z.minimum(1), z.maximum(1440)) }))

export const taskSchemas = {
  newTask: newTaskSchema,
  taskChanges: taskChangesSchema,
  batch: batchSchema,
  snooze: snoozeSchema,
  place: placeSchema,
  end: endSchema,
  listQuery: listQuerySchema,
}

type C = Context<{ Variables: BaseVariables & AuthVariables & LimitVariables }>

export function taskRoutes(deps: GatewayDeps) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables & LimitVariables }>()

  const write = (c: C, request: unknown, changes: TaskChange[], answer: (tasks: Task[]) => Answer) => {
    const personId = c.get('identity').person
    const origin = originOf(c, now())
    return runOnce(
      c,
      { database, personId, request, origin },
      (idempotency) => execute(deps, { personId, changes, origin, idempotency }),
      answer,
    )
  }

  const change = (
    c: C,
    command: TaskCommand,
    request: unknown = null,
    answer: (tasks: Task[]) => Answer = taskAnswer,
  ) => write(c, request, [{ taskId: taskId(c), command, expectedVersion: versionIn(c.req.header('if-match')) }], answer)

  routes.post('/', async (c) => {
    const fields = await readJson(c.req.raw, newTaskSchema())
    const id = newId()
    return write(c, fields, [{ taskId: id, command: { type: 'create', id, fields } }], ([task]) => ({
      status: 201,
      body: task,
      headers: { location: `/v1/tasks/${task!.id}`, etag: etagOf(task!) },
    }))
  })

  routes.get('/', async (c) => {
    const query = validate(listQuerySchema(), c.req.query())
    const id = c.var.identity.person
    const person = dependsOnPerson(query) ? await loadPerson(database, id) : somebody(id)
    const at = query.at ? await readInstant(query.at, person, now()) : now()
    const tables = query.at ? await openPast(database, id, at, now()) : PRESENT
    const filter = await listFilter(query, person, at)
    const { limit, cursor } = query
    const searchConfiguration = await searchConfigurationOf(query, person)
    const context = { now: at.getTime(), timeZone: person.profile.timeZone, searchConfiguration, tables }
    const bytes = limit > FEW ? PAGE_BYTES : undefined
    const list = { filter, sort: sortOf(query.sort), limit, cursor, bytes }
    const page = await listTasks(database, id, list, context)
    const parents = await parentTitles(database, id, page.tasks, tables)
    return c.json({
      ...page,
      ...(query.at && { at: at.toISOString() }),
      ...(parents.size && { parents: Object.fromEntries(parents) }),
    })
  })

  routes.post('/batch', async (c) => {
    // What it may come to by its size, before any of it is read; then what it is.
    const charged = requestsOf(c.req.header('content-length'))
    c.var.charge(charged - 1)
    const request = await readJson(c.req.raw, batchSchema(), BODY_LIMITS.batch)
    c.var.charge(Math.max(0, request.actions.length - charged))
    const changes = request.actions.map((entry): TaskChange => {
      if (entry.action === 'create') {
        const id = newId()
        return { taskId: id, command: { type: 'create', id, fields: entry.task } }
      }
      if (entry.action === 'update') {
        return { taskId: entry.id, command: { type: 'change', changes: entry.changes } }
      }
      const { action: type, id, ...choice } = entry
      return { taskId: id, command: { type, ...choice } }
    })
    return write(c, request, changes, (tasks) => ({ status: 200, body: { tasks } }))
  })

  routes.all('/batch', takesOnly('POST'))

  routes.get('/:id', async (c) => {
    const [row] = await database.query<{ task: Task }>(tasksByIds(c.var.identity.person, [taskId(c)]))
    if (!row || row.task.status === 'deleted') throw notFound('There is no task with this id.')
    const tag = etagOf(row.task)
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, { etag: tag })
    return c.json(row.task, 200, { etag: tag })
  })

  routes.patch('/:id', async (c) => {
    const changes = await readJson(c.req.raw, taskChangesSchema())
    return change(c, { type: 'change', changes }, changes)
  })

  routes.delete('/:id', (c) => change(c, { type: 'delete' }, null, () => ({ status: 204, body: undefined })))

  routes.post('/:id/snooze', async (c) => {
    const request = await readJson(c.req.raw, snoozeSchema())
    const personId = c.var.identity.person
    const [row] = await database.query<{ task: Task }>(tasksByIds(personId, [taskId(c)]))
    if (row?.task.status !== 'open') throw notFound('There is no open task with this id.')
    const origin = originOf(c, now())
    const { task, until } = snoozeTask(row.task, Date.parse(origin.now) + request.minutes * 60_000)
    const more = [eventOf('todo.reminder.snoozed.v1', task.id, { task, until }, origin)]
    return runOnce(
      c,
      { database, personId, request: { ...request, id: task.id }, origin, keepsAnswer: true },
      (idempotency) => execute(deps, { personId, changes: [], origin, more, idempotency }),
      () => ({ status: 202, body: { until } }),
    )
  })

  routes.post('/:id/move', async (c) => {
    const place = await readJson(c.req.raw, placeSchema())
    const personId = c.var.identity.person
    const [id, version, origin] = [taskId(c), versionIn(c.req.header('if-match')), originOf(c, now())]
    const changes = () => planPlace(database, personId, [id], place, origin.now, version)
    return runOnce(
      c,
      { database, personId, request: place, origin },
      (idempotency) => execute(deps, { personId, changes, origin, idempotency }),
      taskAnswer,
    )
  })

  routes.post('/:id/reopen', (c) => change(c, { type: 'reopen' }))

  for (const type of ['complete', 'skip'] as const) {
    routes.post(`/:id/${type}`, (c) => {
      const { subtasks } = validate(endSchema(), c.req.query())
      return change(c, { type, subtasks })
    })
  }

  return routes
}

/** How many requests a batch counts as by the size that it announces: as many as would bring it in single tasks. Of one that does not say, the most. */
function requestsOf(contentLength: string | undefined): number {
  const bytes = contentLength === undefined ? BODY_LIMITS.batch : Math.min(Number(contentLength), BODY_LIMITS.batch)
  return Math.max(1, Math.ceil(bytes / BODY_LIMITS.task))
}

const taskAnswer = ([task]: Task[]): Answer => ({ status: 200, body: task, headers: { etag: etagOf(task!) } })

function taskId(c: C): string {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) throw notFound('There is no task with this id.')
  return id
}
