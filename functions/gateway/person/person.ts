/** The person behind a request: profile, revision, and the names that their tasks use. */

import type { Database } from '../../../shared/database/index.ts'
import { DEFAULT_PROFILE } from '../../../shared/domain/default-profile.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Context } from '../../../shared/language/types.ts'
import { wallTimeAt } from '../../../shared/time/zone.ts'
import { personById, profileOf } from '../statements.ts'

export interface Person {
  id: string
  profile: Profile
  revision: number
  projects: string[]
  labels: string[]
}

interface Row {
  profile: Partial<Profile>
  revision: string
  projects: string[]
  labels: string[]
}

export async function loadPerson(database: Database, id: string): Promise<Person> {
  const [row] = await database.query<Row>(personById(id))
  const { profile, revision, projects, labels } = row!
  return { id, profile: { ...DEFAULT_PROFILE, ...profile }, revision: Number(revision), projects, labels }
}

/** The profile alone, as stored (with only what was ever set) and as it is. */
export async function loadProfile(database: Database, id: string): Promise<{ stored: object; profile: Profile }> {
  const [row] = await database.query<Pick<Row, 'profile'>>(profileOf(id))
  const stored = row?.profile ?? {}
  return { stored, profile: { ...DEFAULT_PROFILE, ...stored } }
}

/** A person of whom nothing but the id matters. */
export const somebody = (id: string): Person => ({
  id,
  profile: DEFAULT_PROFILE,
  revision: 0,
  projects: [],
  labels: [],
})

/** What the grammar needs to know about a person at an instant; the language is each message's own. */
export const languageContext = (
  { profile, projects, labels }: Person,
  now: Date,
  timeZone = profile.timeZone,
): Context => ({
  now: wallTimeAt(now.getTime(), timeZone),
  timeZone,
  dateOrder: profile.locale === 'en-US' ? 'mdy' : 'dmy',
  weekStart: profile.weekStart,
  defaultReminder: profile.defaultReminder,
  projects,
  labels,
})
