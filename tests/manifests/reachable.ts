/** Whether a connection passes the NetworkPolicies of a namespace, by the rules of Kubernetes' `networking.k8s.io/v1`. */
import { BlockList, isIPv6 } from 'node:net'
import type { Manifest } from './render.ts'

type Labels = Record<string, string>

export interface Pod {
  namespace: string
  /** of its namespace, beside its name */
  namespaceLabels?: Labels
  labels: Labels
  /** where it is known: rules for addresses are for pods too */
  address?: string
}
/** A pod, or an address that is none's. */
export type Peer = Pod | { address: string }

export interface Connection {
  from: Peer
  to: Peer
  port: number
  protocol?: 'TCP' | 'UDP'
}

interface Selector {
  matchLabels?: Labels
  matchExpressions?: { key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values?: string[] }[]
}
interface PolicyPeer {
  podSelector?: Selector
  namespaceSelector?: Selector
  ipBlock?: { cidr: string; except?: string[] }
}
interface Rule {
  from?: PolicyPeer[]
  to?: PolicyPeer[]
  ports?: { port?: number; endPort?: number; protocol?: string }[]
}
type Direction = 'ingress' | 'egress'

/** A connection passes when the policies of both its ends let it. */
export const passes = (policies: Manifest[], connection: Connection): boolean =>
  mayLeave(policies, connection) && mayEnter(policies, connection)

export const mayLeave = (policies: Manifest[], { from, to, port, protocol }: Connection): boolean =>
  isLet('egress', policies, { pod: from, other: to, port, protocol })

export const mayEnter = (policies: Manifest[], { from, to, port, protocol }: Connection): boolean =>
  isLet('ingress', policies, { pod: to, other: from, port, protocol })

interface End {
  pod: Peer
  other: Peer
  port: number
  protocol: Connection['protocol']
}

/** A pod that no policy of this direction selects is open; any other is open to what one of them lets through. */
function isLet(direction: Direction, policies: Manifest[], { pod, other, port, protocol = 'TCP' }: End): boolean {
  if (!('labels' in pod)) return true
  const type = direction === 'ingress' ? 'Ingress' : 'Egress'
  const own = policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === pod.namespace && spec.policyTypes.includes(type) && matches(spec.podSelector, pod.labels),
  )
  if (own.length === 0) return true
  const rules: Rule[] = own.flatMap(({ spec }) => spec[direction] ?? [])
  return rules.some((rule) => {
    const peers = direction === 'ingress' ? rule.from : rule.to
    return isPort(rule, port, protocol) && (!peers?.length || peers.some((peer) => isPeer(peer, other, pod.namespace)))
  })
}

const isPort = ({ ports }: Rule, port: number, protocol: string): boolean =>
  !ports?.length ||
  ports.some((each) => {
    const isOne = each.port === undefined || (port >= each.port && port <= (each.endPort ?? each.port))
    return isOne && (each.protocol ?? 'TCP') === protocol
  })

function isPeer({ podSelector, namespaceSelector, ipBlock }: PolicyPeer, other: Peer, namespace: string): boolean {
  if (ipBlock) return other.address !== undefined && isWithin(other.address, ipBlock)
  if (!('labels' in other)) return false
  const named = { ...other.namespaceLabels, 'kubernetes.io/metadata.name': other.namespace }
  const isThere = namespaceSelector ? matches(namespaceSelector, named) : other.namespace === namespace
  return isThere && matches(podSelector ?? {}, other.labels)
}

function isWithin(address: string, { cidr, except = [] }: { cidr: string; except?: string[] }): boolean {
  const isIn = (block: string) => {
    const [network, bits] = block.split('/') as [string, string]
    const list = new BlockList()
    list.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4')
    return isIPv6(network) === isIPv6(address) && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  }
  return isIn(cidr) && !except.some(isIn)
}

const matches = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return key in labels
    if (operator === 'DoesNotExist') return !(key in labels)
    return values.includes(labels[key]!) === (operator === 'In')
  })
