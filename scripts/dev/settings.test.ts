import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any variable everything runs here on its standard port', () => {
  expect(readSettings({})).toEqual({
    ports: { ingress: 8080, kafka: 9092, postgres: 15432, dapr: 3500, daprGrpc: 50001, identity: 8090 },
    elsewhere: { kafkaBrokers: undefined, databaseUrl: undefined, daprHttpPort: undefined },
    log: 'readable',
  })
})

test('ports can be chosen, and an empty variable chooses nothing', () => {
  const { ports } = readSettings({ INGRESS_PORT: '9000', KAFKA_PORT: '' })
  expect([ports.ingress, ports.kafka]).toEqual([9000, 9092])
})

test('a part that runs elsewhere is taken from there', () => {
  const env = { KAFKA_BROKERS: 'a:1,b:2', DATABASE_URL: 'postgresql://me@db.example/todo', DAPR_HTTP_PORT: '3600' }
  expect(readSettings(env).elsewhere).toEqual({
    kafkaBrokers: 'a:1,b:2',
    databaseUrl: 'postgresql://me@db.example/todo',
    daprHttpPort: 3600,
  })
})

test.each([
  [{ INGRESS_PORT: 'http' }, "INGRESS_PORT is 'http'"],
  [{ KAFKA_PORT: '70000' }, "KAFKA_PORT is '70000'"],
  [{ DAPR_HTTP_PORT: '0' }, "DAPR_HTTP_PORT is '0'"],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not the URL of a Postgres'],
  [{ DATABASE_URL: 'todo' }, 'DATABASE_URL is not the URL of a Postgres'],
])('%j is refused with what to set', (env, message) => {
  expect(() => readSettings(env)).toThrow(message)
})

test('a port given to two parts is told before anything starts', () => {
  expect(() => readSettings({ KAFKA_PORT: '8080' })).toThrow(
    'Port 8080 is given to the gateway and to Kafka: choose another with INGRESS_PORT or KAFKA_PORT',
  )
})
