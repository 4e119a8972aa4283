/**
 * What a turn of the model would change. Each change is decided at once, on the task as the ones before it leave it, so that the model is told
 * what comes of it or why not; nothing is stored before the turn is carried out, all of it by one commit.
 */
import { decide, type TaskCommand } from '../../../../shared/domain/decide.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import { Refusal } from '../../../../shared/domain/refusal.ts'
import type { NewTask, Task, TaskChanges } from '../../../../shared/domain/task.ts'
import { newId } from '../../../../shared/ids/index.ts'
import type { TurnsBack } from '../../../../shared/language/assistant.ts'
import type { CollectionCommand } from '../../../../shared/language/collection-replies.ts'

export interface Staged {
  taskId: string
  command: Exclude<TaskCommand, { type: 'revert' }>
  before: Task | null
  after: Task
}

/** When a task's reminder comes again. */
export interface Snoozed {
  task: Task
  /** epoch milliseconds */
  at: number
}

/** What is said of a task. */
export interface Commented {
  task: Task
  text: string
}

/** What becomes of a project, a section, a label or a saved filter. */
export interface StagedCollection {
  command: CollectionCommand
  id: string
  /** open tasks that go with what is deleted */
  count: number
}

export interface Staging {
  /** @throws Refusal */
  add(fields: NewTask): Task
  /** @returns null when the task already is so. @throws Refusal */
  change(task: Task, changes: TaskChanges): Task | null
  /** @returns null when the task already is so. @throws Refusal */
  act(task: Task, type: 'complete' | 'reopen' | 'skip' | 'delete', subtasks?: 'complete' | 'keep'): Task | null
  snooze(task: Task, at: number): void
  comment(task: Task, text: string): void
  collect(staged: StagedCollection): void
  set(profile: Partial<Profile>): void
  /** turns to take back, or undos; nothing else can be done with it */
  takeBack(turns: TurnsBack): void
  /** a task as the changes leave it */
  now(task: Task): Task
  staged(): Staged[]
  snoozed(): Snoozed[]
  comments(): Commented[]
  collections(): StagedCollection[]
  profile(): Partial<Profile> | undefined
  takenBack(): TurnsBack | undefined
  isEmpty(): boolean
}

/** Changes of one turn: more than any plan that a person would read. */
const MOST_STAGED = 100
const MOST_COMMENTS = 10
const MOST_COLLECTIONS = 20

/** @param now RFC 3339 instant */
export function createStaging(now: string): Staging {
  const staged = new Map<string, Staged>()
  const snoozed = new Map<string, Snoozed>()
  const comments: Commented[] = []
  const collections: StagedCollection[] = []
  let profile: Partial<Profile> | undefined
  let back: TurnsBack | undefined

  function put(taskId: string, command: Staged['command'], before: Task | null): Task | null {
    requireFew(staged, taskId)
    requireAlone()
    const event = decide(command, before, now)
    if (!event) {
      staged.delete(taskId)
      return null
    }
    staged.set(taskId, { taskId, command, before, after: event.data.task })
    return event.data.task
  }

  function requireAlone(): void {
    if (back)
      throw new Refusal('invalid-request', 'Nothing else can be changed in a turn that takes earlier ones back.')
  }

  return {
    add(fields) {
      const id = newId()
      return put(id, { type: 'create', id, fields }, null)!
    },
    change(task, changes) {
      const earlier = staged.get(task.id)
      if (!earlier) return put(task.id, { type: 'change', changes }, task)
      const { command, before } = earlier
      if (command.type === 'create')
        return put(task.id, { ...command, fields: { ...command.fields, ...changes } as NewTask }, null)
      if (command.type === 'change')
        return put(task.id, { type: 'change', changes: { ...command.changes, ...changes } }, before)
      throw twice(earlier)
    },
    act(task, type, subtasks) {
      const earlier = staged.get(task.id)
      if (!earlier) return put(task.id, type === 'complete' ? { type, subtasks } : { type }, task)
      if (type !== 'delete') throw twice(earlier)
      // A task of this turn that is deleted again was never there.
      if (!earlier.before) {
        staged.delete(task.id)
        return null
      }
      return put(task.id, { type }, earlier.before)
    },
    snooze(task, at) {
      requireAlone()
      requireFew(snoozed, task.id)
      snoozed.set(task.id, { task, at })
    },
    comment(task, text) {
      requireAlone()
      if (comments.length >= MOST_COMMENTS)
        throw new Refusal('invalid-request', `One turn may make ${MOST_COMMENTS} comments at most.`)
      if (staged.get(task.id)?.before === null)
        throw new Refusal('invalid-request', `“${task.title}” is new in this turn: say it in its note.`)
      comments.push({ task, text })
    },
    collect(given) {
      requireAlone()
      if (collections.length >= MOST_COLLECTIONS)
        throw new Refusal(
          'invalid-request',
          `One turn may arrange ${MOST_COLLECTIONS} projects, labels and filters at most.`,
        )
      collections.push(given)
    },
    set(changes) {
      requireAlone()
      profile = { ...profile, ...changes }
    },
    takeBack(turns) {
      if (staged.size || snoozed.size || comments.length || collections.length || profile)
        throw new Refusal('invalid-request', 'Take back earlier turns alone, in a turn of its own.')
      back = turns
    },
    now: (task) => staged.get(task.id)?.after ?? task,
    staged: () => [...staged.values()],
    snoozed: () => [...snoozed.values()],
    comments: () => comments,
    collections: () => collections,
    profile: () => profile,
    takenBack: () => back,
    isEmpty: () => !staged.size && !snoozed.size && !comments.length && !collections.length && !profile && !back,
  }
}

function requireFew(all: Map<string, unknown>, taskId: string): void {
  if (!all.has(taskId) && all.size >= MOST_STAGED)
    throw new Refusal('invalid-request', `One turn may change ${MOST_STAGED} tasks at most.`)
}

const twice = ({ command, after }: Staged): Refusal =>
  new Refusal(
    'invalid-request',
    `“${after.title}” is already part of this turn (${command.type}): one thing at a time.`,
  )
