import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readManifests } from './index.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'manifests-'))
})
afterEach(() => rm(directory, { recursive: true }))

const write = (path: string, text: string) => writeFile(join(directory, path), text)

const SERVICE = `
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: greeter}
spec: {template: {spec: {containers: [{image: it}]}}}
`
const PING = `
apiVersion: sources.knative.dev/v1
kind: PingSource
metadata: {name: tick}
spec: {schedule: '* * * * *', sink: {ref: {kind: Service, name: greeter}}}
`
const ACCOUNT = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: greeter}
`

test('the manifests of this project are read as they are', async () => {
  const { services, kafkaSources } = await readManifests(
    fileURLToPath(new URL('../../../knative/base', import.meta.url)),
  )
  expect(services.map(({ name }) => name).sort()).toEqual(
    ['audit', 'audit-log', 'gateway', 'mcp', 'notification', 'recurring', 'relay', 'reminder', 'sync', 'web'].sort(),
  )
  expect(kafkaSources.filter(({ delivery }) => !delivery.deadLetterSink)).toMatchObject([
    { name: 'audit-dead-letters' },
  ])
})

test('a kustomization lists files and bases, sets the namespace, and kinds of Kubernetes itself are passed over', async () => {
  await mkdir(join(directory, 'base'))
  await write('base/kustomization.yaml', 'resources: [all.yaml]')
  await write('base/all.yaml', [SERVICE, PING, ACCOUNT].join('---'))
  await write('kustomization.yaml', 'namespace: todo\nresources: [base]\nimages: [{name: it, newTag: "1"}]')
  const { services, pingSources } = await readManifests(directory)
  expect(services).toMatchObject([{ name: 'greeter', namespace: 'todo' }])
  expect(pingSources).toMatchObject([{ name: 'tick', namespace: 'todo' }])
})

test('a Service that is not to run takes its sources with it', async () => {
  await write('kustomization.yaml', 'resources: [all.yaml]')
  await write('all.yaml', [SERVICE, PING].join('---'))
  const { services, pingSources } = await readManifests(directory, { isWanted: (name) => name !== 'greeter' })
  expect({ services, pingSources }).toEqual({ services: [], pingSources: [] })
})

test.each([
  ['what it cannot apply', { 'kustomization.yaml': 'resources: []\npatches: []' }, 'kustomization.yaml: patches'],
  [
    'a file that is not there',
    { 'kustomization.yaml': 'resources: [none.yaml]' },
    /resources: .*none\.yaml does not exist/,
  ],
  ['YAML that is none', { 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': 'a: [' }, /a\.yaml: .*line 1/],
  [
    'a sink that does not exist',
    { 'kustomization.yaml': 'resources: [a.yaml]', 'a.yaml': PING },
    /PingSource tick: spec\.sink\.ref: there is no Service greeter/,
  ],
  [
    'a kind of Knative that it does not know',
    {
      'kustomization.yaml': 'resources: [a.yaml]',
      'a.yaml': SERVICE.replace('serving', 'eventing').replace('Service', 'Broker'),
    },
    /a\.yaml: kind: .*Broker/,
  ],
])('%s is refused, naming the file', async (_, files, message) => {
  for (const [path, text] of Object.entries(files)) await write(path, text!)
  await expect(readManifests(directory)).rejects.toThrow(message)
})
