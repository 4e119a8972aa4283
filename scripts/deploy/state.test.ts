/** What the scripts make of the states of a cluster. */
import { describe, expect, test } from 'vitest'
import { failedRevisions } from './apply.ts'
import { advice, progressOf } from './condition.ts'
import { fullQuotas, isAtLeast, missingKind, PARTS, quantity, tooOld, versionIn, versionOf } from './preconditions.ts'

const ready = (status: string, reason?: string, message?: string) => [{ type: 'Ready', status, reason, message }]
const object = (kind: string, status: object, generation = 1) => ({ kind, metadata: { name: 'x', generation }, status })

describe('progress', () => {
  test('is what the controller says of the newest version', () => {
    const conditions = ready('True')
    expect(progressOf(object('Service', { observedGeneration: 1, conditions })).state).toBe('ready')
    expect(progressOf(object('Service', { observedGeneration: 1, conditions }, 2)).state).toBe('waiting')
  })

  test('is in the words of the controller', () => {
    const conditions = ready('Unknown', 'Uninitialized', 'Waiting for load balancer')
    expect(progressOf(object('Service', { observedGeneration: 1, conditions }))).toEqual({
      state: 'waiting',
      words: 'Uninitialized: Waiting for load balancer',
    })
    expect(progressOf({ kind: 'Service', metadata: { name: 'x' } }).words).toBe('no condition yet')
  })

  test('ends with what will not get better by waiting', () => {
    const conditions = ready('False', 'RevisionFailed', 'crashed')
    expect(progressOf(object('Service', { observedGeneration: 1, conditions })).state).toBe('failed')
    const failed = [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }]
    expect(progressOf(object('Job', { conditions: failed }))).toEqual({
      state: 'failed',
      words: 'BackoffLimitExceeded',
    })
  })

  test('of a job says how often it was tried', () => {
    const wordsAfter = (failed?: number) => progressOf(object('Job', { failed })).words
    expect([undefined, 1, 3].map(wordsAfter)).toEqual([
      'runs',
      'runs, after 1 attempt that failed',
      'runs, after 3 attempts that failed',
    ])
  })

  test('of a set counts the replicas of its newest version', () => {
    const status = { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 1 }
    const set = { ...object('StatefulSet', status), spec: { replicas: 2 } }
    expect(progressOf(set)).toEqual({ state: 'waiting', words: '1 of 2 ready' })
  })
})

test('a revision that failed before it ever was ready is made anew; what was ready once stays', () => {
  const service = (name: string, latestCreatedRevisionName: string, latestReadyRevisionName?: string) => ({
    metadata: { name },
    status: { latestCreatedRevisionName, latestReadyRevisionName },
  })
  const revision = (name: string, status: string, reason?: string) => ({
    kind: 'Revision',
    metadata: { name },
    status: { conditions: ready(status, reason) },
  })
  const services = [
    service('audit', 'audit-00001'),
    service('gateway', 'gateway-00002', 'gateway-00001'),
    service('sync', 'sync-00001', 'sync-00001'),
    service('relay', 'relay-00001'),
  ]
  const revisions = [
    revision('audit-00001', 'False', 'ProgressDeadlineExceeded'),
    revision('gateway-00001', 'False', 'Deploying'),
    revision('gateway-00002', 'False', 'ContainerMissing'),
    revision('sync-00001', 'False', 'ExitCode1'),
    revision('relay-00001', 'Unknown', 'Deploying'),
  ]
  expect(failedRevisions(services, revisions)).toEqual(['audit-00001', 'gateway-00002'])
})

test.each([
  ['pods "x" is forbidden: exceeded quota: small', 'namespace is full'],
  ['MountVolume.SetUp failed: secret "todo-chatbot-migrate" not found', 'secret is missing'],
  ['Unable to fetch image "ghcr.io/x": UNAUTHORIZED', 'image cannot be had'],
  [
    'Failed to connect to placement service: lookup dapr-placement-server.dapr-system.svc: no such host',
    'control plane',
  ],
  [
    'redis store: error connecting to redis at 10.1.2.3:6380: tls: failed to verify certificate: x509: unknown authority',
    'certificate of Redis',
  ],
  ['cannot obtain topic offsets: dial tcp: lookup kafka: no such host', 'brokers do not answer'],
  ['error: permission denied to create role', 'createrole'],
  ['password authentication failed for user "todo"', 'Postgres refuses the login'],
  ['database "todo" does not exist', 'no such database'],
])('%s has an advice', (words, todo) => {
  expect(advice(words)).toContain(todo)
})

describe('versions', () => {
  test('are read as tools say them', () => {
    expect(versionIn('minikube version: v1.38.1')).toEqual([1, 38, 1])
    expect(versionIn('v1.34.4+k3s1')).toEqual([1, 34, 4])
    expect(versionIn(undefined)).toBeUndefined()
  })

  test('compare by number, not by letter', () => {
    expect(isAtLeast([1, 9, 0], '1.10')).toBe(false)
    expect(isAtLeast([1, 10, 0], '1.10')).toBe(true)
    expect(isAtLeast([2, 0, 0], '1.10')).toBe(true)
  })
})

describe('a part of the cluster', () => {
  const [serving] = PARTS
  const definition = (...served: string[]) => ({
    metadata: { name: 'x' },
    spec: { versions: served.map((name) => ({ name, served: true })) },
  })

  test('that is not there is named, with where to get it', () => {
    expect(missingKind(serving!, 'services.serving.knative.dev', 'v1', undefined)).toEqual({
      what: 'Knative Serving is not there: no kind services.serving.knative.dev',
      todo: 'Install Knative Serving 1.20 or newer: https://knative.dev/docs/install/',
    })
  })

  test('that is too old is told by its API, or by its version', () => {
    expect(missingKind(serving!, 'x', 'v1', definition('v1alpha1'))?.what).toContain('has v1alpha1, and v1 is needed')
    expect(missingKind(serving!, 'x', 'v1', definition('v1'))).toBeUndefined()
    expect(tooOld(serving!, [1, 12, 0])[0]?.what).toBe('Knative Serving is 1.12.0')
    expect(tooOld(serving!, undefined)).toEqual([])
  })

  test('says its version by a label, else by its image', () => {
    const spec = (image: string) => ({ template: { spec: { containers: [{ image }] } } })
    const labels = { 'app.kubernetes.io/version': '1.23.0' }
    expect(versionOf({ metadata: { labels }, spec: spec('x:9.9.9') })).toEqual([1, 23, 0])
    expect(versionOf({ metadata: {}, spec: spec('daprio/injector:1.18.1') })).toEqual([1, 18, 1])
    expect(versionOf({ metadata: {}, spec: spec('dev.local/controller:local') })).toBeUndefined()
  })
})

describe('a full namespace', () => {
  test('is told by quota and resource', () => {
    const status = {
      hard: { 'requests.cpu': '1', pods: '10', secrets: '9' },
      used: { 'requests.cpu': '1000m', pods: '3', secrets: '9' },
    }
    expect(fullQuotas([{ metadata: { name: 'small' }, status }]).map(({ what }) => what)).toEqual([
      'The quota small is used up: requests.cpu 1000m of 1',
    ])
  })

  test('counts in units of Kubernetes', () => {
    expect([quantity('250m'), quantity('2Gi'), quantity('3')]).toEqual([0.25, 2 ** 31, 3])
  })
})
