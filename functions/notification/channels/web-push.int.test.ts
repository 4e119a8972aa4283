import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide } from '../../../shared/domain/decide.ts'
import { DEFAULT_PROFILE } from '../../../shared/domain/default-profile.ts'
import { newId } from '../../../shared/ids/index.ts'
import { ANYWHERE, type HttpReceiver, PUBLIC, type Received, startHttpReceiver } from '../../../tests/receivers.ts'
import type { Message } from '../message.ts'
import { createPost } from '../outbound.ts'
import { createPush, createWebPush } from './web-push.ts'

let pushService: HttpReceiver
beforeAll(async () => {
  pushService = await startHttpReceiver()
})
afterAll(() => pushService.close())

const pair = () => {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  return ecdh
}
const vapid = pair()
const keys = { publicKey: vapid.getPublicKey('base64url'), privateKey: vapid.getPrivateKey('base64url') }
const send = createWebPush(
  createPush({
    keys: async () => keys,
    contact: 'mailto:ops@example.com',
    post: createPost({ reach: ANYWHERE }),
  }),
)

function message(p256dh: string, auth: string): Message {
  const at = '2026-03-31T06:30:00.000Z'
  const fields = { title: 'pay rent', due: { date: '2026-03-31', time: '09:00', timeZone: 'Europe/Berlin' } }
  const { task } = decide({ type: 'create', id: newId(), fields }, null, at)!.data
  const endpoint = `${pushService.url}/browser`
  return {
    id: newId(),
    personId: 'ada',
    endpoint,
    reminder: { reminderId: newId(), task, at, firedAt: at },
    profile: { ...DEFAULT_PROFILE, webPush: [{ endpoint, keys: { p256dh, auth } }] },
  }
}

/** What a browser does with a push message: RFC 8291 section 3.4 and RFC 8188 section 2, for one record. */
function decrypted(body: Buffer, browser: ReturnType<typeof pair>, auth: Buffer): string {
  const [salt, length] = [body.subarray(0, 16), body[20]!]
  const sender = body.subarray(21, 21 + length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const key = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32))
  const derive = (what: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${what}\0`, bytes))
  const record = body.subarray(21 + length)
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString()
}

function signer({ headers }: Received): { valid: boolean; claims: Record<string, unknown> } {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization!)!
  const [header, claims, signature] = token!.split('.') as [string, string, string]
  expect(key).toBe(keys.publicKey)
  const point = Buffer.from(key!, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const valid = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return { valid, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) }
}

test('a browser can read the reminder, and its push service sees who sent it, but not what', async () => {
  const [browser, auth] = [pair(), randomBytes(16)]
  const sent = message(browser.getPublicKey('base64url'), auth.toString('base64url'))
  await send(sent)
  const got = pushService.requests.at(-1)!
  expect(got.body.toString('latin1')).not.toContain('rent')
  expect(JSON.parse(decrypted(got.body, browser, auth))).toMatchObject({
    title: 'pay rent',
    body: expect.stringContaining('31'),
    taskId: sent.reminder.task.id,
    reminderId: sent.reminder.reminderId,
  })
  expect(got.headers).toMatchObject({
    'content-encoding': 'aes128gcm',
    urgency: 'high',
    topic: sent.id.replaceAll('-', ''),
  })
  const { valid, claims } = signer(got)
  expect(valid).toBe(true)
  expect(claims).toMatchObject({ aud: pushService.url, sub: 'mailto:ops@example.com' })
})

test('a browser that ended its subscription is reported as gone', async () => {
  pushService.answers.push(410)
  const browser = message(pair().getPublicKey('base64url'), randomBytes(16).toString('base64url'))
  await expect(send(browser)).rejects.toMatchObject({ gone: true, again: false })
})

test('keys that are none are reported, not tried again', async () => {
  await expect(send(message('AAAA', 'BBBB'))).rejects.toMatchObject({ again: false, message: /encrypted/ })
})

test('without VAPID keys it says what is missing', async () => {
  const without = createWebPush(
    createPush({
      keys: async () => undefined,
      contact: 'mailto:ops@example.com',
      post: createPost({ reach: PUBLIC }),
    }),
  )
  await expect(without(message('AAAA', 'BBBB'))).rejects.toThrow('VAPID')
})
