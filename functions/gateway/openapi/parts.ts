/** What the operations of the OpenAPI document are put together from. */

export type Json = Record<string, unknown>

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const content = (type: string, schema: Json): Json => ({ [type]: { schema } })

/** @param more of the response: headers, links */
export const answer = (description: string, schema?: Json, more: Json = {}): Json => ({
  description,
  ...(schema && { content: content('application/json', schema) }),
  ...more,
})
export const requestBody = (name: string): Json => ({ required: true, content: content('application/json', ref(name)) })
export const list = (items: Json): Json => ({ type: 'array', items })
export const object = (properties: Record<string, Json>): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const header = (description: string, schema: Json): Json => ({ description, schema })

export const ETAG = {
  ETag: header('the version, for If-Match and If-None-Match', { type: 'string', pattern: '^"[0-9]+"$' }),
}
export const LOCATION = { Location: header('where the task is', { type: 'string', format: 'uri-reference' }) }

const problem = (description: string, headers?: Json): Json => ({
  description,
  content: content('application/problem+json', ref('Problem')),
  ...(headers && { headers }),
})

const RETRY_AFTER = { 'Retry-After': header('seconds to wait', { type: 'integer', minimum: 0 }) }

/** By status: what every operation may answer. */
const ALWAYS: Json = {
  400: problem('The request cannot be read: it is no HTTP, or its body is no JSON.'),
  401: problem('The token is missing, forged, expired or revoked.'),
  403: problem('The token is good, but not for this: it was made for a program, and lacks the scope.'),
  405: problem('The path does not take this method; `Allow` says which it takes.', {
    Allow: header('methods that the path takes', { type: 'string' }),
  }),
  408: problem('The request did not arrive in time.'),
  422: problem('The request is not valid; `errors` names each field and what it should be.'),
  429: problem(
    'Too many requests, or too many at once; or one person has as much as one may have: `code` says which.',
    RETRY_AFTER,
  ),
  431: problem('The headers are too large.'),
  502: problem('The function ended before it answered; a write is safe to send again with its Idempotency-Key.'),
  503: problem('A part is away for the moment; `detail` says what is known of the request.', RETRY_AFTER),
  504: problem('The function did not answer in time.'),
}
const WITH_BODY: Json = {
  413: problem('The body is too large.'),
  415: problem('The body is not sent as what this takes.'),
}

/** By status: what an operation may answer besides. */
export const MAY_BE = {
  missing: { 404: problem('There is no such task of this person.') },
  conflict: (description: string) => ({ 409: problem(description) }),
  changed: { 412: problem('The task has another version than If-Match says.') },
  erased: { 410: problem('Of `at`: the person left after it, and what was before is erased.') },
  unable: (description: string) => ({ 501: problem(description) }),
  unchanged: { 304: { description: 'The task has the version that If-None-Match says.' } },
}

export const ID = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  description: 'of a task',
}
export const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string', pattern: '^(\\*|"[0-9]{1,9}")$' },
  description: 'the ETag that was read: a task that has changed since is left as it is',
}
export const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  schema: { type: 'string' },
  description: 'the ETag that is known: an unchanged task is not sent again',
}
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  description: 'a write that is sent twice with one key happens once, and is answered alike',
}

interface Operation {
  responses: Json
  parameters?: Json[]
  requestBody?: Json
  /** empty where no token is needed */
  security?: []
}

const KEY_SENT_BACK = {
  'Idempotency-Key': header(
    'the key that was made for a write without one: sent again under it, the write happens once',
    {
      type: 'string',
    },
  ),
}

/** With what every write sends back, unless it came with it: 204 included, and a 503 of which nobody knows what it left. */
function withKey(responses: Json): Json {
  const isTold = (status: string) => status.startsWith('2') || status === '503'
  const told = (response: Json) => ({ ...response, headers: { ...(response.headers as Json), ...KEY_SENT_BACK } })
  const all = Object.entries(responses) as [string, Json][]
  return Object.fromEntries(all.map(([status, response]) => [status, isTold(status) ? told(response) : response]))
}

export const operation = (
  operationId: string,
  summary: string,
  tag: 'tasks' | 'assistant' | 'person',
  rest: Operation,
) => ({
  operationId,
  summary,
  tags: [tag],
  ...rest,
  responses: responsesOf(rest),
})

function responsesOf({ responses, parameters = [], requestBody }: Operation): Json {
  const all = { ...responses, ...ALWAYS, ...(requestBody && WITH_BODY) }
  return parameters.includes(IDEMPOTENCY_KEY) ? withKey(all) : all
}

/** From an answer that has a task in it to what can be done with it next. @param pointer to the task's id in the body */
export const taskLinks = (pointer = '/id'): Json => {
  const parameters = { id: `$response.body#${pointer}` }
  const names = ['getTask', 'changeTask', 'completeTask', 'reopenTask', 'skipTask', 'deleteTask']
  return { links: Object.fromEntries(names.map((operationId) => [operationId, { operationId, parameters }])) }
}
