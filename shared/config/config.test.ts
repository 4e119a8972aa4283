import { expect, test } from 'vitest'
import { readConfig } from './index.ts'
import { openSecrets } from './secrets.ts'

const secretsIn = (env: Record<string, string>, entries: Record<string, string>) => {
  const asked: string[] = []
  const get = async (name: string) => {
    asked.push(name)
    return entries
  }
  return { secrets: openSecrets({ get }, readConfig({ SECRET_NAME: 'todo-chatbot-gateway', ...env })), asked }
}

test('without any setting a function looks for what make dev starts', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    kafkaBrokers: ['127.0.0.1:9092'],
    kafkaTls: false,
    webOrigins: [],
  })
})

test.each([
  ['PORT', '80a', 'PORT is .80a.: set it to a port number'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is .loud.'],
  ['KAFKA_TLS', 'yes', 'KAFKA_TLS is .yes.: set it to true or false'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'set it to the URL of a collector'],
  ['KAFKA_SASL_MECHANISM', 'oauth', 'KAFKA_SASL_MECHANISM is .oauth.: set it to plain'],
])('%s set to %s is refused in words', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(message))
})

test('an open broker is not kept waiting for a secret', async () => {
  const { secrets, asked } = secretsIn({}, {})
  expect(await secrets.kafkaSecurity()).toEqual({})
  expect(asked).toEqual([])
})

test("a broker's login comes from the secret of the function, its certificate too when it is one's own", async () => {
  const env = { KAFKA_TLS: 'true', KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512' }
  const login = { 'kafka-username': 'gateway', 'kafka-password': 'only here' }
  const sasl = { mechanism: 'scram-sha-512', username: 'gateway', password: 'only here' }
  const { secrets, asked } = secretsIn(env, login)
  expect(await secrets.kafkaSecurity()).toEqual({ ssl: true, sasl })
  expect(asked).toEqual(['todo-chatbot-gateway'])
  const own = secretsIn(env, { ...login, 'kafka-ca': 'PEM' })
  expect(await own.secrets.kafkaSecurity()).toEqual({ ssl: { ca: 'PEM' }, sasl })
})

test('a secret without the login is named, with the entry that it lacks', async () => {
  const { secrets } = secretsIn({ KAFKA_SASL_MECHANISM: 'plain' }, { 'kafka-username': 'gateway' })
  await expect(secrets.kafkaSecurity()).rejects.toThrow(/'todo-chatbot-gateway' has no entry 'kafka-password'/)
})
