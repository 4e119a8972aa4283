import type { Profile } from '../../../shared/domain/profile.ts'
import { dueWords, headline, type Send } from '../message.ts'
import type { Post } from '../outbound.ts'
import { Undelivered } from '../undelivered.ts'

export interface VapidKeys {
  publicKey: string
  privateKey: string
}

interface Options {
  /** undefined where none are configured */
  keys: () => Promise<VapidKeys | undefined>
  /** `mailto:` or `https:` URL under which a push service reaches the operator (RFC 8292 section 2.1) */
  contact: string
  post: Post
}

/** Seconds for which a push service keeps a message for a browser that is away: an older reminder helps nobody. */
const TTL = 4 * 3600

/** What is shown by the worker of one of the person's browsers: functions/web/page/features/push/worker.ts. */
export type Push = (message: {
  /** of the delivery, the same on every attempt */
  id: string
  endpoint: string
  profile: Pick<Profile, 'webPush'>
  payload: { id: string; title: string; body: string | null; locale: string; [more: string]: unknown }
}) => Promise<void>

/** Web push: encrypted for one browser (RFC 8291), signed by us (RFC 8292). A repetition replaces the first by its topic (RFC 8030). */
export const createPush =
  ({ keys, contact, post }: Options): Push =>
  async ({ id, endpoint, profile, payload }) => {
    const vapid = await keys()
    if (!vapid)
      throw new Undelivered('Push messages cannot be signed here: the secret has no VAPID keys.', {
        why: 'no-vapid-keys',
      })
    const { default: webPush } = await import('web-push')
    const subscription = profile.webPush.find((each) => each.endpoint === endpoint)!
    let details: ReturnType<typeof webPush.generateRequestDetails>
    try {
      details = webPush.generateRequestDetails(subscription, JSON.stringify(payload), {
        vapidDetails: { subject: contact, ...vapid },
        TTL,
        urgency: 'high',
        // At most 32 characters of the base64url alphabet.
        topic: id.replaceAll('-', ''),
      })
    } catch (cause) {
      throw new Undelivered('The browser gave keys that messages cannot be encrypted with.', {
        why: 'push-keys',
        cause,
      })
    }
    await post({ url: endpoint, headers: details.headers as Record<string, string>, body: details.body ?? '' })
  }

/** A reminder by web push. */
export const createWebPush =
  (push: Push): Send =>
  ({ id, endpoint, reminder, profile }) => {
    const { task, reminderId, at } = reminder
    // The language is that of the buttons, which the browser writes.
    const { locale } = profile
    const [title, body] = [headline(reminder), dueWords(reminder, profile)]
    return push({ id, endpoint, profile, payload: { id, reminderId, taskId: task.id, title, body, at, locale } })
  }
