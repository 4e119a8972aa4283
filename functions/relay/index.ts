import { openDatabase } from '../../shared/database/index.ts'
import { patienceOf } from '../../shared/database/timeouts.ts'
import { TOPICS } from '../../shared/events/topics.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { openSources } from '../../shared/http/sources.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createApp } from './app.ts'

const name = 'relay'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const sources = openSources(config.deliveries)
const database = openDatabase(secrets.databaseUrl, { ...config.database, timeout: patienceOf(name) })
const producer = createProducer({ ...kafka, clientId: name, log })

const app = createApp({
  log,
  sources,
  database,
  producer,
  // Only with a ping that is taken: a cold start need not wait for a consumer of Kafka's.
  tellUndelivered: async (goOn) => {
    const { tellUndelivered } = await import('./undelivered.ts')
    return tellUndelivered({ kafka, producer, log, goOn, groupId: name, topics: Object.values(TOPICS) })
  },
  newId,
  elapsed: () => performance.now(),
  ready: secrets.databaseUrl,
})

serve(app, { hostname: config.hostname, port: config.port, log, closers: [producer.close, database.close, sendSpans] })
