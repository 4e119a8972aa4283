/** That a webhook was disabled is told to its owner, in their language, by the ways in which they are reminded. In-app its event says so. */
import type { Profile } from '../../../shared/domain/profile.ts'
import { noticesOf } from '../../../shared/language/locales/notices.ts'
import type { Mailer } from '../channels/mailer.ts'
import type { Push } from '../channels/web-push.ts'
import { ofPerson, type SignedPost } from '../channels/webhook.ts'
import type { Kind } from '../kinds.ts'
import { isWay } from '../plan.ts'
import { quietUntil } from '../quiet-hours.ts'
import type { DeliveryRow } from '../statements.ts'
import type { NoticeContent } from './content.ts'

interface Notice {
  /** of the delivery, the same on every attempt */
  id: string
  personId: string
  endpoint: string
  webhook: { id: string; url: string }
  profile: Profile
}

type SendNotice = (notice: Notice) => Promise<void>
export type NoticeSenders = Record<'email' | 'webhook' | 'web-push', SendNotice>

interface Options {
  mail: Mailer
  post: SignedPost
  push: Push
  now: () => Date
}

export const createNoticeSenders = ({ mail, post, push, now }: Options): NoticeSenders => ({
  async email({ id, endpoint, webhook, profile }) {
    const { webhookDisabled } = await noticesOf(profile.locale)
    await mail({
      id,
      to: endpoint,
      subject: webhookDisabled.title,
      text: webhookDisabled.text(webhook.url),
      date: now(),
    })
  },
  async webhook({ id, personId, endpoint, webhook }) {
    const body = { type: 'todo.webhook.disabled', timestamp: now().toISOString(), data: webhook }
    await post({ id, keys: ofPerson(personId), url: endpoint, body })
  },
  async 'web-push'({ id, endpoint, webhook, profile }) {
    const { webhookDisabled } = await noticesOf(profile.locale)
    const { locale } = profile
    await push({ id, endpoint, profile, payload: { id, title: webhookDisabled.title, body: webhook.url, locale } })
  },
})

export const createNotices = (senders: NoticeSenders): Kind<NoticeContent> => ({
  unwanted(delivery, { webhook }, profile) {
    if (webhook?.state !== 'disabled') return 'The webhook was switched on again, or deleted, meanwhile.'
    return isWay(profile, delivery) && delivery.isConfirmed ? undefined : 'The person no longer wants it this way.'
  },
  waitsUntil: quietUntil,
  send: ({ id, personId, channel, endpoint }: DeliveryRow, { webhookId, webhook }, profile) =>
    senders[channel as keyof NoticeSenders]({
      id,
      personId,
      endpoint,
      webhook: { id: webhookId, url: webhook!.url },
      profile,
    }),
  told: () => undefined,
  subject: (_, { webhookId }) => webhookId,
})
