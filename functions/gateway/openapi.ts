/** The OpenAPI 3.1 document, made from the schemas that the routes validate with. */
import * as z from 'zod/mini'
import { profileSchema } from '../../shared/domain/profile.ts'
import { taskSchema } from '../../shared/domain/task.ts'
import { chatRequestSchema } from './routes/chat.ts'
import { confirmationSchema, profileChangesSchema } from './routes/me.ts'
import { parseSchema } from './routes/parse.ts'
import { taskSchemas } from './routes/tasks.ts'

type Json = Record<string, unknown>

const jsonSchema = (schema: z.ZodMiniType): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json): Json => ({ 'application/json': { schema } })
const answer = (description: string, schema?: Json): Json => ({ description, ...(schema && { content: json(schema) }) })
const requestBody = (name: string): Json => ({ required: true, content: json(ref(name)) })
const list = (items: Json): Json => ({ type: 'array', items })
const object = (properties: Record<string, Json>): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const PROBLEMS = Object.fromEntries(
  [
    ['400', 'The body is not valid JSON.'],
    ['401', 'The token is missing, forged or expired.'],
    ['404', 'There is no such task of this person.'],
    ['412', 'The task has another version than If-Match says.'],
    ['413', 'The body is too large.'],
    ['422', 'The request is not valid; `errors` names each field.'],
    ['429', 'Too many requests; Retry-After says when to go on.'],
    ['503', 'A part is away for the moment; nothing was changed.'],
  ].map(([status, description]) => [
    status,
    { description, content: { 'application/problem+json': { schema: ref('Problem') } } },
  ]),
)

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const IF_MATCH = { name: 'If-Match', in: 'header', schema: { type: 'string' }, description: 'the ETag that was read' }
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string' },
  description: 'a write sent twice with one key happens once',
}

function operation(
  operationId: string,
  summary: string,
  rest: { responses: Json; parameters?: Json[]; requestBody?: Json },
): Json {
  return {
    operationId,
    summary,
    tags: [operationId.includes('Task') ? 'tasks' : 'assistant'],
    ...rest,
    responses: { ...rest.responses, ...PROBLEMS },
  }
}

const TASK = { 200: answer('the task after the change', ref('Task')) }

function paths(): Json {
  const query = jsonSchema(taskSchemas.listQuery) as { properties: Record<string, Json> }
  const parameters = Object.entries(query.properties).map(([name, schema]) => ({ name, in: 'query', schema }))
  const action = (name: 'complete' | 'reopen' | 'skip') => ({
    post: operation(`${name}Task`, `${name} a task`, { parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY], responses: TASK }),
  })
  return {
    '/v1/chat': {
      post: operation('chat', 'one turn of a conversation; streamed when text/event-stream is accepted', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('ChatRequest'),
        responses: { 200: answer('what was done, in words and in data', ref('ChatReply')) },
      }),
    },
    '/v1/tasks': {
      get: operation('listTasks', 'tasks by filter, search and order, in pages', {
        parameters,
        responses: { 200: answer('a page', object({ tasks: list(ref('Task')), next: { type: ['string', 'null'] } })) },
      }),
      post: operation('createTask', 'create a task', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('NewTask'),
        responses: { 201: answer('the task', ref('Task')) },
      }),
    },
    '/v1/tasks/batch': {
      post: operation('changeTasks', 'several changes at once: all or nothing', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('Batch'),
        responses: { 200: answer('the tasks in the order of the actions', object({ tasks: list(ref('Task')) })) },
      }),
    },
    '/v1/tasks/{id}': {
      get: operation('getTask', 'one task, with its ETag', { parameters: [ID], responses: TASK }),
      patch: operation('changeTask', 'change fields of a task', {
        parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY],
        requestBody: requestBody('TaskChanges'),
        responses: TASK,
      }),
      delete: operation('deleteTask', 'delete a task', {
        parameters: [ID, IF_MATCH, IDEMPOTENCY_KEY],
        responses: { 204: answer('deleted') },
      }),
    },
    '/v1/tasks/{id}/complete': action('complete'),
    '/v1/tasks/{id}/reopen': action('reopen'),
    '/v1/tasks/{id}/skip': action('skip'),
    '/v1/me/export': {
      get: operation('exportMe', 'everything that is kept of the person, to take along; ends with complete: true', {
        responses: { 200: answer('the document', { type: 'object' }) },
      }),
    },
    '/v1/undo': {
      post: operation('undo', 'take back what the last turn or request did', {
        parameters: [IDEMPOTENCY_KEY],
        responses: { 200: answer('the tasks after it', object({ tasks: list(ref('Task')) })) },
      }),
    },
    '/v1/me': {
      get: operation('getProfile', 'zone, locale, quiet hours and channels', {
        responses: { 200: answer('the profile', ref('Profile')) },
      }),
      patch: operation('changeProfile', 'change the profile', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('ProfileChanges'),
        responses: { 200: answer('the profile', ref('Profile')) },
      }),
    },
    '/v1/me/confirmations': {
      post: operation('askForConfirmation', 'ask again whether the e-mail address or the webhook is the person’s', {
        parameters: [IDEMPOTENCY_KEY],
        requestBody: requestBody('ConfirmationRequest'),
        responses: { 202: answer('it will be asked') },
      }),
    },
    '/v1/parse': {
      post: operation('parse', 'what a text would be understood as; changes nothing', {
        requestBody: requestBody('ParseRequest'),
        responses: { 200: answer('commands, spans and an explanation', { type: 'object' }) },
      }),
    },
  }
}

function schemas(): Json {
  const text = { type: 'string' }
  return {
    Task: jsonSchema(taskSchema),
    NewTask: jsonSchema(taskSchemas.newTask),
    TaskChanges: jsonSchema(taskSchemas.taskChanges),
    Batch: jsonSchema(taskSchemas.batch),
    Profile: jsonSchema(profileSchema),
    ConfirmationRequest: jsonSchema(confirmationSchema),
    ProfileChanges: jsonSchema(profileChangesSchema),
    ParseRequest: jsonSchema(parseSchema),
    ChatRequest: jsonSchema(chatRequestSchema),
    ChatReply: {
      ...object({
        conversationId: text,
        reply: text,
        actions: list(object({ type: text, taskId: text, title: text })),
        tasks: list(ref('Task')),
      }),
    },
    Problem: object({ type: text, title: text, status: { type: 'integer' }, code: text, detail: text }),
  }
}

let document: Json | undefined

/** Made on the first request for it: most processes never need it. */
export function openApiDocument(): Json {
  document ??= {
    openapi: '3.1.0',
    info: {
      title: 'Todo chatbot',
      version: '1.0.0',
      description: 'Chat, tasks, undo. Lists answer `{tasks, next}`, errors are problem+json with a stable `code`.',
    },
    security: [{ bearer: [] }],
    paths: paths(),
    components: {
      schemas: schemas(),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
  return document
}
