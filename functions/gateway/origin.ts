import type { Context } from 'hono'
import type { BaseVariables } from '../../shared/http/function-app.ts'
import { newId } from '../../shared/ids/index.ts'
import type { Origin } from '../../shared/outbox/index.ts'

/** Where the events of a request come from; its correlation id names the turn that undo takes back. */
export const originOf = <Variables extends BaseVariables>(c: Context<{ Variables: Variables }>, now: Date): Origin => ({
  source: 'gateway',
  trace: c.var.trace,
  correlationId: newId(),
  causationId: null,
  now: now.toISOString(),
})
