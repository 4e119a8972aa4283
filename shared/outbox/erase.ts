import type { Statement } from '../database/index.ts'

/**
 * Erases some of what a person had when they left (`todo.erase` in the migrations): up to `limit` rows each of tasks, events and kept answers.
 * Gives `rows`, how many it was, as text; 0 when nothing is left, or when the person never left.
 */
export const eraseSome = (personId: string, limit: number): Statement => ({
  name: 'erase-some',
  text: 'select todo.erase($1, $2::int)::text as rows',
  values: [personId, limit],
})
