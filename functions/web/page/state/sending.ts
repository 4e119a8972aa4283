/** Changes of this device on their way to the server: in order, each until there is an answer, under the same key. */
import { signal } from '@preact/signals'
import { BoundedMap } from '../../../../shared/bounded/index.ts'
import { Refused } from '../api/client.ts'
import { afterAnswer, type Change, nextOf, subjectOf, withChange } from './changes.ts'
import { deliver } from './delivery.ts'
import { connection, queue, setQueue, stopped, take } from './known.ts'
import { withdrawActions } from './notices.ts'
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
      const answer = await deliver(next)
      // Whoever signed out meanwhile has no queue any more.
      if (signal.aborted) return
      if (answer && (next.kind === 'create' || next.kind === 'make')) named(subjectOf(next), answer.id)
      setQueue(afterAnswer(queue.value, next, answer))
      if (answer && 'title' in answer) take([answer])
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

/** Ids of the server, by those that tasks and collections had here before it answered. */
const names = new BoundedMap<string, string>(1000)

function named(localId: string, id: string): void {
  names.set(localId, id)
  if (openedTask.value?.id === localId) openedTask.value = { ...openedTask.value, id }
}

/** The server's id of what had another one here before. */
export const idOf = ({ id }: { id: string }): string => names.get(id) ?? id
