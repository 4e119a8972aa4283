import { describe, expect, test } from 'vitest'
import { parseGoDuration } from '../../scripts/knative/manifests/durations.ts'
import {
  annotationsOf,
  containerOf,
  functionsIn,
  type Manifest,
  nameOf,
  OVERLAYS,
  ofKind,
  RENDERED,
  render,
  usesDapr,
} from './render.ts'

const NAMES = ['audit', 'audit-log', 'gateway', 'mcp', 'notification', 'recurring', 'relay', 'reminder', 'sync', 'web']
const MEBI = { Ki: 1 / 1024, Mi: 1, Gi: 1024 }
const mebibytes = (text: string): number => Number.parseInt(text, 10) * MEBI[text.slice(-2) as keyof typeof MEBI]

/** Of all that makes pods: functions, the job, and on Minikube Postgres and Redis. */
const podsIn = (manifests: Manifest[]) =>
  manifests
    .filter(({ kind, spec }) => kind !== 'KafkaNodePool' && spec?.template?.spec?.containers)
    .map((one) => ({ name: nameOf(one), ...one.spec.template.spec }))

describe.each(OVERLAYS)('in %s', (folder) => {
  test('every function is there', async () => {
    expect(functionsIn(await render(folder)).map(({ metadata }) => metadata.name)).toEqual(NAMES)
  })

  test('no container may be root, gain rights, keep capabilities or write to its image', async () => {
    for (const { name, securityContext: ofPod = {}, containers } of podsIn(await render(folder))) {
      for (const { securityContext } of containers) {
        const effective = { name, ...ofPod, ...securityContext }
        expect(effective).toMatchObject({
          name,
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ['ALL'] },
          seccompProfile: { type: 'RuntimeDefault' },
        })
      }
    }
  })

  test('every container says what it needs and at most gets, and no environment names other services', async () => {
    for (const { name, containers, enableServiceLinks } of podsIn(await render(folder))) {
      expect({ name, enableServiceLinks }).toEqual({ name, enableServiceLinks: false })
      for (const { resources } of containers) {
        expect(resources.requests).toEqual({ cpu: expect.any(String), memory: expect.any(String) })
        expect(mebibytes(resources.limits.memory)).toBeGreaterThanOrEqual(mebibytes(resources.requests.memory))
      }
    }
  })

  test('a function is ready when it could work, and alive as long as it answers', async () => {
    for (const service of functionsIn(await render(folder))) {
      const { readinessProbe, livenessProbe } = containerOf(service)
      expect(readinessProbe.httpGet.path).toBe('/readyz')
      // The database's outage is no reason to restart.
      expect(livenessProbe.httpGet.path).toBe('/healthz')
    }
  })

  test('no port is taken twice in a pod', async () => {
    const ofQueueProxy = [8008, 8012, 8013, 8022, 8112, 9090, 9091]
    const ofDapr = [3500, 3501, 50_001, 50_002]
    for (const service of functionsIn(await render(folder))) {
      const annotations = annotationsOf(service)
      const own = containerOf(service).ports.map(({ containerPort }: { containerPort: number }) => containerPort)
      const dapr = usesDapr(service) ? [...ofDapr, Number(annotations['dapr.io/metrics-port'])] : []
      const all = [...ofQueueProxy, ...dapr, ...own]
      expect(all.filter((port, index) => all.indexOf(port) !== index)).toEqual([])
    }
  })

  test("a pod has the time to end: the queue-proxy's drain of 30 s, and then some for what the function holds", async () => {
    for (const { spec } of functionsIn(await render(folder))) {
      expect(spec.template.spec.timeoutSeconds).toBeGreaterThanOrEqual(45)
      expect(spec.template.spec.timeoutSeconds).toBeLessThanOrEqual(600)
    }
  })

  test('whoever asks a pod that hangs is told within 30 s; whoever brings events waits for their own limit', async () => {
    const limits = functionsIn(await render(folder)).map(({ metadata, spec }) => [
      metadata.name,
      spec.template.spec.responseStartTimeoutSeconds,
    ])
    const reached = ['audit', 'gateway', 'mcp', 'sync', 'web']
    for (const [name, limit] of limits) expect([name, limit]).toEqual([name, reached.includes(name) ? 30 : undefined])
  })

  test("Dapr's sidecar outlives the drain", async () => {
    for (const service of functionsIn(await render(folder)).filter(usesDapr)) {
      const blocked = parseGoDuration(annotationsOf(service)['dapr.io/block-shutdown-duration']!)!
      expect(blocked).toBeGreaterThanOrEqual(30_000)
    }
  })

  test('a request that holds reminders for their minute is not cut off', async () => {
    const manifests = await render(folder)
    const reminder = functionsIn(manifests).find(({ metadata }) => metadata.name === 'reminder')!
    expect(reminder.spec.template.spec.timeoutSeconds).toBeGreaterThanOrEqual(120)
  })

  test('every function goes to zero, and none grows without end', async () => {
    for (const service of functionsIn(await render(folder))) {
      const { 'autoscaling.knative.dev/min-scale': min, 'autoscaling.knative.dev/max-scale': max } =
        annotationsOf(service)
      expect(Number(min ?? 0)).toBe(0)
      expect(Number(max)).toBeGreaterThan(0)
    }
  })

  test('all images are of one registry and one version', async () => {
    const manifests = await render(folder)
    const images = [...functionsIn(manifests), ...ofKind(manifests, 'Job')].map((one) => [
      one.metadata.name,
      containerOf(one).image as string,
    ])
    const parts = images.map(([name, image]) => image!.split(`/${name}:`))
    expect(new Set(parts.map(([registry]) => registry)).size).toBe(1)
    expect(new Set(parts.map(([, tag]) => tag))).toEqual(new Set(['0.1.0']))
  })
})

test.each(RENDERED)('all of %s lies in the one namespace', async (folder) => {
  const elsewhere = (await render(folder))
    .filter(({ metadata }) => metadata.namespace !== 'todo-chatbot')
    .map(({ kind }) => kind)
  expect(new Set(elsewhere)).toEqual(
    new Set(elsewhere.filter((kind) => ['Namespace', 'ClusterDomainClaim'].includes(kind))),
  )
})
