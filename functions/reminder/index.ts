import { openDatabase } from '../../shared/database/index.ts'
import { openFunction } from '../../shared/function/index.ts'
import { serve } from '../../shared/http/serve.ts'
import { openSources } from '../../shared/http/sources.ts'
import { newId } from '../../shared/ids/index.ts'
import { createProducer } from '../../shared/kafka/producer.ts'
import { createPublisher } from '../../shared/outbox/index.ts'
import { systemTimer } from '../../shared/time/database-clock.ts'
import { createApp } from './app.ts'
import { createWatch } from './watch.ts'

const name = 'reminder'
const { config, log, secrets, kafka, sendSpans } = openFunction(name, process.env)
const sources = openSources(config.deliveries)
const database = openDatabase(secrets.databaseUrl, config.database)
const producer = createProducer({ ...kafka, clientId: name, log })
const publisher = createPublisher({ database, producer, log })
const watch = createWatch({ database, publisher, timer: systemTimer, log, owner: newId() })

const app = createApp({ log, sources, database, watch, ready: secrets.databaseUrl })

serve(app, {
  hostname: config.hostname,
  port: config.port,
  log,
  stopping: watch.stop,
  closers: [watch.stop, publisher.flush, producer.close, database.close, sendSpans],
})
