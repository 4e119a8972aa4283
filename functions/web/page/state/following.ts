/** The server's tasks, followed by the stream for as long as somebody is signed in, and resumed where it broke off. */
import { collectionKindOf } from '../../../../shared/domain/collections/renaming.ts'
import type { CommentChanged } from '../../../../shared/domain/comments/comment.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { deviceZone, type Me, Refused } from '../api/client.ts'
import { words } from '../words/index.ts'
import { firstWeekday } from './clock.ts'
import { hasUnheard, loadCollections } from './collections.ts'
import {
  accessTokensChanged,
  client,
  commentsChanged,
  connection,
  device,
  isLoaded,
  list,
  sessionsChanged,
  setMe,
  stopped,
} from './known.ts'
import { notify } from './notices.ts'
import { send } from './sending.ts'
import { EMPTY, type StreamEvent, withEvent, withTasks } from './task-list.ts'
import { testTask } from './test-task.ts'
import { ownSession, renewed } from './tokens.ts'

/** Milliseconds before the server is asked again. */
const RETRY = 2000

/** Whether what the stream would go on from is not whole. */
let isStale = false

/** @param onSignedOut the session ended: somebody has to sign in again */
export async function follow(signal: AbortSignal, onSignedOut: (why: Refused) => void): Promise<void> {
  isStale = false
  while (!signal.aborted) {
    const begun = Date.now()
    const ended = new AbortController()
    // A stream that nothing comes from any more may stay open: the device knows better.
    addEventListener('offline', () => ended.abort(), { signal: ended.signal })
    try {
      const found = await client().me()
      if (signal.aborted) return
      // Somebody new is where their device is, and speaks its language; later that is offered (features/zone-offer.tsx).
      setMe(found.revision ? found : await client().changeMe(ofDevice()))
      // The revision is older than the tasks: what changes in between comes again by the stream, and changes nothing.
      if (!isLoaded.value || isStale) await load(found.revision)
      await loadCollections()
      connection.value = 'live'
      void send()
      const connected = AbortSignal.any([signal, ended.signal])
      const take = ({ event, data }: { event: string; data: string }) => {
        onEvent(event, JSON.parse(data), ended)
        if (event === 'todo.session.ended.v1') void heedEnd(JSON.parse(data)).catch(onSignedOut)
      }
      await client().stream(list.value.revision, take, connected)
      if (signal.aborted) return
      connection.value = 'connecting'
      // Whoever ends each stream at once is not asked again at once.
      if (Date.now() - begun < RETRY) await untilRetry(signal)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Refused && error.status === 401) return onSignedOut(error)
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
  const signal = stopped()
  const before = list.value.tasks
  const found: Task[] = []
  for await (const page of client().tasks({ started: 'any' })) found.push(...page)
  if (signal.aborted) return
  // The stream went on meanwhile: what it brought may be newer than the page that it would have been on.
  const meanwhile = [...list.value.tasks.values()].filter((task) => before.get(task.id) !== task)
  const whole = withTasks({ ...EMPTY, revision: Math.max(revision, list.value.revision) }, found)
  list.value = withTasks(whole, meanwhile)
  isLoaded.value = true
  isStale = false
  await device()?.replaceTasks([...list.value.tasks.values()], list.value.revision)
}

function onEvent(type: string, event: StreamEvent, connected: AbortController): void {
  if (type === 'reset') {
    isStale = true
    list.value = { ...list.value, revision: event.revision }
    return void load(event.revision).catch(() => connected.abort())
  }
  const before = list.value.tasks
  list.value = withEvent(list.value, event)
  const changed = changedIn(event, before)
  if (!isStale) void device()?.saveTasks(changed, list.value.revision)
  if (collectionKindOf(type) || (changed.length && hasUnheard.value)) void loadCollections().catch(() => {})
  // Another device changed it, or the owner of an address said yes.
  if (type === 'todo.person.updated.v1' || type === 'todo.channel.updated.v1')
    void client()
      .me()
      .then(setMe, () => {})
  if (type.startsWith('todo.comment.')) tellOfComment(event)
  if (type.startsWith('todo.token.')) accessTokensChanged.value++
  if (type.startsWith('todo.notification.')) tellOf(event)
  if (type === 'todo.webhook.updated.v1') tellOfWebhook(event)
}

/** @throws Refused with 401 when it was this browser that the person signed out of */
async function heedEnd({ data }: StreamEvent): Promise<void> {
  sessionsChanged.value++
  const { sessions } = data as unknown as { sessions: { id: string }[] }
  if (!sessions.some(({ id }) => id === ownSession.value)) return
  await renewed(true).catch((error) => {
    // What cannot be asked now is asked when the token has ended.
    if (error instanceof Refused && error.status === 401) throw error
  })
}

function tellOfComment({ revision, data }: StreamEvent): void {
  const { taskId } = (data as unknown as CommentChanged).comment
  commentsChanged.value = new Map(commentsChanged.value).set(taskId, revision)
}

/** Those that an event changed: its own, or all that follow another name. */
function changedIn({ type, data }: StreamEvent, before: ReadonlyMap<string, Task>): Task[] {
  if (collectionKindOf(type)) return [...list.value.tasks.values()].filter((task) => before.get(task.id) !== task)
  return data?.task && type.startsWith('todo.task.') ? [data.task] : []
}

function tellOfWebhook({ data = {} }: StreamEvent): void {
  const { state, url } = data as Record<string, string>
  if (state === 'disabled') notify({ kind: 'problem', text: words.value.settings.told.webhookDisabled(url ?? '') })
}

function tellOf({ type, data = {} }: StreamEvent): void {
  const { channel, title, reason, taskId } = data as Record<string, string>
  const { channels, told } = words.value.settings
  const name = channels[channel ?? ''] ?? channel ?? ''
  if (type === 'todo.notification.failed.v1') notify({ kind: 'problem', text: told.failed(name, reason ?? '') })
  else if (channel === 'in-app') notify({ kind: 'reminder', text: title ?? '' })
  else if (taskId === testTask.value) notify({ kind: 'done', text: told.delivered(name) })
}
