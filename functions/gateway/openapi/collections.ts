/** Projects, sections, labels and saved filters: the same operations of each. */
import type * as z from 'zod/mini'
import {
  type CollectionKind,
  collectionChangesSchemas,
  collectionSchemas,
  newCollectionSchemas,
} from '../../../shared/domain/collections/collection.ts'
import { COLLECTION_KINDS, PLURALS } from '../../../shared/domain/collections/plurals.ts'
import { removalSchema } from '../routes/collections.ts'
import {
  answer,
  ETAG,
  ID,
  IDEMPOTENCY_KEY,
  IF_MATCH,
  type Json,
  LOCATION,
  list,
  MAY_BE,
  object,
  operation,
  ref,
  requestBody,
} from './parts.ts'

const upper = (kind: CollectionKind): string => kind.charAt(0).toUpperCase() + kind.slice(1)

/** @param schemaOf JSON Schema of one of zod */
export const collectionSchemasOf = (schemaOf: (schema: z.ZodMiniType) => Json): Json =>
  Object.fromEntries(
    COLLECTION_KINDS.flatMap((kind) => [
      [upper(kind), schemaOf(collectionSchemas()[kind])],
      [`New${upper(kind)}`, schemaOf(newCollectionSchemas()[kind])],
      [`${upper(kind)}Changes`, schemaOf(collectionChangesSchemas()[kind])],
    ]),
  )

export const collectionPaths = (queryParameters: (schema: z.ZodMiniType) => Json[]): Json => ({
  ...Object.assign({}, ...COLLECTION_KINDS.map((kind) => pathsOf(kind, queryParameters(removalSchema())))),
  '/v1/collections': {
    get: operation(
      'listCollections',
      'projects, sections, labels and saved filters, and the revision they are of',
      'tasks',
      {
        responses: {
          200: answer(
            'all of them',
            object({
              revision: { type: 'integer' },
              ...Object.fromEntries(COLLECTION_KINDS.map((kind) => [PLURALS[kind], list(ref(upper(kind)))])),
            }),
          ),
        },
      },
    ),
  },
})

function pathsOf(kind: CollectionKind, removal: Json[]): Json {
  const name = upper(kind)
  const id = { ...ID, description: `of a ${kind}` }
  const taken = MAY_BE.conflict(`There is another ${kind} of this name.`)
  const one = answer(`the ${kind}`, ref(name), { headers: ETAG })
  return {
    [`/v1/${PLURALS[kind]}`]: {
      get: operation(`list${name}s`, `every ${kind}, also those that only tasks name`, 'tasks', {
        responses: { 200: answer('by name', object({ [PLURALS[kind]]: list(ref(name)) })) },
      }),
      post: operation(`create${name}`, `make a ${kind}; of a name that is there, it is that one`, 'tasks', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody(`New${name}`),
        responses: {
          200: one,
          201: answer(`the ${kind}`, ref(name), { headers: { ...ETAG, ...LOCATION } }),
          ...MAY_BE.missing,
        },
      }),
    },
    [`/v1/${PLURALS[kind]}/{id}`]: {
      get: operation(`get${name}`, `one ${kind}, with its ETag`, 'tasks', {
        parameters: [id],
        responses: { 200: one, ...MAY_BE.missing },
      }),
      patch: operation(`change${name}`, `change a ${kind}; the tasks follow another name`, 'tasks', {
        parameters: [id, IF_MATCH, IDEMPOTENCY_KEY],
        requestBody: requestBody(`${name}Changes`),
        responses: { 200: one, ...MAY_BE.missing, ...MAY_BE.changed, ...taken },
      }),
      delete: operation(`delete${name}`, `delete a ${kind}; asked back where tasks have its name`, 'tasks', {
        parameters: [id, ...removal, IF_MATCH, IDEMPOTENCY_KEY],
        responses: {
          204: answer('deleted'),
          ...MAY_BE.missing,
          ...MAY_BE.changed,
          ...MAY_BE.conflict(
            'Tasks have its name, and `tasks` does not say what becomes of them; `openTasks` tells how many.',
          ),
        },
      }),
    },
  }
}
