import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { secretsAskedFor } from '../../scripts/deploy/manifests.ts'
import { minikubeSecrets } from '../../scripts/deploy/minikube.ts'
import { KEYS_OF_FUNCTIONS } from '../../scripts/dev/secrets.ts'
import { KAFKA_ACCESS } from '../../shared/kafka/access.ts'
import {
  annotationsOf,
  environmentOf,
  functionsIn,
  manifestsIn,
  OVERLAYS,
  ofKind,
  ROOT,
  render,
  usesDapr,
} from './render.ts'
import { sourcesOf } from './source-files.ts'

/** By name, the keys that knative/secrets.example.yaml explains. */
async function documented(): Promise<Record<string, string[]>> {
  const secrets = manifestsIn(await readFile(join(ROOT, 'knative/secrets.example.yaml'), 'utf8'))
  return Object.fromEntries(secrets.map(({ metadata, stringData }) => [metadata.name, Object.keys(stringData)]))
}

const secretOf = (functionName: string): string => `todo-chatbot-${functionName}`

describe.each(OVERLAYS)('in %s', (folder) => {
  test('every secret and key that a manifest names is explained', async () => {
    const known = await documented()
    const asked = secretsAskedFor(await render(folder))
    expect(asked.length).toBeGreaterThan(8)
    for (const { secret, key } of asked)
      expect([secret, known[secret]]).toEqual([secret, expect.arrayContaining([key])])
  })

  test('every function asks Dapr for the secret of its own', async () => {
    const known = await documented()
    for (const service of functionsIn(await render(folder)).filter(usesDapr)) {
      const { SECRET_NAME } = environmentOf(service)
      expect(SECRET_NAME).toBe(secretOf(service.metadata.name))
      expect(known).toHaveProperty(SECRET_NAME!)
    }
  })

  test("Dapr hands out those secrets and no other, and a function's account may read its own alone", async () => {
    const manifests = await render(folder)
    const functions = functionsIn(manifests).filter(usesDapr)
    const names = functions.map(({ metadata }) => metadata.name)
    const spec = ofKind(manifests, 'Configuration', 'dapr.io')[0]!.spec
    expect(spec).toMatchObject({ secrets: { scopes: [{ storeName: 'secretstore', defaultAccess: 'deny' }] } })
    expect(spec.secrets.scopes[0].allowedSecrets.toSorted()).toEqual(names.map(secretOf).sort())
    const roles = ofKind(manifests, 'Role').map(({ metadata, rules }) => [metadata.name, rules])
    expect(Object.fromEntries(roles)).toEqual(
      Object.fromEntries(
        names.map((name) => [
          name,
          [{ apiGroups: [''], resources: ['secrets'], resourceNames: [secretOf(name)], verbs: ['get'] }],
        ]),
      ),
    )
    for (const service of functions) {
      expect(annotationsOf(service)['dapr.io/disable-builtin-k8s-secret-store']).toBe('true')
    }
  })
})

test('on Minikube every login is made that a manifest asks for, once, and Kafka has the passwords of those that log in', async () => {
  const manifests = await render('knative/overlays/minikube')
  const made = minikubeSecrets({})
  for (const { secret, key } of secretsAskedFor(manifests))
    expect([secret, made[secret]]).toEqual([secret, expect.objectContaining({ [key!]: expect.any(String) })])
  expect(minikubeSecrets(made)).toEqual(made)
  const users = ofKind(manifests, 'KafkaUser').map(({ metadata, spec }) => {
    const { name, key } = spec.authentication.password.valueFrom.secretKeyRef
    return {
      user: metadata.name,
      password: made[name]![key],
      logsInAs: made[name]!['kafka-username'] ?? made[name]!.user,
    }
  })
  expect(users.map(({ user }) => user).sort()).toEqual(Object.keys(KAFKA_ACCESS).sort())
  for (const { user, logsInAs } of users) expect(logsInAs).toBe(user)
  expect(new Set(users.map(({ password }) => password)).size).toBe(users.length)
})

test('on Minikube Kafka lets in nobody without a login', async () => {
  const [kafka] = ofKind(await render('knative/overlays/minikube'), 'Kafka')
  for (const listener of kafka!.spec.kafka.listeners) expect(listener.authentication).toEqual({ type: 'scram-sha-512' })
  expect(kafka!.spec.kafka.authorization).toEqual({ type: 'simple' })
})

test('what is explained is what make dev and the deploy scripts give each function', async () => {
  const known = await documented()
  for (const [name, keys] of Object.entries(KEYS_OF_FUNCTIONS)) {
    expect([name, known[secretOf(name)]!.toSorted()]).toEqual([name, ['database-url', ...keys].sort()])
  }
})

test('every key that the code of a function asks for is in its secret', async () => {
  const known = await documented()
  for (const name of Object.keys(KEYS_OF_FUNCTIONS)) {
    const code = await sourcesOf(`functions/${name}`)
    const asked = [...code.matchAll(/\bsecrets\s*\.get\('([\w-]+)'\)/g)].map(([, key]) => key!)
    if (code.includes('secrets.tokenKeys')) {
      asked.push('jwt-signing-key', 'jwt-signing-key-previous', 'jwks-url', 'token-issuer', 'operator-claim')
    }
    if (code.includes('secrets.databaseUrl')) asked.push('database-url')
    if (/\bkafka\b[^=]*= openFunction\(/.test(code)) asked.push('kafka-username', 'kafka-password', 'kafka-ca')
    expect([name, known[secretOf(name)]]).toEqual([name, expect.arrayContaining(asked)])
    // And none lies there that it does not ask for.
    expect([name, asked]).toEqual([name, expect.arrayContaining(known[secretOf(name)]!)])
  }
})
