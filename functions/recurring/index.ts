import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { openSources } from '../../shared/http/sources.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createPublisher } from '../../shared/outbox/index.ts'
import { createApp } from './app.ts'

const name = 'recurring'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const sources = openSources(config.deliveries)
const database = openDatabase(secrets.databaseUrl, config.database)
const producer = createProducer({ ...kafka, clientId: name, log })
const publisher = createPublisher({ database, producer, log })

const app = createApp({ log, sources, database, publisher, now: () => new Date(), ready: secrets.databaseUrl })

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  closers: [publisher.flush, producer.close, database.close, sendSpans],
})
