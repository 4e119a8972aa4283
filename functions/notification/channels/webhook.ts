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

/** A signed POST as in Standard Webhooks: `webhook-id` is the same on every attempt, the timestamp is of the attempt. */
export const createWebhook =
  ({ signingSecret, post, now }: Options): Send =>
  async ({ id, personId, endpoint, reminder }) => {
    const secret = await signingSecret()
    if (!secret)
      throw new Undelivered('Webhooks cannot be signed here: the secret has no webhook-signing-key.', {
        why: 'no-signing-key',
      })
    const body = JSON.stringify({ type: 'todo.reminder.fired', timestamp: reminder.firedAt, data: reminder })
    const signed = await signedHeaders(await signingKeyOf(secret, personId), id, now(), body)
    await post({ url: endpoint, headers: { 'content-type': 'application/json', ...signed }, body })
  }
