/** Walks the chains of hashes and finds the first place where the log is not what was recorded. */
import type { Database } from '../../shared/database/index.ts'
import { isPersonId } from '../../shared/http/auth.ts'
import { cursorOf, placeIn } from '../../shared/http/cursor.ts'
import { NOBODY } from './record.ts'
import { headsAfter, type LinkRow, linksAfter } from './statements/read.ts'

export interface Break {
  person: string
  position: number
  reason: string
}

export interface Verification {
  ok: boolean
  /** entries and chains that were looked at */
  entries: number
  chains: number
  /** the first one found; null when there is none */
  break: Break | null
  /** where to go on, when there was no time for all; null at the end */
  next: string | null
}

/** A place in the walk: first all entries, then the heads of all chains. */
export interface Place {
  entries?: [person: string, position: string]
  heads?: string
}

interface Options {
  database: Database
  /** one chain; null for all */
  only: string | null
  from: Place | undefined
  /** false when time is over */
  goOn: () => boolean
  batch?: number
}

const REASONS: Record<NonNullable<LinkRow['fault']>, string> = {
  link: 'This entry, or the one before it, is not what was recorded: its hash does not follow from them.',
  order: 'The entry before this one is missing.',
  chain: 'The head of this chain is missing.',
  erased: 'The event of this entry is gone, and its person did not leave after it.',
}

export async function verify({ database, only, from, goOn, batch = 1000 }: Options): Promise<Verification> {
  const seen = { entries: 0, chains: 0 }
  const result = (fault: Break | null, next: Place | null): Verification => ({
    ok: fault === null,
    ...seen,
    break: fault,
    next: next && cursorOf(next),
  })
  let place = from?.entries ?? (from?.heads === undefined ? ['', '0'] : undefined)
  while (place) {
    if (!goOn()) return result(null, { entries: place as [string, string] })
    const rows: LinkRow[] = await database.query<LinkRow>(linksAfter(place[0]!, place[1]!, batch, only))
    seen.entries += rows.length
    const bad = rows.find(({ fault }) => fault)
    if (bad) return result({ person: bad.personId, position: Number(bad.position), reason: REASONS[bad.fault!] }, null)
    const last = rows.at(-1)
    place = last && rows.length === batch ? [last.personId, last.position] : undefined
  }
  let head: string | undefined = from?.heads ?? ''
  while (head !== undefined) {
    if (!goOn()) return result(null, { heads: head })
    const rows: HeadRow[] = await database.query<HeadRow>(headsAfter(head, batch, only))
    seen.chains += rows.length
    const bad = rows.find(({ isBroken }) => isBroken)
    if (bad) return result({ person: bad.personId, position: Number(bad.length), reason: CUT_OFF }, null)
    head = rows.length === batch ? rows.at(-1)!.personId : undefined
  }
  return result(null, null)
}

interface HeadRow {
  personId: string
  length: string
  isBroken: boolean
}

const CUT_OFF =
  'The head of this chain names an entry that is not its last one: entries were cut off its end, or its head was changed.'

/** Whether a place may name this chain: it goes to the database as it is. */
const isChain = (person: unknown): person is string =>
  typeof person === 'string' && (person === '' || person === NOBODY || isPersonId(person))

/** @returns undefined for text that is no place */
export function readPlace(text: string): Place | undefined {
  const { entries, heads } = (placeIn(text) ?? {}) as Partial<Record<'entries' | 'heads', unknown>>
  if (typeof heads === 'string' && isChain(heads)) return { heads }
  if (!Array.isArray(entries)) return undefined
  const [person, position] = entries
  if (isChain(person) && typeof position === 'string' && /^\d{1,18}$/.test(position))
    return { entries: [person, position] }
  return undefined
}
