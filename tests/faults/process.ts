import { inject } from 'vitest'
import { BUN } from '../../scripts/dev/bundle.ts'
import { type Child, startChild, whenReady } from '../../scripts/dev/child.ts'
import { freePort } from '../../scripts/dev/ports.ts'
import { makeToken } from '../../scripts/dev/token.ts'
import { openSecretStore } from '../../shared/dapr/index.ts'
import { DELIVERY_ENVIRONMENT } from '../delivery.ts'

export interface FunctionProcess {
  child: Child
  /** without a path */
  url: string
  request: (path: string, init: RequestInit) => Promise<Response>
  /** what it logged so far */
  lines: string[]
}

/** A function as a process of its own, on Bun, that a test may kill at any step. */
export async function startFunction(name: string, env: Record<string, string>): Promise<FunctionProcess> {
  const port = await freePort()
  const lines: string[] = []
  const child = startChild({
    name,
    command: BUN,
    args: ['--smol', `functions/${name}/index.ts`],
    env: {
      PORT: String(port),
      KAFKA_BROKERS: inject('kafkaBrokers'),
      DAPR_HTTP_PORT: String(inject('daprHttpPort')),
      ...DELIVERY_ENVIRONMENT,
      ...env,
    },
    onLine: (line) => lines.push(line),
  })
  const url = `http://127.0.0.1:${port}`
  const request = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init)
  await whenReady(child, async () => (await request('/healthz')).ok)
  return { child, url, request, lines }
}

let keys: Promise<Record<string, string>> | undefined

/** A token that a function of `startFunction` takes: it reads its keys from the Dapr of this run. @param lifetime such as `3 seconds` */
export async function tokenOf(person: string, lifetime?: string): Promise<string> {
  const daprUrl = `http://127.0.0.1:${inject('daprHttpPort')}`
  keys ??= openSecretStore({ daprUrl, store: 'secretstore' }).get('todo-chatbot')
  return makeToken((await keys)['jwt-signing-key']!, person, 'person', lifetime)
}

/** As a machine that loses power: nothing is finished, nothing given back. */
export async function kill({ child }: FunctionProcess): Promise<void> {
  process.kill(-child.pid, 'SIGKILL')
  await child.ended
}
