import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { createApp } from './app.ts'
import { createSessions } from './sessions.ts'

const { config, log, secrets, sendSpans } = openFunction('web', process.env)
const database = openDatabase(secrets.databaseUrl, config.database)

const app = createApp({
  log,
  // The page is there whatever else is not.
  ready: async () => {},
  assets: new URL('./page/', import.meta.url),
  gatewayUrl: config.gatewayUrl,
  syncUrl: config.syncUrl,
  auditUrl: config.auditUrl,
  signIn: config.signIn && { ...config.signIn, sessions: createSessions(database) },
  limits: config.limits,
})

serve(app, { hostname: config.hostname, port: config.port, log, closers: [database.close, sendSpans] })
