/** What all pods together may open at Postgres, against what it is given. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { annotationsOf, environmentOf, functionsIn, type Manifest, ofKind, ROOT, render } from './render.ts'

/** The job that migrates, and what Postgres keeps for its superuser (`superuser_reserved_connections`). */
const BESIDES = 1 + 3

/** All pods that there can be, of the old revision and of the new one while a rollout replaces it. */
function mostConnections(manifests: Manifest[]): number {
  const functions = functionsIn(manifests).filter((one) => environmentOf(one).DATABASE_CONNECTIONS !== undefined)
  const pods = functions.map((one) => {
    const most = Number(annotationsOf(one)['autoscaling.knative.dev/max-scale'])
    return most * Number(environmentOf(one).DATABASE_CONNECTIONS)
  })
  expect(functions.length).toBeGreaterThan(5)
  return 2 * pods.reduce((sum, each) => sum + each, 0)
}

test('on Minikube they fit into Postgres during a rollout too', async () => {
  const manifests = await render('knative/overlays/minikube')
  const postgres = ofKind(manifests, 'StatefulSet', 'apps').find(({ metadata }) => metadata.name === 'postgres')!
  const { args } = postgres.spec.template.spec.containers[0] as { args: string[] }
  const given = Number(/^max_connections=(\d+)$/.exec(args.find((arg) => arg.startsWith('max_connections'))!)![1])
  expect(mostConnections(manifests) + BESIDES).toBeLessThanOrEqual(given)
})

test('in the cloud they fit into what its settings ask for, which the docs name', async () => {
  const settings = parse(await readFile(join(ROOT, 'knative/overlays/cloud/settings.yaml'), 'utf8'))
  const given = Number(settings.data['database-connections'])
  expect(mostConnections(await render('knative/overlays/cloud')) + BESIDES).toBeLessThanOrEqual(given)
  const docs = await readFile(join(ROOT, 'docs/deploy.md'), 'utf8')
  expect(docs).toContain(`room for ${given.toLocaleString('en-US')} clients`)
})

test('one person cannot take all connections of a pod', async () => {
  for (const one of functionsIn(await render('knative/base'))) {
    const { CONCURRENCY_LIMIT, DATABASE_CONNECTIONS } = environmentOf(one)
    if (!CONCURRENCY_LIMIT || one.metadata.name === 'sync') continue
    expect([one.metadata.name, Number(CONCURRENCY_LIMIT) <= Number(DATABASE_CONNECTIONS)]).toEqual([
      one.metadata.name,
      true,
    ])
  }
})
