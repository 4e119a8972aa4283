/**
 * Which URLs and IP addresses a person may have messages sent to. A function sees more of a network than the person who names the URL:
 * loopback, private networks and the cloud's metadata service must stay out of reach (server-side request forgery).
 * Source: IANA special-purpose address registries (RFC 6890), without what they mark as globally reachable; special-use names (RFC 6761).
 */
import { BlockList, isIP, isIPv6 } from 'node:net'
import { domainToUnicode } from 'node:url'

const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Azure's own services of each virtual machine, of all clouds' the one that is a public address.
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** All but 2000::/3, of which alone addresses are given out; and in it those that lead to any IPv4 address: Teredo, 6to4. */
const IPV6 = ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

function listOf(subnets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network, prefix] = subnet.split('/')
    list.addSubnet(network!, Number(prefix), family)
  }
  return list
}

// Two lists: in one, every IPv4 address would count as its mapped IPv6 address, all of which are listed.
const [special4, special6] = [listOf(IPV4, 'ipv4'), listOf(IPV6, 'ipv6')]

/** True for an address of the public Internet. */
export const isPublic = (address: string): boolean =>
  isIPv6(address) ? !special6.check(address, 'ipv6') : !special4.check(address, 'ipv4')

/** Top-level names that lead to no public host, or are made up in private networks; with `svc` and `local`, a cluster's own. */
const PRIVATE_NAMES = [
  ...['alt', 'arpa', 'corp', 'home', 'internal', 'intranet', 'invalid', 'lan', 'local', 'localdomain', 'localhost'],
  ...['onion', 'private', 'svc', 'test'],
]
/** Characters of a host's name (RFC 1035 section 2.3.4, without the dot at its end). */
const LONGEST_NAME = 253

/** Where messages may go that people have sent to URLs of theirs. */
export interface Reach {
  /** private addresses and any port too: for development, where the receiver is on the same machine */
  allowPrivate: boolean
  /** that may be named: behind others are services of all kinds, which are not to be spoken to for somebody else */
  ports: number[]
}

/**
 * Why no message may be sent to a URL, as the end of a sentence that begins with its field or host; undefined when it may, as far as can be
 * seen without asking the DNS. A host has one way to be written, so that what is read is what is connected to: no digits of other scripts, no
 * octal or hexadecimal numbers, nothing that a URL's normalisation would turn into another host.
 */
export function whyRefused(url: string, { allowPrivate, ports }: Reach): string | undefined {
  const parsed = URL.parse(url)
  const written = /^https?:\/\/([^/?#\\]*)(?:[/?#]|$)/i.exec(url)?.[1]
  if (!parsed || written === undefined) return 'must be an http or https URL'
  if (written.includes('@')) return 'must have no user name and no password in it'
  const host = written.replace(/:\d*$/, '').toLowerCase()
  const { hostname } = parsed
  if (!isSameHost(host, hostname)) return `must have its host written as it is: ${hostname}`
  const name = hostname.replace(/^\[|\]$/g, '')
  if (name.length > LONGEST_NAME) return `must have a host of at most ${LONGEST_NAME} characters`
  if (allowPrivate) return undefined
  const isReachable = isIP(name) ? isPublic(name) : isPublicName(name)
  if (!isReachable) return 'must have a host on the public Internet'
  const port = Number(parsed.port || (parsed.protocol === 'https:' ? HTTPS : HTTP))
  return ports.includes(port) ? undefined : `must lead to ${named(ports)}, and leads to ${port}`
}

const HTTP = 80
const HTTPS = 443

const named = (ports: number[]): string => {
  const names = ports.map((port) => (port === HTTPS ? `${HTTPS} (https)` : String(port)))
  return names.length === 1 ? `port ${names[0]}` : `one of the ports ${names.join(', ')}`
}

/** Whether a host means what it says: it is written as it is connected to, or each label in other letters is a name in Punycode. */
function isSameHost(written: string, hostname: string): boolean {
  const [labels, meant] = [written.split('.'), hostname.split('.')]
  if (labels.length !== meant.length) return false
  return labels.every((label, index) => {
    const other = meant[index]!
    if (other.startsWith('xn--') && domainToUnicode(other) === other) return false
    return label === other || (/[^\0-\x7f]/.test(label) && other.startsWith('xn--'))
  })
}

function isPublicName(name: string): boolean {
  const labels = name.split('.')
  return labels.length > 1 && labels.every(Boolean) && !PRIVATE_NAMES.includes(labels.at(-1)!)
}
