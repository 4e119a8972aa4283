import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { migrate } from '../../../shared/database/migrate.ts'
import type { Child } from '../child.ts'
import { freePort } from '../ports.ts'
import { type Keys, openSecrets, SECRET, secretsOfFunctions, writeSecrets } from '../secrets.ts'
import { applyTopics, readTopics, TOPICS_FOLDER } from '../topics.ts'
import { isHealthy, startDapr } from './dapr.ts'
import { startKafka } from './kafka.ts'
import { localLogins, startPostgres } from './postgres.ts'

export interface PartsOptions {
  /** holds Kafka's, Postgres's and Dapr's data and the secrets; made when missing */
  dataDir: string
  /** where each part listens; free ports for those that are not given */
  ports?: { kafka?: number; postgres?: number; dapr?: number; daprGrpc?: number }
  /** parts that run elsewhere: nothing local is started for them */
  elsewhere?: { kafkaBrokers?: string; databaseUrl?: string; daprHttpPort?: number }
  /** false when the data may be lost with the machine, as in tests: Postgres is faster without fsync */
  durable?: boolean
  /** milliseconds that a Dapr that runs elsewhere is waited for */
  patience?: number
  /** more entries of the secrets, for this run */
  keys?: Keys
  /** called once for every part that is ready */
  onReady?: (part: string) => void
}

export interface Parts {
  /** as in KAFKA_BROKERS */
  kafkaBrokers: string
  databaseUrl: string
  daprHttpPort: number
  /** the secrets file that Dapr reads */
  secretsFile: string
  /** what runs here, in the order in which it started; a test of an outage finds process ids here */
  children: Child[]
  /** settles when one of them ended without being asked to, with what to tell */
  failed: Promise<string>
  stop: () => Promise<void>
}

/**
 * Starts Kafka with its topics, Postgres with its schema, and Dapr with its secrets, side by side.
 *
 * @throws Error that says which did not start and why; the others are ended by then
 */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const { elsewhere = {}, onReady = () => {} } = options
  const dataDir = resolve(options.dataDir)
  const secretsFile = join(dataDir, 'secrets.json')
  await mkdir(dataDir, { recursive: true })
  // Others may pass through to what is open to them, as Postgres's user must when root runs this, but not look around.
  await chmod(dataDir, 0o711)
  const secrets = await openSecrets(secretsFile)
  const ports = await choosePorts(options.ports)
  const databaseUrl = elsewhere.databaseUrl ?? databaseUrlAt(ports.postgres, secrets['postgres-password']!)
  // Dapr reads the file when it starts, so the address is written before it is reachable.
  const logins = elsewhere.databaseUrl ? {} : localLogins(databaseUrl)
  const all = { ...secrets, 'database-url': databaseUrl }
  await writeSecrets(secretsFile, { [SECRET]: all, ...secretsOfFunctions({ ...all, ...options.keys }, logins) })

  const children: Child[] = []
  const stop = stopping(children)
  const started = <Part extends { child: Child }>(part: Part): Part => {
    children.push(part.child)
    return part
  }
  const kafka = async () => {
    if (!elsewhere.kafkaBrokers) {
      const dataOfKafka = join(dataDir, 'kafka')
      started(await startKafka({ dataDir: dataOfKafka, port: ports.kafka, controllerPort: ports.controller }))
    }
    const brokers = elsewhere.kafkaBrokers ?? `127.0.0.1:${ports.kafka}`
    await applyTopics(brokers, await readTopics(TOPICS_FOLDER)).catch((error) => {
      const choice = elsewhere.kafkaBrokers ? givenBy('KAFKA_BROKERS') : ''
      throw new Error(`Kafka: the topics could not be made at ${brokers}: ${error.message}${choice}`)
    })
    onReady('Kafka')
    return brokers
  }
  const postgres = async () => {
    if (!elsewhere.databaseUrl) {
      const password = secrets['postgres-password']!
      const dataOfPostgres = join(dataDir, 'postgres')
      const { durable = true } = options
      started(await startPostgres({ dataDir: dataOfPostgres, port: ports.postgres, password, durable }))
    }
    await migrate(databaseUrl, logins).catch((error) => {
      const { host, pathname } = new URL(databaseUrl)
      const choice = elsewhere.databaseUrl ? givenBy('DATABASE_URL') : ''
      const reason = `${error.message || error.code}${choice}`
      throw new Error(`Postgres: the schema could not be brought up to date at ${host}${pathname}: ${reason}`)
    })
    onReady('Postgres')
  }
  const dapr = async () => {
    if (elsewhere.daprHttpPort) {
      await requireDapr(elsewhere.daprHttpPort, options.patience)
      return elsewhere.daprHttpPort
    }
    const ofDapr = { httpPort: ports.dapr, grpcPort: ports.daprGrpc, internalGrpcPort: ports.internalGrpc }
    const { httpPort } = started(await startDapr({ dataDir: join(dataDir, 'dapr'), ...ofDapr }))
    onReady('Dapr')
    return httpPort
  }

  const starting = [kafka(), postgres(), dapr()] as const
  try {
    const [kafkaBrokers, , daprHttpPort] = await Promise.all(starting)
    return { kafkaBrokers, databaseUrl, daprHttpPort, secretsFile, children, failed: firstToEnd(children, stop), stop }
  } catch (error) {
    // The others may be about to start: what they start is to be ended as well.
    await Promise.allSettled(starting)
    await stop()
    throw error
  }
}

async function choosePorts(given: PartsOptions['ports'] = {}) {
  return {
    kafka: given.kafka ?? (await freePort()),
    controller: await freePort(),
    postgres: given.postgres ?? (await freePort()),
    dapr: given.dapr ?? (await freePort()),
    daprGrpc: given.daprGrpc ?? (await freePort()),
    internalGrpc: await freePort(),
  }
}

/** Whoever forgot that a variable is set in their shell finds out here. */
const givenBy = (variable: string): string =>
  `.\nThe variable ${variable} says that it runs there. Correct it, or start one here: unset ${variable}`

/** Milliseconds: a sidecar may be starting, or waiting for the secrets that were written just now. */
const PATIENCE = 30_000

/** @throws Error that names the variable */
async function requireDapr(port: number, patience = PATIENCE): Promise<void> {
  const until = performance.now() + patience
  while (!(await isHealthy(port).catch(() => false))) {
    if (performance.now() > until) {
      throw new Error(`Dapr: no healthy sidecar answers on port ${port}${givenBy('DAPR_HTTP_PORT')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const databaseUrlAt = (port: number, password: string): string => `postgres://todo:${password}@127.0.0.1:${port}/todo`

type Stop = Parts['stop'] & { wasCalled: boolean }

function stopping(children: Child[]): Stop {
  const stop = async () => {
    stop.wasCalled = true
    await Promise.all(children.map((child) => child.stop()))
  }
  stop.wasCalled = false
  return stop
}

/** A part that `stop` ended did not fail, so this settles only for one that ended before. */
function firstToEnd(children: Child[], stop: Stop): Promise<string> {
  return new Promise((resolve) => {
    for (const child of children) {
      child.ended.then((how) => {
        if (!stop.wasCalled) resolve(`${child.name} ended (${how}). Its last lines:\n${child.lastLines()}`)
      })
    }
  })
}
