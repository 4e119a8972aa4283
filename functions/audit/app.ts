import { DatabaseError } from '../../shared/database/index.ts'
import { type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors } from '../../shared/http/cors.ts'
import { type Outcome, type Seen, takeDeliveries } from '../../shared/http/deliveries.ts'
import { createFunctionApp } from '../../shared/http/function-app.ts'
import { notFound } from '../../shared/http/problem.ts'
import { counter } from '../../shared/metrics/index.ts'
import { deadLetterOf } from './dead-letter.ts'
import type { AuditDeps } from './deps.ts'
import { entryOf, isDeadLetter, receive } from './record.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { historyRoutes } from './routes/history.ts'
import { logRoutes } from './routes/log.ts'
import { append } from './statements/append.ts'
import { keepDeadLetter } from './statements/dead-letters.ts'

const deadLetters = counter('todo_dead_letters_total', 'Dead letters that were kept for an operator')

/** Keeps every record of every topic in a log that only grows, and shows what it knows. */
export function createApp(deps: AuditDeps) {
  const { database, log, now } = deps
  const app = createFunctionApp<AuthVariables>(deps)

  async function take(request: Request, seen: (event: Seen) => void): Promise<Outcome> {
    const received = await receive(request)
    const { id = '', source = '', type = '', subject, time, ...extensions } = received.attributes
    const isLetter = isDeadLetter(received.attributes)
    const { entry, letter } = isLetter ? deadLetterOf(received) : { entry: entryOf(received), letter: undefined }
    seen({ id, source, type, subject, time, extensions, topic: entry.topic ?? undefined })
    const at = now().toISOString()
    const outcome = await kept(() => database.query(letter ? keepDeadLetter(entry, letter, at) : append(entry, at)))
    if (letter && outcome === 'done') deadLetters.inc()
    return outcome
  }

  app.post('/', async (c, next) => {
    if (!deps.takesEventsAt(new URL(c.req.url).hostname)) throw notFound('Events are taken inside the cluster only.')
    await next()
  })
  takeDeliveries(app, log, take)
  app.use('/v1/*', cors(deps.webOrigins), authenticated(deps.authenticate))
  app.route('/v1/tasks', historyRoutes(deps))
  app.route('/v1/audit', logRoutes(deps))
  app.route('/v1/dead-letters', deadLetterRoutes(deps))
  return app
}

/** SQLSTATE of the unique index on entries: a copy of the record was appended at the same moment. */
const TWIN = '23505'

async function kept(store: () => Promise<unknown[]>): Promise<Outcome> {
  try {
    return (await store()).length ? 'done' : 'duplicate'
  } catch (error) {
    if (error instanceof DatabaseError && error.code === TWIN) return 'duplicate'
    throw error
  }
}
