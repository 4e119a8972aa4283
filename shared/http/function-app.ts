/** The Hono app that every function starts from: problems as RFC 9457, traces, probes, metrics. */
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { DaprError } from '../dapr/index.ts'
import { DatabaseError, TOOK_TOO_LONG } from '../database/index.ts'
import { type FieldError, Refusal } from '../domain/refusal.ts'
import { type Issue, shouldBe } from '../domain/should-be.ts'
import type { Log } from '../log/index.ts'
import { CONTENT_TYPE, counter, exposition, histogram } from '../metrics/index.ts'
import { RecurrenceError } from '../recurrence/rule.ts'
import { recordSpan } from '../tracing/index.ts'
import { type Trace, traceOf } from '../tracing/trace.ts'
import { methodNotAllowed, methodsAt } from './methods.ts'
import { PROBES } from './probes.ts'
import { invalid, notFound, Problem, unavailable } from './problem.ts'
import { BODY_LIMITS, readText } from './read-body.ts'
import type { AuthenticateSource } from './sources.ts'

export type BaseVariables = { trace: Trace }

export interface BaseDeps {
  log: Log
  /** resolves when the function could do its work now; rejects with what is missing */
  ready: () => Promise<unknown>
}

export interface DeliveryDeps extends BaseDeps {
  sources: AuthenticateSource
}

/** @example const app = createFunctionApp<AuthVariables>({ log, ready }) */
export function createFunctionApp<Variables extends object = object>({ log, ready }: BaseDeps) {
  const app = new Hono<{ Variables: BaseVariables & Variables }>()
  app.use(async (c, next) => {
    const parent = c.req.header('traceparent')
    const trace = traceOf(parent)
    c.set('trace', trace as never)
    const started = performance.now()
    await next()
    const route = routeOf(c)
    if (PROBES.includes(route)) return
    const { method } = c.req
    const { status } = c.res
    requests.observe((performance.now() - started) / 1000, { route, method, status })
    // Deliveries are spans of their event's trace.
    if (route === DELIVERIES) return
    const attributes = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status }
    const error = status >= 500 ? `status ${status}` : undefined
    const { traceParent } = trace
    recordSpan({ name: `${method} ${route}`, kind: 'server', traceParent, parent, started, attributes, error })
  })
  app.get('/healthz', (c) => c.text('ok'))
  let isWaiting = false
  app.get('/readyz', async (c) => {
    try {
      await ready()
    } catch (error) {
      // A cold start is asked many times a second until its sidecar is there: each answer says what is missing, the log says it once.
      if (!isWaiting) log.info('waiting', { error })
      isWaiting = true
      return problemOf(error).toResponse(c.req.path)
    }
    if (isWaiting) log.info('ready')
    isWaiting = false
    return c.text('ready')
  })
  // Prometheus asks the pod itself. What came through a proxy came from a person, and would have woken or kept a pod besides.
  app.get('/metrics', (c, next) =>
    PROXIED.some((name) => c.req.header(name) !== undefined)
      ? next()
      : c.body(exposition(), 200, { 'content-type': CONTENT_TYPE }),
  )
  app.notFound((c) => {
    const { method, path } = c.req
    const allowed = methodsAt(app.routes, path)
    const isTaken = !allowed.length || allowed.includes(method)
    const problem = isTaken
      ? notFound(`There is nothing at ${method} ${path}.`)
      : methodNotAllowed(method, path, allowed)
    return problem.toResponse(path)
  })
  app.onError((error, c) => {
    const problem = problemOf(error)
    // What should have been refused before it got to the database is our fault, too; that a part was not set up (501) is nobody's.
    if ((problem.status >= 500 && problem.status !== 501) || problem.cause instanceof DatabaseError) {
      log.error('request failed', {
        method: c.req.method,
        path: loggedPath(c),
        status: problem.status,
        error,
        traceId: c.var.trace?.traceId,
      })
    }
    return problem.toResponse(c.req.path)
  })
  return app
}

const requests = histogram(
  'todo_http_request_duration_seconds',
  'Time until the answer began, by route, method and status',
)
const failures = counter(
  'todo_dependency_failures_total',
  'Requests that failed because Dapr or Postgres did not answer',
)

/** Where functions take events. */
export const DELIVERIES = '/'

/** Set by Knative's queue-proxy and by every ingress. */
const PROXIED = ['x-forwarded-for', 'forwarded', 'k-proxy-request']

/** What a path has for a secret is nobody's to read in a log. */
function loggedPath(c: Context): string {
  const secret = c.req.param('secret')
  return secret ? c.req.path.replace(secret, '***') : c.req.path
}

/** The route's pattern, so that there are no more labels than routes. */
function routeOf(c: Context): string {
  const path = routePath(c, -1)
  return path.includes('*') ? 'none' : path
}

const REFUSAL_STATUS: Record<Refusal['code'], number> = {
  'task-exists': 409,
  'task-deleted': 404,
  'note-not-completable': 422,
  'recurrence-without-date': 422,
  'start-after-due': 422,
  'parent-missing': 422,
  'parent-in-circle': 422,
  'too-deep': 422,
  'too-many-subtasks': 422,
  'open-subtasks': 409,
  'invalid-request': 422,
  'too-large': 422,
  'name-taken': 409,
  'no-such-collection': 404,
  'no-such-comment': 404,
  'too-many-comments': 422,
  'not-the-writer': 403,
  'not-within': 422,
  'too-many-collections': 429,
}

/** The one mapper from errors to what a caller sees. Nothing internal leaks: an unknown error says only that it is ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Refusal) {
    const { code, message, errors } = error
    return new Problem({ status: REFUSAL_STATUS[code], code, detail: message, ...(errors && { extra: { errors } }) })
  }
  if (error instanceof RecurrenceError) return invalid(`Nothing was stored: ${error.message}.`)
  if (error instanceof DaprError) {
    failures.inc({ dependency: 'dapr' })
    return unavailable('The state or secret store', error)
  }
  if (error instanceof DatabaseError) {
    if (error.code.startsWith(DATA_EXCEPTION)) return unstorable(error)
    if (!error.retryable) return internal(error)
    if (error.code === TOOK_TOO_LONG) return tookTooLong(error)
    failures.inc({ dependency: 'postgres' })
    return unavailable('The database', error)
  }
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem({ status: 400, code: 'malformed-request', detail: error.message })
    return new Problem({ status: error.status, code: 'request-refused', detail: error.message })
  }
  return internal(error)
}

/** SQLSTATE class of values that Postgres cannot take (manual, appendix A): the same ones will be refused again. */
const DATA_EXCEPTION = '22'

const unstorable = (cause: DatabaseError): Problem =>
  new Problem({
    status: 422,
    code: 'unstorable-value',
    detail:
      'A value in this request cannot be stored or searched for. Please look for unusual characters, numbers or dates in it.',
    cause,
  })

/** Not a failure of Postgres, which did what it was told to. */
const tookTooLong = (cause: unknown): Problem =>
  new Problem({
    status: 503,
    code: 'took-too-long',
    detail:
      'The database took too long for this and ended it. Nothing was changed; please ask for less at once, or try again in a few seconds.',
    headers: { 'retry-after': '5' },
    cause,
  })

const internal = (cause: unknown): Problem =>
  new Problem({
    status: 500,
    code: 'internal',
    detail: 'Something went wrong on our side; it is logged. Please try again.',
    cause,
  })

interface Schema<Out> {
  safeParse(value: unknown): { success: true; data: Out } | { success: false; error: { issues: Issue[] } }
}

/** Most faults that one answer names. */
const TOLD = 20

/**
 * A value of a schema's shape, in which every text can be stored and searched.
 * @throws Problem 422 that names every field and what it should be
 */
export function validate<Out>(schema: Schema<Out>, value: unknown): Out {
  const result = schema.safeParse(value)
  if (result.success) {
    const unstorable = findTextFaults(result.data, [], [])
    if (unstorable.length) throw corrections(unstorable.slice(0, TOLD))
    return result.data
  }
  const errors = result.error.issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return fields.map((path) => ({
      field: path.map(String).join('.') || 'body',
      message: shouldBe(issue, isMissing(value, path)),
    }))
  })
  throw corrections(errors.slice(0, TOLD))
}

/** Names every field that is not as it must be, and what it should be. */
export function corrections(errors: FieldError[]): Problem {
  const summary = errors.map(({ field, message }) => `${field} ${message}`).join('; ')
  return invalid(`Please correct: ${summary}.`.slice(0, 1000), { errors })
}

/**
 * The one rule for all text that comes in: what is no Unicode (half of a surrogate pair, which JSON can escape) cannot be encoded in UTF-8, and
 * no text of Postgres holds U+0000. Looked for in what a schema let through, whose depth is the schema's.
 */
function findTextFaults(value: unknown, path: string[], found: FieldError[]): FieldError[] {
  if (typeof value === 'string') {
    const message = textFault(value)
    if (message) found.push({ field: path.join('.') || 'body', message })
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) findTextFaults(value[name as never], [...path, name], found)
  }
  return found
}

function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return 'must be well-formed Unicode'
  return text.includes('\0') ? 'must not contain the character U+0000' : undefined
}

const isMissing = (value: unknown, path: PropertyKey[]): boolean =>
  path.length > 0 &&
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value) === undefined

/**
 * The JSON of a request, validated.
 *
 * @param limit bytes; one of BODY_LIMITS
 * @throws Problem 400 malformed, 408 too slow, 413 too large, 415 not JSON, 422 invalid
 */
export async function readJson<Out>(
  request: Request,
  schema: Schema<Out>,
  limit: number = BODY_LIMITS.task,
): Promise<Out> {
  const type = request.headers.get('content-type') ?? 'application/json'
  if (!/^application\/([\w.-]+\+)?json\b/.test(type)) {
    throw new Problem({
      status: 415,
      code: 'unsupported-media-type',
      detail: 'Send JSON, with content-type application/json.',
    })
  }
  const text = await readText(request, limit)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Problem({
      status: 400,
      code: 'malformed-json',
      detail: `The body is not valid JSON: ${(error as Error).message}.`,
    })
  }
  return validate(schema, value)
}
