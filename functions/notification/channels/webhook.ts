import { type SigningKey, signedHeaders, signingKeyOf } from '../../../shared/webhooks/index.ts'
import type { Send } from '../message.ts'
import type { Post } from '../outbound.ts'
import { Undelivered } from '../undelivered.ts'

interface Options {
  /** the secret that people's keys are derived from; undefined where none is configured */
  signingSecret: () => Promise<string | undefined>
  post: Post
  now: () => Date
}

export interface SignedRequest {
  /** the same on every attempt */
  id: string
  /** the keys of who receives it, derived from the secret */
  keys: (secret: string) => Promise<SigningKey[]>
  url: string
  body: { type: string; timestamp: string; data: object; [more: string]: unknown }
  /** bytes of the answer that are wanted */
  wanted?: number
}

/** Resolves after a 2xx status with what is wanted of the answer. @throws Undelivered */
export type SignedPost = (request: SignedRequest) => Promise<string>

/** A POST as in Standard Webhooks: `webhook-id` is the same on every attempt, the timestamp is of the attempt. */
export const createSignedPost =
  ({ signingSecret, post, now }: Options): SignedPost =>
  async ({ id, keys, url, body, wanted = 0 }) => {
    const secret = await signingSecret()
    if (!secret) {
      const words = 'Webhooks cannot be signed here: the secret has no webhook-signing-key.'
      throw new Undelivered(words, { why: 'no-signing-key' })
    }
    const text = JSON.stringify(body)
    const signed = await signedHeaders(await keys(secret), id, now(), text)
    return post({ url, headers: { 'content-type': 'application/json', ...signed }, body: text, wanted })
  }

/** A person's own key, which signs what is for their one webhook. */
export const ofPerson = (personId: string) => async (secret: string) => [await signingKeyOf(secret, personId)]

/** A reminder to a person's webhook. */
export const createWebhook =
  (post: SignedPost): Send =>
  async ({ id, personId, endpoint, reminder }) => {
    const body = { type: 'todo.reminder.fired', timestamp: reminder.firedAt, data: reminder }
    await post({ id, keys: ofPerson(personId), url: endpoint, body })
  }
