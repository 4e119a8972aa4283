import type { Database } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { titlesOf } from '../statements.ts'
import { PRESENT } from './filter-sql.ts'

/** The titles of the tasks that these are under, by id. Asked for only where there are any. */
export async function parentTitles(
  database: Database,
  personId: string,
  tasks: Task[],
  tables = PRESENT,
): Promise<Map<string, string>> {
  const ids = [...new Set(tasks.flatMap(({ parentId }) => parentId ?? []))]
  if (!ids.length) return new Map()
  const rows = await database.query<{ id: string; title: string }>(titlesOf(personId, ids, tables))
  return new Map(rows.map(({ id, title }) => [id, title]))
}
