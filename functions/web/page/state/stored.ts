/** What this device keeps of a person: the tasks as last seen, the profile, and changes that wait. In IndexedDB, one database a person. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Task } from '../../../../shared/domain/task.ts'
import type { AllCollections, Me } from '../api/client.ts'
import type { Change } from './changes.ts'
import type { Conflict } from './conflicts.ts'

interface Schema extends DBSchema {
  tasks: { key: string; value: Task }
  /** `me`, `revision`, `collections`, `changes`, `conflicts` */
  state: { key: string; value: unknown }
}

export interface Stored {
  tasks: Task[]
  revision: number
  me: Me | undefined
  collections: AllCollections | undefined
  changes: Change[]
  conflicts: Conflict[]
}

const nameOf = (person: string): string => `todo ${person}`

export class Device {
  readonly #database: IDBPDatabase<Schema>

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database
  }

  /** @returns undefined where the browser keeps nothing, as in some private windows */
  static async open(person: string): Promise<Device | undefined> {
    try {
      return new Device(
        await openDB<Schema>(nameOf(person), 1, {
          upgrade(database) {
            database.createObjectStore('tasks', { keyPath: 'id' })
            database.createObjectStore('state')
          },
          // Another tab signs out: what is open here would keep it from deleting all.
          blocking: (_before, _wanted, event) => (event.target as IDBDatabase).close(),
        }),
      )
    } catch {
      return undefined
    }
  }

  async load(): Promise<Stored> {
    const [tasks, revision, me, collections, changes, conflicts] = await Promise.all([
      this.#database.getAll('tasks'),
      this.#database.get('state', 'revision') as Promise<number | undefined>,
      this.#database.get('state', 'me') as Promise<Me | undefined>,
      this.#database.get('state', 'collections') as Promise<AllCollections | undefined>,
      this.#database.get('state', 'changes') as Promise<Change[] | undefined>,
      this.#database.get('state', 'conflicts') as Promise<Conflict[] | undefined>,
    ])
    return { tasks, revision: revision ?? 0, me, collections, changes: changes ?? [], conflicts: conflicts ?? [] }
  }

  /** Tasks that changed, with the revision that is then whole; those that are not open are forgotten. */
  async saveTasks(tasks: Task[], revision: number): Promise<void> {
    const transaction = this.#database.transaction(['tasks', 'state'], 'readwrite')
    const store = transaction.objectStore('tasks')
    for (const task of tasks) void (task.status === 'open' ? store.put(task) : store.delete(task.id))
    void transaction.objectStore('state').put(revision, 'revision')
    await transaction.done
  }

  /** All of them, in place of what there was. */
  async replaceTasks(tasks: Task[], revision: number): Promise<void> {
    await this.#database.clear('tasks')
    await this.saveTasks(tasks, revision)
  }

  async saveMe(me: Me): Promise<void> {
    await this.#database.put('state', me, 'me')
  }

  async saveCollections(collections: AllCollections): Promise<void> {
    await this.#database.put('state', collections, 'collections')
  }

  /** What waits in this tab, for the server or for the person, in place of what did; what waits in another one stays. */
  async saveWaiting<Waiting extends Change | Conflict>(
    name: 'changes' | 'conflicts',
    before: readonly Waiting[],
    now: readonly Waiting[],
  ): Promise<void> {
    const own = new Set(before.map(({ key }) => key))
    const transaction = this.#database.transaction('state', 'readwrite')
    const kept = ((await transaction.store.get(name)) as Waiting[] | undefined) ?? []
    void transaction.store.put([...kept.filter(({ key }) => !own.has(key)), ...now], name)
    await transaction.done
  }

  /** On signing out: nothing stays on the device. */
  static forget(person: string): Promise<void> {
    return deleteDB(nameOf(person))
  }

  close(): void {
    this.#database.close()
  }
}
