/** The supervisor behind `make dev`, as a terminal sees it: its words, its end, and what it leaves behind. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort, isFree } from '../../scripts/dev/ports.ts'
import { eventually } from '../client.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const VARIABLES = ['INGRESS_PORT', 'KAFKA_PORT', 'POSTGRES_PORT', 'DAPR_PORT', 'DAPR_GRPC_PORT']

let env: Record<string, string>
let ports: number[]
let dataDir: string
let dev: ChildProcess | undefined

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'make-dev-'))
  ports = await Promise.all(VARIABLES.map(freePort))
  env = { DATA_DIR: dataDir, ...Object.fromEntries(VARIABLES.map((name, index) => [name, String(ports[index])])) }
})
afterEach(async () => {
  if (!dev || dev.exitCode !== null || dev.signalCode !== null) return
  dev.kill()
  await once(dev, 'close')
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

function start(more: Record<string, string> = {}): { said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['scripts/dev/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env, ...more },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  dev = child
  return { said: () => said, ended }
}

const ready = (said: () => string) => eventually('ready', async () => said().includes('Ready in'), 60_000)
const allFree = async () => (await Promise.all(ports.map(isFree))).every(Boolean)

/** What runs on a path of the data folder; pgrep finding none is an error to Node. */
async function processes(path: string): Promise<number[]> {
  const found = promisify(execFile)('pgrep', ['-f', join(dataDir, path)])
  const { stdout } = await found.catch(() => ({ stdout: '' }))
  return stdout.split('\n').filter(Boolean).map(Number)
}

describe('make dev', () => {
  test('says when it is ready and where, and ends everything when asked', async () => {
    const { said, ended } = start()
    await ready(said)
    expect(said()).toContain(`http://localhost:${ports[0]}`)
    const { stdout } = await promisify(execFile)('scripts/kafka-topics', ['--list', '--exclude-internal'], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir },
    })
    expect(stdout.trim().split('\n')).toEqual(['dead-letters', 'notifications', 'reminders', 'task-events'])
    dev!.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(await allFree()).toBe(true)
  })

  test('refuses to run twice on the same data, and leaves the first one alone', async () => {
    const first = start()
    await ready(first.said)
    const firstDev = dev
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`already runs here (process ${firstDev!.pid})`)
    dev = firstDev
    expect((await fetch(`http://localhost:${ports[0]}/`)).status).toBeLessThan(500)
  })

  test('names who holds a port that it needs', async () => {
    const { said, ended } = start({ INGRESS_PORT: String(await aTakenPort()) })
    expect(await ended).toBe(1)
    expect(said()).toContain(process.platform === 'linux' ? `(process ${process.pid})` : 'is taken')
    expect(said()).toContain('INGRESS_PORT=')
  })

  test('says what to do when its folder cannot be written, as in a read-only checkout', async () => {
    const notAFolder = join(dataDir, 'a-file')
    await writeFile(notAFolder, '')
    const { said, ended } = start({ DATA_DIR: join(notAFolder, 'data') })
    expect(await ended).toBe(1)
    expect(said()).toContain('cannot be written')
    expect(said()).toContain('DATA_DIR=')
  })

  test('hands variables that a manifest names to the functions', async () => {
    const { said } = start({ RATE_LIMIT: '1', LOG: 'json' })
    await ready(said)
    const token = (await promisify(execFile)('scripts/token', ['ada'], { cwd: ROOT, env: { ...process.env, ...env } }))
      .stdout
    const ask = () =>
      fetch(`http://localhost:${ports[0]}/v1/me`, { headers: { authorization: `Bearer ${token.trim()}` } })
    const answers = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status)
    expect(answers.filter((status) => status === 200).length).toBeGreaterThan(0)
    expect(answers).toContain(429)
  })

  test('does not start with a variable that cannot be used, and says what to set it to', async () => {
    const { said, ended } = start({ RATE_LIMIT: 'abc' })
    expect(await ended).toBe(1)
    expect(said()).toContain("RATE_LIMIT is 'abc': set it to requests a second of one person, from 1 to 1000000")
    expect(await allFree()).toBe(true)
  })

  test('killed, it leaves no orphan, and starts again with its data', async () => {
    await ready(start().said)
    await fetch(`http://localhost:${ports[0]}/`)
    expect(await processes('functions/gateway')).toHaveLength(1)
    dev!.kill('SIGKILL')
    await eventually('every port free', allFree, 30_000)
    await eventually('no process', async () => (await processes('')).length === 0, 30_000)
    await ready(start().said)
  })

  test('ends when a part dies, and says which', async () => {
    const { said, ended } = start()
    await ready(said)
    const [kafka] = await processes('kafka/server.properties')
    process.kill(kafka!, 'SIGKILL')
    expect(await ended).toBe(1)
    expect(said()).toContain('Kafka ended (killed by SIGKILL)')
    expect(await allFree()).toBe(true)
  })
})

async function aTakenPort(): Promise<number> {
  const { createServer } = await import('node:net')
  const port = await freePort()
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return port
}
