/**
 * What the app knows, as signals: the tasks of the server, the changes that wait, and from both the tasks that are shown. The stream
 * brings changes of other devices (following.ts), the queue takes our own to the server (sending.ts).
 */
import { computed, signal } from '@preact/signals'
import { isPutAway } from '../../../../shared/domain/start.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import type { AllCollections, Client, Me } from '../api/client.ts'
import { type Change, withChanges } from './changes.ts'
import { instant, timeZone } from './clock.ts'
import { type CollectionChange, collectionsAfter } from './collection-changes.ts'
import type { Conflict } from './conflicts.ts'
import { Device } from './stored.ts'
import { EMPTY, type TaskList, withTasks } from './task-list.ts'

export type Connection = 'live' | 'connecting' | 'offline'

/** Who is signed in. */
interface SignedIn {
  client: Client
  /** undefined where the browser keeps nothing */
  device: Device | undefined
  /** aborted when they sign out */
  stopping: AbortController
}

let signedIn: SignedIn | undefined

export const client = (): Client => signedIn!.client
export const device = (): Device | undefined => signedIn?.device
/** Aborted when the person signs out. */
export const stopped = (): AbortSignal => signedIn!.stopping.signal

export const list = signal<TaskList>(EMPTY)
/** The newest that was heard of. */
export const revision = computed(() => list.value.revision)
/** Nothing was ever done but to take over zone and language of the device. */
export const isNew = computed(() => isLoaded.value && revision.value <= 1)
export const queue = signal<readonly Change[]>([])
export const me = signal<Me | undefined>(undefined)
const NO_COLLECTIONS: AllCollections = { projects: [], sections: [], labels: [], filters: [] }
/** Projects, sections, labels and saved filters as the server has them. */
export const keptCollections = signal(NO_COLLECTIONS)
export const connection = signal<Connection>('connecting')
/** Whether there is a list to show: kept by the device, or of the server. */
export const isLoaded = signal(false)

/** Changes of names that the server has done, and that tasks follow with an event: shown until the stream has brought it. */
const settling = signal<readonly { change: Change & CollectionChange; until: number }[]>([])

export function settle(change: Change & CollectionChange, until: number): void {
  settling.value = [...settling.value.filter(isComing), { change, until }]
}

const isComing = ({ until }: { until: number }): boolean => until > revision.value
const shownChanges = computed(() => {
  const coming = settling.value.filter(isComing).map(({ change }) => change)
  return coming.length ? [...coming, ...queue.value] : queue.value
})

/** By id, as the person sees them. */
export const tasks = computed(() => withChanges(list.value.tasks, shownChanges.value))
/** As the person sees them. */
export const collections = computed(() =>
  shownChanges.value.reduce(
    (all, change) => ('collectionId' in change ? collectionsAfter(all, change) : all),
    keptCollections.value,
  ),
)
export const openTasks = computed(() => [...tasks.value.values()].filter(({ status }) => status === 'open'))

/** Of those that are put away now, the ids as one text: lists are made anew when that changes, and not by each tick of the clock. */
const away = computed(() =>
  openTasks.value
    .filter((task) => isPutAway(task, instant.value))
    .map(({ id }) => id)
    .join(),
)
const awayIds = computed(() => new Set(away.value.split(',')))
/** Open tasks that are put away until later, and those in sight: what lists, days and counts are made of. */
export const putAway = computed(() => openTasks.value.filter(({ id }) => awayIds.value.has(id)))
export const inSight = computed(() => openTasks.value.filter(({ id }) => !awayIds.value.has(id)))

/** How often the comments of a task were heard to change, by its id. */
export const commentsChanged = signal<ReadonlyMap<string, number>>(new Map())

/** Raised when another device, or a program that was let in first, has changed what there is to know of access tokens. */
export const accessTokensChanged = signal(0)
/** Raised when the person signed out somewhere. */
export const sessionsChanged = signal(0)

export const conflicts = signal<readonly Conflict[]>([])
/** The first of them that the person has not decided. */
export const conflict = computed(() => conflicts.value[0])

/**
 * Somebody signed in: shows what the device kept of theirs.
 *
 * @returns aborted when they sign out
 */
export async function open(client: Client, person: string): Promise<AbortSignal> {
  const opened: SignedIn = { client, device: undefined, stopping: new AbortController() }
  signedIn = opened
  connection.value = 'connecting'
  opened.device = await Device.open(person)
  const kept = await opened.device?.load()
  if (kept?.revision) {
    list.value = { tasks: new Map(kept.tasks.map((task) => [task.id, task])), revision: kept.revision }
    isLoaded.value = true
  }
  if (kept?.me) setMe(kept.me)
  keptCollections.value = kept?.collections ?? NO_COLLECTIONS
  queue.value = kept?.changes ?? []
  conflicts.value = kept?.conflicts ?? []
  return opened.stopping.signal
}

export function close(): void {
  signedIn?.stopping.abort()
  signedIn?.device?.close()
  if (signedIn) signedIn.device = undefined
  conflicts.value = []
  list.value = EMPTY
  queue.value = []
  me.value = undefined
  keptCollections.value = NO_COLLECTIONS
  settling.value = []
  isLoaded.value = false
}

export function setMe(found: Me): void {
  me.value = found
  timeZone.value = found.timeZone
  void device()?.saveMe(found)
}

/** What an answer brought, before the stream does. */
export function take(found: Task[]): void {
  list.value = withTasks(list.value, found)
}

export function forget(taskId: string): void {
  const left = new Map(list.value.tasks)
  const task = left.get(taskId)
  if (task) left.set(taskId, { ...task, status: 'deleted' })
  list.value = { ...list.value, tasks: left }
}

export function setConflicts(changed: readonly Conflict[]): void {
  void device()?.saveWaiting('conflicts', conflicts.value, changed)
  conflicts.value = changed
}

export function setQueue(changes: readonly Change[]): void {
  void device()?.saveWaiting('changes', queue.value, changes)
  queue.value = changes
}
