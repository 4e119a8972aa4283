import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { createDatabase } from '../../../tests/database.ts'
import { freePort } from '../ports.ts'
import { startParts } from './index.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parts-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

test('for parts that run elsewhere nothing is started here', async () => {
  const elsewhere = {
    kafkaBrokers: inject('kafkaBrokers'),
    databaseUrl: await createDatabase(),
    daprHttpPort: inject('daprHttpPort'),
  }
  const parts = await startParts({ dataDir, elsewhere })
  expect(parts).toMatchObject({ ...elsewhere, children: [] })
  await parts.stop()
})

test('Dapr hands out the secrets, with the address of the database that is used', async () => {
  const elsewhere = { kafkaBrokers: inject('kafkaBrokers'), databaseUrl: await createDatabase() }
  const parts = await startParts({ dataDir, elsewhere })
  try {
    const secret = await fetch(`http://127.0.0.1:${parts.daprHttpPort}/v1.0/secrets/secretstore/todo-chatbot`)
    expect(await secret.json()).toMatchObject({
      'database-url': elsewhere.databaseUrl,
      'jwt-signing-key': expect.stringMatching(/^[\w-]{43}$/),
    })
  } finally {
    await parts.stop()
  }
})

test('when one part cannot start, the others are ended, and the message says why', async () => {
  const databaseUrl = `postgres://todo@127.0.0.1:${await freePort()}/todo`
  const dapr = await freePort()
  const started = startParts({
    dataDir,
    ports: { dapr },
    elsewhere: { kafkaBrokers: inject('kafkaBrokers'), databaseUrl },
  })
  await expect(started).rejects.toThrow('Postgres')
  await expect(fetch(`http://127.0.0.1:${dapr}/v1.0/healthz/outbound`)).rejects.toThrow()
})
