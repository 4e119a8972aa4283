import * as z from 'zod/mini'
import { once } from '../../../shared/domain/once.ts'
import { invalid } from '../../../shared/http/problem.ts'

/** Entries of a page, as a query says it. */
export const limitSchema = once(() => z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50))

/** @param rows one more than `limit`, when there are more */
export function paged<Row>(rows: Row[], limit: number, cursor: (row: Row) => string) {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? cursor(page.at(-1)!) : null }
}

/** A cursor that counts. */
export function readNumber(after: string | undefined): number {
  if (after === undefined) return 0
  if (!/^\d{1,15}$/.test(after)) throw invalid('`after` must be the `next` of the page before; start again without it.')
  return Number(after)
}
