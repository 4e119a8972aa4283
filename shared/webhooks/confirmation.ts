/**
 * The token in the link of an e-mail that asks whether the address is the person's. It names nobody: only a challenge that is stored beside
 * the address, and when the link expires. On WebCrypto, so that it runs and starts the same everywhere.
 */
import { keyFor, signatureOf } from './index.ts'

const encoder = new TextEncoder()
/** Milliseconds for which a link works: 3 days. */
const LASTS = 3 * 86_400_000

/**
 * @param secret the entry `webhook-signing-key`, from which the key is derived
 * @param challenge a UUID
 */
export async function confirmationToken(secret: string, challenge: string, now: Date): Promise<string> {
  const content = `${challenge}.${Math.floor((now.getTime() + LASTS) / 1000)}`
  const signature = await signatureOf(await keyFor(secret, 'confirmation'), content)
  return `${content}.${signature.toString('base64url')}`
}

/** @returns the challenge; `expired` for a link that is too old, undefined for one that is not ours */
export async function readConfirmation(
  secret: string,
  token: string,
  now: Date,
): Promise<string | 'expired' | undefined> {
  const [, content, challenge, expires, signature] = /^(([\da-f-]{36})\.(\d{1,12}))\.([\w-]{43})$/.exec(token) ?? []
  if (!content) return undefined
  const bytes = Buffer.from(signature!, 'base64url')
  if (!(await crypto.subtle.verify('HMAC', await hmac(secret), bytes, encoder.encode(content)))) return undefined
  return Number(expires) * 1000 < now.getTime() ? 'expired' : challenge
}

const hmac = async (secret: string) =>
  crypto.subtle.importKey('raw', await keyFor(secret, 'confirmation'), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
