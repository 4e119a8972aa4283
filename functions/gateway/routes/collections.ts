/** Projects, sections, labels and saved filters: of each the same routes. */
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import {
  type Collection,
  type CollectionKind,
  collectionChangesSchemas,
  newCollectionSchemas,
} from '../../../shared/domain/collections/collection.ts'
import type { CollectionChange } from '../../../shared/domain/collections/decide-collection.ts'
import { PLURALS } from '../../../shared/domain/collections/plurals.ts'
import { once } from '../../../shared/domain/once.ts'
import type { AuthVariables } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson, validate } from '../../../shared/http/function-app.ts'
import { notFound, Problem } from '../../../shared/http/problem.ts'
import { isUuid, newId } from '../../../shared/ids/index.ts'
import { FATES, findCollection, removal, tasksIn } from '../collections/remove.ts'
import type { GatewayDeps } from '../deps.ts'
import { readFilter } from '../list/list-query.ts'
import { collectionsOf, loadPerson } from '../person/person.ts'
import { type Execution, execute } from '../writes/execute.ts'
import { type Answer, runOnce } from '../writes/idempotency.ts'
import { etagOf, versionIn } from '../writes/if-match.ts'
import { originOf } from '../writes/origin.ts'

export const removalSchema = once(() => z.strictObject({ tasks: z.optional(z.enum(FATES)) }))

type C = Context<{ Variables: BaseVariables & AuthVariables }>

export function collectionRoutes(deps: GatewayDeps, kind: CollectionKind) {
  const { database, now } = deps
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()

  const write = (
    c: C,
    request: unknown,
    change: Pick<Execution, 'changes' | 'collections'>,
    answer: (collection: Collection) => Answer,
  ) => {
    const personId = c.var.identity.person
    const origin = originOf(c, now())
    return runOnce(
      c,
      { database, personId, request, origin },
      (idempotency) => execute(deps, { personId, origin, idempotency, ...change }),
      // What depends on it comes before it.
      (_tasks, _profile, collections = []) => answer(collections.at(-1)!),
    )
  }

  const changeOne = (c: C, request: unknown, change: CollectionChange, answer: (collection: Collection) => Answer) =>
    write(c, request, { changes: [], collections: [change] }, answer)

  async function checkWords(c: C, fields: object): Promise<void> {
    const { words } = fields as { words?: string }
    if (words !== undefined) await readFilter(words, await loadPerson(database, c.var.identity.person), now())
  }

  routes.get('/', async (c) => {
    const person = await loadPerson(database, c.var.identity.person)
    return c.json({ [PLURALS[kind]]: collectionsOf(person, kind) })
  })

  routes.post('/', async (c) => {
    const fields = await readJson(c.req.raw, newCollectionSchemas()[kind])
    await checkWords(c, fields)
    const id = newId()
    return changeOne(c, fields, { kind, id, command: { type: 'create', fields } }, (collection) => ({
      // Another device may have made one of this name: both have that one.
      status: collection.id === id || collection.version === 1 ? 201 : 200,
      body: collection,
      headers: { location: `/v1/${PLURALS[kind]}/${collection.id}`, etag: etagOf(collection) },
    }))
  })

  routes.get('/:id', async (c) => {
    const found = findCollection(await loadPerson(database, c.var.identity.person), kind, idIn(c, kind))
    if (!found) throw missing(kind)
    return c.json(found, 200, { etag: etagOf(found) })
  })

  routes.patch('/:id', async (c) => {
    const changes = await readJson(c.req.raw, collectionChangesSchemas()[kind])
    await checkWords(c, changes)
    const change: CollectionChange = {
      kind,
      id: idIn(c, kind),
      command: { type: 'change', changes },
      expectedVersion: versionIn(c.req.header('if-match')),
    }
    return changeOne(c, changes, change, (collection) => ({
      status: 200,
      body: collection,
      headers: { etag: etagOf(collection) },
    }))
  })

  routes.delete('/:id', async (c) => {
    const { tasks: fate } = validate(removalSchema(), c.req.query())
    const id = idIn(c, kind)
    const personId = c.var.identity.person
    if (!fate) await askForFate(personId, id)
    const version = versionIn(c.req.header('if-match'))
    const changes = removal(database, personId, kind, id, fate ?? 'keep', version)
    return write(c, { tasks: fate }, { changes }, () => ({ status: 204, body: undefined }))
  })

  /** @throws Problem 409 when tasks have its name: what becomes of them is the person's to say */
  async function askForFate(personId: string, id: string): Promise<void> {
    const person = await loadPerson(database, personId)
    const found = findCollection(person, kind, id)
    const tasks = found ? await tasksIn(database, person, kind, found) : []
    if (!tasks.length) return
    throw new Problem({
      status: 409,
      code: 'not-empty',
      detail: `“${found!.name}” has open tasks: ${tasks.length}. Nothing is deleted yet. Say what becomes of them: ?tasks=keep leaves them without it, ?tasks=delete deletes them too.`,
      extra: { openTasks: tasks.length },
    })
  }

  return routes
}

const missing = (kind: CollectionKind): Problem => notFound(`There is no ${kind} with this id.`)

function idIn(c: C, kind: CollectionKind): string {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) throw missing(kind)
  return id
}

/** All kinds at once, for who shows them beside the tasks. */
export function allCollectionsRoutes({ database }: Pick<GatewayDeps, 'database'>) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.get('/', async (c) => {
    const person = await loadPerson(database, c.var.identity.person)
    const all = Object.entries(PLURALS).map(([kind, name]) => [name, collectionsOf(person, kind as CollectionKind)])
    return c.json({ revision: person.revision, ...Object.fromEntries(all) })
  })
  return routes
}
