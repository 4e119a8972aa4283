import { describe, expect, test } from 'vitest'
import { isFunctionName, READERS } from '../../shared/config/functions.ts'
import { environmentOf, functionsIn, OVERLAYS, ofKind, render, usesDapr } from './render.ts'
import { sourcesOf } from './source-files.ts'

/** What code reads and no manifest has to set, and why. */
const OPTIONAL: Record<string, string> = {
  PORT: 'Knative sets it',
  HOST: 'every address of the pod',
  DATABASE_URL: 'the secret has it',
  DATABASE_PREPARES: 'they do; not behind some poolers',
  KAFKA_TLS: 'off; the cloud overlay sets it',
  KAFKA_SASL_MECHANISM: 'none; the overlays set it',
  WEB_ORIGINS: 'pages of this machine; the cloud overlay sets it',
  GATEWAY_URL: 'beside the page; the cloud overlay sets it',
  SYNC_URL: 'beside the page; the cloud overlay sets it',
  AUDIT_URL: 'beside the page; the cloud overlay sets it',
  WEB_URL: 'where it was asked; the cloud overlay sets it',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'no spans are sent',
  OTEL_EXPORTER_OTLP_HEADERS: 'the collector asks for no login',
}
/** Not for a function that has neither brokers nor a sidecar. */
const ONLY_WITH_DAPR = ['KAFKA_BROKERS', 'DAPR_HTTP_PORT', 'DAPR_SECRET_STORE', 'SECRET_NAME']
/** Only for who reads or writes a topic by itself. */
const ONLY_WITH_KAFKA = ['KAFKA_BROKERS']
/** Only for who takes events. */
const ONLY_WITH_SOURCES = ['DELIVERY_AUDIENCE', 'DELIVERY_SOURCES', 'DELIVERY_ISSUER_URL']
/** Only for who asks Postgres. */
const ONLY_WITH_DATABASE = ['DATABASE_CONNECTIONS']
/** Only for who keeps state. */
const ONLY_WITH_STATE = ['DAPR_STATE_STORE']

/** Whether a function's code takes the address of Kafka from what it begins with. */
const speaksKafka = (code: string): boolean => /\bkafka\b[^=]*= openFunction\(/.test(code)

/** Bun's own. */
const OF_THE_ENGINE = /^BUN_/

const isName = (key: string | symbol): key is string => typeof key === 'string' && /^[A-Z_]+$/.test(key)

/** Without these a function does not start. */
const WITHOUT_DEFAULT: Record<string, string> = { DELIVERY_AUDIENCE: 'a function', DELIVERY_SOURCES: 'a source' }

/** What a function's reader asks for, seen as it asks. */
function readBy(name: string): string[] {
  const asked = new Set<string>()
  const get = (_: object, key: string | symbol) => {
    if (isName(key)) asked.add(key)
    return WITHOUT_DEFAULT[key as string]
  }
  readerOf(name)(new Proxy({}, { get }))
  return [...asked]
}

function readerOf(name: string) {
  if (!isFunctionName(name)) throw new Error(`shared/config reads nothing for ${name}`)
  return READERS[name]
}

describe.each(OVERLAYS)('in %s', (folder) => {
  test('every variable that is set is read by the code of that function', async () => {
    for (const service of functionsIn(await render(folder))) {
      const { name } = service.metadata
      const read = readBy(name)
      const set = Object.keys(environmentOf(service)).filter((variable) => !OF_THE_ENGINE.test(variable))
      const unread = set.filter((variable) => !read.includes(variable))
      expect({ name, unread }).toEqual({ name, unread: [] })
    }
  })

  test('every variable that code reads is set, or does without for a reason', async () => {
    for (const service of functionsIn(await render(folder))) {
      const { name } = service.metadata
      const code = await sourcesOf(`functions/${name}`)
      const without = [
        ...Object.keys(OPTIONAL),
        ...(usesDapr(service) ? [] : ONLY_WITH_DAPR),
        ...(speaksKafka(code) ? [] : ONLY_WITH_KAFKA),
        ...(code.includes('openSources') ? [] : ONLY_WITH_SOURCES),
        ...(code.includes('openDatabase') ? [] : ONLY_WITH_DATABASE),
        ...(code.includes('openStateStore') ? [] : ONLY_WITH_STATE),
      ]
      const set = Object.keys(environmentOf(service))
      const missing = readBy(name).filter((variable) => !set.includes(variable) && !without.includes(variable))
      expect({ name, missing }).toEqual({ name, missing: [] })
    }
  })

  test('every function accepts what its manifest says', async () => {
    for (const service of functionsIn(await render(folder))) {
      expect(() => readerOf(service.metadata.name)(environmentOf(service))).not.toThrow()
    }
  })

  test("people's webhooks reach no address inside", async () => {
    const environments = Object.fromEntries(
      functionsIn(await render(folder)).map((one) => [one.metadata.name, environmentOf(one)]),
    )
    for (const one of [environments.gateway, environments.notification]) {
      expect(one).toMatchObject({ ALLOW_PRIVATE_ADDRESSES: 'false' })
    }
  })

  test('a stream ends itself before Knative cuts it off', async () => {
    const sync = functionsIn(await render(folder)).find(({ metadata }) => metadata.name === 'sync')!
    expect(Number(environmentOf(sync).STREAM_SECONDS)).toBeLessThan(sync.spec.template.spec.timeoutSeconds)
  })
})

test.each(OVERLAYS)('in %s every function, source and sink logs in to Kafka, in the cloud over TLS', async (folder) => {
  const manifests = await render(folder)
  const kafkaTls = folder.endsWith('cloud')
  for (const service of functionsIn(manifests).filter((each) => environmentOf(each).KAFKA_BROKERS !== undefined)) {
    const config = readerOf(service.metadata.name)(environmentOf(service))
    expect(config).toMatchObject({ kafkaTls, kafkaSaslMechanism: 'scram-sha-512' })
  }
  const sources = ofKind(manifests, 'KafkaSource').map(({ spec }) => spec.net)
  expect(sources.map(({ sasl, tls }) => [sasl.enable, tls?.enable ?? false])).toEqual(
    sources.map(() => [true, kafkaTls]),
  )
  for (const { spec } of ofKind(manifests, 'KafkaSink')) expect(spec.auth.secret.ref.name).toBe('todo-chatbot-kafka')
})

test('in the cloud the page may call who it calls', async () => {
  const functions = functionsIn(await render('knative/overlays/cloud'))
  const of = (name: string) => environmentOf(functions.find(({ metadata }) => metadata.name === name)!)
  for (const name of ['gateway', 'audit', 'mcp', 'sync'])
    expect(of(name).WEB_ORIGINS).toBe('https://web.todo.example.com')
  expect(of('web')).toMatchObject({
    GATEWAY_URL: 'https://todo.example.com',
    SYNC_URL: 'https://sync.todo.example.com',
    AUDIT_URL: 'https://audit.todo.example.com',
    WEB_URL: 'https://web.todo.example.com',
  })
  expect(of('notification').PUBLIC_URL).toBe('https://todo.example.com')
  expect(of('mcp').MCP_URL).toBe('https://mcp.todo.example.com/mcp')
})

test('no function reads a variable elsewhere than in shared/config', async () => {
  for (const folder of ['functions', 'shared']) {
    const uses = [...(await sourcesOf(folder)).matchAll(/^.*process\.env.*$/gm)].map(([line]) => line.trim())
    const handedOn = /openFunction\((name|'[\w-]+'), process\.env\)|READERS\.\w+\(process\.env\)|^\/\*\*/
    expect(uses.filter((line) => !handedOn.test(line))).toEqual([])
  }
})
