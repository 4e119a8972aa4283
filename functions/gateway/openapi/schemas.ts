/** The schemas that the routes validate with, as JSON Schema. */
import * as z from 'zod/mini'
import { COLLECTION_KINDS } from '../../../shared/domain/collections/plurals.ts'
import { commentSchema, newCommentSchema } from '../../../shared/domain/comments/comment.ts'
import { profileSchema } from '../../../shared/domain/profile.ts'
import { dateSchema, taskSchema, timeSchema, timeZoneSchema, wallTimeSchema } from '../../../shared/domain/task.ts'
import { SCOPES } from '../../../shared/http/scopes.ts'
import { FORMATS as FILE_FORMATS } from '../moving/formats/format.ts'
import { newTokenSchema } from '../person/tokens/tokens.ts'
import { chatRequestSchema } from '../routes/chat.ts'
import { confirmationSchema, profileChangesSchema } from '../routes/me.ts'
import { parseSchema } from '../routes/parse.ts'
import { taskIdSchema, taskSchemas } from '../routes/tasks.ts'
import { collectionSchemasOf } from './collections.ts'
import { type Json, list, object, ref } from './parts.ts'
import { webhookSchemasOf } from './webhooks.ts'

const DATE = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]'

/** What code checks and JSON Schema cannot be told by itself. */
const FORMATS = new Map<unknown, Json>([
  [dateSchema(), { format: 'date', pattern: `^${DATE}$`, examples: ['2026-03-31'] }],
  [timeSchema(), { pattern: `^${TIME}$`, examples: ['09:30'], description: 'a time of day' }],
  [wallTimeSchema(), { pattern: `^${DATE}T${TIME}$`, examples: ['2026-03-31T09:30'], description: 'a wall time' }],
  [
    timeZoneSchema(),
    {
      pattern: '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$',
      maxLength: 64,
      examples: ['Europe/Berlin', 'UTC'],
      description: 'the name of an IANA time zone',
    },
  ],
  [taskIdSchema(), { format: 'uuid' }],
])

const schemaOf = (schema: z.ZodMiniType): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, FORMATS.get(zodSchema)),
  }) as Json
  return rest
}

const TEXT = { type: 'string' }
const INSTANT = { type: 'string', format: 'date-time' }

const COUNT = { type: 'integer', minimum: 0 }

function used(amount: 'tokens' | 'seconds'): Json {
  const usage = { calls: COUNT, [amount]: COUNT }
  return { oneOf: [object({ ...usage, most: object(usage) }), { type: 'null' }] }
}

const streamEvent = (event: string, description: string, data: Record<string, Json>): Json => ({
  ...object({ event: { const: event }, data: object(data) }),
  description,
})

const lines = (description: string): Json => ({
  ...list({
    ...object({ line: { type: 'integer' }, code: TEXT, text: TEXT }),
    properties: { line: { type: 'integer' }, file: TEXT, code: TEXT, text: TEXT },
  }),
  description,
})

/** What is told of a file, before and after its tasks came. */
const importTold = {
  format: { enum: FILE_FORMATS },
  found: COUNT,
  known: { ...COUNT, description: 'tasks that are there already' },
  collections: {
    ...COUNT,
    description: 'projects, sections, labels and filters that are made, with their colours and where they are',
  },
  leftOut: lines('lines of which nothing comes, and why'),
  without: lines('lines that come without a part of them, and which'),
  more: { ...object({ leftOut: COUNT, without: COUNT }), description: 'lines beyond those that are told' },
}

export const schemas = (): Json => ({
  Task: schemaOf(taskSchema()),
  NewTask: schemaOf(taskSchemas.newTask()),
  TaskChanges: schemaOf(taskSchemas.taskChanges()),
  Batch: schemaOf(taskSchemas.batch()),
  Snooze: schemaOf(taskSchemas.snooze()),
  Place: schemaOf(taskSchemas.place()),
  ...collectionSchemasOf(schemaOf),
  Comment: schemaOf(commentSchema()),
  NewComment: schemaOf(newCommentSchema()),
  Profile: schemaOf(profileSchema()),
  ProfileChanges: schemaOf(profileChangesSchema()),
  Confirmation: schemaOf(confirmationSchema()),
  NewAccessToken: schemaOf(newTokenSchema),
  AccessToken: object({
    id: { ...TEXT, format: 'uuid' },
    name: TEXT,
    scopes: list({ enum: SCOPES }),
    createdAt: INSTANT,
    expiresAt: INSTANT,
    lastUsedAt: { type: ['string', 'null'], format: 'date-time', description: 'to the minute' },
  }),
  Session: object({
    id: { ...TEXT, format: 'uuid' },
    device: { ...TEXT, description: 'what the browser calls itself; may be empty' },
    beganAt: INSTANT,
    seenAt: { ...INSTANT, description: 'when it last got an access token' },
    endedBy: {
      enum: ['used-twice', null],
      description: 'not null when it was ended because somebody used a copy of its cookie',
    },
  }),
  ...webhookSchemasOf(schemaOf),
  ParseRequest: schemaOf(parseSchema()),
  ChatRequest: schemaOf(chatRequestSchema()),
  ChatReply: {
    ...object({
      conversationId: TEXT,
      reply: TEXT,
      actions: list({
        oneOf: [
          object({ type: TEXT, taskId: TEXT, title: TEXT }),
          object({ type: TEXT, kind: { enum: COLLECTION_KINDS }, collectionId: TEXT }),
          object({ type: TEXT, taskId: TEXT, commentId: TEXT }),
        ],
      }),
      tasks: list(ref('Task')),
      answeredBy: object({ who: { enum: ['grammar', 'model', 'nobody'] }, rule: TEXT }),
    }),
    description:
      '`answeredBy` says by which rule it was decided who answers, and `because` why not a model where there is one. Where a model answered, `model` has what it cost: rounds, tokens, and today’s calls and tokens with their bounds. What waits for a yes has a `confirmation`; where it has `parts`, their numbers behind its token accept those alone (“TOKEN 1 3”); a question that lets choose has `choices`, of which the number may be said.',
  },
  ChatStreamEvent: {
    oneOf: [
      streamEvent('step', 'what a model does', { tool: TEXT, text: { ...TEXT, description: 'for the person' } }),
      streamEvent('text', 'a piece of the reply', { delta: TEXT }),
      object({ event: { const: 'done' }, data: ref('ChatReply') }),
      object({ event: { const: 'error' }, data: ref('Problem') }),
    ],
    description: 'an event and its data, which are JSON; the reply of `done` takes the place of what was streamed',
  },
  Turn: object({
    id: TEXT,
    at: INSTANT,
    client: { type: ['string', 'null'], description: 'the agent that did it; null when the person did' },
    kind: { enum: ['change', 'undo', 'redo'] },
    undoes: { type: ['string', 'null'], description: 'the turn that it takes back' },
    state: { enum: ['done', 'undone'] },
    count: { ...COUNT, description: 'tasks that it is about' },
    did: {
      ...list(object({ act: TEXT, taskId: TEXT, title: TEXT })),
      description: 'the first things that it did: `created`, `completed` and so on',
    },
  }),
  ImportPreview: object({ ...importTold, new: COUNT, returning: COUNT, tasks: list({ type: 'object' }) }),
  Imported: object({ ...importTold, added: COUNT }),
  Usage: {
    ...object({
      model: used('tokens'),
      speech: used('seconds'),
      sends: object({ channels: { type: 'object', additionalProperties: COUNT }, most: COUNT }),
    }),
    description:
      'of what one person may have in a day (UTC): calls of the model and of speech, null where there is none; and reminders of the last 24 hours that were sent by each channel',
  },
  Problem: {
    ...object({ type: TEXT, title: TEXT, status: { type: 'integer' }, code: TEXT, detail: TEXT }),
    description: 'RFC 9457; `code` is stable and for programs, `detail` says to a person what to do',
  },
})

/** The parameters of a query. */
export function queryParameters(schema: z.ZodMiniType): Json[] {
  const { properties } = schemaOf(schema) as { properties: Record<string, Json> }
  return Object.entries(properties).map(([name, each]) => ({ name, in: 'query', schema: each }))
}
