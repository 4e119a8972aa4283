/** What a person did, turn by turn, and what of it can be taken back or done again. */
import * as z from 'zod/mini'
import type { Database } from '../../../shared/database/index.ts'
import { once } from '../../../shared/domain/once.ts'
import type { TaskEventType } from '../../../shared/domain/task-event.ts'
import { OUR_SOURCE } from '../../../shared/events/types.ts'
import { heads, turnsByIds } from './statements.ts'

export const turnsQuerySchema = once(() =>
  z.strictObject({
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
    cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/, 'must be the `next` of the page before'))),
  }),
)

export interface ListedTurn {
  /** the correlation id of its events */
  id: string
  /** RFC 3339, of its last event */
  at: string
  /** the client of an agent that did it; null when the person did */
  client: string | null
  /** the turn that it takes back: of an undo what was done, of a redo the undo */
  undoes: string | null
  kind: 'change' | 'undo' | 'redo'
  state: 'done' | 'undone'
  /** tasks that it is about, and the first things that it did to them */
  count: number
  did: { act: string; taskId: string; title: string }[]
}

interface Head {
  id: string
  revision: string
}

interface Row extends Omit<ListedTurn, 'did' | 'count' | 'client' | 'at'> {
  time: Date | string
  source: string
  count: string
  last: string
  did: { type: TaskEventType; taskId: string; title: string }[]
}

/** @returns newest first; `next` is the cursor of the page after it */
export async function listTurns(
  database: Database,
  personId: string,
  { limit, cursor }: z.infer<ReturnType<typeof turnsQuerySchema>>,
): Promise<{ turns: ListedTurn[]; next: string | null }> {
  const found = await database.query<Head>(heads(personId, cursor === undefined ? null : Number(cursor), limit + 1))
  const page = found.slice(0, limit)
  const rows = await database.query<Row>(
    turnsByIds(
      personId,
      page.map(({ id }) => id),
    ),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const turns = page.flatMap(({ id, revision }) => {
    const row = byId.get(id)
    // One that went on after this page's beginning is on a page before.
    return row && row.last === revision ? [listed(row)] : []
  })
  return { turns, next: found.length > limit ? page.at(-1)!.revision : null }
}

function listed({ last, time, source, count, did, ...turn }: Row): ListedTurn {
  const [name, client] = source.slice(OUR_SOURCE.length).split(/\/(.*)/)
  return {
    ...turn,
    at: new Date(time).toISOString(),
    client: name === 'mcp' ? (client ?? null) : null,
    count: Number(count),
    did: did.map(({ type, ...task }) => ({ act: type.split('.')[2]!, ...task })),
  }
}
