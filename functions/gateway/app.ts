import type { Context } from 'hono'
import { USUAL_MODEL_LIMITS, USUAL_SPEECH_SECONDS } from '../../shared/config/functions.ts'
import type { CollectionKind } from '../../shared/domain/collections/collection.ts'
import { PLURALS } from '../../shared/domain/collections/plurals.ts'
import { type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors } from '../../shared/http/cors.ts'
import { createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits } from '../../shared/http/limits/index.ts'
import { metadataOf, WELL_KNOWN } from '../../shared/http/resource-metadata.ts'
import { byMethod, type Needed, scoped } from '../../shared/http/scoped.ts'
import { createBreaker } from './chat/assistant/breaker.ts'
import type { GatewayDeps, GatewayOptions } from './deps.ts'
import { calendarAddressRoutes, calendarRoutes } from './routes/calendar.ts'
import { chatRoutes } from './routes/chat.ts'
import { allCollectionsRoutes, collectionRoutes } from './routes/collections.ts'
import { commentRoutes, taskCommentRoutes } from './routes/comments.ts'
import { confirmRoutes } from './routes/confirm.ts'
import { figureRoutes } from './routes/figures.ts'
import { importRoutes } from './routes/imports.ts'
import { leavingRoutes } from './routes/leaving.ts'
import { meRoutes } from './routes/me.ts'
import { parseRoutes } from './routes/parse.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { taskRoutes } from './routes/tasks.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { transcribeRoutes } from './routes/transcribe.ts'
import { turnRoutes } from './routes/turns.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { createLarge } from './writes/execute.ts'
import { createLines } from './writes/line.ts'
import { createQuotas } from './writes/quotas.ts'

/** What people talk to: chat, tasks, profile, undo. The only function that people can write through. */
export function createApp(options: GatewayOptions) {
  const deps: GatewayDeps = {
    ...options,
    quotas: createQuotas(options.database, options.quotas),
    assistant: { limits: { ...USUAL_MODEL_LIMITS, ...options.modelLimits }, breaker: createBreaker() },
    dictation: { seconds: options.speechSeconds ?? USUAL_SPEECH_SECONDS, breaker: createBreaker() },
    lines: createLines(),
    large: createLarge(),
  }
  const app = createFunctionApp<AuthVariables>(deps)
  const limits = createLimits(deps.limits)
  app.use(cors(deps.webOrigins))
  for (const open of ['/openapi.json', '/asyncapi.json', '/confirm', WELL_KNOWN]) app.use(open, limits.open)
  app.get('/openapi.json', async (c) => c.json((await import('./openapi/index.ts')).openApiDocument()))
  app.get('/asyncapi.json', async (c) => c.json((await import('../../shared/events/asyncapi.ts')).asyncApiDocument()))
  // By which a program that has only this address finds out where its person signs in.
  app.get(WELL_KNOWN, async (c) => c.json(metadataOf(deps.publicUrl, await deps.issuer())))
  app.route('/confirm', confirmRoutes(deps))
  app.route('/v1/calendar', calendarRoutes(deps, limits))
  app.use('/v1/*', limits.identified(authenticated(deps.authenticate)), scoped(neededBy), limits.share)
  for (const large of ['/v1/tasks/batch', '/v1/me/export', '/v1/transcribe', '/v1/imports/*'])
    app.use(large, limits.oneByOne)
  app.route('/v1/tasks', taskRoutes(deps))
  app.route('/v1/tasks', taskCommentRoutes(deps))
  app.route('/v1/comments', commentRoutes(deps))
  for (const [kind, name] of Object.entries(PLURALS))
    app.route(`/v1/${name}`, collectionRoutes(deps, kind as CollectionKind))
  app.route('/v1/collections', allCollectionsRoutes(deps))
  app.route('/v1/me/calendar', calendarAddressRoutes(deps))
  app.route('/v1/me', meRoutes(deps))
  app.route('/v1/me', leavingRoutes(deps))
  app.route('/v1/figures', figureRoutes(deps))
  app.route('/v1', turnRoutes(deps))
  app.route('/v1/imports', importRoutes(deps))
  app.route('/v1/chat', chatRoutes(deps))
  app.route('/v1/parse', parseRoutes(deps))
  app.route('/v1/tokens', tokenRoutes(deps))
  app.route('/v1/sessions', sessionRoutes(deps))
  app.route('/v1/webhooks', webhookRoutes(deps))
  app.route('/v1/transcribe', transcribeRoutes(deps))
  return app
}

/** Nothing that concerns the person as a whole is a program's to do: with a token it would make itself another one, sign them out, or have them leave. */
function neededBy(c: Context): Needed {
  const { path } = c.req
  if (['/v1/tokens', '/v1/sessions', '/v1/webhooks', '/v1/me/'].some((beginning) => path.startsWith(beginning)))
    return 'all'
  if (path === '/v1/me') return byMethod(c) === 'tasks:read' ? 'tasks:read' : 'all'
  return path === '/v1/parse' ? 'tasks:read' : byMethod(c)
}
