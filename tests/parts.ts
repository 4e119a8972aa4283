import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Parts, startParts } from '../scripts/dev/parts/index.ts'
import { TEMPLATE } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** as in KAFKA_BROKERS; it has the topics of kafka-topics/ */
    kafkaBrokers: string
    /** a migrated database that all test files share; `createDatabase` gives one of one's own */
    databaseUrl: string
    daprHttpPort: number
  }
}

interface Shared {
  parts: Promise<Parts>
  dataDir: Promise<string>
  users: number
}

// Each project loads this module anew, and they share one set of parts.
const holder = globalThis as { todoChatbotParts?: Shared }

/** Starts Kafka, Postgres and Dapr once for a run of the tests, on free ports and with data that is dropped afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  holder.todoChatbotParts ??= share()
  const shared = holder.todoChatbotParts
  shared.users++
  const { kafkaBrokers, databaseUrl, daprHttpPort } = await shared.parts
  project.provide('kafkaBrokers', kafkaBrokers)
  project.provide('databaseUrl', databaseUrl)
  project.provide('daprHttpPort', daprHttpPort)
  return async () => {
    if (--shared.users > 0) return
    delete holder.todoChatbotParts
    await (await shared.parts).stop()
    await rm(await shared.dataDir, { recursive: true })
  }
}

function share(): Shared {
  const dataDir = mkdtemp(join(tmpdir(), 'todo-chatbot-'))
  return { parts: dataDir.then(start), dataDir, users: 0 }
}

async function start(dataDir: string): Promise<Parts> {
  const parts = await startParts({ dataDir, durable: false }).catch(async (error) => {
    await rm(dataDir, { recursive: true })
    throw error
  })
  parts.failed.then((message) => console.error(message))
  const { pathname } = new URL(parts.databaseUrl)
  const client = new pg.Client({ connectionString: new URL('/postgres', parts.databaseUrl).href })
  await client.connect()
  await client.query(`create database ${TEMPLATE} template ${pathname.slice(1)}`)
  await client.end()
  return parts
}
