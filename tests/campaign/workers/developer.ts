/** A program that is told what happens to a person: it makes a webhook, and its receiver writes down each call, refusing some. */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { digestOf } from '../checker/evidence.ts'
import type { History } from '../history.ts'
import type { Random } from '../random.ts'
import type { Client } from './client.ts'
import { bodyIn } from './received.ts'

export interface Developers {
  /** Makes a webhook of the person, once it is answered. */
  subscribe(person: string, client: Client): Promise<void>
  close(): Promise<void>
}

const TYPES = ['todo.task.*', 'todo.comment.*', 'todo.project.*', 'todo.reminder.fired.v1']
/** A webhook has ten seconds. */
const LONGEST = 8000
const SHARES = { slow: 0.02, refused: 0.06, cut: 0.02, refusedAgain: 0.1 }
/** Webhooks that one person may have. */
const MOST = 10

interface Body {
  type: string
  id: string
  data: { challenge?: string }
}

export async function startDevelopers(history: History, random: Random): Promise<Developers> {
  /** by path of the URL */
  const secrets = new Map<string, string>()
  /** by `webhook-id` */
  const refusals = new Map<string, number>()
  const server = createServer(async (incoming, response) => {
    const at = Date.now()
    const text = await bodyIn(incoming)
    if (text === undefined) return
    const { type, id: eventId, data } = JSON.parse(text) as Body
    if (type === 'todo.webhook.challenge') return response.end(data.challenge)
    const path = incoming.url!
    const id = String(incoming.headers['webhook-id'])
    const status = statusFor(id)
    const secret = secrets.get(path)
    const isSigned =
      secret === undefined
        ? undefined
        : signatures(incoming.headers).includes(signed(secret, id, incoming.headers, text))
    history.calls.push({ person: personIn(path), path, id, eventId, digest: digestOf(data), isSigned, at, status })
    if (random.chance(SHARES.slow)) await sleep(random.between(100, LONGEST))
    if (status === 0) return incoming.socket.destroy()
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  /** The first call of some fails, and of a few of these the second one. */
  function statusFor(id: string): number {
    const before = refusals.get(id)
    const share = before === undefined ? SHARES.refused + SHARES.cut : before === 1 ? SHARES.refusedAgain : 0
    const fails = random.chance(share)
    refusals.set(id, fails ? (before ?? 0) + 1 : 2)
    if (!fails) return 204
    return random.chance(SHARES.cut / (SHARES.cut + SHARES.refused)) ? 0 : 503
  }

  return {
    async subscribe(person, client) {
      // It has no key: whoever gets no answer makes another one, and leaves the first.
      for (let number = 0; number < MOST; number++) {
        const path = `/events/${encodeURIComponent(person)}/${number}`
        const body = { url: `http://127.0.0.1:${port}${path}`, types: TYPES }
        const done = await client.carryOut({
          verb: 'webhook',
          method: 'POST',
          path: '/v1/webhooks',
          body,
          isAskedOnce: true,
        })
        if (done?.answer.status !== 201) continue
        secrets.set(path, (done.answer.body as { secret: string }).secret)
        return
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const personIn = (path: string): string => decodeURIComponent(path.split('/')[2]!)

const signatures = (headers: IncomingHttpHeaders): string[] => String(headers['webhook-signature']).split(' ')

/** Standard Webhooks, as docs/webhooks.md shows it. */
function signed(secret: string, id: string, headers: IncomingHttpHeaders, body: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${headers['webhook-timestamp']}.${body}`).digest('base64')}`
}
