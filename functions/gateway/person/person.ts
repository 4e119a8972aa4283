/** The person behind a request: profile, revision, and the names that their tasks use. */

import type { Database } from '../../../shared/database/index.ts'
import type {
  Collection,
  CollectionKind,
  CollectionOf,
  Collections,
} from '../../../shared/domain/collections/collection.ts'
import { withNamed } from '../../../shared/domain/collections/named.ts'
import { DEFAULT_PROFILE } from '../../../shared/domain/default-profile.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Context } from '../../../shared/language/types.ts'
import { wallTimeAt } from '../../../shared/time/zone.ts'
import type { CollectionsRow, StoredRow } from '../collections/statements.ts'
import { personById, profileOf } from '../statements.ts'

export interface Person {
  id: string
  profile: Profile
  revision: number
  /** also what only tasks name, and what was deleted */
  collections: Collections
}

interface Row extends CollectionsRow {
  profile: Partial<Profile>
}

export async function loadPerson(database: Database, id: string): Promise<Person> {
  const [row] = await database.query<Row>(personById(id))
  const { profile, revision, stored, ...names } = row!
  const collections = withNamed(id, byKind(stored), names)
  return { id, profile: { ...DEFAULT_PROFILE, ...profile }, revision: Number(revision), collections }
}

function byKind(rows: StoredRow[]): Collections {
  const collections = noCollections()
  for (const { kind, collection } of rows) (collections[kind] as Collection[]).push(collection)
  return collections
}

const noCollections = (): Collections => ({ project: [], section: [], label: [], filter: [] })

/** Those that there are, in the order of their names. */
export const collectionsOf = <K extends CollectionKind>({ collections }: Pick<Person, 'collections'>, kind: K) =>
  (collections[kind] as CollectionOf<K>[])
    .filter(({ isDeleted }) => !isDeleted)
    .toSorted((a, b) => a.name.localeCompare(b.name))

/** What names of many are of. */
export const KIND_OF = { projects: 'project', labels: 'label', sections: 'section', filters: 'filter' } as const

/** The names of those that are not archived. */
export const namesInSight = (person: Pick<Person, 'collections'>, kind: CollectionKind): string[] =>
  collectionsOf(person, kind)
    .filter((each) => !('isArchived' in each && each.isArchived))
    .map(({ name }) => name)

/** @returns their names */
export const namesOf = (person: Pick<Person, 'collections'>, kind: CollectionKind): string[] =>
  collectionsOf(person, kind).map(({ name }) => name)

/** The profile alone, as stored (with only what was ever set) and as it is, and the person's revision. */
export async function loadProfile(
  database: Database,
  id: string,
): Promise<{ stored: object; profile: Profile; revision: number }> {
  const [row] = await database.query<Pick<Row, 'profile' | 'revision'>>(profileOf(id))
  const stored = row?.profile ?? {}
  return { stored, profile: { ...DEFAULT_PROFILE, ...stored }, revision: Number(row?.revision ?? 0) }
}

/** A person of whom nothing but the id matters. */
export const somebody = (id: string): Person => ({
  id,
  profile: DEFAULT_PROFILE,
  revision: 0,
  collections: noCollections(),
})

/** What the grammar needs to know about a person at an instant; the language is each message's own. */
export const languageContext = ({ profile, collections }: Person, now: Date, timeZone = profile.timeZone): Context => ({
  now: wallTimeAt(now.getTime(), timeZone),
  timeZone,
  dateOrder: profile.locale === 'en-US' ? 'mdy' : 'dmy',
  weekStart: profile.weekStart,
  dayParts: profile.dayParts,
  defaultReminder: profile.defaultReminder,
  projects: namesOf({ collections }, 'project'),
  labels: namesOf({ collections }, 'label'),
  sections: namesOf({ collections }, 'section'),
  filters: namesOf({ collections }, 'filter'),
})
