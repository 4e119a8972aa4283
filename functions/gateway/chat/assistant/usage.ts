/** What a person's questions to the model cost in a day (UTC): counted in Dapr's state store, and forgotten after the day. */
import type { StateStore } from '../../../../shared/dapr/index.ts'
import { type Change, changeState, stateKey } from '../../state.ts'

export interface Usage {
  /** turns that the model was asked in */
  calls: number
  tokens: number
}

const DAY_SECONDS = 24 * 3600

const keyOf = (personId: string, now: Date): string => stateKey('model-usage', personId, now.toISOString().slice(0, 10))

/**
 * Counts a question before it is asked. One is let through uncounted when others were faster each time: as many were counted then.
 *
 * @returns undefined when the person has asked, or spent, what they may today
 * @throws DaprError
 */
export async function takeModelCall(
  state: StateStore,
  personId: string,
  most: Usage,
  now: Date,
): Promise<Usage | undefined> {
  let usage: Usage = { calls: 1, tokens: 0 }
  const counting: Change<Usage> = {
    key: keyOf(personId, now),
    change({ calls, tokens } = { calls: 0, tokens: 0 }) {
      if (calls >= most.calls || tokens >= most.tokens) return undefined
      usage = { calls: calls + 1, tokens }
      return usage
    },
    ttl: DAY_SECONDS,
  }
  return (await changeState(state, [counting])) === 'left' ? undefined : usage
}

/** @throws DaprError */
export async function addTokens(state: StateStore, personId: string, more: number, now: Date): Promise<void> {
  const counting: Change<Usage> = {
    key: keyOf(personId, now),
    change: ({ calls, tokens } = { calls: 1, tokens: 0 }) => ({ calls, tokens: tokens + more }),
    ttl: DAY_SECONDS,
  }
  await changeState(state, [counting])
}
