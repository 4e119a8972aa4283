/**
 * Which IP addresses a person's webhook may have. A function sees more of a network than the person who names the URL: loopback, private
 * networks and the cloud's metadata service must stay out of reach (server-side request forgery).
 * Source: IANA special-purpose address registries (RFC 6890), without what they mark as globally reachable.
 */
import { BlockList, isIPv6 } from 'node:net'

const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
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

/** Among them those that lead to any IPv4 address: mapped, NAT64, 6to4, Teredo. */
const IPV6 = [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

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
