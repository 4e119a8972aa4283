/** What is to become of a person's collections, on what is there now. */

import type { Database } from '../../../shared/database/index.ts'
import type { Collection, Collections } from '../../../shared/domain/collections/collection.ts'
import { type CollectionEvent, dataOf, typeOf } from '../../../shared/domain/collections/collection-event.ts'
import { type CollectionChange, decideCollection } from '../../../shared/domain/collections/decide-collection.ts'
import { keyOf, nameKey } from '../../../shared/domain/collections/name-key.ts'
import { followed, type Renaming, renamingIn } from '../../../shared/domain/collections/renaming.ts'
import type { TaskEvent } from '../../../shared/domain/task-event.ts'
import type { Origin, OutboxEvent } from '../../../shared/events/event.ts'
import { Problem } from '../../../shared/http/problem.ts'
import { type Beside, eventOf } from '../../../shared/outbox/index.ts'
import { loadPerson } from '../person/person.ts'
import { type Keeping, keeping, type Spellings, spellingsOf } from './statements.ts'

export interface Kept {
  events: OutboxEvent[]
  /** stores them with the commit */
  beside: Beside | undefined
  /** the person's revision at which it was decided: it may be stored on no other */
  asOf: number
  /** in the order of the changes, as each is after all of them */
  collections: Collection[]
  /** What happens to a task in the same commit, with what is renamed in it: it is one change of the task, and is told before the renaming. */
  follow(event: TaskEvent): TaskEvent
}

/** @throws Refusal; Problem 412 for another version than expected */
export async function keepCollections(
  database: Database,
  personId: string,
  changes: CollectionChange[],
  origin: Origin,
): Promise<Kept> {
  const { collections: all, revision } = await loadPerson(database, personId)
  const events: CollectionEvent[] = []
  const ids: string[] = []
  for (const change of changes) {
    checkVersion(change, all)
    const decided = decideCollection(change, all, origin.now)
    events.push(...decided)
    ids.push(idAfter(change, all))
  }
  const renamings = events.flatMap((event) => renamingIn(typeOf(event), dataOf(event)) ?? [])
  const spellings = renamings.length ? await readSpellings(database, personId) : undefined
  const input: Keeping = {
    // One that is named by several events is stored as the last of them leaves it.
    collections: [...new Map(events.map((event) => [event.collection.id, event])).values()].map(
      ({ kind, collection }) => ({ kind, nameKey: keyOf(collection), collection }),
    ),
    renamings: renamings.map((renaming) => ({
      kind: renaming.kind,
      to: renaming.to,
      at: origin.now,
      spellings: spelled(spellings![renaming.kind], renaming.from),
      within: spelled(spellings!.project, renaming.within),
    })),
  }
  return {
    events: events.map((event) => eventOf(typeOf(event), event.collection.id, dataOf(event), origin)),
    beside: events.length ? keeping(input) : undefined,
    asOf: revision,
    collections: changes.map(({ kind }, index) => (all[kind] as Collection[]).find(({ id }) => id === ids[index])!),
    follow: (event) => renamings.reduce(withName, event),
  }
}

function withName(event: TaskEvent, renaming: Renaming): TaskEvent {
  const { task, previous } = event.data
  const { kind } = renaming
  const field = kind === 'label' ? 'labels' : kind
  const after = followed(task, renaming, task.updatedAt)
  if (after === task) return event
  const data = {
    ...event.data,
    task: { ...after, version: task.version },
    previous: { [field]: task[field], ...previous },
  }
  return { ...event, data }
}

const spelled = (names: string[], key: string | undefined): string[] => names.filter((name) => nameKey(name) === key)

async function readSpellings(database: Database, personId: string): Promise<Spellings> {
  const [row] = await database.query<Spellings>(spellingsOf(personId))
  return row!
}

/** Of a new one it may be that which there was of its name. */
function idAfter({ kind, id, command }: CollectionChange, all: Collections): string {
  if (command.type !== 'create') return id
  const key = keyOf(command.fields)
  return (all[kind] as Collection[]).find((each) => !each.isDeleted && keyOf(each) === key)!.id
}

function checkVersion({ kind, id, expectedVersion }: CollectionChange, all: Collections): void {
  const version = all[kind].find((each) => each.id === id)?.version
  if (expectedVersion === undefined || version === undefined || version === expectedVersion) return
  throw new Problem({
    status: 412,
    code: 'version-conflict',
    detail: `This ${kind} was changed since you read it; read it again and repeat your change on the new version.`,
    extra: { version },
  })
}
