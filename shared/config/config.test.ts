import { describe, expect, test } from 'vitest'
import { READERS } from './functions.ts'
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
  ['gateway', 'PORT', '80a', 'set it to a port number from 0 to 65535'],
  ['gateway', 'LOG_LEVEL', 'loud', 'set it to debug, info, warn or error'],
  ['gateway', 'KAFKA_TLS', 'yes', 'set it to true or false'],
  ['gateway', 'KAFKA_BROKERS', 'kafka', 'set it to host:port of each broker'],
  [
    'gateway',
    'WEB_ORIGINS',
    'https://todo.example.com/',
    'set it to origins such as https://todo.example.com, without',
  ],
  ['gateway', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', 'set it to the URL of a collector'],
  ['gateway', 'KAFKA_SASL_MECHANISM', 'oauth', 'set it to plain'],
  ['gateway', 'SECRET_NAME', '', 'set it to a text such as todo-chatbot'],
  ['gateway', 'RATE_LIMIT', 'abc', 'set it to requests a second of one person, from 1 to 1000000'],
  ['gateway', 'RATE_LIMIT', '0', 'set it to requests a second of one person, from 1 to 1000000'],
  ['gateway', 'OPEN_TASKS', '0', 'set it to open tasks of one person, from 1 to 1000000'],
  ['gateway', 'RATE_LIMIT', '1e3', 'set it to requests a second of one person, from 1 to 1000000'],
  ['gateway', 'CONCURRENCY_LIMIT', '-1', 'set it to requests at once of one person,'],
  ['sync', 'ADDRESS_RATE_LIMIT', ' ', 'set it to requests a second of one address,'],
  ['web', 'ADDRESS_CONCURRENCY_LIMIT', '1.5', 'set it to requests at once of one address,'],
  ['audit', 'TRUSTED_PROXIES', 'all', 'set it to the number of proxies from 0 to 16'],
  ['gateway', 'MODEL_URL', 'api.openai.com', 'set it to the base URL of a model'],
  ['gateway', 'MODEL_NAME', '', 'set it to a text such as gpt-5-mini'],
  ['gateway', 'MODEL_ROUNDS', '1', 'set it to answers of the model in one turn, from 2 to 30'],
  ['gateway', 'MODEL_SECONDS', '300', 'set it to seconds of one turn, from 1 to 280'],
  ['gateway', 'MODEL_TOKENS', '100', 'set it to tokens of one turn, from 2000 to 1000000'],
  ['gateway', 'MODEL_TOKENS_PER_DAY', '0', 'set it to tokens of one person in a day, from 1 to'],
  ['gateway', 'MODEL_HINT', 'yes', 'set it to true or false'],
  ['sync', 'STREAM_SECONDS', '900', 'set it to seconds from 1 to 600'],
  ['notification', 'MAIL_FROM', 'reminders', 'set it to an address such as Todo <reminders@example.com>'],
  ['notification', 'VAPID_CONTACT', 'reminders@example.com', 'set it to a mailto: or https: URL'],
  ['recurring', 'DELIVERY_AUDIENCE', '', 'set it to what the tokens of its sources are made for'],
  ['audit-log', 'DELIVERY_SOURCES', ' ,', 'set it to the service accounts of its sources'],
  ['reminder', 'DELIVERY_ISSUER_URL', 'kubernetes', "set it to the address of a cluster's API"],
  ['notification', 'ALLOW_PRIVATE_ADDRESSES', '1', 'set it to true or false'],
  ['web', 'GATEWAY_URL', 'todo.example.com', 'set it to the URL of the gateway'],
] as const)('%s with %s set to %o does not start, and says what to set it to', (name, variable, value, remedy) => {
  const whom = { DELIVERY_AUDIENCE: 'notification', DELIVERY_SOURCES: 'a source' }
  const start = () => READERS[name]({ ...whom, [variable]: value })
  expect(start).toThrow(`${variable} is '${value}': `)
  expect(start).toThrow(remedy)
})

test('what is refused and holds a password is not repeated', () => {
  const refusal = (env: Record<string, string>) => {
    try {
      return readConfig(env)
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(refusal({ DATABASE_URL: 'mysql://todo:hunter2@host/todo' })).toBe(
    'DATABASE_URL is not the URL of a Postgres: set it to postgres://user:password@host/database',
  )
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318'
  expect(refusal({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS: 'authorization=%hunter2' })).toMatch(
    /^OTEL_EXPORTER_OTLP_HEADERS is no list of headers: (?!.*hunter2)/,
  )
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

describe('keys that sign tokens', () => {
  const key = 'k'.repeat(32)

  test('of less than 32 bytes are refused in words, the one before as well', async () => {
    const short = secretsIn({}, { 'jwt-signing-key': 'secret' })
    await expect(short.secrets.tokenKeys()).rejects.toThrow(/'jwt-signing-key' of 6 bytes.*put 32 random bytes/)
    const before = secretsIn({}, { 'jwt-signing-key': key, 'jwt-signing-key-previous': 'k'.repeat(31) })
    await expect(before.secrets.tokenKeys()).rejects.toThrow(/'jwt-signing-key-previous' of 31 bytes/)
    const { secrets } = secretsIn({}, { 'jwt-signing-key': key })
    expect((await secrets.tokenKeys()).secrets).toHaveLength(1)
  })

  test('of a provider make operators by the claim that is named, or none', async () => {
    const provider = { 'jwks-url': 'https://id.example.com/keys', 'token-issuer': 'https://id.example.com' }
    expect((await secretsIn({}, provider).secrets.tokenKeys()).operators).toBeUndefined()
    // Beside a key of one's own, as in development: each is for its own tokens.
    expect(await secretsIn({}, { ...provider, 'jwt-signing-key': key }).secrets.tokenKeys()).toMatchObject({
      jwksUrl: provider['jwks-url'],
      secrets: [new TextEncoder().encode(key)],
    })
    const named = secretsIn({}, { ...provider, 'operator-claim': 'groups=todo=operators' })
    expect((await named.secrets.tokenKeys()).operators).toEqual({ claim: 'groups', value: 'todo=operators' })
    const odd = secretsIn({}, { ...provider, 'operator-claim': 'operators' })
    await expect(odd.secrets.tokenKeys()).rejects.toThrow(/write it as claim=value/)
  })
})

describe('secrets that were changed', () => {
  const MINUTE = 60_000
  let now: number
  let entries: Record<string, string> | undefined
  let reads: number
  const open = () => {
    now = 0
    reads = 0
    entries = { 'database-url': 'postgres://todo:one@db/todo' }
    const get = async () => {
      reads++
      if (!entries) throw new Error('no sidecar')
      return entries
    }
    return openSecrets({ get }, readConfig({}), () => now)
  }

  test('are read again when they are refused, not more often than each ten seconds', async () => {
    const secrets = open()
    await secrets.databaseUrl()
    entries = { 'database-url': 'postgres://todo:two@db/todo' }
    expect(await secrets.databaseUrl(true)).toContain('one')
    now += MINUTE
    expect(await secrets.databaseUrl()).toContain('one')
    expect(await secrets.databaseUrl(true)).toContain('two')
    for (let count = 0; count < 5; count++) await secrets.databaseUrl(true)
    expect(reads).toBe(2)
  })

  test('are found out before long though nothing refuses them, and stay what they were while the store is away', async () => {
    const secrets = open()
    await secrets.databaseUrl()
    entries = undefined
    now += 11 * MINUTE
    expect(await secrets.databaseUrl()).toContain('one')
    entries = { 'database-url': 'postgres://todo:two@db/todo' }
    now += 11 * MINUTE
    expect(await secrets.databaseUrl()).toContain('two')
  })
})
