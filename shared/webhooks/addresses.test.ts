import { expect, test } from 'vitest'
import { isPublic, type Reach, whyRefused } from './addresses.ts'

const PUBLIC: Reach = { allowPrivate: false, ports: [443] }
const DEVELOPMENT: Reach = { ...PUBLIC, allowPrivate: true }

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fd00::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '4000::1',
  'fec0::1',
  '2001::1',
  '64:ff9b:1::1',
  '::7f00:1',
  'fe80::1',
  'ff02::1',
])('%s is out of reach', (address) => expect(isPublic(address)).toBe(false))

test.each([
  '8.8.8.8',
  '168.63.129.17',
  '172.32.0.1',
  '172.15.255.255',
  '100.128.0.1',
  '192.167.1.1',
  '2606:4700::1111',
  '2a00:1450::1',
])('%s is public', (address) => expect(isPublic(address)).toBe(true))

test.each([
  'https://example.com/hook?key=1#part',
  'https://example.com:443/',
  'HTTPS://Example.COM/',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://münchen.de/hook',
  'https://xn--mnchen-3ya.de/hook',
])('%s may get messages', (url) => expect(whyRefused(url, PUBLIC)).toBeUndefined())

test.each([
  'ftp://example.com/',
  'https:/example.com/',
  'https://ada:secret@example.com/',
  'https://example.com\\@127.0.0.1/',
  'http://１２７.0.0.1/',
  'http://①②⑦.0.0.1/',
  'http://127。0。0。1/',
  'http://ｅxample.com/',
  'http://ex\u00adample.com/',
  'http://ex\tample.com/',
  'http://ex%61mple.com/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://134744072/',
  'http://xn--a/',
  'http://xn--zzzzzzz99999.com/',
  'http://xn--mnchen-3ya9.de/',
])('%s is not what it says, and is refused in development too', (url) =>
  expect(whyRefused(url, DEVELOPMENT)).toMatch(/^must /),
)

test.each([
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://localhost/',
  'http://localhost./',
  'http://hooks.localhost/',
  'http://redis/',
  'http://gateway.todo-chatbot.svc.cluster.local/',
  'http://gateway.todo-chatbot.svc/',
  'http://metadata.google.internal/',
  'http://example.com./',
  'http://a..com/',
  'http://168.63.129.16/',
])('%s is not on the public Internet', (url) => {
  expect(whyRefused(url, PUBLIC)).toBe('must have a host on the public Internet')
  expect(whyRefused(url, DEVELOPMENT)).toBeUndefined()
})

test.each([
  ['http://example.com/', 'must lead to port 443 (https), and leads to 80'],
  ['https://example.com:8443/', 'must lead to port 443 (https), and leads to 8443'],
  ['http://example.com:25/', 'must lead to port 443 (https), and leads to 25'],
])('%s leads to a port that nothing may be sent to, unless it is configured', (url, words) => {
  expect(whyRefused(url, PUBLIC)).toBe(words)
  expect(whyRefused(url, DEVELOPMENT)).toBeUndefined()
  expect(whyRefused(url, { ...PUBLIC, ports: [443, 80, 8443, 25] })).toBeUndefined()
})

test('where several ports are configured, all are named', () => {
  expect(whyRefused('https://example.com:22/', { ...PUBLIC, ports: [443, 8443] })).toBe(
    'must lead to one of the ports 443 (https), 8443, and leads to 22',
  )
})
