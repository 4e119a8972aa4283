/** The parts of a deployment that need no cluster. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cloudSecrets, forCloud } from './cloud.ts'
import { missingSecrets } from './deploy.ts'
import { asList, type Manifest, outsideOf, parseManifests, phasesOf } from './manifests.ts'
import { missingAuthentication } from './preconditions.ts'
import { KAFKA, MIGRATE, REDIS, secretsFor } from './secrets.ts'

const manifest = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
})

describe('an overlay', () => {
  test('is applied in the order in which its parts need each other', () => {
    const phases = phasesOf([
      manifest('sources.knative.dev/v1', 'KafkaSource', 'audit'),
      manifest('serving.knative.dev/v1', 'Service', 'gateway'),
      manifest('serving.knative.dev/v1beta1', 'DomainMapping', 'todo.localhost'),
      manifest('batch/v1', 'Job', 'migrate'),
      manifest('v1', 'Service', 'postgres'),
      manifest('v1', 'Namespace', 'todo-chatbot'),
    ])
    const names = Object.values(phases).map((each: Manifest[]) => each.map(({ metadata }) => metadata.name))
    expect(names).toEqual([['todo-chatbot'], ['postgres'], ['migrate'], ['gateway', 'todo.localhost'], ['audit']])
  })

  test('reaches kubectl as it is: what YAML 1.1 has another reading of stays the text that it was', () => {
    const args = ['--appendonly', 'yes', 'on', 'n', '0x10', '1_000', '12:30:00', '2026-01-01', '~', '.5']
    const manifests = [{ ...manifest('apps/v1', 'StatefulSet', 'redis'), spec: { args } }]
    expect(parse(asList(manifests), { version: '1.1' })).toMatchObject({ kind: 'List', items: [{ spec: { args } }] })
  })

  test('says what of it lies outside of the namespace', () => {
    const outside = outsideOf('todo-chatbot', [
      manifest('v1', 'Namespace', 'todo-chatbot'),
      manifest('v1', 'Secret', 'mine', 'todo-chatbot'),
      manifest('networking.internal.knative.dev/v1alpha1', 'ClusterDomainClaim', 'todo.localhost'),
      manifest('v1', 'ConfigMap', 'config-domain', 'knative-serving'),
    ])
    expect(outside).toEqual(['ClusterDomainClaim/todo.localhost', 'ConfigMap/knative-serving/config-domain'])
  })

  test('takes registry, tag, brokers, domain and namespace of whoever deploys it', () => {
    const text = [
      'kind: Namespace',
      'metadata:',
      '  name: todo-chatbot',
      '---',
      'metadata:',
      '  namespace: todo-chatbot',
      '  name: web.todo.example.com',
      'image: ghcr.io/todo-chatbot/gateway:0.1.0',
      '  bootstrapServers:',
      '    - kafka.example.com:9093',
      'value: kafka.example.com:9093',
      '- name: OIDC_ISSUER',
      '  value: ""',
      '- name: OIDC_PARAMETERS',
      '  value: ""',
    ].join('\n')
    const signIn = { issuer: 'https://id.do.it', clientId: 'todo', parameters: "it's" }
    const choices = { domain: 'do.it', brokers: 'a:1,b:2', registry: 'r.io/x', tag: '2', namespace: 'mine', signIn }
    expect(forCloud(text, choices).split('\n')).toEqual([
      ...['kind: Namespace', 'metadata:', '  name: mine', '---', 'metadata:', '  namespace: mine', '  name: web.do.it'],
      ...['image: r.io/x/gateway:2', '  bootstrapServers:', '    - a:1', '    - b:2', 'value: a:1,b:2'],
      ...['- name: OIDC_ISSUER', "  value: 'https://id.do.it'", '- name: OIDC_PARAMETERS', "  value: 'it''s'"],
    ])
  })
})

test('a cluster whose sources send no tokens is told what to do, for its functions would refuse every event', () => {
  expect(missingAuthentication({ 'authentication-oidc': 'Enabled' })).toEqual([])
  const off: (Record<string, string> | undefined)[] = [undefined, {}, { 'authentication-oidc': 'disabled' }]
  for (const features of off) {
    const [missing, ...more] = missingAuthentication(features)
    expect(more).toEqual([])
    expect(missing!.todo).toContain(`kubectl patch configmap config-features -n knative-eventing --type merge`)
  }
})

describe('secrets', () => {
  const ownerUrl = 'postgres://owner:secret@db.example.com/todo?sslmode=require'
  const wanted = { ownerUrl, given: { 'smtp-url': 'smtp://mail' }, others: { [REDIS]: { password: 'r' } } }

  test('are made up once: a second run changes nothing', () => {
    const first = secretsFor({}, wanted)
    expect(secretsFor(first, { ...wanted, others: { [REDIS]: { password: 'another' } } })).toEqual(first)
  })

  test('give each function its own login, and only the keys that it reads', () => {
    const made = secretsFor({}, wanted)
    const url = new URL(made['todo-chatbot-sync']!['database-url']!)
    expect([url.username, url.host, url.search]).toEqual(['todo_sync', 'db.example.com', '?sslmode=require'])
    expect(url.password).not.toBe(new URL(made['todo-chatbot-audit']!['database-url']!).password)
    expect(Object.keys(made['todo-chatbot-recurring']!)).toEqual(['database-url'])
    expect(made['todo-chatbot-notification']).toMatchObject({ 'smtp-url': 'smtp://mail' })
    expect(made['todo-chatbot-gateway']!['jwt-signing-key']).toBe(made['todo-chatbot-sync']!['jwt-signing-key'])
  })

  test('of a half-done run are completed with what is there', () => {
    const { 'todo-chatbot-audit': gone, ...half } = secretsFor({}, wanted)
    const again = secretsFor(half, wanted)
    expect(again['todo-chatbot-gateway']).toEqual(half['todo-chatbot-gateway'])
    expect(again['todo-chatbot-audit']!['jwt-signing-key']).toBe(gone!['jwt-signing-key'])
  })

  test('with an identity provider have no key to sign tokens with', () => {
    const made = secretsFor({}, { ...wanted, given: { 'jwks-url': 'https://id.example.com/keys' } })
    expect(made['todo-chatbot-gateway']).toMatchObject({ 'jwks-url': 'https://id.example.com/keys' })
    expect(made['todo-chatbot-gateway']).not.toHaveProperty('jwt-signing-key')
  })

  test('that only the operator has are asked for by name', () => {
    expect(() => cloudSecrets({}, {})).toThrow(`Set DATABASE_URL, or make the secret ${MIGRATE}`)
    expect(() => cloudSecrets({}, { DATABASE_URL: ownerUrl })).toThrow('Set REDIS_HOST')
    const env = { REDIS_HOST: 'r:6379', REDIS_PASSWORD: 'r', KAFKA_USER: 'todo', KAFKA_PASSWORD: 'k', KAFKA_CA: 'PEM' }
    const made = cloudSecrets({ [MIGRATE]: { 'database-url': ownerUrl } }, env)
    expect(made[MIGRATE]).toEqual({ 'database-url': ownerUrl })
    expect(made['todo-chatbot-relay']).toMatchObject({ 'kafka-username': 'todo', 'kafka-ca': 'PEM' })
    expect(cloudSecrets(made, {})).toEqual(made)
  })

  test('give each function its own login to Kafka, where each has one', () => {
    const env: Record<string, string> = {
      DATABASE_URL: ownerUrl,
      REDIS_HOST: 'r:6379',
      REDIS_PASSWORD: 'r',
      KAFKA_CA: 'PEM',
    }
    for (const name of ['GATEWAY', 'RELAY', 'SOURCES']) {
      env[`KAFKA_USER_${name}`] = name.toLowerCase()
      env[`KAFKA_PASSWORD_${name}`] = `of ${name}`
    }
    const made = cloudSecrets({}, env)
    expect(made['todo-chatbot-gateway']).toMatchObject({ 'kafka-username': 'gateway', 'kafka-password': 'of GATEWAY' })
    expect(made['todo-chatbot-relay']).toMatchObject({ 'kafka-username': 'relay' })
    expect(made[KAFKA]).toMatchObject({ user: 'sources', password: 'of SOURCES' })
    // A function that comes later does not get another's.
    const { 'todo-chatbot-sync': _, ...before } = made
    expect(cloudSecrets(before, env)['todo-chatbot-sync']).not.toHaveProperty('kafka-username')
  })

  test('that a manifest asks for and nobody has are named', () => {
    const manifests = parseManifests(
      `
      kind: KafkaSource
      spec: { net: { sasl: { user: { secretKeyRef: { name: kafka-login, key: user } } } } }
      ---
      kind: Job
      spec: { env: [{ valueFrom: { secretKeyRef: { name: there, key: yes } } }] }`.replace(/^ {6}/gm, ''),
    )
    expect(missingSecrets(manifests, { there: { yes: 'x' } }).map(({ what }) => what)).toEqual([
      'The secret kafka-login has no user',
    ])
  })
})
