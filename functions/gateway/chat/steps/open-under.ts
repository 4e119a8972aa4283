import type { Task } from '../../../../shared/domain/task.ts'
import { openSubtasksOf } from '../../statements.ts'
import type { Turn } from '../turn.ts'

/** How many open tasks are under one, at all levels. */
export async function openUnder({ finder }: Turn, { id }: Task): Promise<number> {
  const [row] = await finder.database.query<{ count: number }>(openSubtasksOf(finder.personId, id))
  return row!.count
}
