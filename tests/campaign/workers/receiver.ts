/** Where people's webhooks arrive: it writes down each call, and takes its time for some. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from '../history.ts'
import type { Random } from '../random.ts'
import { bodyIn } from './received.ts'

export interface Receiver {
  urlOf(person: string): string
  close(): Promise<void>
}

/** A webhook has ten seconds (docs/notifications.md). */
const LONGEST = 8000
const SHARE_OF_SLOW = 0.3

export async function startReceiver(history: History, random: Random): Promise<Receiver> {
  const server = createServer(async (incoming, response) => {
    const at = Date.now()
    const text = await bodyIn(incoming)
    if (text === undefined) return
    const { type, data } = JSON.parse(text) as Call
    // Before the first reminder it is asked whether it is the person's.
    if (type === 'todo.webhook.challenge') return response.end(data.challenge)
    if (type === 'todo.reminder.fired') {
      history.hooks.push({
        person: decodeURIComponent(incoming.url!.split('/').at(-1)!),
        id: String(incoming.headers['webhook-id']),
        reminderId: data.reminderId,
        taskId: data.task.id,
        title: data.task.title,
        due: Date.parse(data.at),
        at,
        status: 204,
      })
    }
    if (random.chance(SHARE_OF_SLOW)) await sleep(random.between(100, LONGEST))
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (person) => `http://127.0.0.1:${port}/hooks/${encodeURIComponent(person)}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Call {
  type: string
  data: { challenge?: string; reminderId: string; at: string; task: { id: string; title: string } }
}
