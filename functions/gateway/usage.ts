/** What a person's questions to a model, and what they dictate, cost in a day (UTC): counted in Dapr's state store, and forgotten after the day. */
import type { StateStore } from '../../shared/dapr/index.ts'
import { type Change, changeState, stateKey } from './state.ts'

/** How often in the day, and how much of it. */
export type Usage<Amount extends string> = Record<'calls' | Amount, number>

export type ModelUsage = Usage<'tokens'>
export type SpeechUsage = Usage<'seconds'>

export interface Meter<Amount extends string> {
  /** what it is measured by */
  amount: Amount
  keyOf(personId: string, now: Date): string
  /**
   * Counts a call before it is made. One is let through uncounted when others were faster each time: as many were counted then.
   *
   * @returns undefined when the person has had what they may today
   * @throws DaprError
   */
  take(state: StateStore, personId: string, most: Usage<Amount>, now: Date): Promise<Usage<Amount> | undefined>
  /** What a call came to, once it is known. @throws DaprError */
  add(state: StateStore, personId: string, more: number, now: Date): Promise<void>
}

const DAY_SECONDS = 24 * 3600

const usage = <Amount extends string>(calls: number, amount: Amount, spent: number) =>
  ({ calls, [amount]: spent }) as Usage<Amount>

function createMeter<Amount extends string>(kind: string, amount: Amount): Meter<Amount> {
  const keyOf = (personId: string, now: Date): string => stateKey(kind, personId, now.toISOString().slice(0, 10))
  const changing = (personId: string, now: Date, change: Change<Usage<Amount>>['change']): Change<Usage<Amount>> => ({
    key: keyOf(personId, now),
    change,
    ttl: DAY_SECONDS,
  })
  return {
    amount,
    keyOf,
    async take(state, personId, most, now) {
      let taken = usage(1, amount, 0)
      const counting = changing(personId, now, (found = usage(0, amount, 0)) => {
        if (found.calls >= most.calls || found[amount] >= most[amount]) return undefined
        taken = usage(found.calls + 1, amount, found[amount])
        return taken
      })
      return (await changeState(state, [counting])) === 'left' ? undefined : taken
    },
    async add(state, personId, more, now) {
      const counting = changing(personId, now, (found = usage(1, amount, 0)) =>
        usage(found.calls, amount, found[amount] + more),
      )
      await changeState(state, [counting])
    },
  }
}

export const modelMeter = createMeter('model-usage', 'tokens')
export const speechMeter = createMeter('speech-usage', 'seconds')

const METERS = [modelMeter, speechMeter] as const

/** What the person has had today of the model and of speech. @throws DaprError */
export async function usageOf(
  state: StateStore,
  personId: string,
  now: Date,
): Promise<{ model: ModelUsage; speech: SpeechUsage }> {
  const [model, speech] = await state.get<never>(METERS.map(({ keyOf }) => keyOf(personId, now)))
  return { model: model?.value ?? usage(0, 'tokens', 0), speech: speech?.value ?? usage(0, 'seconds', 0) }
}
