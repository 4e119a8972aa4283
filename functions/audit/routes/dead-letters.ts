import { Hono } from 'hono'
import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { type AuthVariables, operatorOnly } from '../../../shared/http/auth.ts'
import { type BaseVariables, readJson, validate } from '../../../shared/http/function-app.ts'
import { notFound, Problem, unavailable } from '../../../shared/http/problem.ts'
import { BODY_LIMITS } from '../../../shared/http/read-body.ts'
import { isUuid } from '../../../shared/ids/index.ts'
import { traceOf } from '../../../shared/tracing/trace.ts'
import { actionEntry, isParked, isRedrivable, isUndelivered, REDRIVABLE } from '../dead-letter.ts'
import type { AuditDeps } from '../deps.ts'
import {
  type DeadLetterRow,
  deadLetterById,
  deadLettersAfter,
  type Settlement,
  settle,
} from '../statements/dead-letters.ts'
import { giveUp, release } from '../statements/parked.ts'
import { limitSchema, paged, readNumber } from './paging.ts'

const listQuery = once(() =>
  z.object({
    limit: limitSchema(),
    after: z.optional(z.string()),
    state: z._default(z.enum(['waiting', 'redriven', 'discarded', 'all']), 'waiting'),
  }),
)
const redriveBody = once(() =>
  z.strictObject({
    /** where to, for an event that does not tell where it came from */
    topic: z.optional(z.enum(REDRIVABLE)),
  }),
)
const discardBody = once(() =>
  z.strictObject({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)) }),
)

/** What functions refused, for operators: look, mend the cause, then redrive or discard. */
export function deadLetterRoutes({ database, producer, log, now }: AuditDeps) {
  const routes = new Hono<{ Variables: BaseVariables & AuthVariables }>()
  routes.use(operatorOnly)

  routes.get('/', async (c) => {
    const { limit, after, state } = validate(listQuery(), c.req.query())
    const wanted = state === 'all' ? undefined : state
    const rows = await database.query<DeadLetterRow>(deadLettersAfter(String(readNumber(after)), limit + 1, wanted))
    const page = paged(rows, limit, ({ number }) => number)
    return c.json({ deadLetters: page.rows.map(shown), next: page.next })
  })

  routes.get('/:id', async (c) => c.json(shown(await find(c.req.param('id')))))

  routes.post('/:id/redrive', async (c) => {
    const { topic: named } = await optionalBody(c.req.raw, redriveBody())
    const letter = await find(c.req.param('id'))
    if (letter.state === 'redriven') return c.json(shown(letter))
    if (letter.state === 'discarded') throw settledAlready(letter)
    if (isUndelivered(letter)) throw undeliverable()
    const topic = originOf(letter) ?? named
    if (!topic) throw originUnknown()
    if (isParked(letter)) await database.query(release(letter.eventId))
    else await publish(letter, topic)
    return c.json(
      shown(await settled({ id: letter.id, state: 'redriven', by: c.var.identity.person, note: null }, letter, topic)),
    )
  })

  routes.post('/:id/discard', async (c) => {
    const { reason } = await readJson(c.req.raw, discardBody(), BODY_LIMITS.small)
    const letter = await find(c.req.param('id'))
    if (letter.state === 'redriven') throw settledAlready(letter)
    if (letter.state === 'discarded') return c.json(shown(letter))
    if (isParked(letter)) await database.query(giveUp(letter.eventId))
    return c.json(
      shown(await settled({ id: letter.id, state: 'discarded', by: c.var.identity.person, note: reason }, letter)),
    )
  })

  async function find(id: string): Promise<DeadLetterRow> {
    const [row] = isUuid(id) ? await database.query<DeadLetterRow>(deadLetterById(id)) : []
    if (!row) throw notFound('There is no dead letter with this id.')
    return row
  }

  /** Before it is marked: marked first, a crash between would lose it; published twice, it takes effect once. */
  async function publish(letter: DeadLetterRow, topic: string): Promise<void> {
    const started = performance.now()
    const { key, value, headers } = letter.record
    const fields = { topic, type: letter.type, id: letter.eventId, subject: letter.subject, deadLetterId: letter.id }
    const { traceId } = traceOf(headers.ce_traceparent)
    try {
      const [place] = await producer.send([{ topic, key, value: Buffer.from(value, 'base64'), headers }])
      const duration = Math.round((performance.now() - started) * 10) / 10
      log.info('produced', { ...fields, ...place, traceId, duration, outcome: 'redriven' })
    } catch (error) {
      log.warn('produced', { ...fields, traceId, outcome: 'not redriven', error })
      throw unavailable('Kafka', error)
    }
  }

  async function settled(settlement: Settlement, letter: DeadLetterRow, topic?: string): Promise<DeadLetterRow> {
    const at = now().toISOString()
    const { by, note, state } = settlement
    const entry = actionEntry(letter, state, { by, note, ...(topic && { topic }) }, at)
    const [marked] = await database.query(settle(settlement, entry, at))
    if (marked) log.info('dead letter settled', { deadLetterId: letter.id, state, by, note })
    return find(letter.id)
  }

  return routes
}

const optionalBody = async <Out>(request: Request, schema: Parameters<typeof readJson<Out>>[1]): Promise<Out> =>
  request.body ? readJson(request, schema, BODY_LIMITS.small) : validate(schema, {})

const originUnknown = (): Problem =>
  new Problem({
    status: 422,
    code: 'origin-unknown',
    detail: 'This event does not tell which topic it came from; name it, as in {"topic": "task-events"}.',
  })

const undeliverable = (): Problem =>
  new Problem({
    status: 409,
    code: 'undeliverable',
    detail:
      'Published again, this record would reach nobody again. Write what it holds to the topic as an event with fewer headers, and discard this letter.',
  })

const settledAlready = ({ state, settledBy }: DeadLetterRow): Problem =>
  new Problem({ status: 409, code: 'already-settled', detail: `This dead letter was ${state} by ${settledBy}.` })

/** Letters of older versions may say any topic. */
const originOf = ({ originTopic }: Pick<DeadLetterRow, 'originTopic'>): string | null =>
  originTopic !== null && isRedrivable(originTopic) ? originTopic : null

/** `claimed`: nothing vouches for who refused it and why; the record says so itself. */
function shown({ number, record, personId, ...letter }: DeadLetterRow) {
  const { key, value, headers } = record
  const origin = isUndelivered({ record }) ? letter.originTopic : originOf(letter)
  const claimed = letter.destination !== null && origin === null
  return {
    ...letter,
    claimed,
    person: personId,
    event: { key, headers, value: Buffer.from(value, 'base64').toString() },
  }
}
