/** What `kubectl` would be on a cluster: shows the state, kills a function's processes, scales a KafkaSource. */
import type { IncomingMessage } from 'node:http'

import type { ScaledFunction } from './serving/function.ts'
import type { Endpoint } from './serving/ingress.ts'
import { answerProblem, Cut } from './serving/problems.ts'
import type { State } from './state.ts'

/** The first label of its host: knative.localhost */
export const ADMIN_HOST = 'knative'

export interface AdminOptions {
  state: () => Promise<State>
  functions: Map<string, ScaledFunction>
  /** @throws Error when there is no such source */
  scaleSource: (name: string, consumers: number) => Promise<void>
}

/** `GET /state`, `POST /services/<name>/kill`, `POST /sources/<name>/scale?consumers=0` */
export function createAdmin(options: AdminOptions): Endpoint {
  return async (incoming, response) => {
    try {
      const answer = await answerTo(incoming, options)
      response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(answer)}\n`)
    } catch (error) {
      answerProblem(response, error as Error)
    }
  }
}

async function answerTo({ method, url = '/', headers }: IncomingMessage, options: AdminOptions): Promise<unknown> {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (method === 'GET' && pathname === '/state') return options.state()
  const [, kind, name = '', verb] = pathname.split('/')
  // A page of another origin must not kill anything.
  if (method !== 'POST' || headers.origin) throw new Cut(404, 'there is GET /state')
  if (kind === 'services' && verb === 'kill') return kill(name, options.functions)
  if (kind === 'sources' && verb === 'scale') {
    const consumers = Number(searchParams.get('consumers') ?? Number.NaN)
    if (!Number.isInteger(consumers) || consumers < 0) throw new Cut(400, 'say ?consumers= as a number, 0 to stop it')
    await options.scaleSource(name, consumers)
    return { consumers }
  }
  throw new Cut(404, 'there is GET /state, POST /services/<name>/kill and POST /sources/<name>/scale?consumers=0')
}

function kill(name: string, functions: Map<string, ScaledFunction>): { killed: number[] } {
  const found = functions.get(name)
  if (!found) throw new Cut(404, `there is no function '${name}' here`)
  const killed = found.replicas.map(({ pid }) => pid)
  for (const replica of [...found.replicas]) replica.kill()
  return { killed }
}
