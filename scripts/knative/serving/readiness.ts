import { get } from 'node:http'
import { connect } from 'node:net'
import type { ReadinessProbe } from '../manifests/service.ts'

/** Milliseconds between probes: at first so few that a cold start is hardly longer than the process itself takes. */
const FIRST_PAUSE = 2
const LONGEST_PAUSE = 50
const PROBE_TIMEOUT = 10_000

/** Probes until the process is ready, or until `signal` ends it. */
export async function untilReady(port: number, { path, headers }: ReadinessProbe, signal: AbortSignal): Promise<void> {
  const isReady = path === undefined ? () => accepts(port) : () => answers(port, path, headers, signal)
  let pause = FIRST_PAUSE
  while (!signal.aborted) {
    if (await isReady()) return
    await new Promise((resolve) => setTimeout(resolve, pause))
    pause = Math.min(pause * 1.02, LONGEST_PAUSE)
  }
}

/** Kubernetes takes 200 to 399 for yes. */
const answers = (port: number, path: string, headers: Record<string, string>, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path, headers, agent: false, timeout: PROBE_TIMEOUT, signal } as const
    get(options, (response) => {
      response.resume()
      resolve(response.statusCode! >= 200 && response.statusCode! < 400)
    })
      .on('timeout', function (this: { destroy(): void }) {
        this.destroy()
      })
      .on('error', () => resolve(false))
  })

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false)).once('connect', () => resolve(true))
    socket.once('connect', () => socket.destroy())
  })
