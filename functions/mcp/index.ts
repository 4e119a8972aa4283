import { openStateStore } from '../../shared/dapr/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { createFindAccessToken } from '../../shared/http/access-tokens.ts'
import { createAuthenticate } from '../../shared/http/auth.ts'
import { serve } from '../../shared/http/serve.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createPublisher } from '../../shared/outbox/index.ts'
import { createApp } from './app.ts'

const name = 'mcp'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const state = openStateStore({ daprUrl: config.daprUrl, store: config.stateStore })
const database = openDatabase(secrets.databaseUrl, config.database)
const producer = createProducer({ ...kafka, clientId: name, log })
const publisher = createPublisher({ database, producer, log })
const { mcpUrl } = config

const app = createApp({
  log,
  database,
  publisher,
  state,
  authenticate: createAuthenticate(secrets.tokenKeys, {
    accessToken: createFindAccessToken(database),
    resource: mcpUrl,
  }),
  mcpUrl,
  issuer: async () => (await secrets.tokenKeys()).issuer,
  webOrigins: config.webOrigins,
  now: () => new Date(),
  limits: config.limits,
  quotas: config.quotas,
  ready: () => Promise.all([secrets.databaseUrl(), secrets.tokenKeys()]),
})

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  closers: [publisher.flush, producer.close, database.close, sendSpans],
})
