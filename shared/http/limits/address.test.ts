import { expect, test } from 'vitest'
import { clientAddress } from './address.ts'

const peer = () => '10.0.0.9'

test.each([
  ['without proxies, whom the connection is from', '1.2.3.4', 0, '10.0.0.9'],
  ['behind one, what it added', '1.2.3.4', 1, '1.2.3.4'],
  ['behind one, whatever stands further left', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
  ['behind three, what the first of them added', '6.6.6.6,1.2.3.4, 10.0.0.1,10.0.0.2', 3, '1.2.3.4'],
  ['behind three of which some were passed by, what there is', '1.2.3.4', 3, '1.2.3.4'],
  ['without the header, whom the connection is from', undefined, 3, '10.0.0.9'],
  ['with an empty one too', '', 1, '10.0.0.9'],
  ['an IPv6 network as one', '2001:db8:1:2:aaaa::1', 1, '2001:db8:1:2::/64'],
  ['however it is written', '2001:0DB8:0001:0002:0:0:0:1', 1, '2001:db8:1:2::/64'],
  ['one that ends in zeros', '2001:db8::1', 1, '2001:db8:0:0::/64'],
  ['an IPv4 address in IPv6', '::ffff:1.2.3.4', 1, '1.2.3.4'],
])('%s', (_, header, proxies, address) => {
  expect(clientAddress(header, proxies, peer)).toBe(address)
})

test('what is no address is one of at most 64 characters', () => {
  expect(clientAddress('x'.repeat(10_000), 1, peer)).toHaveLength(64)
})
