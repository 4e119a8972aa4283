/**
 * Signatures of outgoing webhooks: Standard Webhooks (https://www.standardwebhooks.com, specification 1.0.0), symmetric scheme `v1`. On
 * WebCrypto, so that it runs and starts the same everywhere.
 */

const encoder = new TextEncoder()
const subtle = () => globalThis.crypto.subtle

/**
 * A person's signing key, 32 bytes derived from the secret `webhook-signing-key`: nothing is stored per person, and one person's key tells
 * nothing of another's.
 */
export const signingKeyOf = (secret: string, personId: string): Promise<SigningKey> =>
  keyFor(secret, `webhook ${personId}`)

/** A webhook of a person, and which of its secrets. */
export interface SecretOf {
  personId: string
  webhookId: string
  /** counts from 1 */
  number: number
}

export const webhookKeyOf = (secret: string, { personId, webhookId, number }: SecretOf): Promise<SigningKey> =>
  keyFor(secret, `events ${webhookId} ${number} ${personId}`)

export type SigningKey = Uint8Array<ArrayBuffer>

/** A key of 32 bytes for one use, by HKDF (RFC 5869). */
export async function keyFor(secret: string, use: string): Promise<SigningKey> {
  const key = await subtle().importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(use) }
  return new Uint8Array(await subtle().deriveBits(parameters, key, 256))
}

/** Of a text, by HMAC with SHA-256 (RFC 2104). */
export async function signatureOf(key: SigningKey, text: string): Promise<Buffer> {
  const hmac = await subtle().importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return Buffer.from(await subtle().sign('HMAC', hmac, encoder.encode(text)))
}

/** The key as a person hands it to the library that verifies: `whsec_` and base64. */
export const keyText = (key: Uint8Array): string => `whsec_${base64(key)}`

/**
 * The headers of one attempt to send a message. While one key takes the place of another, both sign.
 *
 * @param id the same on every attempt: receivers ignore one that they know
 * @param at of this attempt; receivers refuse what is minutes old
 */
export async function signedHeaders(keys: SigningKey[], id: string, at: Date, body: string) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = await Promise.all(keys.map((key) => signatureOf(key, `${id}.${timestamp}.${body}`)))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${base64(signature)}`).join(' '),
  }
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
