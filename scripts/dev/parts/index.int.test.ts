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

test('a part that a variable says runs elsewhere, and that does not, is told with the name of the variable', async () => {
  const nowhere = await freePort()
  const elsewhere = {
    kafkaBrokers: inject('kafkaBrokers'),
    databaseUrl: await createDatabase(),
    daprHttpPort: inject('daprHttpPort'),
  }
  const databaseUrl = `postgres://todo:secret@127.0.0.1:${nowhere}/todo`
  const noPostgres = startParts({ dataDir, elsewhere: { ...elsewhere, databaseUrl } })
  await expect(noPostgres).rejects.toThrow(`at 127.0.0.1:${nowhere}/todo: connect ECONNREFUSED`)
  await expect(noPostgres).rejects.toThrow('unset DATABASE_URL')
  await expect(noPostgres).rejects.not.toThrow('secret')
  const noDapr = startParts({ dataDir, elsewhere: { ...elsewhere, daprHttpPort: nowhere }, patience: 0 })
  await expect(noDapr).rejects.toThrow(`port ${nowhere}.\nThe variable DAPR_HTTP_PORT`)
  const noKafka = startParts({ dataDir, elsewhere: { ...elsewhere, kafkaBrokers: `127.0.0.1:${nowhere}` } })
  await expect(noKafka).rejects.toThrow('unset KAFKA_BROKERS')
})
