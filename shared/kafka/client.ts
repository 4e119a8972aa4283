/** The one way to a broker: kafkajs with this project's patience, its log, and the login that the broker asks for. */
import type { Kafka } from 'kafkajs'
import type { KafkaSecurity } from '../config/secrets.ts'
import type { Log } from '../log/index.ts'

export interface KafkaAddress {
  brokers: string[]
  /** asked for each time a client is made; default: an open broker */
  security?: (() => Promise<KafkaSecurity>) | undefined
}

interface Options extends KafkaAddress {
  clientId: string
  /** milliseconds until a request is given up */
  timeout?: number
  log: Log
  /** at which what kafkajs has to say is logged; of less importance than this it says nothing */
  level: 'debug' | 'warn'
}

/** @throws what `security` throws; brokers that are away or refuse the login are found out by what is done next */
export async function kafkaClient(options: Options): Promise<Kafka> {
  const { clientId, brokers, security, timeout = 10_000, log, level } = options
  const [{ Kafka, logLevel }, { ssl, sasl } = {}] = await Promise.all([import('./kafkajs.ts'), security?.()])
  return new Kafka({
    clientId,
    brokers,
    ...(ssl && { ssl: ssl === true || { ca: [ssl.ca] } }),
    ...(sasl && { sasl: sasl as { mechanism: 'plain'; username: string; password: string } }),
    connectionTimeout: 3000,
    requestTimeout: timeout,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 3 },
    logLevel: level === 'warn' ? logLevel.WARN : logLevel.ERROR,
    logCreator:
      () =>
      ({ log: entry }) =>
        log[level]('kafka client', { detail: entry.message, reason: entry.error }),
  })
}
