import { spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { createInterface } from 'node:readline'
import type { ReadinessProbe } from '../manifests/service.ts'
import { untilReady } from './readiness.ts'

export interface ReplicaOptions {
  command: string[]
  /** handed to it as PORT */
  port: number
  environment: Record<string, string>
  readiness: ReadinessProbe
  onLine: (line: string) => void
  /** called once, when the first probe succeeds */
  onReady: (replica: Replica) => void
  /** called once, with how in words */
  onExit: (replica: Replica, how: string) => void
}

/** One process of a function. */
export interface Replica {
  readonly pid: number
  readonly port: number
  /** connections to it, kept open between requests */
  readonly agent: Agent
  /** `starting` until it is ready; `draining` takes no more requests; `gone` has ended */
  state: 'starting' | 'ready' | 'draining' | 'gone'
  /** requests that it has now */
  inFlight: number
  readonly startedAt: number
  readyAt: number | undefined
  /** SIGTERM, and SIGKILL after `grace` milliseconds; resolves when it has ended */
  terminate(grace: number): Promise<void>
  kill(): void
}

/** Idle connections are given up long before a function does (120 s), so that no request runs into a closing one. */
const IDLE_CONNECTION = 60_000

/** What a container's image would have: the rest of the developer's environment must not decide how a function behaves. */
const FROM_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS']

/** Starts a process in a group of its own, which Ctrl-C in a terminal does not reach. */
export function startReplica(options: ReplicaOptions): Replica {
  const { command, port, environment, readiness, onLine, onReady, onExit } = options
  const [program, ...args] = command
  const startedAt = performance.now()
  const child = spawn(program!, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...machineEnvironment(), ...environment, PORT: String(port) },
  })
  const ended = Promise.withResolvers<void>()
  const probing = new AbortController()
  const signal = (name: NodeJS.Signals) => {
    if (replica.state !== 'gone') child.kill(name)
  }
  const replica: Replica = {
    pid: child.pid ?? 0,
    port,
    agent: new Agent({ keepAlive: true, maxFreeSockets: 1024, timeout: IDLE_CONNECTION }),
    state: 'starting',
    inFlight: 0,
    startedAt,
    readyAt: undefined,
    kill() {
      // It takes nothing more, though the system tells only later that it has ended.
      if (replica.state === 'ready') replica.state = 'draining'
      signal('SIGKILL')
    },
    async terminate(grace) {
      if (replica.state === 'gone') return
      replica.state = 'draining'
      probing.abort()
      closeIdleConnections(replica.agent)
      signal('SIGTERM')
      const last = setTimeout(() => signal('SIGKILL'), grace)
      await ended.promise
      clearTimeout(last)
    },
  }
  const gone = (how: string) => {
    if (replica.state === 'gone') return
    replica.state = 'gone'
    probing.abort()
    replica.agent.destroy()
    ended.resolve()
    onExit(replica, how)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine)
  child.once('error', (error) => gone(error.message))
  // Not `close`: what a child of its own keeps open must not hide that it ended.
  child.once('exit', (code, name) => gone(name ? `killed by ${name}` : `exit code ${code}`))
  void untilReady(port, readiness, probing.signal).then(() => {
    if (replica.state !== 'starting') return
    replica.state = 'ready'
    replica.readyAt = performance.now()
    onReady(replica)
  })
  return replica
}

/** A server that drains may wait for connections that nobody uses. */
function closeIdleConnections(agent: Agent): void {
  ;(agent as Agent & { keepAlive: boolean }).keepAlive = false
  for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
}

function machineEnvironment(): Record<string, string> {
  return Object.fromEntries(
    FROM_THE_MACHINE.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
