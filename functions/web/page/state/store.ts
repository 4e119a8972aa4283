/**
 * What the app knows, as signals: the tasks of the server, the changes that wait, and from both the tasks that are shown. Changes are
 * shown at once and sent in order; the stream brings those of other devices.
 */
import { computed, signal } from '@preact/signals'
import { BoundedMap } from '../../../../shared/bounded/index.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { splitWall } from '../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import {
  type Act,
  type ChatListener,
  type ChatReply,
  type Client,
  deviceZone,
  type Me,
  Refused,
} from '../api/client.ts'
import { words } from '../words/index.ts'
import { afterAnswer, type Change, localId, nextOf, withChange, withChanges } from './changes.ts'
import { firstWeekday, timeZone } from './clock.ts'
import { type Conflict, conflictingFields } from './conflicts.ts'
import { notify, withdrawActions } from './notices.ts'
import { openedTask } from './opened.ts'
import { Device } from './stored.ts'
import { EMPTY, type StreamEvent, type TaskList, withEvent, withTasks } from './task-list.ts'
import { TOLD_AFTER, type Trouble, waitAfter } from './trouble.ts'

export type Connection = 'live' | 'connecting' | 'offline'

const list = signal<TaskList>(EMPTY)
/** The newest that was heard of. */
export const revision = computed(() => list.value.revision)
export const queue = signal<readonly Change[]>([])
export const me = signal<Me | undefined>(undefined)
export const connection = signal<Connection>('connecting')
/** Whether there is a list to show: kept by the device, or of the server. */
export const isLoaded = signal(false)

/** By id, as the person sees them. */
export const tasks = computed(() => withChanges(list.value.tasks, queue.value))
export const openTasks = computed(() => [...tasks.value.values()].filter(({ status }) => status === 'open'))

const conflicting = signal<readonly Conflict[]>([])
/** The first of them that the person has not decided. */
export const conflict = computed(() => conflicting.value[0])

/** What keeps changes from being sent, once it has lasted. */
export const trouble = signal<Trouble | undefined>(undefined)

let client: Client
let device: Device | undefined
let stopping = new AbortController()
/** Whether what the stream would go on from is not whole. */
let isStale = false
let onSignedOut: () => void = () => {}

/** Milliseconds before the server is asked again. */
const RETRY = 2000

export interface Start {
  client: Client
  person: string
  /** the session ended: somebody has to sign in again */
  onSignedOut: () => void
}

/** Shows what the device kept, then what the server has, and follows it. */
export async function start(given: Start): Promise<void> {
  client = given.client
  onSignedOut = given.onSignedOut
  stopping = new AbortController()
  connection.value = 'connecting'
  isStale = false
  device = await Device.open(given.person)
  const kept = await device?.load()
  if (kept?.revision) {
    list.value = { tasks: new Map(kept.tasks.map((task) => [task.id, task])), revision: kept.revision }
    isLoaded.value = true
  }
  if (kept?.me) setMe(kept.me)
  queue.value = kept?.changes ?? []
  conflicting.value = kept?.conflicts ?? []
  void follow(stopping.signal)
}

export function stop(): void {
  stopping.abort()
  clearTimeout(retrying)
  device?.close()
  device = undefined
  conflicting.value = []
  trouble.value = undefined
  list.value = EMPTY
  queue.value = []
  me.value = undefined
  isLoaded.value = false
}

function setMe(found: Me): void {
  me.value = found
  timeZone.value = found.timeZone
  void device?.saveMe(found)
}

export async function changeMe(changes: Partial<Me>): Promise<void> {
  setMe({ ...me.value!, ...(await client.changeMe(changes)) })
}

/** Follows the stream for as long as somebody is signed in, and resumes where it broke off. */
async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begun = Date.now()
    const ended = new AbortController()
    // A stream that nothing comes from any more may stay open: the device knows better.
    addEventListener('offline', () => ended.abort(), { signal: ended.signal })
    try {
      const found = await client.me()
      if (signal.aborted) return
      // Somebody new is where their device is, and speaks its language; later that is offered (features/zone-offer.tsx).
      setMe(found.revision ? found : await client.changeMe(ofDevice()))
      // The revision is older than the tasks: what changes in between comes again by the stream, and changes nothing.
      if (!isLoaded.value || isStale) await load(found.revision)
      connection.value = 'live'
      void send()
      const connected = AbortSignal.any([signal, ended.signal])
      const take = ({ event, data }: { event: string; data: string }) => onEvent(event, JSON.parse(data), ended)
      await client.stream(list.value.revision, take, connected)
      if (signal.aborted) return
      connection.value = 'connecting'
      // Whoever ends each stream at once is not asked again at once.
      if (Date.now() - begun < RETRY) await untilRetry(signal)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Refused && error.status === 401) return onSignedOut()
      // Until there is an answer again: a screen reader says each change of it.
      connection.value = 'offline'
      await untilRetry(signal)
    } finally {
      ended.abort()
    }
  }
}

function ofDevice(): Pick<Me, 'timeZone'> & Partial<Pick<Me, 'locale' | 'weekStart'>> {
  const { language } = navigator
  if (!/^[a-z]{2,3}-[A-Z]{2}$/.test(language)) return { timeZone: deviceZone }
  return { timeZone: deviceZone, locale: language, weekStart: firstWeekday(language) }
}

/** A moment, or until the device is back in the net. */
function untilRetry(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, RETRY)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}

async function load(revision: number): Promise<void> {
  const { signal } = stopping
  const before = list.value.tasks
  const found: Task[] = []
  for await (const page of client.tasks()) found.push(...page)
  if (signal.aborted) return
  // The stream went on meanwhile: what it brought may be newer than the page that it would have been on.
  const meanwhile = [...list.value.tasks.values()].filter((task) => before.get(task.id) !== task)
  const whole = withTasks({ ...EMPTY, revision: Math.max(revision, list.value.revision) }, found)
  list.value = withTasks(whole, meanwhile)
  isLoaded.value = true
  isStale = false
  await device?.replaceTasks([...list.value.tasks.values()], list.value.revision)
}

function onEvent(type: string, event: StreamEvent, connected: AbortController): void {
  if (type === 'reset') {
    isStale = true
    list.value = { ...list.value, revision: event.revision }
    return void load(event.revision).catch(() => connected.abort())
  }
  const task = event.data?.task
  list.value = withEvent(list.value, event)
  if (!isStale) void device?.saveTasks(task && event.type.startsWith('todo.task.') ? [task] : [], list.value.revision)
  // Another device changed it, or the owner of an address said yes.
  if (type === 'todo.person.updated.v1' || type === 'todo.channel.updated.v1') void client.me().then(setMe, () => {})
  if (type.startsWith('todo.notification.')) tellOf(event)
}

function tellOf({ type, data = {} }: StreamEvent): void {
  const { channel, title, reason, taskId } = data as Record<string, string>
  const { channels, told } = words.value.settings
  const name = channels[channel ?? ''] ?? channel ?? ''
  if (type === 'todo.notification.failed.v1') notify({ kind: 'problem', text: told.failed(name, reason ?? '') })
  else if (channel === 'in-app') notify({ kind: 'reminder', text: title ?? '' })
  else if (taskId === testTask.value) notify({ kind: 'done', text: told.delivered(name) })
}

/** The task by which the person tries their channels. */
export const testTask = signal('')

/** A reminder like any other, at the next minute but the seconds that it takes to be stored: all that is between the person and one is tried. */
export async function testChannels(): Promise<void> {
  const at = wallTimeAt(Date.now() + 75_000, timeZone.value)
  const { date, time } = splitWall(at)
  const fields: NewTask = {
    title: words.value.settings.testTitle,
    due: { date, time, timeZone: timeZone.value },
    reminders: [{ minutesBefore: 0 }],
  }
  const task = await client.create(fields, newKey())
  testTask.value = task.id
  take([task])
}

/** What an answer brought, before the stream does. */
function take(found: Task[]): void {
  list.value = withTasks(list.value, found)
}

let sending: Promise<void> | undefined
let retrying: ReturnType<typeof setTimeout> | undefined
/** Attempts in a row that came to nothing. */
let failed = 0

/** Sends what waits, one after the other; stops where there is no net. */
function send(): Promise<void> {
  sending ??= sendAll(stopping.signal).finally(() => {
    sending = undefined
  })
  return sending
}

async function sendAll(signal: AbortSignal): Promise<void> {
  clearTimeout(retrying)
  // What was not tried can still be taken back, and become part of what comes.
  if (connection.value === 'offline') return
  for (let next = nextOf(queue.value); next; next = nextOf(queue.value)) {
    const { key } = next
    if (!next.isTried) setQueue(queue.value.map((each) => (each.key === key ? { ...each, isTried: true } : each)))
    try {
      const task = await deliver(next)
      // Whoever signed out meanwhile has no queue any more.
      if (signal.aborted) return
      if (task && next.kind === 'create') named(next.taskId, task.id)
      setQueue(afterAnswer(queue.value, next, task))
      if (task) take([task])
    } catch (error) {
      if (!signal.aborted) retryLater(next, error as Error)
      return
    }
    failed = 0
    trouble.value = undefined
  }
}

/** No answer, or none that says it never will be: the change waits, under the same key. When that lasts, the person is told. */
function retryLater(change: Change, error: Error): void {
  failed++
  // Without a net nothing is wrong with the change.
  if (connection.value === 'offline') failed = 0
  const retryAfter = error instanceof Refused ? error.retryAfter : 0
  retrying = setTimeout(() => void send(), waitAfter(Math.max(1, failed), retryAfter))
  if (failed >= TOLD_AFTER) trouble.value = { change, why: error.message }
}

/** The person's answer to what cannot be sent. */
export function settleTrouble(choice: 'again' | 'others-first' | 'give-up'): void {
  const { change } = trouble.value!
  trouble.value = undefined
  failed = 0
  if (choice === 'others-first')
    setQueue(queue.value.map((each) => (each.key === change.key ? { ...each, isHeld: true } : each)))
  else if (choice === 'give-up') setQueue(afterAnswer(queue.value, change, undefined))
  void send()
}

/** Ids of the server, by those that tasks had here before it answered. */
const names = new BoundedMap<string, string>(1000)

function named(localId: string, id: string): void {
  names.set(localId, id)
  if (openedTask.value === localId) openedTask.value = id
}

/** A refusal is one of our functions' own: what a proxy says while they are away is none. */
const isFinal = ({ status, code }: Refused): boolean =>
  code !== '' && status >= 400 && status < 500 && status !== 429 && status !== 401

/** @returns the task as the server has it; undefined when it is gone, or when the change came to nothing */
async function deliver(change: Change): Promise<Task | undefined> {
  try {
    if (change.kind === 'create') return await client.create(change.fields, change.key)
    if (change.kind === 'update') return await update(change)
    if (change.kind !== 'delete') return await client.act(change.taskId, change.kind, change.key)
    await client.delete(change.taskId, change.key)
    forget(change.taskId)
    return undefined
  } catch (error) {
    if (!(error instanceof Refused) || !isFinal(error)) throw error
    notify({ kind: 'problem', text: error.message })
    return undefined
  }
}

function forget(taskId: string): void {
  const left = new Map(list.value.tasks)
  const task = left.get(taskId)
  if (task) left.set(taskId, { ...task, status: 'deleted' })
  list.value = { ...list.value, tasks: left }
}

/** Somebody who was faster with another field is no conflict; with the same one, the person is asked. */
async function update(change: Extract<Change, { kind: 'update' }>): Promise<Task | undefined> {
  try {
    return await client.update(change.taskId, change.fields, change.key, change.version)
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 412) throw error
    const theirs = await client.task(change.taskId)
    const fields = conflictingFields(change, theirs)
    if (!fields.length) return client.update(theirs.id, change.fields, crypto.randomUUID(), theirs.version)
    take([theirs])
    setConflicts([...conflicting.value, { key: change.key, change, theirs, fields }])
    return undefined
  }
}

/** The answer to a conflict: what the person wrote, or what is there. */
export function resolve(choice: 'mine' | 'theirs'): void {
  const { change, theirs } = conflict.value!
  setConflicts(conflicting.value.slice(1))
  if (choice === 'mine') changeTask(theirs, change.fields)
}

function setConflicts(conflicts: readonly Conflict[]): void {
  void device?.saveWaiting('conflicts', conflicting.value, conflicts)
  conflicting.value = conflicts
}

function setQueue(changes: readonly Change[]): void {
  void device?.saveWaiting('changes', queue.value, changes)
  queue.value = changes
}

function add(change: Change): void {
  // "Undo" takes back the last thing that was done, which is this one now.
  withdrawActions()
  setQueue(withChange(queue.value, change))
  void send()
}

const newKey = (): string => crypto.randomUUID()

export function createTask(fields: NewTask): void {
  const key = newKey()
  add({ kind: 'create', key, taskId: localId(key), fields, createdAt: new Date().toISOString() })
}

const idOf = ({ id }: Task): string => names.get(id) ?? id

export function changeTask(task: Task, fields: TaskChanges): void {
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, task[field as keyof Task]]))
  const taskId = idOf(task)
  // What was begun on a task that the server did not know yet is upon the version that it made.
  const version = task.version || (list.value.tasks.get(taskId)?.version ?? 0)
  add({ kind: 'update', key: newKey(), taskId, fields, before, version })
}

export function actOn(task: Task, kind: Act | 'delete'): void {
  add({ kind, key: newKey(), taskId: idOf(task) })
  const { title } = task
  notify({ kind: 'done', text: words.value.done[kind](title), action: { label: words.value.undo, run: undo } })
}

/** Takes back the last turn, whoever did it where. */
export async function undo(): Promise<void> {
  try {
    // What waits here is the last thing that was done; what the server may have is for it to take back.
    const last = queue.value.at(-1)
    if (last && !last.isTried) return setQueue(queue.value.slice(0, -1))
    if (last) await send()
    if (queue.value.length) return notify({ kind: 'problem', text: words.value.field.offline })
    take((await client.undo(newKey())).tasks)
    notify({ kind: 'done', text: words.value.undone })
  } catch (error) {
    notify({ kind: 'problem', text: (error as Error).message })
  }
}

export async function chat(
  message: string,
  conversationId: string,
  key: string,
  listener: ChatListener,
): Promise<ChatReply> {
  const reply = await client.chat(message, { conversationId, timeZone: timeZone.value, key }, listener)
  withdrawActions()
  take(reply.tasks)
  return reply
}

export const history = (taskId: string) => client.history(taskId)
export const figures = () => client.figures()
export const activity = (after?: string) => client.activity(after)
/** What belongs to the person and is no task: their addresses, what they take along, and the way out. */
export const person = (): Pick<
  Client,
  | 'confirm'
  | 'calendar'
  | 'newCalendar'
  | 'removeCalendar'
  | 'export'
  | 'askToLeave'
  | 'leave'
  | 'tokens'
  | 'makeToken'
  | 'revokeToken'
> => client
export const transcribe = (recording: Blob, signal: AbortSignal) => client.transcribe(recording, signal)
/** Tasks that are not kept here: completed ones, what the server finds. One page. */
export async function search(query: Record<string, string>): Promise<Task[]> {
  for await (const page of client.tasks(query)) return page
  return []
}
