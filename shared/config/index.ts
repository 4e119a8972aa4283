/** The environment that a function runs in, read once by its `index.ts`; nothing below a composition root reads `process.env`. */
import type { Level } from '../log/index.ts'
import type { Collector } from '../tracing/span.ts'
import { ConfigError, type Environment, flag, list, refused, text, webUrl, whole } from './variables.ts'

export { ConfigError, type Environment } from './variables.ts'

export interface Config {
  /** the address to listen on; every one of a pod's, loopback on a developer's machine */
  hostname: string
  port: number
  kafkaBrokers: string[]
  /** whether the brokers are spoken to by TLS */
  kafkaTls: boolean
  /** undefined for brokers that ask for no login; else its name and password are in the secret */
  kafkaSaslMechanism: SaslMechanism | undefined
  /** origins of pages that may call a function, such as `https://web.todo.example.com`, besides local ones */
  webOrigins: string[]
  /** base URL of the Dapr sidecar's HTTP API */
  daprUrl: string
  stateStore: string
  secretStore: string
  /** name of the secret that holds this function's keys */
  secretName: string
  /** set only where no secret store holds it; wins over the secret `database-url` */
  databaseUrl: string | undefined
  database: DatabaseConfig
  logLevel: Level
  /** where spans are sent; undefined sends none */
  collector: Collector | undefined
}

/** How a function speaks to Postgres. */
export interface DatabaseConfig {
  /** most connections of one process */
  connections: number
  /** false where a pooler gives each transaction another connection, and knows no statement that another one prepared */
  prepares: boolean
}

/** As kafkajs writes them. */
export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512'

/** @throws ConfigError that names the variable and what it should be */
export function readConfig(env: Environment): Config {
  return {
    hostname: text(env, 'HOST', '0.0.0.0'),
    port: whole(env, 'PORT', 8080, { from: 0, to: 65_535, what: 'a port number' }),
    kafkaBrokers: brokers(env),
    kafkaTls: flag(env, 'KAFKA_TLS'),
    kafkaSaslMechanism: mechanism(env),
    webOrigins: origins(env),
    daprUrl: `http://127.0.0.1:${whole(env, 'DAPR_HTTP_PORT', 3500, { from: 0, to: 65_535, what: 'a port number' })}`,
    stateStore: text(env, 'DAPR_STATE_STORE', 'statestore'),
    secretStore: text(env, 'DAPR_SECRET_STORE', 'secretstore'),
    secretName: text(env, 'SECRET_NAME', 'todo-chatbot'),
    databaseUrl: databaseUrl(env),
    database: {
      connections: whole(env, 'DATABASE_CONNECTIONS', 10, { from: 1, to: 1000, what: 'connections of one process' }),
      prepares: flag(env, 'DATABASE_PREPARES', true),
    },
    logLevel: level(env),
    collector: collector(env),
  }
}

function brokers(env: Environment): string[] {
  const found = list(text(env, 'KAFKA_BROKERS', '127.0.0.1:9092'))
  if (found.length && found.every((broker) => /^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i.test(broker))) return found
  throw refused(env, 'KAFKA_BROKERS', 'host:port of each broker, separated by commas')
}

function origins(env: Environment): string[] {
  const found = list(env.WEB_ORIGINS ?? '')
  if (found.every((origin) => URL.parse(origin)?.origin === origin)) return found
  throw refused(env, 'WEB_ORIGINS', 'origins such as https://todo.example.com, without a path, separated by commas')
}

/** Without what it says: it holds a password. */
function databaseUrl({ DATABASE_URL: found }: Environment): string | undefined {
  if (!found) return undefined
  if (/^postgres(ql)?:$/.test(URL.parse(found)?.protocol ?? '')) return found
  throw new ConfigError('DATABASE_URL is not the URL of a Postgres: set it to postgres://user:password@host/database')
}

function mechanism(env: Environment): SaslMechanism | undefined {
  const name = env.KAFKA_SASL_MECHANISM?.toLowerCase()
  if (!name) return undefined
  if (name === 'plain' || name === 'scram-sha-256' || name === 'scram-sha-512') return name
  throw refused(env, 'KAFKA_SASL_MECHANISM', 'plain, scram-sha-256 or scram-sha-512')
}

function level(env: Environment): Level {
  const found = env.LOG_LEVEL ?? 'info'
  if (found === 'debug' || found === 'info' || found === 'warn' || found === 'error') return found
  throw refused(env, 'LOG_LEVEL', 'debug, info, warn or error')
}

/** OpenTelemetry's own variables (its specification of the OTLP exporter). */
function collector(env: Environment): Collector | undefined {
  const example = 'the URL of a collector that takes OTLP over HTTP, such as http://collector:4318'
  const endpoint = webUrl(env, 'OTEL_EXPORTER_OTLP_ENDPOINT', example)
  if (!endpoint) return undefined
  return { endpoint, headers: headers(env, 'OTEL_EXPORTER_OTLP_HEADERS') }
}

function headers(env: Environment, name: string): Record<string, string> {
  const pairs = list(env[name] ?? '').map((pair) => pair.split(/=(.*)/s).slice(0, 2))
  try {
    return Object.fromEntries(
      pairs.map(([key, value]) => [decodeURIComponent(key!.trim()), decodeURIComponent(value!.trim())]),
    )
  } catch {
    // Without what it says: it holds a login.
    throw new ConfigError(`${name} is no list of headers: set it to name=value, percent-encoded, separated by commas`)
  }
}
