import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANYWHERE, type HttpReceiver, PUBLIC, startHttpReceiver } from '../../tests/receivers.ts'
import { createPost } from './outbound.ts'

let receiver: HttpReceiver
beforeEach(async () => {
  receiver = await startHttpReceiver()
})
afterEach(() => receiver.close())

const request = (url: string) => ({ url, headers: { 'x-test': 'yes' }, body: '{"umlaut":"ü"}' })
const local = createPost({ reach: ANYWHERE, timeout: 20_000 })
/** For what never answers: it need not be waited for. */
const impatient = createPost({ reach: ANYWHERE, timeout: 300 })

test('posts the body to the path and query that the person gave', async () => {
  expect(await local(request(`${receiver.url}/hook?key=1`))).toBe('')
  const [{ path, headers, body }] = receiver.requests as [HttpReceiver['requests'][0]]
  expect(path).toBe('/hook?key=1')
  expect(headers).toMatchObject({ 'x-test': 'yes', host: new URL(receiver.url).host })
  expect(JSON.parse(body.toString())).toEqual({ umlaut: 'ü' })
})

test.each([
  [500, true],
  [503, true],
  [429, true],
  [408, true],
  [400, false],
  [401, false],
  [404, false],
  [410, false],
])('an answer of %i is tried again: %s', async (status, again) => {
  receiver.answers.push(status)
  await expect(local(request(receiver.url))).rejects.toMatchObject({ code: 'undelivered', again })
})

test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
  receiver.answers.push(status)
  await expect(local(request(receiver.url))).rejects.toThrow('redirect')
  expect(receiver.requests).toHaveLength(1)
})

test.each(['hang', 'cut'] as const)('a receiver that does not answer (%s) is tried again later', async (answer) => {
  receiver.answers.push(answer)
  const post = answer === 'hang' ? impatient : local
  await expect(post(request(receiver.url))).rejects.toMatchObject({ again: true })
})

test('a receiver that is away is tried again later', async () => {
  await receiver.close()
  await expect(local(request(receiver.url))).rejects.toMatchObject({ again: true, message: /could not be reached/ })
  receiver = await startHttpReceiver()
})

test('private addresses are out of reach, however they are written', async () => {
  const post = createPost({ reach: PUBLIC, timeout: 300 })
  const { port } = new URL(receiver.url)
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0',
    '169.254.169.254',
  ]) {
    await expect(post(request(`http://${host}:${port}/`)), host).rejects.toMatchObject({
      again: false,
      message: /on the public Internet|host written as it is/,
    })
  }
  expect(receiver.requests).toEqual([])
})

test('a public name that leads to a private address is out of reach, also when only one of several does', async () => {
  const resolve = async () => ['93.184.216.34', '10.0.0.1']
  await expect(createPost({ reach: PUBLIC, resolve })(request('https://rebind.example/'))).rejects.toThrow(
    'not on the public Internet',
  )
})

test('the connection goes to the address that was checked, and a name is looked up once', async () => {
  let lookups = 0
  const resolve = async () => {
    lookups++
    return ['127.0.0.1']
  }
  const post = createPost({ reach: ANYWHERE, resolve })
  const { port } = new URL(receiver.url)
  await post(request(`http://hooks.example:${port}/`))
  expect(receiver.requests[0]!.headers.host).toBe(`hooks.example:${port}`)
  expect(lookups).toBe(1)
})

test('a name that does not exist is tried again later', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
  await expect(createPost({ reach: PUBLIC, resolve })(request('https://nowhere.example/'))).rejects.toMatchObject({
    again: true,
  })
})

test('a DNS server that does not answer holds a message no longer than its time', async () => {
  const resolve = () => new Promise<never>(() => {})
  await expect(
    createPost({ reach: PUBLIC, timeout: 50, resolve })(request('https://hung.example.com/')),
  ).rejects.toMatchObject({
    again: true,
    message: 'The host hung.example.com was not found in time.',
  })
})

test('of an endless answer no more is read than is wanted, and of endless headers nothing', async () => {
  const endless = createServer((asked, response) => {
    if (asked.url === '/headers') {
      asked.socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => asked.socket.write(`x-more: ${'x'.repeat(1000)}\r\n`), 1)
      asked.socket.on('close', () => clearInterval(timer)).on('error', () => {})
      return
    }
    const write = () => response.write('x'.repeat(1000)) && setImmediate(write)
    response.on('drain', write).on('error', () => {})
    write()
  })
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`
  const post = createPost({ reach: ANYWHERE })
  expect(await post({ ...request(`${url}/body`), wanted: 4096 })).toBe('x'.repeat(4096))
  expect(await post(request(`${url}/body`))).toBe('')
  await expect(post(request(`${url}/headers`))).rejects.toMatchObject({ again: true, why: 'unreachable' })
  endless.closeAllConnections()
  await new Promise((resolve) => endless.close(resolve))
})
