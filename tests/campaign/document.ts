/** Writes what runs found into docs/reliability.md: its tables are between marks, and the rest of it is left as it is. */
import { readFile, writeFile } from 'node:fs/promises'

export type Table = 'runs' | 'outages' | 'sabotage'

/** How many cells at the start of a row say which one it is: a later run of the same replaces it. */
const KEYS: Record<Table, number> = { runs: 2, outages: 1, sabotage: 1 }

/** @throws Error when the document has no such table */
export async function record(file: string, table: Table, rows: (string | number)[][]): Promise<void> {
  await writeFile(file, withRows(await readFile(file, 'utf8'), table, rows))
}

export function withRows(text: string, table: Table, rows: (string | number)[][]): string {
  const [begin, end] = [`<!-- ${table} -->\n`, `<!-- end of ${table} -->`]
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)]
  if (from < begin.length || to < from)
    throw new Error(`The document has no table between '${begin.trim()}' and '${end}'`)
  const [head, line, ...old] = text.slice(from, to).trimEnd().split('\n')
  const keyOf = (row: string) =>
    row
      .split('|')
      .slice(1, KEYS[table] + 1)
      .join('|')
  const all = new Map([...old, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].map((row) => [keyOf(row), row]))
  const sorted = [...all]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([, row]) => row)
  return `${text.slice(0, from)}${[head, line, ...sorted].join('\n')}\n${text.slice(to)}`
}
