import { readConfig } from '../../shared/config/index.ts'
import { openSecrets } from '../../shared/config/secrets.ts'
import { openSecretStore } from '../../shared/dapr/index.ts'
import { openDatabase } from '../../shared/database/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createLog } from '../../shared/log/index.ts'
import { createPublisher } from '../../shared/outbox/index.ts'
import { startTracing } from '../../shared/tracing/index.ts'
import { createApp } from './app.ts'

const name = 'recurring'
const config = readConfig(process.env)
const log = createLog({ name, level: config.logLevel })
const sendSpans = startTracing(name, config.collector, log)
const secrets = openSecrets(openSecretStore({ daprUrl: config.daprUrl, store: config.secretStore }), config)
const database = openDatabase(secrets.databaseUrl)
const producer = createProducer({
  clientId: name,
  brokers: config.kafkaBrokers,
  security: secrets.kafkaSecurity,
  log,
})
const publisher = createPublisher({ database, producer, log })

const app = createApp({ log, database, publisher, now: () => new Date(), ready: secrets.databaseUrl })

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  closers: [publisher.flush, producer.close, database.close, sendSpans],
})
