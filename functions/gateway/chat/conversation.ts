/** What a conversation remembers between turns: kept in Dapr's state store, guarded by its ETag, forgotten after a while. */
import type { StateStore } from '../../../shared/dapr/index.ts'
import type { Command } from '../../../shared/language/types.ts'
import type { TaskChange } from '../execute.ts'
import { stateKey } from '../state-key.ts'

export interface Pending {
  token: string
  changes: TaskChange[]
  /** what it would do, in words: "delete 3 tasks" */
  what: string
}

export interface Conversation {
  /** ids of the tasks last listed, in the order shown: what "the second one" counts in */
  shown: string[]
  /** ids of the tasks last touched or named: what "it" means */
  last: string[]
  /** waits for a yes */
  pending: Pending | null
  /** waits for a choice between readings */
  choices: { label: string; commands: Command[] }[] | null
}

export const EMPTY: Conversation = { shown: [], last: [], pending: null, choices: null }

const TTL_SECONDS = 24 * 3600

const keyOf = (personId: string, conversationId: string): string => stateKey('conversation', personId, conversationId)

export interface Opened {
  conversation: Conversation
  etag: string | undefined
}

/** @throws DaprError */
export async function openConversation(state: StateStore, personId: string, conversationId: string): Promise<Opened> {
  const found = await state.get<Conversation>(keyOf(personId, conversationId))
  return { conversation: found?.value ?? EMPTY, etag: found?.etag }
}

/** When two turns of one conversation cross, the later one to finish loses its memory, not its effect. @throws DaprError */
export async function saveConversation(
  state: StateStore,
  personId: string,
  conversationId: string,
  { conversation, etag }: Opened,
): Promise<boolean> {
  return state.save(keyOf(personId, conversationId), conversation, { etag, ttl: TTL_SECONDS })
}
