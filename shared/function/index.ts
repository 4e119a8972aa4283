/** What every function with state begins with: its config, its log, its spans, its secrets, its address of Kafka. Nothing is connected yet. */
import { type ConfigOf, type FunctionName, READERS } from '../config/functions.ts'
import type { Environment } from '../config/index.ts'
import { openSecrets, type Secrets } from '../config/secrets.ts'
import { openSecretStore } from '../dapr/index.ts'
import type { KafkaAddress } from '../kafka/client.ts'
import { createLog, type Log } from '../log/index.ts'
import { startTracing } from '../tracing/index.ts'

export interface FunctionBase<Name extends FunctionName> {
  config: ConfigOf<Name>
  log: Log
  secrets: Secrets
  kafka: KafkaAddress
  /** the last thing to do: sends the spans that are left */
  sendSpans: () => Promise<void>
}

/**
 * @param name in logs, spans and Kafka's view of its clients
 * @throws ConfigError for a variable that cannot be used
 */
export function openFunction<Name extends FunctionName>(name: Name, environment: Environment): FunctionBase<Name> {
  const config = READERS[name](environment) as ConfigOf<Name>
  const log = createLog({ name, level: config.logLevel })
  const sendSpans = startTracing(name, config.collector, log)
  const secrets = openSecrets(openSecretStore({ daprUrl: config.daprUrl, store: config.secretStore }), config)
  return { config, log, secrets, kafka: { brokers: config.kafkaBrokers, security: secrets.kafkaSecurity }, sendSpans }
}
