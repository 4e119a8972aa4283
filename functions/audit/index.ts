import { openDatabase } from '../../shared/database/index.ts'
import { patienceOf } from '../../shared/database/timeouts.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { serve } from '../../shared/http/serve.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createApp } from './app.ts'

const name = 'audit'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const database = openDatabase(secrets.databaseUrl, { ...config.database, timeout: patienceOf(name) })
const producer = createProducer({ ...kafka, clientId: name, log })

const app = createApp({
  log,
  database,
  producer,
  authenticate: createAuthenticate(secrets.tokenKeys, { accessToken: createFindAccessToken(database) }),
  webOrigins: config.webOrigins,
  limits: config.limits,
  now: () => new Date(),
  elapsed: () => performance.now(),
  ready: () => Promise.all([secrets.databaseUrl(), secrets.tokenKeys()]),
})

serve(app, { hostname: config.hostname, port: config.port, log, closers: [producer.close, database.close, sendSpans] })
