/** Records of brokers that ask for a login, by both ways, and Kafka's console tools with one. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../dev/child.ts'
import { type Kafka, startKafka } from '../../dev/parts/kafka.ts'
import { freePort } from '../../dev/ports.ts'
import { installKafka } from '../../dev/tools/kafka.ts'
import { command, type Kubectl } from '../kubectl.ts'
import { recordsInPod, recordsOverNetwork } from './records.ts'

const SCRIPTS = fileURLToPath(new URL('../../', import.meta.url))
const TOPIC = 'task-events'
const login = { user: 'operator', password: 'only here' }
/** A new one each time: kafkajs keeps in it what it logged in with. */
const loginBy = (password: string) => ({
  sasl: { mechanism: 'scram-sha-512' as const, username: login.user, password },
})

let folder: string
let kafka: Kafka

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kafka-records-'))
  const [port, inner, controllerPort] = await Promise.all([freePort(), freePort(), freePort()])
  const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;'
  const properties = {
    listeners: `BROKER://127.0.0.1:${inner},KNOWN://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `BROKER://127.0.0.1:${inner},KNOWN://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'BROKER:PLAINTEXT,KNOWN:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'listener.name.known.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.known.scram-sha-512.sasl.jaas.config': scram,
  }
  kafka = await startKafka({ dataDir: join(folder, 'kafka'), port, controllerPort, properties })
  const java = await installKafka()
  const ask = (tool: string, ...args: string[]) =>
    run({ name: tool, command: 'java', args: [...java, tool, '--bootstrap-server', `127.0.0.1:${inner}`, ...args] })
  const user = ['--entity-type', 'users', '--entity-name', login.user]
  const added = ['--alter', '--add-config', `SCRAM-SHA-512=[password=${login.password}]`]
  await ask('kafka.admin.ConfigCommand', ...added, ...user)
  await ask('org.apache.kafka.tools.TopicCommand', '--create', '--topic', TOPIC, '--partitions', '1')
})
afterAll(async () => {
  await kafka?.child.stop()
  await rm(folder, { recursive: true })
})

/** A pod is this machine, and its tools are those of scripts/. */
const here: Kubectl = {
  run(args, input) {
    const inPod = args.slice(args.indexOf('--') + 1)
    const ours = inPod.map((arg) =>
      arg.replace(/^\/opt\/kafka\/bin\/(.+)\.sh$/, `${SCRIPTS}$1`).replace('localhost:9092', kafka.brokers),
    )
    return command(ours[0]!, ours.slice(1), input)
  },
  json: () => Promise.reject(new Error('not asked for')),
  find: async () => undefined,
}

test.each([
  ['over the network', () => recordsOverNetwork(kafka.brokers, loginBy(login.password))],
  ['in a pod', () => recordsInPod(here, { namespace: 'todo', pod: 'kafka-0', login })],
])('who has a login writes and reads %s', async (how, open) => {
  const records = open()
  await records.write(TOPIC, how, 'no event')
  expect(await records.of(TOPIC, how)).toMatchObject([{ key: how, type: '' }])
})

test('who has none, or a wrong one, is refused and not left waiting', async () => {
  await expect(recordsOverNetwork(kafka.brokers).of(TOPIC, 'ada')).rejects.toThrow()
  const guessed = recordsOverNetwork(kafka.brokers, loginBy('guessed'))
  await expect(guessed.write(TOPIC, 'ada', 'x')).rejects.toThrow(/authentication/i)
})

test('the console tools take a login from the environment', async () => {
  const tool = (name: string, env: Record<string, string>, ...args: string[]) =>
    promisify(execFile)(join(SCRIPTS, name), args, { env: { ...process.env, KAFKA_BROKERS: kafka.brokers, ...env } })
  const env = { KAFKA_USER: login.user, KAFKA_PASSWORD: login.password }
  expect((await tool('kafka-topics', env, '--list')).stdout).toContain(TOPIC)
  expect((await tool('kafka-get-offsets', env, '--topic', TOPIC)).stdout).toMatch(/task-events:0:\d+/)
  await expect(tool('kafka-topics', { ...env, KAFKA_PASSWORD: 'guessed' }, '--list')).rejects.toThrow(
    /[Aa]uthentication/,
  )
})
