import { signedHeaders, signingKeyOf } from '../../../shared/webhooks/index.ts'
import type { Send } from '../message.ts'
import type { Post } from '../outbound.ts'
import { Undelivered } from '../undelivered.ts'

interface Options {
  /** the secret that people's keys are derived from; undefined where none is configured */
  signingSecret: () => Promise<string | undefined>
  post: Post
  now: () => Date
}

interface SignedRequest {
  /** the same on every attempt */
  id: string
  personId: string
  url: string
  body: { type: string; timestamp: string; data: object }
  /** bytes of the answer that are wanted */
  wanted?: number
}

/** Resolves after a 2xx status with what is wanted of the answer. @throws Undelivered */
export type SignedPost = (request: SignedRequest) => Promise<string>

/** A POST as in Standard Webhooks: `webhook-id` is the same on every attempt, the timestamp is of the attempt. */
export const createSignedPost =
  ({ signingSecret, post, now }: Options): SignedPost =>
  async ({ id, personId, url, body, wanted = 0 }) => {
    const secret = await signingSecret()
    if (!secret) {
      const words = 'Webhooks cannot be signed here: the secret has no webhook-signing-key.'
      throw new Undelivered(words, { why: 'no-signing-key' })
    }
    const text = JSON.stringify(body)
    const signed = await signedHeaders(await signingKeyOf(secret, personId), id, now(), text)
    return post({ url, headers: { 'content-type': 'application/json', ...signed }, body: text, wanted })
  }

/** A reminder to a person's webhook. */
export const createWebhook =
  (post: SignedPost): Send =>
  async ({ id, personId, endpoint, reminder }) => {
    const body = { type: 'todo.reminder.fired', timestamp: reminder.firedAt, data: reminder }
    await post({ id, personId, url: endpoint, body })
  }
