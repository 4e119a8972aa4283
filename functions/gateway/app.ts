import { type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors } from '../../shared/http/cors.ts'
import { createFunctionApp } from '../../shared/http/function-app.ts'
import type { GatewayDeps } from './deps.ts'
import { rateLimit } from './rate-limit.ts'
import { chatRoutes } from './routes/chat.ts'
import { meRoutes } from './routes/me.ts'
import { parseRoutes } from './routes/parse.ts'
import { taskRoutes } from './routes/tasks.ts'
import { undoRoutes } from './routes/undo.ts'

/** What people talk to: chat, tasks, profile, undo. The only function that people can write through. */
export function createApp(deps: GatewayDeps) {
  const app = createFunctionApp<AuthVariables>(deps)
  app.use(cors(deps.webOrigins))
  app.get('/openapi.json', async (c) => c.json((await import('./openapi.ts')).openApiDocument()))
  app.get('/asyncapi.json', async (c) => c.json((await import('../../shared/events/asyncapi.ts')).asyncApiDocument()))
  app.use('/v1/*', authenticated(deps.authenticate), rateLimit({ rate: deps.rate, burst: deps.rate * 2 }))
  app.route('/v1/tasks', taskRoutes(deps))
  app.route('/v1/me', meRoutes(deps))
  app.route('/v1/undo', undoRoutes(deps))
  app.route('/v1/chat', chatRoutes(deps))
  app.route('/v1/parse', parseRoutes(deps))
  return app
}
