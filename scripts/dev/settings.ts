/** What a person may choose for `make dev` by environment variables. */
import type { PartsOptions } from './parts/index.ts'

export interface Settings {
  ports: { ingress: number; kafka: number; postgres: number; dapr: number; daprGrpc: number; identity: number }
  elsewhere: NonNullable<PartsOptions['elsewhere']>
  /** `readable`: one line for people; `json`: as the functions wrote them */
  log: 'readable' | 'json'
}

/** Every port of `make dev` with the variable that chooses another. */
export const PORTS = {
  ingress: { part: 'the gateway', variable: 'INGRESS_PORT', standard: 8080 },
  kafka: { part: 'Kafka', variable: 'KAFKA_PORT', standard: 9092 },
  // Not 5432: many machines have a Postgres there already.
  postgres: { part: 'Postgres', variable: 'POSTGRES_PORT', standard: 15432 },
  dapr: { part: 'Dapr', variable: 'DAPR_PORT', standard: 3500 },
  daprGrpc: { part: "Dapr's gRPC", variable: 'DAPR_GRPC_PORT', standard: 50001 },
  identity: { part: 'the identity provider', variable: 'IDENTITY_PORT', standard: 8090 },
} as const

/** @throws Error that names the variable and what it should be */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const ports = Object.fromEntries(
    Object.entries(PORTS).map(([name, { variable, standard }]) => [name, port(env, variable) ?? standard]),
  ) as Settings['ports']
  requireDifferent(ports)
  return {
    ports,
    elsewhere: {
      kafkaBrokers: env.KAFKA_BROKERS || undefined,
      databaseUrl: databaseUrl(env.DATABASE_URL),
      daprHttpPort: port(env, 'DAPR_HTTP_PORT'),
    },
    log: env.LOG === 'json' ? 'json' : 'readable',
  }
}

function port(env: Record<string, string | undefined>, variable: string): number | undefined {
  const text = env[variable]
  if (!text) return undefined
  const value = Number(text)
  if (Number.isInteger(value) && value > 0 && value <= 65_535) return value
  throw new Error(`${variable} is '${text}': set it to a port number from 1 to 65535`)
}

/** @throws Error that names the variables of a port that two parts would have */
function requireDifferent(ports: Settings['ports']): void {
  const names = Object.keys(PORTS) as (keyof typeof PORTS)[]
  for (const [number, [first, second]] of Map.groupBy(names, (name) => ports[name])) {
    if (!second) continue
    const [one, other] = [PORTS[first!], PORTS[second]]
    throw new Error(
      `Port ${number} is given to ${one.part} and to ${other.part}: choose another with ${one.variable} or ${other.variable}`,
    )
  }
}

function databaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new Error('DATABASE_URL is not the URL of a Postgres: set it to postgres://user:password@host:port/database')
}
