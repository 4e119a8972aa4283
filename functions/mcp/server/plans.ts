/**
 * Plans that wait for a yes: kept for some minutes, by person and by a name that nobody guesses, so that whichever process hears the yes can
 * carry it out.
 */
import type { Pending } from '../../gateway/chat/conversation.ts'
import { stateKey } from '../../gateway/state.ts'
import type { McpDeps } from '../deps.ts'

/** Seconds for which a plan waits. */
export const WAITS = 10 * 60

const keyOf = (personId: string, token: string): string => stateKey('plan', personId, token)

/** @throws DaprError */
export async function keepPlan({ state }: Pick<McpDeps, 'state'>, personId: string, plan: Pending): Promise<void> {
  await state.save([{ key: keyOf(personId, plan.token), value: plan, ttl: WAITS }])
}

/** @returns undefined when it waits no longer. @throws DaprError */
export async function findPlan(
  { state }: Pick<McpDeps, 'state'>,
  personId: string,
  token: string,
): Promise<Pending | undefined> {
  const [found] = await state.get<Pending>([keyOf(personId, token)])
  return found?.value
}

/** @throws DaprError */
export const dropPlan = ({ state }: Pick<McpDeps, 'state'>, personId: string, token: string): Promise<unknown> =>
  state.delete(keyOf(personId, token))
