/** What is known of a webhook and of an event for it when it is sent. */

export interface WebhookRow {
  url: string
  state: 'asked' | 'active' | 'paused' | 'refused' | 'disabled'
  types: string[]
  challenge: string
  /** its secrets are counted from 1 */
  secret: number
  /** whether the secret before the last one still signs, too */
  isRotating: boolean
  /** RFC 3339; null when what was sent last arrived */
  failingSince: string | null
}

/** Hours for which the secret before signs beside a new one. */
const ROTATING = 24

/** Of \`w\`, a row of todo.webhooks; null where there is none. */
export const WEBHOOK = `case when w.id is not null then jsonb_build_object(
          'url', w.url, 'state', w.state, 'types', w.types, 'challenge', w.challenge, 'secret', w.secret, 'failingSince', w.failing_since,
          'isRotating', coalesce(w.rotated_at > now() - interval '${ROTATING} hours', false)) end`

export interface EventRow {
  id: string
  type: string
  time: string
  sequence: number
  subject: string
  data: object
}

/** Of \`e\`, a row of todo.events; null where there is none. */
export const EVENT = `case when e.id is not null then jsonb_build_object(
          'id', e.id, 'type', e.type, 'time', e.time, 'sequence', e.revision, 'subject', e.subject, 'data', e.data) end`

interface OfWebhook {
  webhookId: string
  /** null when it was deleted */
  webhook: WebhookRow | null
}

export interface ChallengeContent extends OfWebhook {
  kind: 'challenge'
}

/** that it was disabled */
export interface NoticeContent extends OfWebhook {
  kind: 'notice'
}

export interface EventContent extends OfWebhook {
  kind: 'event'
  /** null when it is no longer kept */
  event: EventRow | null
}
