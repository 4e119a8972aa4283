/** What a conversation remembers between turns: kept in Dapr's state store, guarded by its ETag, forgotten after a while. */
import type { StateStore, Versioned } from '../../../shared/dapr/index.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { TurnsBack } from '../../../shared/language/assistant.ts'
import type { CollectionCommand } from '../../../shared/language/collection-replies.ts'
import type { Proposal } from '../../../shared/language/replies.ts'
import type { Changes, Command, Repeat } from '../../../shared/language/types.ts'
import type { DateString } from '../../../shared/time/civil.ts'
import { type Change, changeState, stateKey } from '../state.ts'
import type { TaskChange } from '../writes/execute.ts'

/** A plan that waits for a yes. */
export interface Pending {
  token: string
  changes: TaskChange[]
  proposal: Proposal
  /** of the first tasks of it, as they were shown */
  titles: string[]
  /** of a plan that a model made: how it was shown, and what it does beside the changes */
  plan?: Planned
}

export interface Planned extends TurnsBack {
  said: string
  collections?: CollectionCommand[]
  profile?: Partial<Profile>
  /** `at`: epoch milliseconds */
  snoozed?: { taskId: string; at: number }[]
}

/** What was asked, besides for a yes. */
export type Question =
  /** which reading of a message is meant */
  | {
      of: 'readings'
      ask: string
      choices: Choice[]
      /** what would be added with a date that is over: a yes is the first choice, and another date may be said instead */
      past?: Command[]
      /** a yes is the first choice */
      yesIsFirst?: true
    }
  /** which of the tasks that are shown the command is about */
  | { of: 'tasks'; command: TargetCommand; titles: string[] }
  /** what is to be added; `led`: the words that it was begun with ("remind me"); `said`: when, in words that came before */
  | { of: 'title'; ask: string; led: string; said?: string }
  /** when quiet hours begin or end */
  | { of: 'hours'; from: string | null; to: string | null }

export interface Choice {
  label: string
  commands: Command[]
}

export type TargetCommand = Extract<Command, { target: unknown }>

/** What was done last, as far as the next message may go on from it. */
export interface Did {
  kind: Command['kind'] | Proposal['act']
  /** of new tasks, where "and butter" goes; of a project that was made or renamed, its name */
  project?: string | null
  section?: string | null
  /** it was the time zone that was set */
  isZone?: boolean
  /** the quiet hours that were set */
  hours?: { from: string; to: string }
  /** what was set before */
  settingBefore?: Partial<Pick<Profile, 'timeZone' | 'quietHours'>>
  /** of changed ones */
  changes?: Changes
  /** of the tasks that it was done to, as they are called since; absent where those are many */
  titles?: string[]
  /** they were added just before */
  isNew?: true
  /** the title of the task under which they were added */
  under?: string
  /** what the task repeats by that was added or changed */
  repeat?: Repeat
  /** other things were said since */
  isPast?: true
  /** that it was done with one of several tasks which were asked about: "no, the other one" */
  chosen?: { command: TargetCommand; place: number; titles: string[] }
}

export interface Conversation {
  /** ids of the tasks last listed, in the order shown: what "the second one" counts in */
  shown: string[]
  /** ids of the tasks that were added last, the newest last: "the last two" where nothing was shown */
  added: string[]
  /** ids of the tasks last touched or named: what "it" means */
  last: string[]
  /** ids of the tasks that were last shown or touched together: "them" */
  together: string[]
  /** ids of the tasks that one turn after the other touched, the newest last: "both" of what was spoken of by itself */
  recent: string[]
  /** those of a list, or added together, that nothing has been done with since: "the rest" */
  rest: string[]
  /** waits for a yes */
  proposed: Pending | null
  /** the plan that the last message said no to: some of it may be meant after all */
  declined: Pending | null
  question: Question | null
  did: Did | null
  /**
   * A turn that was to do something did nothing, or a model's was nothing but words, and nothing was done since: an undo behind it may mean what
   * the person thinks that it did.
   */
  cameToNothing?: true
  /** the day that was spoken of last, in a list or of a task: "that day" */
  day?: DateString
  /** a list was just shown, the whole of it: "everything" is what is on it */
  isListShown?: true
  /** the words in which tasks were last listed, which can be saved as a filter */
  listed?: string | undefined
  /** in which it goes on when a message tells of none: BCP 47 primary tag */
  language?: string
  /** in Latin letters, where the language has others */
  isRoman?: boolean
  /** the last turns, the newest last: what a model is told of them */
  turns?: Told[]
  /** the person was told how to get a model */
  isModelHinted?: boolean
}

/** A turn as it was heard and read: the reply says what was done. */
export interface Told {
  said: string
  replied: string
}

export const EMPTY: Conversation = {
  shown: [],
  added: [],
  last: [],
  together: [],
  recent: [],
  rest: [],
  proposed: null,
  declined: null,
  question: null,
  did: null,
}

const TTL_SECONDS = 24 * 3600

const keyOf = (personId: string, conversationId: string): string => stateKey('conversation', personId, conversationId)

export interface Opened {
  conversation: Conversation
  /** what is kept of it, and of the list that it stands in */
  found: [Versioned<Conversation> | undefined, Versioned<string[]> | undefined]
}

/** @throws DaprError */
export async function openConversation(state: StateStore, personId: string, conversationId: string): Promise<Opened> {
  const found = (await state.get([keyOf(personId, conversationId), indexOf(personId)])) as Opened['found']
  return { conversation: { ...EMPTY, ...found[0]?.value }, found }
}

/**
 * Stores what a turn adds to the conversation that it found, and lists a new one, by one request; when another turn was faster, adds it to what
 * that one left. What cannot be listed is not kept. A crash in the middle may leave a conversation unlisted until its next turn, or for a day.
 *
 * @param change changes nothing more of what it made
 * @throws DaprError
 */
export async function changeConversation(
  state: StateStore,
  personId: string,
  conversationId: string,
  { found }: Opened,
  change: (conversation: Conversation) => Conversation,
): Promise<void> {
  const key = keyOf(personId, conversationId)
  const turn: Change<Conversation> = {
    key,
    change: (conversation = EMPTY) => change({ ...EMPTY, ...conversation }),
    ttl: TTL_SECONDS,
  }
  const listing: Change<string[]> = {
    key: indexOf(personId),
    change: (ids = []) => (ids.includes(conversationId) ? undefined : [...ids, conversationId].slice(-KNOWN)),
  }
  if ((await changeState(state, [turn, listing], found)) === 'overtaken') await state.delete(key)
}

/** Conversations of a person that are known by name; those before them are forgotten by themselves within a day. */
const KNOWN = 200

/** The store cannot be searched, so each person's conversations are listed: to be taken along, and to be forgotten. */
const indexOf = (personId: string): string => stateKey('conversations', personId)

const listed = async (state: StateStore, personId: string): Promise<string[]> =>
  (await state.get<string[]>([indexOf(personId)]))[0]?.value ?? []

/** What is remembered of each conversation of a person, by its id. @throws DaprError */
export async function conversationsOf(state: StateStore, personId: string): Promise<Record<string, Conversation>> {
  const ids = await listed(state, personId)
  const found = await state.get<Conversation>(ids.map((id) => keyOf(personId, id)))
  return Object.fromEntries(ids.flatMap((id, index) => (found[index] ? [[id, found[index].value]] : [])))
}

/** @throws DaprError */
export async function forgetConversations(state: StateStore, personId: string): Promise<void> {
  for (const id of await listed(state, personId)) await state.delete(keyOf(personId, id))
  await state.delete(indexOf(personId))
}
