/** What the person does: shown at once, sent in order (sending.ts), taken back with undo. */
import type { Collection } from '../../../../shared/domain/collections/collection.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { splitWall } from '../../../../shared/time/civil.ts'
import { wallTimeAt } from '../../../../shared/time/zone.ts'
import type { Act, ChatListener, ChatReply, Me } from '../api/client.ts'
import { words } from '../words/index.ts'
import { localId } from './changes.ts'
import { timeZone } from './clock.ts'
import { changeCollection } from './collection-actions.ts'
import { isSame } from './conflicts.ts'
import { client, conflict, conflicts, list, me, queue, setConflicts, setMe, setQueue, take } from './known.ts'
import { notify, withdrawActions, withdrawDone } from './notices.ts'
import { add, idOf, send } from './sending.ts'
import { testTask } from './test-task.ts'

const newKey = (): string => crypto.randomUUID()

export function createTask(fields: NewTask): void {
  const key = newKey()
  add({ kind: 'create', key, taskId: localId(key), fields, createdAt: new Date().toISOString() })
}

export function changeTask(task: Task, fields: TaskChanges): void {
  // What is so already is nothing that could be undone.
  if (Object.entries(fields).every(([field, value]) => isSame(task[field as keyof Task], value))) return
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
export const undo = (): Promise<void> => takeBack('undo')

/** Does again what was taken back last. */
export const redo = (): Promise<void> => takeBack('redo')

async function takeBack(direction: 'undo' | 'redo'): Promise<void> {
  try {
    // What waits here is the last thing that was done; what the server may have is for it to take back.
    const last = queue.value.at(-1)
    if (direction === 'undo' && last && !last.isTried) {
      withdrawDone()
      return setQueue(queue.value.slice(0, -1))
    }
    if (last) await send()
    if (queue.value.length) return notify({ kind: 'problem', text: words.value.field.offline })
    const { tasks, collections: [collection] = [], count } = await client().takeBack(direction, newKey())
    take(tasks)
    withdrawDone()
    notify({ kind: 'done', text: words.value.takenBack[direction](tasks[0]?.title ?? collection?.name ?? '', count) })
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
  const reply = await client().chat(message, { conversationId, timeZone: timeZone.value, key }, listener)
  withdrawActions()
  take(reply.tasks)
  return reply
}

/** The answer to a conflict: what the person wrote, or what is there. */
export function resolve(choice: 'mine' | 'theirs'): void {
  const decided = conflict.value!
  setConflicts(conflicts.value.slice(1))
  if (choice === 'theirs') return
  if ('of' in decided.change) changeCollection(decided.change.of, decided.theirs as Collection, decided.change.fields)
  else changeTask(decided.theirs as Task, decided.change.fields)
}

/** Reminds of it again in so many minutes. */
export async function snooze(task: Task, minutes: number): Promise<void> {
  const { task: said, undo: undoName } = words.value
  try {
    await client().snooze(idOf(task), minutes, newKey())
    withdrawActions()
    notify({ kind: 'done', text: said.snoozed(task.title), action: { label: undoName, run: () => void undo() } })
  } catch (error) {
    notify({ kind: 'problem', text: (error as Error).message })
  }
}

export async function changeMe(changes: Partial<Me>): Promise<void> {
  setMe({ ...me.value!, ...(await client().changeMe(changes)) })
}

/** A reminder like any other, at the next minute but the seconds that it takes to be stored: all that is between the person and one is tried. */
export async function testChannels(): Promise<void> {
  const at = wallTimeAt(Date.now() + 75_000, timeZone.value)
  const { date, time } = splitWall(at)
  const fields: NewTask = {
    title: words.value.settings.testTitle,
    due: { date, time, timeZone: timeZone.value },
    reminders: [{ minutesBefore: 0 }],
  }
  const task = await client().create(fields, newKey())
  testTask.value = task.id
  take([task])
}
