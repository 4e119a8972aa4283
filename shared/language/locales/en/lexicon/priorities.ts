/** What a level of priority is called, beside "p1" to "p4". */
import type { Priority } from '../../../types.ts'

const LEVELS: Record<Priority, string> = {
  1: 'urgent top highest maximum max critical high important 1 one',
  2: '2 two',
  3: 'medium mid normal 3 three',
  4: 'low lowest no none 4 four',
}

export const PRIORITIES: Readonly<Record<string, Priority | undefined>> = Object.assign(
  Object.create(null),
  ...Object.entries(LEVELS).map(([level, names]) =>
    Object.fromEntries(names.split(' ').map((name) => [name, Number(level)])),
  ),
)
