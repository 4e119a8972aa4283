/** The real parts, each behind a proxy that what the functions ask goes through, each on a small disk of its own where that can be. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDapr } from '../../../scripts/dev/parts/dapr.ts'
import { type Parts, startParts } from '../../../scripts/dev/parts/index.ts'
import { startKafka } from '../../../scripts/dev/parts/kafka.ts'
import { startPostgres } from '../../../scripts/dev/parts/postgres.ts'
import { freePort } from '../../../scripts/dev/ports.ts'
import { openSecrets } from '../../../scripts/dev/secrets.ts'
import { openProxy, type PartProxy } from '../../proxy.ts'
import { openPart, type Part } from './part.ts'
import { openVolume, type Volume } from './volume.ts'

export type PartName = 'kafka' | 'postgres' | 'dapr'

export interface CampaignParts {
  parts: Record<PartName, Part>
  proxies: Record<PartName, PartProxy>
  /** of those that have a disk of their own */
  volumes: Partial<Record<PartName, Volume>>
  /** past the proxy, for the checker */
  direct: { kafkaBrokers: string; databaseUrl: string }
  /** by way of the proxies, for the functions */
  proxied: { kafkaBrokers: string; daprHttpPort: number }
  jwtKey: string
  stop(): Promise<void>
}

/** @param keys secrets to be kept beside those that are made up */
export async function startCampaignParts(dataDir: string, keys: Record<string, string> = {}): Promise<CampaignParts> {
  const ports = {
    kafka: await freePort(),
    kafkaProxied: await freePort(),
    controller: await freePort(),
    postgres: await freePort(),
    dapr: await freePort(),
    daprGrpc: await freePort(),
    internalGrpc: await freePort(),
  }
  const proxies = {
    kafka: await openProxy(`tcp://127.0.0.1:${ports.kafkaProxied}`),
    postgres: await openProxy(`tcp://127.0.0.1:${ports.postgres}`),
    dapr: await openProxy(`http://127.0.0.1:${ports.dapr}`),
  }
  const volumes = {
    kafka: await openVolume(join(dataDir, 'volumes/kafka')),
    postgres: await openVolume(join(dataDir, 'volumes/postgres')),
  }

  const kafkaOptions = {
    dataDir: join(dataDir, 'volumes/kafka'),
    port: ports.kafka,
    controllerPort: ports.controller,
    properties: twoListeners(ports, proxies.kafka.port),
  }
  const kafka = await openPart('Kafka', async () => (await startKafka(kafkaOptions)).child)
  const kafkaBrokers = `127.0.0.1:${ports.kafka}`

  // Where startParts puts it, but on the disk of its own.
  const postgresData = join(dataDir, 'volumes/postgres/data')
  await mkdir(postgresData, { recursive: true })
  await symlink(postgresData, join(dataDir, 'postgres'))
  const started: Parts = await startParts({
    dataDir,
    ports: { postgres: ports.postgres, dapr: ports.dapr, daprGrpc: ports.daprGrpc },
    elsewhere: { kafkaBrokers },
    durable: true,
    keys,
  })
  const childOf = (name: string) => started.children.find((child) => child.name === name)!
  const secretKeys = await openSecrets(started.secretsFile)
  const password = secretKeys['postgres-password']!
  const postgresOptions = { dataDir: join(dataDir, 'postgres'), port: ports.postgres, password, durable: true }
  const postgres = await openPart(
    'Postgres',
    async () => (await startPostgres(postgresOptions)).child,
    childOf('Postgres'),
  )

  // The addresses of the databases that the functions read are those of the proxy.
  const secrets = await readFile(started.secretsFile, 'utf8')
  await writeFile(started.secretsFile, secrets.replaceAll(`:${ports.postgres}/`, `:${proxies.postgres.port}/`))
  await childOf('Dapr').stop()
  const daprOptions = { httpPort: ports.dapr, grpcPort: ports.daprGrpc, internalGrpcPort: ports.internalGrpc }
  const dapr = await openPart(
    'Dapr',
    async () => (await startDapr({ dataDir: join(dataDir, 'dapr'), ...daprOptions })).child,
  )

  const parts = { kafka, postgres, dapr }
  return {
    parts,
    proxies,
    volumes,
    direct: { kafkaBrokers, databaseUrl: started.databaseUrl },
    proxied: { kafkaBrokers: `127.0.0.1:${proxies.kafka.port}`, daprHttpPort: proxies.dapr.port },
    jwtKey: secretKeys['jwt-signing-key']!,
    async stop() {
      await Promise.all(Object.values(parts).map((part) => part.stop()))
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()))
    },
  }
}

/** A client that asks the one listener is told to come back through the proxy; one that asks the other is not. */
const twoListeners = (ports: { kafka: number; kafkaProxied: number; controller: number }, proxy: number) => ({
  listeners: `BROKER://127.0.0.1:${ports.kafka},PROXIED://127.0.0.1:${ports.kafkaProxied},CONTROLLER://127.0.0.1:${ports.controller}`,
  'advertised.listeners': `BROKER://127.0.0.1:${ports.kafka},PROXIED://127.0.0.1:${proxy}`,
  'listener.security.protocol.map': 'BROKER:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT',
})
