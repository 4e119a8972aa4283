import type { StateStore } from '../../shared/dapr/index.ts'
import type { Database } from '../../shared/database/index.ts'
import type { Authenticate } from '../../shared/http/auth.ts'
import type { BaseDeps } from '../../shared/http/function-app.ts'
import type { LimitOptions } from '../../shared/http/limits/index.ts'
import type { Shares } from '../../shared/http/limits/shares.ts'
import type { Publisher } from '../../shared/outbox/index.ts'
import type { Reach } from '../../shared/webhooks/addresses.ts'
import type { Breaker } from './chat/assistant/breaker.ts'
import type { LoopLimits } from './chat/assistant/loop.ts'
import type { Model } from './chat/assistant/model.ts'
import type { Speech } from './speech/speech.ts'
import type { Lines } from './writes/line.ts'
import type { QuotaOptions, Quotas } from './writes/quotas.ts'

export interface GatewayOptions extends BaseDeps {
  database: Database
  publisher: Publisher
  state: StateStore
  authenticate: Authenticate
  /** of pages that may call it, besides local ones */
  webOrigins?: string[]
  /** thinks about what the grammar cannot read; undefined when none is configured */
  model: () => Promise<Model | undefined>
  /** what one turn of it may cost */
  modelLimits?: Partial<LoopLimits>
  /** makes text of what people say; undefined when none is configured */
  speech: () => Promise<Speech | undefined>
  /** until a recording is text */
  speechSeconds?: number
  /** reminders that notification sends one person by each channel */
  sendsPerDay?: number
  /** whoever runs it is told how to get a model, where one would be needed */
  modelHint?: boolean
  /** the key that signs a person's webhook; undefined when webhooks are not configured */
  webhookKey: (personId: string) => Promise<string | undefined>
  /** by which browsers subscribe to web push (VAPID, RFC 8292); undefined when that is not configured */
  pushKey: () => Promise<string | undefined>
  /** what links in e-mails are signed with; undefined when it is not configured */
  signingSecret: () => Promise<string | undefined>
  /** of the identity provider that signs people in; undefined where there is none */
  issuer: () => Promise<string | undefined>
  /** of the gateway, as people reach it */
  publicUrl: string
  /** which URLs are taken */
  reach: Reach
  now: () => Date
  limits?: LimitOptions
  quotas?: QuotaOptions
}

export interface GatewayDeps extends Omit<GatewayOptions, 'quotas' | 'modelLimits' | 'speechSeconds'> {
  quotas: Quotas
  assistant: { limits: LoopLimits; breaker: Breaker }
  dictation: { seconds: number; breaker: Breaker }
  lines: Lines
  large: Shares
}
