import { describe, expect, test } from 'vitest'
import { annotationsOf, functionsIn, type Manifest, OVERLAYS, ofKind, render, usesDapr } from './render.ts'
import { sourcesOf } from './source-files.ts'

const namesOf = (found: Manifest[]) => found.map(({ metadata }) => metadata.name).sort()

interface Expression {
  key: string
  operator: 'Exists' | 'In'
  values?: string[]
}

/** Whether a policy's podSelector takes in the pods of a function. */
function selects({ spec }: Manifest, functionName: string): boolean {
  const { matchLabels = {}, matchExpressions = [] } = spec.podSelector as {
    matchLabels?: Record<string, string>
    matchExpressions?: Expression[]
  }
  const label = 'serving.knative.dev/service'
  if (Object.keys(matchLabels).length > 0) return false
  return matchExpressions.every(
    ({ key, operator, values }) => key === label && (operator === 'Exists' || values!.includes(functionName)),
  )
}

interface Rule {
  to?: { ipBlock?: { cidr: string; except?: string[] } }[]
  ports?: { port: number }[]
}

const asNumber = (address: string): number =>
  address.split('.').reduce((number, part) => number * 256 + Number(part), 0)

/** Of IPv4. */
function isIn(address: string, cidr: string): boolean {
  const [network = '', bits] = cidr.split('/')
  const size = 2 ** (32 - Number(bits))
  return Math.floor(asNumber(address) / size) === Math.floor(asNumber(network) / size)
}

const portsOf = ({ spec }: Manifest): number[] =>
  (spec.ingress ?? []).flatMap(({ ports }: { ports: { port: number }[] }) => ports.map(({ port }) => port))

describe.each(OVERLAYS)('in %s', (folder) => {
  test('every function has an account of its own; a token only where its sidecar reads secrets', async () => {
    const manifests = await render(folder)
    const accounts = new Map(ofKind(manifests, 'ServiceAccount').map((one) => [one.metadata.name, one]))
    for (const service of functionsIn(manifests)) {
      const { serviceAccountName, automountServiceAccountToken = true } = service.spec.template.spec
      expect(serviceAccountName).toBe(service.metadata.name)
      expect(accounts.has(serviceAccountName)).toBe(true)
      expect(automountServiceAccountToken).toBe(usesDapr(service))
    }
    expect(accounts.get('default')!.automountServiceAccountToken).toBe(false)
  })

  test('every binding gives an account that exists the role of the same name', async () => {
    const manifests = await render(folder)
    const roles = namesOf(ofKind(manifests, 'Role'))
    const bindings = ofKind(manifests, 'RoleBinding')
    expect(namesOf(bindings)).toEqual(roles)
    for (const { metadata, roleRef, subjects } of bindings) {
      expect(roleRef).toMatchObject({ kind: 'Role', name: metadata.name })
      expect(subjects).toEqual([{ kind: 'ServiceAccount', name: metadata.name, namespace: 'todo-chatbot' }])
    }
  })

  test('nothing comes in to a pod, but to a function by its queue-proxy, and for who measures', async () => {
    const manifests = await render(folder)
    const policies = ofKind(manifests, 'NetworkPolicy')
    expect(policies.find(({ spec }) => JSON.stringify(spec.podSelector) === '{}' && !spec.ingress)).toBeDefined()
    for (const { metadata } of functionsIn(manifests)) {
      const open = policies.filter((policy) => selects(policy, metadata.name)).flatMap(portsOf)
      expect([...new Set(open)].sort()).toEqual([8012, 8013, 8080, 8112, 9090, 9091, 9092])
    }
    for (const { spec } of policies) for (const rule of spec.ingress ?? []) expect(rule.from).not.toEqual([])
  })

  test('a function connects to what it needs: no rule leads to where a cloud hands out credentials, one function reaches all the world', async () => {
    const manifests = await render(folder)
    const policies = ofKind(manifests, 'NetworkPolicy').filter(({ spec }) => spec.policyTypes.includes('Egress'))
    const allTheWorld: string[] = []
    for (const { metadata } of functionsIn(manifests)) {
      const own = policies.filter((policy) => selects(policy, metadata.name))
      expect([metadata.name, own.length > 0]).toEqual([metadata.name, true])
      const rules: Rule[] = own.flatMap(({ spec }) => spec.egress ?? [])
      for (const { to, ports } of rules) {
        // To whomever: names only.
        if (!to) expect(ports!.map(({ port }) => port)).toEqual([53, 53])
        for (const { ipBlock } of to ?? []) {
          for (const address of ['169.254.169.254', '168.63.129.16', '127.0.0.1']) {
            if (ipBlock?.cidr === '0.0.0.0/0' && address !== '127.0.0.1') {
              expect(ipBlock.except!.some((cidr) => isIn(address, cidr))).toBe(true)
            } else if (ipBlock && !ipBlock.cidr.includes(':'))
              expect(isIn(address, ipBlock.cidr)).toBe(ipBlock.cidr === '0.0.0.0/0')
          }
          if (ipBlock?.cidr === '0.0.0.0/0' && !ports) allTheWorld.push(metadata.name)
        }
      }
      if (!usesDapr(functionsIn(manifests).find((one) => one.metadata.name === metadata.name)!))
        expect(rules.flatMap(({ ports }) => ports!.map(({ port }) => port)).sort()).toEqual([443, 53, 53])
    }
    expect(allTheWorld).toEqual(['notification'])
  })

  test('whoever runs in the namespace besides functions says who may reach it', async () => {
    const manifests = await render(folder)
    for (const { metadata } of ofKind(manifests, 'StatefulSet')) {
      const own = ofKind(manifests, 'NetworkPolicy').find(
        ({ spec }) => spec.podSelector.matchLabels?.['app.kubernetes.io/name'] === metadata.name,
      )
      expect(own?.spec.ingress[0].from.length).toBeGreaterThan(0)
    }
  })

  test('a component of Dapr is for those whose code uses it', async () => {
    const manifests = await render(folder)
    const scopesOf = (name: string): string[] =>
      ofKind(manifests, 'Component').find(({ metadata }) => metadata.name === name)!.scopes
    const withSidecar = functionsIn(manifests).filter(usesDapr)
    const appIds = withSidecar.map((one) => annotationsOf(one)['dapr.io/app-id']!)
    expect(appIds).toEqual(withSidecar.map(({ metadata }) => metadata.name))
    expect(scopesOf('secretstore').toSorted()).toEqual(appIds.toSorted())
    const withState: string[] = []
    for (const id of appIds) if ((await sourcesOf(`functions/${id}`)).includes('openStateStore')) withState.push(id)
    expect(scopesOf('statestore')).toEqual(withState)
  })

  test('every sidecar has the one configuration, and its metrics where the queue-proxy has none', async () => {
    const manifests = await render(folder)
    const [configuration] = ofKind(manifests, 'Configuration', 'dapr.io')
    for (const service of functionsIn(manifests).filter(usesDapr)) {
      expect(annotationsOf(service)).toMatchObject({
        'dapr.io/config': configuration!.metadata.name,
        'dapr.io/metrics-port': '9092',
        'dapr.io/sidecar-seccomp-profile-type': 'RuntimeDefault',
      })
      // Nothing is to be delivered by it.
      expect(annotationsOf(service)).not.toHaveProperty('dapr.io/app-port')
    }
    expect(configuration!.spec.api.allowed.map(({ name }: { name: string }) => name)).toEqual(['state', 'secrets'])
  })

  test('Dapr gives up before the function that waits for it', async () => {
    const [{ spec }] = ofKind(await render(folder), 'Resiliency') as [Manifest]
    const seconds = (text: string) =>
      text.endsWith('ms') ? Number.parseInt(text, 10) / 1000 : Number.parseInt(text, 10)
    const { timeouts, retries } = spec.policies
    const { maxRetries, duration } = retries.secrets
    expect(seconds(timeouts.state)).toBeLessThan(3)
    expect((maxRetries + 1) * seconds(timeouts.secrets) + maxRetries * seconds(duration)).toBeLessThan(3)
  })

  test('who is public has a name that is claimed; who is not says so', async () => {
    const manifests = await render(folder)
    const mapped = ofKind(manifests, 'DomainMapping')
    expect(namesOf(ofKind(manifests, 'ClusterDomainClaim'))).toEqual(namesOf(mapped))
    const visible = mapped.map(({ spec }) => spec.ref.name).sort()
    const hidden = functionsIn(manifests).filter(
      ({ metadata }) => metadata.labels?.['networking.knative.dev/visibility'] === 'cluster-local',
    )
    expect([...visible, ...namesOf(hidden)].sort()).toEqual(namesOf(functionsIn(manifests)))
  })
})

test('in the cloud every name is served by TLS, and plain HTTP is sent there', async () => {
  for (const { metadata, spec } of ofKind(await render('knative/overlays/cloud'), 'DomainMapping')) {
    expect(metadata.annotations?.['networking.knative.dev/http-protocol']).toBe('redirected')
    expect(spec.tls.secretName).toBe('todo-chatbot-tls')
  }
})
