import { expect, test } from 'vitest'
import type { Kubectl } from './kubectl.ts'
import type { Manifest } from './manifests.ts'
import { applySources, changeSources } from './sources.ts'

interface Source {
  consumers: number
  retry: number
  generation: number
  account: string | undefined
}

/** A cluster whose controller does what Knative's does: a consumer that is changed in place loses its account, a new one has it. */
function openCluster(sources: Record<string, Source>) {
  const done: string[] = []
  const set = (name: string, change: Partial<Source>) => {
    const before = sources[name]
    const isSame = before && Object.entries(change).every(([key, value]) => before[key as 'retry'] === value)
    if (isSame) return
    const after = { consumers: 1, retry: 50, generation: 0, account: undefined, ...before, ...change }
    const isChanged = before !== undefined && before.consumers > 0 && after.retry !== before.retry
    const account = after.consumers === 0 || isChanged ? undefined : (before?.account ?? `${name}-account`)
    sources[name] = { ...after, account, generation: after.generation + 1 }
  }
  const shown = (name: string) => ({ metadata: { name, uid: `uid-${name}`, generation: sources[name]!.generation } })
  const wantedIn = (input: string) =>
    (JSON.parse(input).items as Manifest[]).map(({ metadata, spec }) => {
      const { consumers, retry } = spec as { consumers: number; retry: number }
      return { name: metadata.name, consumers, retry }
    })
  const kubectl: Kubectl = {
    async run(args, input = '') {
      if (args[0] === 'patch') {
        const { spec } = JSON.parse(args.at(-1)!)
        done.push(`${spec.consumers ? 'start' : 'stop'} ${args[2]}`)
        set(args[2]!, spec)
      } else if (args.includes('--dry-run=server')) {
        const items = wantedIn(input).map(({ name, consumers, retry }) => {
          const now = sources[name]
          const isSame = now?.retry === retry && now.consumers === consumers
          return { metadata: { name, generation: (now?.generation ?? 0) + (isSame ? 0 : 1) } }
        })
        return JSON.stringify({ items })
      } else {
        done.push('apply')
        for (const { name, ...change } of wantedIn(input)) set(name, change)
      }
      return ''
    },
    json: () => Promise.reject(new Error('not asked for')),
    async find<Shape>([, kind]: string[]) {
      const names = Object.keys(sources)
      const items = kind!.startsWith('kafkasources')
        ? names.map(shown)
        : names
            .filter((name) => sources[name]!.consumers > 0)
            .map((name) => ({
              metadata: { ownerReferences: [{ name: `uid-${name}` }] },
              spec: { oidcServiceAccountName: sources[name]!.account },
            }))
      return { items } as Shape
    },
  }
  return { cluster: { kubectl, namespace: 'todo', patience: 10 }, sources, done, set }
}

const source = (name: string, retry = 50): Manifest => ({
  apiVersion: 'sources.knative.dev/v1',
  kind: 'KafkaSource',
  metadata: { name },
  spec: { consumers: 1, retry },
})
const running = (name: string): Source => ({ consumers: 1, retry: 50, generation: 1, account: `${name}-account` })

test('a source that changes is stopped before, so that it keeps its account; the others go on', async () => {
  const { cluster, sources, done } = openCluster({ audit: running('audit'), recurring: running('recurring') })
  await applySources(cluster, [source('audit'), source('recurring', 60)])
  expect(done).toEqual(['stop recurring', 'apply'])
  expect(sources.recurring).toMatchObject({ consumers: 1, retry: 60, account: 'recurring-account' })
  expect(sources.audit!.generation).toBe(1)
})

test('one that has lost its account gets it again', async () => {
  const { cluster, sources, done } = openCluster({ audit: { ...running('audit'), account: undefined } })
  await applySources(cluster, [source('audit')])
  expect(done).toEqual(['stop audit', 'apply'])
  expect(sources.audit!.account).toBe('audit-account')
})

test('what is there as it should be, or not there at all, is applied and no more', async () => {
  const { cluster, sources, done } = openCluster({ audit: running('audit') })
  await applySources(cluster, [source('audit')])
  const empty = openCluster({})
  await applySources(empty.cluster, [source('audit')])
  expect([done, empty.done]).toEqual([['apply'], ['apply']])
  expect([sources.audit!.account, empty.sources.audit!.account]).toEqual(['audit-account', 'audit-account'])
})

test('what changes sources by itself finds those stopped that it changes, and they are started with their account', async () => {
  const { cluster, sources, done, set } = openCluster({ audit: running('audit'), recurring: running('recurring') })
  await changeSources(cluster, [source('audit'), source('recurring', 60)], async () => {
    // As Helm: what its two revisions have alike is not written.
    set('recurring', { retry: 60 })
    done.push('upgrade')
  })
  expect(done).toEqual(['stop recurring', 'upgrade', 'start recurring'])
  expect(sources.recurring).toMatchObject({ consumers: 1, retry: 60, account: 'recurring-account' })
  expect(sources.audit!.generation).toBe(1)
})

test('they are started also when the change fails, or a run before it was broken off', async () => {
  const { cluster, sources, done } = openCluster({ audit: { ...running('audit'), consumers: 0, account: undefined } })
  const refused = () => Promise.reject(new Error('refused'))
  await expect(changeSources(cluster, [source('audit')], refused)).rejects.toThrow('refused')
  expect(done).toEqual(['stop audit', 'start audit'])
  expect(sources.audit).toMatchObject({ consumers: 1, account: 'audit-account' })
})

test('where there are none yet, it is a first installation', async () => {
  const { cluster, done } = openCluster({})
  await changeSources(cluster, [source('audit')], async () => done.push('install'))
  expect(done).toEqual(['install'])
})
