/** The environment that a function runs in, read once by its `index.ts`; nothing below a composition root reads `process.env`. */
import type { Level } from '../log/index.ts'
import type { Collector } from '../tracing/index.ts'

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
  logLevel: Level
  /** where spans are sent; undefined sends none */
  collector: Collector | undefined
}

/** As kafkajs writes them. */
export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512'

export type Environment = Record<string, string | undefined>

export class ConfigError extends Error {
  readonly code = 'invalid-configuration'
  override readonly name = 'ConfigError'
}

/** @throws ConfigError that names the variable and what it should be */
export function readConfig(env: Environment): Config {
  return {
    hostname: env.HOST ?? '0.0.0.0',
    port: port(env, 'PORT', 8080),
    kafkaBrokers: list(env.KAFKA_BROKERS ?? '127.0.0.1:9092'),
    kafkaTls: flag(env, 'KAFKA_TLS'),
    kafkaSaslMechanism: mechanism(env.KAFKA_SASL_MECHANISM),
    webOrigins: list(env.WEB_ORIGINS ?? ''),
    daprUrl: `http://127.0.0.1:${port(env, 'DAPR_HTTP_PORT', 3500)}`,
    stateStore: env.DAPR_STATE_STORE ?? 'statestore',
    secretStore: env.DAPR_SECRET_STORE ?? 'secretstore',
    secretName: env.SECRET_NAME ?? 'todo-chatbot',
    databaseUrl: env.DATABASE_URL,
    logLevel: level(env.LOG_LEVEL ?? 'info'),
    collector: collector(env),
  }
}

function port(env: Environment, name: string, fallback: number): number {
  const value = Number(env[name] ?? fallback)
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new ConfigError(`${name} is '${env[name]}': set it to a port number from 0 to 65535`)
  }
  return value
}

function flag(env: Environment, name: string): boolean {
  const text = env[name] ?? 'false'
  if (text === 'true' || text === 'false') return text === 'true'
  throw new ConfigError(`${name} is '${text}': set it to true or false`)
}

function mechanism(text: string | undefined): SaslMechanism | undefined {
  const name = text?.toLowerCase()
  if (!name) return undefined
  if (name === 'plain' || name === 'scram-sha-256' || name === 'scram-sha-512') return name
  throw new ConfigError(`KAFKA_SASL_MECHANISM is '${text}': set it to plain, scram-sha-256 or scram-sha-512`)
}

function level(text: string): Level {
  if (text === 'debug' || text === 'info' || text === 'warn' || text === 'error') return text
  throw new ConfigError(`LOG_LEVEL is '${text}': set it to debug, info, warn or error`)
}

/** OpenTelemetry's own variables (its specification of the OTLP exporter). */
function collector({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_HEADERS: headers = '',
}: Environment): Collector | undefined {
  if (!endpoint) return undefined
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new ConfigError(
      `OTEL_EXPORTER_OTLP_ENDPOINT is '${endpoint}': set it to the URL of a collector that takes OTLP over HTTP, such as http://collector:4318`,
    )
  }
  const pairs = list(headers).map((pair) =>
    pair
      .split(/=(.*)/s)
      .slice(0, 2)
      .map((part) => decodeURIComponent(part.trim())),
  )
  return { endpoint, headers: Object.fromEntries(pairs) }
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
