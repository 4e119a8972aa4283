/** Everything that is kept of a person, as one JSON document: read in pages and written as it is read, so that its size costs no memory. */

import type { Database } from '../../../../shared/database/index.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import { textStream } from '../../text-stream.ts'
import { PAGES } from './statements.ts'

/** Most rows of one page; what is large comes in smaller ones. */
const PAGE = 50

interface Options {
  database: Database
  personId: string
  profile: Profile
  /** what the chat remembers, by conversation */
  conversations: Record<string, unknown>
  /** RFC 3339 */
  now: string
}

/** Ends with `"complete": true`; a connection that breaks before that leaves no JSON document. */
export const exportOf = (options: Options): ReadableStream<Uint8Array> => textStream(writeExport(options))

async function* writeExport({
  database,
  personId,
  profile,
  conversations,
  now,
}: Options): AsyncGenerator<string, undefined> {
  const head = { exportedAt: now, person: personId, profile, conversations }
  yield `${JSON.stringify(head).slice(0, -1)}`
  for (const [name, page] of Object.entries(PAGES)) {
    yield `,\n"${name}":[`
    let separator = '\n'
    for (let after: string | null = null, more = true; more; ) {
      const rows: Row[] = await database.query<Row>(page(personId, after, PAGE))
      if (rows.length) yield separator + rows.map(({ item }) => item).join(',\n')
      separator = ',\n'
      after = rows.at(-1)?.key ?? null
      more = rows.length > 0 && (rows[0]!.found === PAGE || rows.length < rows[0]!.found)
    }
    yield ']'
  }
  yield ',\n"complete":true}\n'
}

interface Row {
  key: string
  item: string
  found: number
}
