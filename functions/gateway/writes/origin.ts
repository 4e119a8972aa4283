import type { Context } from 'hono'
import type { Origin } from '../../../shared/events/event.ts'
import type { BaseVariables } from '../../../shared/http/function-app.ts'
import { newId } from '../../../shared/ids/index.ts'

/** A key that was made here: the id of the write, and the beginning of its request's fingerprint. */
export const OWN_KEY = /^server-([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})-([\w-]{11})$/

/**
 * Where the events of a request come from; its correlation id names the turn that undo takes back. A write that comes again under the key
 * that was made for it has the id that it had.
 */
export const originOf = <Variables extends BaseVariables>(c: Context<{ Variables: Variables }>, now: Date): Origin => ({
  source: 'gateway',
  trace: c.get('trace'),
  correlationId: OWN_KEY.exec(c.req.header('idempotency-key') ?? '')?.[1] ?? newId(),
  causationId: null,
  now: now.toISOString(),
})
