import { type AuthVariables, authenticated } from '../../shared/http/auth.ts'
import { cors } from '../../shared/http/cors.ts'
import { createFunctionApp } from '../../shared/http/function-app.ts'
import { createLimits } from '../../shared/http/limits/index.ts'
import { scoped } from '../../shared/http/scoped.ts'
import type { AuditDeps } from './deps.ts'
import { deadLetterRoutes } from './routes/dead-letters.ts'
import { historyRoutes } from './routes/history.ts'
import { logRoutes } from './routes/log.ts'

/** Shows what the audit log knows, and lets operators redrive or discard dead letters. Its entries are written by audit-log. */
export function createApp(deps: AuditDeps) {
  const app = createFunctionApp<AuthVariables>(deps)
  const limits = createLimits(deps.limits)
  app.use('/v1/*', cors(deps.webOrigins), limits.identified(authenticated(deps.authenticate)), scoped(), limits.share)
  app.route('/v1/tasks', historyRoutes(deps))
  app.route('/v1/audit', logRoutes(deps))
  app.route('/v1/dead-letters', deadLetterRoutes(deps))
  return app
}
