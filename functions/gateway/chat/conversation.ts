/** What a conversation remembers between turns: kept in Dapr's state store, guarded by its ETag, forgotten after a while. */
import type { StateStore } from '../../../shared/dapr/index.ts'
import type { Command } from '../../../shared/language/types.ts'
import type { TaskChange } from '../execute.ts'
import { changeState, stateKey } from '../state.ts'

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

/**
 * Stores what a turn adds to the conversation that it found; when another turn was faster, adds it to what that one left.
 * @throws DaprError
 */
export async function changeConversation(
  state: StateStore,
  personId: string,
  conversationId: string,
  found: Opened,
  change: (conversation: Conversation) => Conversation,
): Promise<void> {
  const stored = changeState<Conversation>(
    state,
    keyOf(personId, conversationId),
    (conversation = EMPTY) => change(conversation),
    { found: { value: found.conversation, etag: found.etag }, ttl: TTL_SECONDS },
  )
  // Who talks for the first time waits for both at once. A crash that leaves it unlisted leaves it for a day, and no longer.
  await Promise.all([stored, found.etag === undefined && remember(state, personId, conversationId)])
}

/** Conversations of a person that are known by name; those before them are forgotten by themselves within a day. */
const KNOWN = 200

const indexOf = (personId: string): string => stateKey('conversations', personId)

/** The store cannot be searched, so each person's conversations are listed: to be taken along, and to be forgotten. */
const remember = (state: StateStore, personId: string, conversationId: string): Promise<boolean> =>
  changeState<string[]>(state, indexOf(personId), (ids = []) =>
    [...ids.filter((id) => id !== conversationId), conversationId].slice(-KNOWN),
  )

/** What is remembered of each conversation of a person, by its id. @throws DaprError */
export async function conversationsOf(state: StateStore, personId: string): Promise<Record<string, Conversation>> {
  const ids = (await state.get<string[]>(indexOf(personId)))?.value ?? []
  const found: Record<string, Conversation> = {}
  for (const id of ids) {
    const opened = await openConversation(state, personId, id)
    if (opened.etag !== undefined) found[id] = opened.conversation
  }
  return found
}

/** @throws DaprError */
export async function forgetConversations(state: StateStore, personId: string): Promise<void> {
  const ids = (await state.get<string[]>(indexOf(personId)))?.value ?? []
  for (const id of ids) await state.delete(keyOf(personId, id))
  await state.delete(indexOf(personId))
}
