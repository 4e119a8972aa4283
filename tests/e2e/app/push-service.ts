/** A push service for a browser of a test: it takes what comes for it, and reads it as that browser would (RFC 8291, RFC 8188). */
import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PushService {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  /** what came, in the clear */
  messages: Record<string, unknown>[]
  /** statuses to answer with, in order; 201 when there are none left */
  answers: number[]
  stop: () => Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const messages: Record<string, unknown>[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const isSigned = request.headers.authorization?.startsWith('vapid t=')
    const status = isSigned ? (answers.shift() ?? 201) : 401
    if (status === 201) messages.push(JSON.parse(decrypted(Buffer.concat(pieces), browser, auth)))
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }
  return {
    subscription: { endpoint: `http://127.0.0.1:${port}/browser`, keys },
    messages,
    answers,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const derived = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

function decrypted(body: Buffer, browser: ECDH, auth: Buffer): string {
  // Header: salt (16), record size (4), length of the sender's key (1), the key.
  const salt = body.subarray(0, 16)
  const end = 21 + body[20]!
  const sender = body.subarray(21, end)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = derived(browser.computeSecret(sender), auth, info, 32)
  const key = derived(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derived(secret, salt, 'Content-Encoding: nonce\0', 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(body.subarray(-16))
  const padded = Buffer.concat([decipher.update(body.subarray(end, -16)), decipher.final()])
  // The last record ends with a two.
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}
