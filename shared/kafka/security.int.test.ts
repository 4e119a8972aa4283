import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../scripts/dev/child.ts'
import { type Kafka, startKafka } from '../../scripts/dev/parts/kafka.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { installKafka } from '../../scripts/dev/tools/kafka.ts'
import type { KafkaSecurity } from '../config/secrets.ts'
import { silentLog } from '../log/index.ts'
import { kafkaClient } from './client.ts'
import { createProducer } from './producer.ts'

const PASSWORD = 'only here'
const MODULES = 'org.apache.kafka.common.security'

let folder: string
let kafka: Kafka
let ca: string

/** A broker that people reach by TLS and with a login, as those of a cloud. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kafka-security-'))
  const store = join(folder, 'broker.p12')
  await keytool('-genkeypair', '-keystore', store, '-keyalg', 'EC', '-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1')
  const certificate = join(folder, 'broker.pem')
  await keytool('-exportcert', '-keystore', store, '-rfc', '-file', certificate)
  ca = await readFile(certificate, 'utf8')
  const [port, inner, controllerPort] = await Promise.all([freePort(), freePort(), freePort()])
  const properties = {
    listeners: `BROKER://127.0.0.1:${inner},SAFE://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `BROKER://127.0.0.1:${inner},SAFE://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'BROKER:PLAINTEXT,SAFE:SASL_SSL,CONTROLLER:PLAINTEXT',
    'listener.name.safe.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
    'listener.name.safe.plain.sasl.jaas.config': `${MODULES}.plain.PlainLoginModule required user_gateway="${PASSWORD}";`,
    'listener.name.safe.scram-sha-512.sasl.jaas.config': `${MODULES}.scram.ScramLoginModule required;`,
    'listener.name.safe.ssl.keystore.type': 'PKCS12',
    'listener.name.safe.ssl.keystore.location': store,
    'listener.name.safe.ssl.keystore.password': PASSWORD,
    'listener.name.safe.ssl.key.password': PASSWORD,
  }
  kafka = await startKafka({ dataDir: join(folder, 'kafka'), port, controllerPort, properties })
  await addScramUser(`127.0.0.1:${inner}`)
  const admin = (await client(safe())).admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'letters', numPartitions: 1 }] })
  await admin.disconnect()
})

afterAll(async () => {
  await kafka?.child.stop()
  await rm(folder, { recursive: true })
})

const keytool = (...args: string[]) =>
  promisify(execFile)('keytool', [...args, '-alias', 'broker', '-storetype', 'PKCS12', '-storepass', PASSWORD])

async function addScramUser(brokers: string): Promise<void> {
  const user = ['--entity-type', 'users', '--entity-name', 'gateway']
  const login = `SCRAM-SHA-512=[password=${PASSWORD}]`
  const tool = ['kafka.admin.ConfigCommand', '--bootstrap-server', brokers, '--alter', '--add-config', login, ...user]
  await run({ name: 'kafka-configs', command: 'java', args: [...(await installKafka()), ...tool] })
}

const safe = (more: Partial<KafkaSecurity> = {}): KafkaSecurity => ({
  ssl: { ca },
  sasl: { mechanism: 'scram-sha-512', username: 'gateway', password: PASSWORD },
  ...more,
})

const address = (security: KafkaSecurity) => ({
  clientId: 'test',
  brokers: [kafka.brokers],
  security: async () => security,
})
const client = (security: KafkaSecurity) => kafkaClient({ ...address(security), level: 'debug', log: silentLog })
const record = { topic: 'letters', key: 'ada', value: 'hello', headers: {} }

test.each(['plain', 'scram-sha-512'] as const)(
  'with a login by %s and trust in the certificate, it writes',
  async (mechanism) => {
    const producer = createProducer({ ...address(safe({ sasl: { ...safe().sasl!, mechanism } })), log: silentLog })
    expect(await producer.send([record])).toMatchObject([{ partition: 0 }])
    await producer.close()
  },
)

test.each([
  ['a wrong password', () => safe({ sasl: { ...safe().sasl!, password: 'guessed' } })],
  ['a mechanism that the broker does not have', () => safe({ sasl: { ...safe().sasl!, mechanism: 'scram-sha-256' } })],
  ['a certificate of nobody known', () => safe({ ssl: true })],
  ['no TLS', () => safe({ ssl: false })],
])('with %s nothing is written, and the send says so', async (_, security) => {
  const producer = createProducer({ ...address(security()), log: silentLog, timeout: 1000 })
  await expect(producer.send([record])).rejects.toThrow()
  await producer.close()
})

test('the login is asked for again when it could not be had', async () => {
  let asked = 0
  const security = async () => {
    if (asked++ === 0) throw new Error('the sidecar is not up')
    return safe()
  }
  const producer = createProducer({ ...address(safe()), security, log: silentLog })
  await expect(producer.send([record])).rejects.toThrow('the sidecar is not up')
  await expect(producer.send([record])).resolves.toHaveLength(1)
  await producer.close()
})
