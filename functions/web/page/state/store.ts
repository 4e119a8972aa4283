/**
 * What the app knows, as signals: the tasks of the server, the changes that wait, and from both the tasks that are shown. Changes are
 * shown at once and sent in order; the stream brings those of other devices.
 */
import { computed, signal } from '@preact/signals'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
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
import { afterAnswer, type Change, conflicts, localId, withChange, withChanges } from './changes.ts'
import { timeZone } from './clock.ts'
import { notify } from './notices.ts'
import { Device } from './stored.ts'
import { EMPTY, type StreamEvent, type TaskList, withEvent, withTasks } from './task-list.ts'

export type Connection = 'live' | 'connecting' | 'offline'

const list = signal<TaskList>(EMPTY)
export const queue = signal<readonly Change[]>([])
export const me = signal<Me | undefined>(undefined)
export const connection = signal<Connection>('connecting')
/** Whether there is a list to show: kept by the device, or of the server. */
export const isLoaded = signal(false)

/** By id, as the person sees them. */
export const tasks = computed(() => withChanges(list.value.tasks, queue.value))
export const openTasks = computed(() => [...tasks.value.values()].filter(({ status }) => status === 'open'))

/** A change that the server refused because somebody was faster, with what is there now. */
export interface Conflict {
  change: Extract<Change, { kind: 'update' }>
  theirs: Task
  fields: (keyof TaskChanges)[]
}
export const conflict = signal<Conflict | undefined>(undefined)

let client: Client
let device: Device | undefined
let stopping = new AbortController()
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
  device = await Device.open(given.person)
  const kept = await device?.load()
  if (kept?.revision) {
    list.value = { tasks: new Map(kept.tasks.map((task) => [task.id, task])), revision: kept.revision }
    isLoaded.value = true
  }
  if (kept?.me) setMe(kept.me)
  queue.value = kept?.changes ?? []
  void follow(stopping.signal)
  void send()
}

export function stop(): void {
  stopping.abort()
  device?.close()
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
  setMe(await client.changeMe(changes))
}

/** Follows the stream for as long as somebody is signed in, and resumes where it broke off. */
async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      connection.value = 'connecting'
      const found = await client.me()
      // Somebody new is where their device is, and speaks its language; later that is offered (features/zone-offer.tsx).
      setMe(found.revision ? found : await client.changeMe(ofDevice()))
      // The revision is older than the tasks: what changes in between comes again by the stream, and changes nothing.
      if (!isLoaded.value) await load(found.revision)
      connection.value = 'live'
      void send()
      const connected = AbortSignal.any([signal, whenOffline()])
      await client.stream(list.value.revision, ({ event, data }) => onEvent(event, JSON.parse(data)), connected)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Refused && error.status === 401) return onSignedOut()
      connection.value = 'offline'
      await untilRetry(signal)
    }
  }
}

function ofDevice(): Pick<Me, 'timeZone'> & Partial<Pick<Me, 'locale'>> {
  const { language } = navigator
  return { timeZone: deviceZone, ...(/^[a-z]{2,3}-[A-Z]{2}$/.test(language) && { locale: language }) }
}

/** A stream that nothing comes from any more may stay open: the device knows better. */
function whenOffline(): AbortSignal {
  const controller = new AbortController()
  addEventListener('offline', () => controller.abort(), { once: true })
  return controller.signal
}

/** A moment, or until the device is back in the net. */
function untilRetry(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, RETRY)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}

async function load(revision: number): Promise<void> {
  const found: Task[] = []
  for await (const page of client.tasks()) found.push(...page)
  list.value = withTasks({ ...EMPTY, revision }, found)
  isLoaded.value = true
  await device?.replaceTasks(found, revision)
}

function onEvent(type: string, event: StreamEvent): void {
  if (type === 'reset') return void load(event.revision)
  const task = event.data?.task
  list.value = withEvent(list.value, event)
  void device?.saveTasks(task && event.type.startsWith('todo.task.') ? [task] : [], list.value.revision)
  if (type === 'todo.notification.delivered.v1' && event.data?.channel === 'in-app') {
    notify({ kind: 'reminder', text: String(event.data.title) })
  }
}

/** What an answer brought, before the stream does. */
function take(found: Task[]): void {
  list.value = withTasks(list.value, found)
}

let isSending = false

/** Sends what waits, one after the other; stops where there is no net. */
async function send(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let first = queue.value[0]; first; first = queue.value[0]) {
      const task = await deliver(first)
      setQueue(afterAnswer(queue.value, task))
      if (task) take([task])
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // No answer, or none that says it never will be: it waits, under the same key.
    setTimeout(() => void send(), RETRY)
  } finally {
    isSending = false
  }
}

const isFinal = ({ status }: Refused): boolean => status >= 400 && status < 500 && status !== 429 && status !== 401

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
    const fields = conflicts(change, theirs)
    if (!fields.length) return client.update(theirs.id, change.fields, crypto.randomUUID(), theirs.version)
    take([theirs])
    conflict.value = { change, theirs, fields }
    return undefined
  }
}

/** The answer to a conflict: what the person wrote, or what is there. */
export function resolve(choice: 'mine' | 'theirs'): void {
  const { change, theirs } = conflict.value!
  conflict.value = undefined
  if (choice === 'mine') changeTask(theirs, change.fields)
}

function setQueue(changes: readonly Change[]): void {
  queue.value = changes
  void device?.saveChanges(changes)
}

function add(change: Change): void {
  setQueue(withChange(queue.value, change, isSending))
  void send()
}

const newKey = (): string => crypto.randomUUID()

export function createTask(fields: NewTask): void {
  const key = newKey()
  add({ kind: 'create', key, taskId: localId(key), fields, createdAt: new Date().toISOString() })
}

export function changeTask(task: Task, fields: TaskChanges): void {
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, task[field as keyof Task]]))
  add({ kind: 'update', key: newKey(), taskId: task.id, fields, before, version: task.version })
}

export function actOn(task: Task, kind: Act | 'delete'): void {
  add({ kind, key: newKey(), taskId: task.id })
  const { title } = task
  notify({ kind: 'done', text: words.value.done[kind](title), action: { label: words.value.undo, run: undo } })
}

/** Takes back the last turn, whoever did it where. */
export async function undo(): Promise<void> {
  try {
    // What waits here is the last thing that was done.
    while (queue.value.length && connection.value !== 'offline') await send().then(pause)
    const last = queue.value.at(-1)
    if (last) return setQueue(queue.value.slice(0, -1))
    take((await client.undo(newKey())).tasks)
    notify({ kind: 'done', text: words.value.undone })
  } catch (error) {
    notify({ kind: 'problem', text: (error as Error).message })
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

export async function chat(
  message: string,
  conversationId: string,
  key: string,
  listener: ChatListener,
): Promise<ChatReply> {
  const reply = await client.chat(message, { conversationId, timeZone: timeZone.value, key }, listener)
  take(reply.tasks)
  return reply
}

export const history = (taskId: string) => client.history(taskId)
/** Tasks that are not kept here: completed ones, what the server finds. One page. */
export async function search(query: Record<string, string>): Promise<Task[]> {
  for await (const page of client.tasks(query)) return page
  return []
}
