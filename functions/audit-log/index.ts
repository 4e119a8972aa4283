import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { openSources } from '../../shared/http/sources.ts'
import { createApp } from './app.ts'

const { config, log, secrets, sendSpans } = openFunction('audit-log', process.env)
const sources = openSources(config.deliveries)
const database = openDatabase(secrets.databaseUrl, config.database)

const app = createApp({
  log,
  sources,
  database,
  now: () => new Date(),
  elapsed: () => performance.now(),
  ready: secrets.databaseUrl,
})

serve(app, { hostname: config.hostname, port: config.port, log, closers: [database.close, sendSpans] })
