/** What the gateway and its other door, mcp, are composed of alike: they write what people ask for. */
import type { ConfigOf } from '../../../shared/config/functions.ts'
import type { StateStore } from '../../../shared/dapr/index.ts'
import type { Database } from '../../../shared/database/index.ts'
import type { FunctionBase } from '../../../shared/function/index.ts'
import type { Authenticate } from '../../../shared/http/auth.ts'
import { createProducer } from '../../../shared/kafka/producer.ts'
import { createPublisher } from '../../../shared/outbox/index.ts'

interface Opened extends Omit<FunctionBase<'gateway' | 'mcp'>, 'config'> {
  name: 'gateway' | 'mcp'
  config: ConfigOf<'gateway'> | ConfigOf<'mcp'>
  database: Database
  state: StateStore
  authenticate: Authenticate
}

/** @returns `deps` of its app; `serving`: where it is served, and what is closed behind it */
export function openWriter({ name, config, log, secrets, kafka, sendSpans, database, ...own }: Opened) {
  const producer = createProducer({ ...kafka, clientId: name, log })
  const publisher = createPublisher({ database, producer, log })
  return {
    deps: {
      log,
      database,
      publisher,
      state: own.state,
      authenticate: own.authenticate,
      issuer: async () => (await secrets.tokenKeys()).issuer,
      webOrigins: config.webOrigins,
      now: () => new Date(),
      limits: config.limits,
      quotas: config.quotas,
      ready: () => Promise.all([secrets.databaseUrl(), secrets.tokenKeys()]),
    },
    serving: {
      hostname: config.hostname,
      port: config.port,
      log,
      closers: [publisher.flush, producer.close, database.close, sendSpans],
    },
  }
}
