/** Webhooks in a terminal: which there are, and what arrives at one of this machine. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { styleText } from 'node:util'
import { signatureOf } from '../../shared/webhooks/index.ts'
import type { Client } from './client.ts'
import { EXIT, Failure } from './failure.ts'

interface Webhook {
  id: string
  url: string
  types: string[]
  state: string
  reason: string | null
}

export async function listWebhooks(client: Client, isJson = false): Promise<void> {
  const { webhooks } = (await (await client.get('/v1/webhooks')).json()) as { webhooks: Webhook[] }
  for (const webhook of webhooks) {
    const { url, types, state, reason } = webhook
    console.log(isJson ? JSON.stringify(webhook) : [state, url, types.join(','), reason].filter(Boolean).join('  '))
  }
}

interface ListenOptions {
  port: string
  url?: string
  json?: boolean
}

interface Message {
  type: string
  timestamp: string
  subject?: string
  data: { challenge?: string; task?: { title: string } }
}

/** Makes a webhook that leads here, and deletes it at the end. */
export async function listen(client: Client, types: string[], { port, url, json }: ListenOptions): Promise<void> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Failure(`“${port}” is no port.`, EXIT.usage)
  let secret = ''
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const { type, timestamp, subject, data } = JSON.parse(body) as Message
    if (type === 'todo.webhook.challenge') {
      response.end(data.challenge)
      console.error('The challenge is answered; now events come.')
      return
    }
    response.writeHead(204).end()
    const isOurs = await isSigned(request, body, secret)
    if (json) return console.log(body)
    const at = styleText('dim', new Date(timestamp).toTimeString().slice(0, 8))
    const forged = isOurs ? '' : styleText('red', '  (its signature is wrong)')
    console.log(`${at}  ${type}  ${data.task?.title ?? subject ?? ''}${forged}`)
  })
  server.listen(Number(port), '127.0.0.1')
  await once(server, 'listening').catch((error) => {
    throw new Failure(`Nothing can listen at port ${port} (${error.code}).`)
  })
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const made = await client.call('POST', '/v1/webhooks', { url: url ?? here, types })
    const webhook = (await made.json()) as Webhook & { secret: string }
    secret = webhook.secret
    console.error(`${here} is asked whether it wants ${types.join(', ')}; its secret is ${secret}`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await client.call('DELETE', `/v1/webhooks/${webhook.id}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function isSigned({ headers }: IncomingMessage, body: string, secret: string): Promise<boolean> {
  const key = new Uint8Array(Buffer.from(secret.replace('whsec_', ''), 'base64'))
  const signature = await signatureOf(key, `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
  return `${headers['webhook-signature']}`.split(' ').includes(`v1,${signature.toString('base64')}`)
}
