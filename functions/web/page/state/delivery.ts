/** One change on its way to the server, and what becomes of a no. */
import type { Collection } from '../../../../shared/domain/collections/collection.ts'
import { PLURALS } from '../../../../shared/domain/collections/plurals.ts'
import type { Task } from '../../../../shared/domain/task.ts'
import { type Act, Refused } from '../api/client.ts'
import type { Change } from './changes.ts'
import type { CollectionChange } from './collection-changes.ts'
import { loadCollections } from './collections.ts'
import { type Conflict, conflictingFields } from './conflicts.ts'
import { client, conflicts, forget, keptCollections, me, setConflicts, settle, take } from './known.ts'
import { notify } from './notices.ts'
import { edited } from './opened.ts'

/** A refusal is one of our functions' own: what a proxy says while they are away is none. */
const isFinal = ({ status, code }: Refused): boolean =>
  code !== '' && status >= 400 && status < 500 && status !== 429 && status !== 401

/**
 * @returns the task or collection as the server has it; undefined when it is gone, or when the change came to nothing
 * @throws Refused when it is to be tried again
 */
export async function deliver(change: Change): Promise<Task | Collection | undefined> {
  try {
    return 'taskId' in change ? await ofTask(change) : await ofCollection(change)
  } catch (error) {
    if (!(error instanceof Refused) || !isFinal(error)) throw error
    if ('taskId' in change || !askedAgain(change, error)) notify({ kind: 'problem', text: error.message })
    return undefined
  }
}

async function ofTask(change: Extract<Change, { taskId: string }>): Promise<Task | undefined> {
  const { key, taskId } = change
  if (change.kind === 'create') return client().create(change.fields, key)
  if (change.kind === 'update')
    return upon(change.version, key, {
      write: (key, version) => client().update(taskId, change.fields, key, version),
      read: () => client().task(taskId),
      conflictWith(theirs) {
        const fields = conflictingFields(change, theirs)
        if (fields.length) take([theirs])
        return fields.length ? { key, change, theirs, fields } : undefined
      },
    })
  if (change.kind !== 'delete') return actOn(change)
  await client().delete(taskId, key)
  forget(taskId)
  return undefined
}

/** What is open under a task goes along, unless the person has said that it stays. */
function actOn({ kind, taskId, key }: Extract<Change, { kind: Act }>): Promise<Task> {
  const keeps = kind === 'complete' && me.value?.openSubtasks === 'keep'
  return client().act(taskId, kind, key, keeps ? 'keep' : undefined)
}

async function ofCollection(change: Extract<Change, CollectionChange>): Promise<Collection | undefined> {
  const { key, collectionId } = change
  const plural = PLURALS[change.of]
  if (change.kind === 'remove') {
    await client().removeCollection(plural, collectionId, key, change.tasks)
    settle(change, await loadCollections())
    return undefined
  }
  const stored =
    change.kind === 'make'
      ? await client().createCollection(plural, change.fields, key)
      : await upon<Collection>(change.version, key, {
          write: (key, version) => client().changeCollection(plural, collectionId, change.fields, key, version),
          read: () => client().collection(plural, collectionId),
          conflictWith(theirs) {
            const fields = conflictingFields(change, theirs)
            return fields.length ? { key, change, theirs, fields } : undefined
          },
        })
  const revision = await loadCollections()
  if (stored) settle(change, revision)
  return stored
}

interface Attempt<Kept> {
  write: (key: string, version: number) => Promise<Kept>
  read: () => Promise<Kept>
  conflictWith: (theirs: Kept) => Conflict | undefined
}

/** Somebody who was faster with another field is no conflict; with the same one, the person is asked. */
async function upon<Kept extends { version: number }>(
  version: number,
  key: string,
  { write, read, conflictWith }: Attempt<Kept>,
): Promise<Kept | undefined> {
  try {
    return await write(key, version)
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 412) throw error
    const theirs = await read()
    const found = conflictWith(theirs)
    if (!found) return write(crypto.randomUUID(), theirs.version)
    setConflicts([...conflicts.value, found])
    return undefined
  }
}

/** What was refused stands in its dialog again, with why: it is the person's to mend. Not over another one, and not where there is nothing left to mend. */
function askedAgain(change: CollectionChange, { code, message, problem }: Refused): boolean {
  if (edited.value || code === 'no-such-collection') return false
  const { of: kind, collectionId } = change
  const all: Collection[] = keptCollections.value[PLURALS[kind]]
  const seen = all.find(({ id }) => id === collectionId)
  if (change.kind === 'remove') edited.value = { kind, seen, fields: {}, openTasks: Number(problem.openTasks) || 0 }
  else edited.value = { kind, seen, fields: change.fields, problem: message }
  return true
}
