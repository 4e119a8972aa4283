/** A person's tasks as a table (RFC 4180) that spreadsheets open and `import` reads again. */
import type { Database } from '../../../shared/database/index.ts'
import type { Task } from '../../../shared/domain/task.ts'
import { NIL_ID } from '../../../shared/ids/index.ts'
import { joinWall } from '../../../shared/time/civil.ts'
import { COLUMN_NAMES } from './formats/csv.ts'
import { tasksAfter } from './statements.ts'

/** Tasks of a page. */
const PAGE = 100

/** What stands in each column. */
const CELLS: { [Column in keyof typeof COLUMN_NAMES]?: (task: Task) => string | number | null } = {
  title: ({ title }) => title,
  note: ({ note }) => note,
  priority: ({ priority }) => priority,
  project: ({ project }) => project,
  section: ({ section }) => section,
  labels: ({ labels }) => labels.join(', '),
  assignee: ({ assignee }) => assignee,
  due: ({ due }) => due && joinWall(due).replace('T', ' '),
  timeZone: ({ due }) => due?.timeZone ?? null,
  start: ({ start }) => (start ? joinWall(start).replace('T', ' ') : null),
  deadline: ({ deadline }) => deadline && joinWall(deadline).replace('T', ' '),
  duration: ({ durationMinutes }) => durationMinutes,
  repeats: ({ recurrence }) => recurrence?.rule ?? null,
  status: ({ status }) => status,
  created: ({ createdAt }) => createdAt,
  completedAt: ({ completedAt }) => completedAt,
}

const columns = Object.keys(CELLS) as (keyof typeof CELLS)[]

export async function* writeCsv(database: Database, personId: string): AsyncGenerator<string, undefined> {
  // With its mark, by which spreadsheets know that it is UTF-8.
  yield `\uFEFF${line(columns.map((column) => COLUMN_NAMES[column][0]))}`
  for (let after = NIL_ID, more = true; more; ) {
    const rows = await database.query<{ task: Task }>(tasksAfter(personId, after, PAGE))
    yield rows.map(({ task }) => line(columns.map((column) => CELLS[column]!(task) ?? ''))).join('')
    after = rows.at(-1)?.task.id ?? after
    more = rows.length === PAGE
  }
}

const line = (cells: (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`

const cell = (value: string | number): string => {
  const text = String(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
