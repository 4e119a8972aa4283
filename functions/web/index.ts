import { READERS } from '../../shared/config/functions.ts'
import { serve } from '../../shared/http/serve.ts'
import { createLog } from '../../shared/log/index.ts'
import { startTracing } from '../../shared/tracing/index.ts'
import { createApp } from './app.ts'

const name = 'web'
const config = READERS.web(process.env)
const log = createLog({ name, level: config.logLevel })
const sendSpans = startTracing(name, config.collector, log)

const app = createApp({
  log,
  ready: async () => {},
  assets: new URL('./page/', import.meta.url),
  gatewayUrl: config.gatewayUrl,
  syncUrl: config.syncUrl,
  auditUrl: config.auditUrl,
  signIn: config.signIn,
  limits: config.limits,
})

serve(app, { hostname: config.hostname, port: config.port, log, closers: [sendSpans] })
