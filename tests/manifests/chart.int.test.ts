import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comesWithTheNamespace } from '../../scripts/chart/chart.ts'
import { KEYS_OF_FUNCTIONS } from '../../scripts/dev/secrets.ts'
import { installHelm } from '../../scripts/dev/tools/go.ts'
import { roleOf } from '../../shared/database/roles.ts'
import { containerOf, functionsIn, type Manifest, manifestsIn, nameOf, ofKind, ROOT, render } from './render.ts'

const run = promisify(execFile)

let chart: string
let helm: string

beforeAll(async () => {
  helm = await installHelm()
  chart = join(await mkdtemp(join(tmpdir(), 'chart-')), 'todo-chatbot')
  await run(join(ROOT, 'scripts/helm-chart'), ['--out', chart])
}, 600_000)
afterAll(() => rm(join(chart, '..'), { recursive: true }))

const OVERLAY = ['domain=todo.example.com', 'brokers={kafka.example.com:9093}']

async function install(values: string[], namespace = 'todo-chatbot'): Promise<Manifest[]> {
  const sets = values.flatMap((value) => ['--set', value])
  const place = ['--namespace', namespace, '--kube-version', '1.34.0']
  const { stdout } = await run(helm, ['template', 'todo-chatbot', chart, ...place, ...sets], { maxBuffer: 2 ** 26 })
  return manifestsIn(stdout)
}

const sorted = (manifests: Manifest[]): Manifest[] =>
  manifests.toSorted((a, b) => (nameOf(a) + a.apiVersion < nameOf(b) + b.apiVersion ? -1 : 1))

test('helm finds nothing wrong with it', async () => {
  const { stdout } = await run(helm, ['lint', '--strict', chart, ...OVERLAY.flatMap((value) => ['--set', value])])
  expect(stdout).toContain('0 chart(s) failed')
})

test("with the overlay's values it is the overlay", async () => {
  const [fromChart, fromOverlay] = [await install(OVERLAY), await render('knative/overlays/cloud')]
  const expected = fromOverlay.filter((each) => !comesWithTheNamespace(each))
  for (const service of functionsIn(expected)) {
    // Zero is Knative's default, and in the chart a value.
    service.spec.template.metadata.annotations['autoscaling.knative.dev/min-scale'] ??= '0'
  }
  for (const { metadata } of ofKind(fromChart, 'Job')) {
    expect(metadata.annotations).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' })
    delete metadata.annotations
  }
  expect(sorted(fromChart)).toEqual(sorted(expected))
})

test('what a place has of its own is a value', async () => {
  const manifests = await install(
    [
      'domain=tasks.example.org',
      'brokers={a.example.org:9093,b.example.org:9093}',
      'image.registry=registry.example.org/ours',
      'image.tag=2.0.0',
      'replicas.gateway.min=2',
      'replicas.gateway.max=7',
    ],
    'elsewhere',
  )
  expect(JSON.stringify(manifests)).not.toMatch(/example\.com|ghcr\.io|"namespace":"todo-chatbot"/)
  const gateway = functionsIn(manifests).find(({ metadata }) => metadata.name === 'gateway')!
  expect(gateway.spec.template.metadata.annotations).toMatchObject({
    'autoscaling.knative.dev/min-scale': '2',
    'autoscaling.knative.dev/max-scale': '7',
  })
  expect(containerOf(gateway).image).toBe('registry.example.org/ours/gateway:2.0.0')
  expect(containerOf(gateway).env).toContainEqual({
    name: 'KAFKA_BROKERS',
    value: 'a.example.org:9093,b.example.org:9093',
  })
  for (const { spec } of ofKind(manifests, 'KafkaSource')) {
    expect(spec.bootstrapServers).toEqual(['a.example.org:9093', 'b.example.org:9093'])
  }
  expect(ofKind(manifests, 'DomainMapping').map(({ metadata }) => metadata.name)).toContain('web.tasks.example.org')
})

test('a function gets a login of its own and its keys, and those that several read are the same', async () => {
  const manifests = await install([
    ...OVERLAY,
    'database.url=postgres://owner:secret@db.example.com:5433/todo?sslmode=require',
    'redis.host=redis.example.com:6380',
    'redis.password=pass',
    'keys.kafka-username=us',
    'keys.kafka-password=pass',
    'keys.model-key=key',
  ])
  const secrets = Object.fromEntries(ofKind(manifests, 'Secret').map((each) => [each.metadata.name, each.stringData]))
  for (const name of Object.keys(KEYS_OF_FUNCTIONS)) {
    const url = new URL(secrets[`todo-chatbot-${name}`]['database-url'])
    expect(url).toMatchObject({ username: roleOf(name), host: 'db.example.com:5433', search: '?sslmode=require' })
    expect(url.password).toHaveLength(43)
  }
  const { gateway, audit, sync, recurring } = Object.fromEntries(
    Object.keys(KEYS_OF_FUNCTIONS).map((name) => [name, secrets[`todo-chatbot-${name}`]]),
  )
  expect(gateway['jwt-signing-key']).toHaveLength(43)
  expect([audit, sync].map((keys) => keys['jwt-signing-key'])).toEqual(Array(2).fill(gateway['jwt-signing-key']))
  expect(gateway['model-key']).toBe('key')
  expect(Object.keys(recurring)).toEqual(['database-url', 'kafka-password', 'kafka-username'])
  expect(secrets['todo-chatbot-migrate']['database-url']).toContain('owner:secret@')
  expect(secrets['todo-chatbot-redis']).toEqual({ host: 'redis.example.com:6380', password: 'pass' })
  expect(secrets['todo-chatbot-kafka']).toMatchObject({ user: 'us', protocol: 'SASL_SSL' })
})

test.each([
  ['domain', ['brokers={a:9093}']],
  ['brokers', ['domain=todo.example.com']],
])('without %s it says what to set', async (name, values) => {
  await expect(install(values)).rejects.toThrow(`Set ${name}`)
})
