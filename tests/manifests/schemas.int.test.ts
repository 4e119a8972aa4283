import { expect, test } from 'vitest'
import { type Manifest, nameOf, RENDERED, render } from './render.ts'
import { openSchemas } from './schemas/index.ts'

const schemas = openSchemas()

test.each(RENDERED)('a cluster knows every kind and every field of %s', async (folder) => {
  const problemsIn = await schemas
  const manifests = await render(folder)
  expect(manifests.length).toBeGreaterThan(3)
  expect(manifests.flatMap((one) => problemsIn(one).map((problem) => `${nameOf(one)} ${problem}`))).toEqual([])
})

const changed = async (kind: string, change: (manifest: Manifest) => void): Promise<string[]> => {
  const found = (await render('knative/overlays/minikube')).find((one) => one.kind === kind)
  const copy = structuredClone(found!)
  change(copy)
  return (await schemas)(copy)
}

test.each<[string, string, (manifest: Manifest) => void]>([
  ['Role', '.rules[0].resourceName', ({ rules }) => Object.assign(rules[0], { resourceName: [] })],
  ['NetworkPolicy', '.spec.podselector', ({ spec }) => Object.assign(spec, { podselector: {} })],
  ['StatefulSet', '.spec.replicas', ({ spec }) => Object.assign(spec, { replicas: '1' })],
  ['DomainMapping', '.spec.ref.name', ({ spec }) => delete spec.ref.name],
  ['PingSource', '.spec.timeZone', ({ spec }) => Object.assign(spec, { timeZone: 'UTC' })],
  [
    'Resiliency',
    '.spec.targets.components.statestore.timeout',
    ({ spec }) => {
      spec.targets.components.statestore.timeout = 'state'
    },
  ],
  ['KafkaSource', '.spec.delivery', ({ spec }) => Object.assign(spec.delivery, { retries: 3 })],
  ['KafkaTopic', '.spec.partitions', ({ spec }) => Object.assign(spec, { partitions: '12' })],
  ['Namespace', '.kind', (manifest) => Object.assign(manifest, { apiVersion: 'v2' })],
])('a slip in a %s is found, at %s', async (kind, field, change) => {
  expect((await changed(kind, change)).join('\n')).toContain(`${field}: `)
})
