/** What a person has used today of what one person may. */
import { USUAL_SENDS_PER_DAY } from '../../../shared/config/functions.ts'
import type { GatewayDeps } from '../deps.ts'
import { sentLately } from '../statements.ts'
import { type ModelUsage, type SpeechUsage, usageOf } from '../usage.ts'

/** Null for what this installation does not have. */
export interface Allowance {
  /** today (UTC) */
  model: (ModelUsage & { most: ModelUsage }) | null
  speech: (SpeechUsage & { most: SpeechUsage }) | null
  /** reminders of the last 24 hours, by channel */
  sends: { channels: Record<string, number>; most: number }
}

type Deps = Pick<GatewayDeps, 'database' | 'state' | 'model' | 'speech' | 'quotas' | 'sendsPerDay' | 'now' | 'log'>

/** Undefined while the state store does not answer: what it tells is no reason to keep a person out. @throws DatabaseError */
export async function allowanceOf(deps: Deps, personId: string): Promise<Allowance | undefined> {
  const { database, state, quotas, sendsPerDay = USUAL_SENDS_PER_DAY, now, log } = deps
  const counted = Promise.all([usageOf(state, personId, now()), deps.model(), deps.speech()]).catch((error) => {
    log.warn('usage not read', { error })
    return undefined
  })
  const sent = await database.query<{ channel: string; sent: string }>(sentLately(personId))
  const found = await counted
  if (!found) return undefined
  const [{ model, speech }, hasModel, hasSpeech] = found
  const channels = Object.fromEntries(sent.map(({ channel, sent }) => [channel, Number(sent)]))
  return {
    model: hasModel ? { ...model, most: quotas.perDay.model } : null,
    speech: hasSpeech ? { ...speech, most: quotas.perDay.speech } : null,
    sends: { channels, most: sendsPerDay },
  }
}
