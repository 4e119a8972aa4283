/** What the NetworkPolicies of the overlays let through: the whole matrix of who connects to whom, by a model of Kubernetes' rules. */
import { describe, expect, test } from 'vitest'
import { mayEnter, mayLeave, type Peer, type Pod, passes } from './reachable.ts'
import { functionsIn, type Manifest, OVERLAYS, ofKind, render, usesDapr } from './render.ts'

const HERE = 'todo-chatbot'
const functionPod = (name: string): Pod => ({ namespace: HERE, labels: { 'serving.knative.dev/service': name } })
const named = (name: string): Pod => ({ namespace: HERE, labels: { 'app.kubernetes.io/name': name } })
const elsewhere = (namespace: string, labels = {}, namespaceLabels = {}): Pod => ({
  namespace,
  labels,
  namespaceLabels,
})

const activator = elsewhere('knative-serving', { app: 'activator' })
const autoscaler = elsewhere('knative-serving', { app: 'autoscaler' })
const ingress = elsewhere('kourier-system', { app: '3scale-kourier-gateway' })
const dispatcher = elsewhere('knative-eventing', { app: 'kafka-source-dispatcher' })
const dapr = elsewhere('dapr-system', { app: 'dapr-sentry' })
const prometheus = elsewhere('monitoring', {}, { 'todo-chatbot/reads-metrics': 'true' })
const stranger = elsewhere('default')
const neighbour = named('something-else')
const brokers: Pod = { namespace: HERE, labels: { 'strimzi.io/name': 'todo-chatbot-kafka' } }
const api = { address: '10.96.0.1' }
const nameServer = elsewhere('kube-system', { 'k8s-app': 'kube-dns' })
const internet = { address: '93.184.215.14' }
const CREDENTIALS = ['169.254.169.254', '168.63.129.16', 'fd00:ec2::254']

/** Those that make requests of their own beside their stores. */
const OVER_HTTPS = ['audit', 'gateway', 'mcp', 'sync', 'web', 'notification']

/** The policy that Strimzi makes of the listener's peers. */
function withStrimzi(manifests: Manifest[]): Manifest[] {
  const listeners = ofKind(manifests, 'Kafka').flatMap(({ spec }) => spec.kafka.listeners)
  return [
    ...ofKind(manifests, 'NetworkPolicy'),
    ...listeners.map(({ port, networkPolicyPeers }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'kafka', namespace: HERE },
      spec: {
        podSelector: { matchLabels: brokers.labels },
        policyTypes: ['Ingress'],
        ingress: [{ from: networkPolicyPeers, ports: [{ port }] }],
      },
    })),
  ]
}

describe.each(OVERLAYS)('in %s', (folder) => {
  const open = async () => {
    const manifests = await render(folder)
    const functions = functionsIn(manifests)
    const names = functions.map(({ metadata }) => metadata.name)
    const withDapr = functions.filter(usesDapr).map(({ metadata }) => metadata.name)
    return { manifests, policies: withStrimzi(manifests), names, withDapr }
  }
  const among = (names: string[], isLet: (name: string) => boolean) => names.filter(isLet)

  test('a function is reached by its queue-proxy from the activator and the ingress, and by who measures at their ports', async () => {
    const { policies, names } = await open()
    const reached = (from: Peer, ports: number[]) =>
      names.flatMap((name) => ports.filter((port) => mayEnter(policies, { from, to: functionPod(name), port })))
    const every = (ports: number[]) => names.flatMap(() => ports)
    const all = [8012, 8013, 8112, 8080, 9090, 9091, 9092, 3500, 50001, 22]
    expect(reached(activator, all)).toEqual(every([8012, 8013, 8112]))
    expect(reached(ingress, all)).toEqual(every([8012, 8013, 8112]))
    expect(reached(autoscaler, all)).toEqual(every([8012, 8013, 8112, 9090]))
    expect(reached(prometheus, all)).toEqual(every([8080, 9091, 9092]))
    for (const from of [stranger, neighbour, dispatcher, dapr, internet, functionPod('web'), functionPod('gateway')])
      expect(reached(from, all)).toEqual([])
  })

  test('every function with a sidecar reaches names, Dapr, the API and the brokers; nobody else does but for names', async () => {
    const { policies, names, withDapr } = await open()
    const reaching = (to: Peer, port: number, protocol: 'TCP' | 'UDP' = 'TCP') =>
      among(names, (name) => passes(policies, { from: functionPod(name), to, port, protocol }))
    expect(reaching(nameServer, 53, 'UDP')).toEqual(names)
    expect(reaching(nameServer, 53)).toEqual(names)
    expect(reaching(dapr, 50001)).toEqual(withDapr)
    expect(reaching(api, 443)).toEqual(withDapr)
    if (folder.endsWith('minikube')) expect(reaching(brokers, 9092)).toEqual(withDapr)
    else expect(reaching({ address: '198.51.100.7' }, 9093)).toEqual(withDapr)
  })

  test('a store beside the functions is reached by who uses it', async () => {
    const { manifests, policies, names, withDapr } = await open()
    const own = ofKind(manifests, 'StatefulSet').map(({ metadata }) => metadata.name)
    expect(own).toEqual(folder.endsWith('minikube') ? ['postgres', 'redis'] : [])
    const scopes: string[] = ofKind(manifests, 'Component').find(
      ({ metadata }) => metadata.name === 'statestore',
    )!.scopes
    const users = { postgres: withDapr, redis: scopes }
    const ports = { postgres: 5432, redis: 6379 }
    for (const store of own as ('postgres' | 'redis')[]) {
      const reaches = (from: Pod) => passes(policies, { from, to: named(store), port: ports[store] })
      expect([store, among(names, (name) => reaches(functionPod(name)))]).toEqual([store, users[store]])
      expect([store, reaches(named('migrate'))]).toEqual([store, store === 'postgres'])
      for (const from of [stranger, neighbour, brokers, ingress, dispatcher])
        expect([store, reaches(from)]).toEqual([store, false])
    }
  })

  test('the world is reached over HTTPS by who has somebody to ask there, and on other ports by notification alone', async () => {
    const { policies, names, withDapr } = await open()
    const reaching = (to: Peer, port: number) =>
      among(names, (name) => mayLeave(policies, { from: functionPod(name), to, port }))
    // Neon is spoken to over HTTPS.
    const overHttps = folder.endsWith('cloud')
      ? names.filter((name) => withDapr.includes(name) || name === 'web')
      : names.filter((name) => OVER_HTTPS.includes(name))
    expect(reaching(internet, 443)).toEqual(overHttps)
    for (const port of [25, 80, 465, 587, 8443])
      expect([port, reaching(internet, port)]).toEqual([port, ['notification']])
    expect(reaching(stranger, 80)).toEqual([])
    expect(reaching({ address: '10.1.2.3' }, 80)).toEqual([])
  })

  test('nobody reaches where clouds hand out credentials, but by asking for a name', async () => {
    const { policies, names } = await open()
    const pods = [...names.map(functionPod), named('migrate')]
    for (const address of CREDENTIALS)
      for (const port of [80, 443, 5432, 9092])
        for (const from of pods)
          expect([address, port, from.labels, mayLeave(policies, { from, to: { address }, port })]).toEqual([
            address,
            port,
            from.labels,
            false,
          ])
  })

  test('what is no function connects to what it needs and to nothing else', async () => {
    const { manifests, policies } = await open()
    const worlds: Peer[] = [internet, api, stranger, functionPod('gateway'), { address: '10.1.2.3' }]
    const leaves = (from: Pod, port: number) => worlds.filter((to) => mayLeave(policies, { from, to, port }))
    for (const { metadata } of ofKind(manifests, 'StatefulSet'))
      for (const port of [53, 80, 443, 5432, 6379, 8012, 9092])
        expect([metadata.name, port, leaves(named(metadata.name), port)]).toEqual([metadata.name, port, []])
    expect(mayLeave(policies, { from: named('migrate'), to: nameServer, port: 53, protocol: 'UDP' })).toBe(true)
    for (const port of [80, 6379, 8012, 9092]) expect([port, leaves(named('migrate'), port)]).toEqual([port, []])
    if (folder.endsWith('minikube')) expect(leaves(named('migrate'), 443)).toEqual([])
    else expect(mayLeave(policies, { from: named('migrate'), to: internet, port: 5432 })).toBe(true)
  })
})
