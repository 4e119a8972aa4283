/** The address that a request came from, behind proxies that each add the one they were called from to `X-Forwarded-For`. */

/** Longest textual address (RFC 4291 section 2.2, with an embedded IPv4 address and a zone). */
const LONGEST = 64

/**
 * Counted from the right, where our own proxies write: what a caller put into the header stands further left and changes nothing.
 *
 * @param forwarded the header
 * @param trustedProxies how many of them stand before this process; 0 believes nobody
 * @param peer whom the connection is from
 */
export function clientAddress(forwarded: string | undefined, trustedProxies: number, peer: () => string): string {
  if (!trustedProxies || !forwarded) return networkOf(peer())
  const hops = forwarded.split(',')
  const address = hops[Math.max(0, hops.length - trustedProxies)]!.trim()
  return networkOf(address || peer())
}

/** Who has one IPv6 address has 2^64 of them (RFC 6177): they count as one. */
function networkOf(address: string): string {
  const text = address.slice(0, LONGEST).toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (mapped) return mapped[1]!
  if (!text.includes(':')) return text
  const [left = '', right] = text.split('::')
  const groups = left ? left.split(':') : []
  const rest = right ? right.split(':') : []
  const zeros = right === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length)
  const all = [...groups, ...new Array<string>(zeros).fill('0'), ...rest]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
