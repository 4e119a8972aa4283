import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../../tests/until.ts'
import type { ServiceManifest } from '../manifests/index.ts'
import { createFunction, type FunctionOptions, type ScaledFunction } from './function.ts'
import { type Ingress, startIngress } from './ingress.ts'

const SCRIPT = fileURLToPath(new URL('../testing/function.ts', import.meta.url))

const MANIFEST: ServiceManifest = {
  name: 'greeter',
  namespace: 'todo',
  containerConcurrency: 0,
  target: 70,
  minScale: 0,
  maxScale: 0,
  initialScale: 0,
  activationScale: 1,
  window: 60_000,
  panicWindow: 6000,
  panicThreshold: 2,
  scaleDownDelay: 0,
  retention: 0,
  timeout: 300_000,
  answerTimeout: undefined,
  environment: {},
  readiness: { path: '/readyz', headers: {} },
}

let greeter: ScaledFunction
let ingress: Ingress
const lines: string[] = []
const crashes: string[] = []

async function start(manifest: Partial<ServiceManifest> = {}, options: Partial<FunctionOptions> = {}): Promise<void> {
  greeter = createFunction({
    manifest: { ...MANIFEST, ...manifest },
    command: [process.execPath, SCRIPT],
    environment: {},
    developmentFactor: 1,
    onLine: (line) => lines.push(line),
    onCrash: (how) => crashes.push(how),
    ...options,
  })
  ingress = await startIngress({ port: 0, functions: new Map([['greeter', greeter]]), endpoints: new Map() })
}

afterEach(async () => {
  await greeter?.stop(1000)
  await ingress?.stop()
  lines.length = 0
  crashes.length = 0
})

interface Reply {
  status: number
  text: string
  rawHeaders: string[]
}

interface Init {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** a connection of its own if left out */
  agent?: Agent
  onData?: (text: string) => void
}

/** Rejects when the connection is cut. */
function call(path: string, { method = 'GET', headers, body, agent, onData }: Init = {}): Promise<Reply> {
  const { port } = new URL(ingress.url)
  const options = { host: '127.0.0.1', port, path, method, headers: { host: 'greeter.localhost', ...headers } }
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...options, agent: agent ?? false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        onData?.(text)
      })
      response.on('end', () => resolve({ status: response.statusCode!, text, rawHeaders: response.rawHeaders }))
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const about = async (): Promise<{ pid: number; mostAtOnce: number; env: Record<string, string> }> =>
  JSON.parse((await call('/about')).text)

test('a function starts on its first request, which waits until it is ready', async () => {
  await start({ environment: { READY_AFTER: '200' } })
  expect(greeter.replicas).toHaveLength(0)
  const replies = await Promise.all([call('/'), call('/'), call('/')])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(greeter).toMatchObject({ coldStarts: 1, queued: 0 })
})

test("it has PORT and K_*, the manifest's environment, the caller's over that, and nothing of the developer's shell", async () => {
  process.env.SECRET_OF_THE_DEVELOPER = 'x'
  await start({ environment: { COLOUR: 'red', SHAPE: 'round' } }, { environment: { COLOUR: 'blue' } })
  const { env } = await about()
  expect(env).toEqual({
    K_SERVICE: 'greeter',
    K_REVISION: 'greeter-00001',
    PORT: expect.stringMatching(/^\d+$/),
    COLOUR: 'blue',
    SHAPE: 'round',
  })
  delete process.env.SECRET_OF_THE_DEVELOPER
})

test('body, status and repeated headers pass through; hop-by-hop headers do not; the client is named', async () => {
  await start()
  const body = Buffer.alloc(300_000, 'ä')
  const headers = { 'content-type': 'text/plain', expect: '100-continue' }
  const reply = await call('/echo', { method: 'POST', body, headers })
  expect(reply.status).toBe(201)
  expect(reply.text).toBe(body.toString())
  expect(reply.rawHeaders.join('\n')).toContain('x-twice\na\nx-twice\nb')
  const own = { te: 'trailers', 'x-own': '1', 'x-forwarded-for': '6.6.6.6' }
  const sent = JSON.parse((await call('/headers', { headers: own })).text)
  expect(sent).toMatchObject({ host: 'greeter.localhost', 'x-own': '1' })
  // As on a cluster: what the client says, then what ingress, activator and queue-proxy see.
  expect(sent['x-forwarded-for']).toBe('6.6.6.6, 127.0.0.1, 127.0.0.1, 127.0.0.1')
  expect(sent).not.toHaveProperty('te')
})

test('a request that does not arrive is answered when its time is over, and gives its place back', async () => {
  await start({ containerConcurrency: 1, maxScale: 1 })
  const { port } = new URL(ingress.url)
  const answerTo = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.once('close', () => resolve(answer))
    })
  const head = 'POST /echo HTTP/1.1\r\nHost: greeter.localhost\r\n'
  const [headers, body] = await Promise.all([answerTo(head), answerTo(`${head}Content-Length: 9\r\n\r\nfew`)])
  expect(headers).toContain('408 Request Timeout')
  expect(body).toContain('408 Request Timeout')
  expect(await call('/echo', { method: 'POST', body: 'whole' })).toMatchObject({ status: 201 })
})

test('an answer that does not wait for the body leaves the connection good for the next request', async () => {
  await start()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  // More than the connections hold on their way: its end is sent only when somebody reads.
  const body = Buffer.alloc(16_000_000)
  for (let round = 0; round < 5; round++) {
    expect(await call('/refuse', { method: 'POST', body, agent })).toMatchObject({ status: 413, text: 'too large' })
    expect(await call('/echo', { method: 'POST', body: 'small', agent })).toMatchObject({ status: 201, text: 'small' })
  }
  agent.destroy()
})

test('server-sent events arrive as they are written', async () => {
  await start()
  const seen = Promise.withResolvers<string>()
  const isCut = expect(call('/events', { onData: (text) => seen.resolve(text) })).rejects.toThrow()
  expect(await seen.promise).toBe('data: 1\n\n')
  await greeter.stop(100)
  await isCut
})

test('a client that leaves a stream ends it in the function as well', async () => {
  await start()
  const { port } = new URL(ingress.url)
  const outgoing = request({ host: '127.0.0.1', port, path: '/events', headers: { host: 'greeter.localhost' } })
  outgoing.end()
  await new Promise((resolve) => outgoing.once('response', resolve))
  expect(greeter.replicas[0]!.inFlight).toBe(1)
  outgoing.on('error', () => {}).destroy()
  await eventually(() => greeter.replicas[0]!.inFlight === 0)
})

test('a WebSocket upgrade passes through and counts as one of concurrency while it is open', async () => {
  await start()
  const { port } = new URL(ingress.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('GET /ws HTTP/1.1\r\nHost: greeter.localhost\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nhello')
  let text = ''
  socket.on('data', (part) => {
    text += part
  })
  await eventually(() => text.endsWith('hello'))
  expect(text).toMatch(/^HTTP\/1\.1 101 /)
  expect(greeter.replicas[0]!.inFlight).toBe(1)
  socket.end()
  await eventually(() => greeter.replicas[0]!.inFlight === 0)
})

test('containerConcurrency is a hard limit: the rest waits', async () => {
  await start({ containerConcurrency: 3, maxScale: 1 })
  const replies = await Promise.all(Array.from({ length: 12 }, () => call('/sleep?ms=20')))
  expect(replies.every(({ text }) => text === 'slept')).toBe(true)
  expect((await about()).mostAtOnce).toBe(3)
})

test('more than may wait is answered 503', async () => {
  await start({ containerConcurrency: 1, maxScale: 1 }, { queueLimit: 2 })
  const replies = await Promise.all(Array.from({ length: 5 }, () => call('/sleep?ms=50')))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 503, 503, 503])
})

test('replicas are added by concurrency up to max-scale, and taken away again', async () => {
  await start({ containerConcurrency: 1, target: 0.7, maxScale: 3, window: 60_000 }, { developmentFactor: 100 })
  const loads = Promise.all(Array.from({ length: 40 }, () => call('/sleep?ms=100')))
  await eventually(() => greeter.replicas.filter(({ state }) => state === 'ready').length === 3)
  await loads
  expect(greeter.coldStarts).toBe(3)
  await eventually(() => greeter.replicas.length === 0)
})

test('an idle function goes to zero after window and retention, by SIGTERM; the next request starts it again', async () => {
  await start({ retention: 30_000 }, { developmentFactor: 300 })
  const { pid } = await about()
  await eventually(() => greeter.replicas.length === 0)
  expect(lines).toContain('asked to stop')
  expect(crashes).toEqual([])
  expect((await about()).pid).not.toBe(pid)
})

test('an open stream counts as one of concurrency and keeps the process up', async () => {
  await start({}, { developmentFactor: 600 })
  let text = ''
  const stream = call('/events', {
    onData: (all) => {
      text = all
    },
  })
  stream.catch(() => {})
  await eventually(() => text.includes('data: 40\n'))
  expect(greeter.replicas).toHaveLength(1)
  await greeter.stop(10)
})

test('min-scale is there without a request', async () => {
  await start({ minScale: 2 }, { developmentFactor: 600 })
  await eventually(() => greeter.replicas.filter(({ state }) => state === 'ready').length === 2)
})

test('timeoutSeconds is the total duration: 504 if nothing was sent', async () => {
  await start({ timeout: 1500 })
  await call('/')
  const { status, text } = await call('/sleep?ms=60000')
  expect(status).toBe(504)
  expect(JSON.parse(text).detail).toBe('The function greeter took longer than its 1.5 s.')
})

test('responseStartTimeoutSeconds is until the answer begins: a function that hangs is told, a stream goes on', async () => {
  await start({ answerTimeout: 500 })
  await call('/')
  const { status, text } = await call('/sleep?ms=60000')
  expect(status).toBe(504)
  expect(JSON.parse(text).detail).toBe('The function greeter took longer than its 0.5 s.')
  let ended = false
  void call('/half')
    .catch(() => {})
    .then(() => {
      ended = true
    })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(ended).toBe(false)
})

test('timeoutSeconds is the total duration: a stream is cut', async () => {
  await start({ timeout: 1500 })
  await call('/')
  let text = ''
  await expect(
    call('/events', {
      onData: (all) => {
        text = all
      },
    }),
  ).rejects.toThrow()
  expect(text).toMatch(/^data: 1\n/)
})

test('a request in flight to a process that is killed gets 502, and the next one starts a new process', async () => {
  await start()
  const { pid } = await about()
  const reply = call('/sleep?ms=60000')
  await eventually(() => greeter.replicas[0]!.inFlight === 1)
  greeter.replicas[0]!.kill()
  expect((await reply).status).toBe(502)
  expect((await about()).pid).not.toBe(pid)
  expect(crashes).toEqual(['killed by SIGKILL'])
})

test('a process whose port somebody else took while there was none gets another port', async () => {
  await start()
  await call('/')
  const { port } = greeter.replicas[0]!
  greeter.replicas[0]!.kill()
  await eventually(() => greeter.replicas.length === 0)
  const somebody = createServer().listen(port, '127.0.0.1')
  await once(somebody, 'listening')
  expect((await call('/')).status).toBe(200)
  expect(greeter.replicas[0]!.port).not.toBe(port)
  somebody.close()
})

test('an answer that has begun is cut when the process is killed', async () => {
  await start()
  const seen = Promise.withResolvers<string>()
  const isCut = expect(call('/half', { onData: seen.resolve })).rejects.toThrow()
  expect(await seen.promise).toBe('half')
  greeter.replicas[0]!.kill()
  await isCut
})

test('a function that does not start is tried again, and its callers are told', async () => {
  await start({ environment: { CRASH_AT_START: 'yes' } })
  const { status, text } = await call('/')
  expect(status).toBe(503)
  expect(JSON.parse(text).detail).toBe('The function greeter does not start (exit code 3); its log says why.')
  expect(crashes).toEqual(['exit code 3', 'exit code 3', 'exit code 3'])
  expect(lines).toEqual(['cannot start', 'cannot start', 'cannot start'])
})

test('a command that does not exist is told as well', async () => {
  await start({}, { command: ['/no/such/program'] })
  const { status, text } = await call('/')
  expect({ status, text }).toEqual({ status: 503, text: expect.stringContaining('ENOENT') })
})

test('SIGTERM lets requests in flight end', async () => {
  await start()
  const reply = call('/sleep?ms=200')
  await eventually(() => greeter.replicas[0]?.inFlight === 1)
  await greeter.stop(5000)
  expect((await reply).text).toBe('slept')
})

test('SIGKILL ends what has not ended after the grace', async () => {
  await start()
  const reply = call('/sleep?ms=60000')
  await eventually(() => greeter.replicas[0]?.inFlight === 1)
  await greeter.stop(100)
  expect((await reply).status).toBe(502)
})

test('a host that is no function is answered 404', async () => {
  await start()
  const { status } = await call('/', { headers: { host: 'nobody.localhost' } })
  expect(status).toBe(404)
})

test('a thousand connections are held at once', async () => {
  await start()
  await call('/')
  const replies = await Promise.all(Array.from({ length: 1000 }, () => call('/sleep?ms=300')))
  expect(replies.every(({ text }) => text === 'slept')).toBe(true)
})

test('it is reached by IPv6 as well, where localhost may mean nothing else', async () => {
  await start()
  const { port } = new URL(ingress.url)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ host: '::1', port, path: '/', headers: { host: 'greeter.localhost' } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(200)
})

describe('what never reaches a function is answered with a problem', () => {
  /** Sends bytes as they are, and reads until the connection ends. */
  function exchange(text: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    let answer = ''
    connect(Number(new URL(ingress.url).port), '127.0.0.1')
      .on('data', (data) => {
        answer += data
      })
      .on('close', () => resolve(answer))
      .on('error', reject)
      .write(text)
    return promise
  }

  test.each([
    ['a host that is no function', 'GET / HTTP/1.1\r\nHost: nobody.localhost\r\n', 404, 'not-found'],
    ['a host with a name before it', 'GET / HTTP/1.1\r\nHost: greeter@localhost\r\n', 404, 'not-found'],
    [
      'too large headers',
      `GET / HTTP/1.1\r\nHost: greeter.localhost\r\nX: ${'x'.repeat(20_000)}\r\n`,
      431,
      'headers-too-large',
    ],
    ['no host', 'GET / HTTP/1.1\r\n', 400, 'malformed-request'],
    ['no host, as HTTP/1.0 allows', 'GET / HTTP/1.0\r\n', 400, 'malformed-request'],
    [
      'an expectation that nobody meets',
      'GET / HTTP/1.1\r\nHost: greeter.localhost\r\nExpect: everything\r\n',
      417,
      'expectation-failed',
    ],
    ['a tunnel', 'CONNECT elsewhere:443 HTTP/1.1\r\nHost: elsewhere:443\r\n', 405, 'method-not-allowed'],
    ['no HTTP at all', 'hello, is anybody there?\r\n', 400, 'malformed-request'],
    [
      'a change of protocol that nobody offers',
      'GET / HTTP/1.1\r\nHost: nobody.localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n',
      404,
      'not-found',
    ],
  ])('%s', async (_, head, status, code) => {
    await start()
    const answer = await exchange(`${head}Connection: close\r\n\r\n`)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status, code })
  })
})
