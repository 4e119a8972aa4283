/** Changes of this device on their way to the server: in order, each until there is an answer, under the same key. */
import { signal } from '@preact/signals'
import { BoundedMap } from '../../../../shared/bounded/index.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { type Act, Refused } from '../api/client.ts'
import { afterAnswer, type Change, nextOf, withChange } from './changes.ts'
import { conflictingFields } from './conflicts.ts'
import { client, conflicts, connection, forget, me, queue, setConflicts, setQueue, stopped, take } from './known.ts'
import { notify, withdrawActions } from './notices.ts'
import { openedTask } from './opened.ts'
import { TOLD_AFTER, type Trouble, waitAfter } from './trouble.ts'

/** What keeps changes from being sent, once it has lasted. */
export const trouble = signal<Trouble | undefined>(undefined)

let sending: Promise<void> | undefined
let retrying: ReturnType<typeof setTimeout> | undefined
/** Attempts in a row that came to nothing. */
let failed = 0

/** Sends what waits, one after the other; stops where there is no net. */
export function send(): Promise<void> {
  sending ??= sendAll(stopped()).finally(() => {
    sending = undefined
  })
  return sending
}

/** Nothing is tried any more. */
export function stopSending(): void {
  clearTimeout(retrying)
  trouble.value = undefined
}

export function add(change: Change): void {
  // "Undo" takes back the last thing that was done, which is this one now.
  withdrawActions()
  setQueue(withChange(queue.value, change))
  void send()
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
    if (change.kind === 'create') return await client().create(change.fields, change.key)
    if (change.kind === 'update') return await update(change)
    if (change.kind !== 'delete') return await actOn(change)
    await client().delete(change.taskId, change.key)
    forget(change.taskId)
    return undefined
  } catch (error) {
    if (!(error instanceof Refused) || !isFinal(error)) throw error
    notify({ kind: 'problem', text: error.message })
    return undefined
  }
}

/** What is open under a task goes along, unless the person has said that it stays. */
function actOn({ kind, taskId, key }: Extract<Change, { kind: Act }>): Promise<Task> {
  const keeps = kind === 'complete' && me.value?.openSubtasks === 'keep'
  return client().act(taskId, kind, key, keeps ? 'keep' : undefined)
}

/** Somebody who was faster with another field is no conflict; with the same one, the person is asked. */
async function update(change: Extract<Change, { kind: 'update' }>): Promise<Task | undefined> {
  try {
    return await client().update(change.taskId, change.fields, change.key, change.version)
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 412) throw error
    const theirs = await client().task(change.taskId)
    const fields = conflictingFields(change, theirs)
    if (!fields.length) return client().update(theirs.id, change.fields, crypto.randomUUID(), theirs.version)
    take([theirs])
    setConflicts([...conflicts.value, { key: change.key, change, theirs, fields }])
    return undefined
  }
}

/** The server's id of a task, however it was called here before. */
export const idOf = ({ id }: Task): string => names.get(id) ?? id
