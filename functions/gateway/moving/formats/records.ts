/** Records of a CSV (RFC 4180), one after the other, within bounds. */
import { parse } from 'csv-parse'
import { tooMuch } from '../bounds.ts'

/** Most columns: no list of tasks has a tenth of them. */
const COLUMNS = 200
/** Most characters of a record. */
const RECORD = 128 * 1024
/** Characters that the parser is handed at once. */
const PIECE = 32 * 1024

export interface TableRecord {
  /** in the file, from 1, where it ends */
  line: number
  cells: string[]
}

/** @throws Problem 422 for what is no CSV, or has more columns than any list of tasks */
export async function* recordsOf(text: string): AsyncGenerator<TableRecord> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD,
    info: true,
  })
  void feed(parser, text)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > COLUMNS)
        throw tooMuch('too-many-columns', `Line ${info.lines} has ${record.length} columns`, `${COLUMNS} columns`)
      if (record.some(Boolean)) yield { line: info.lines, cells: record }
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'CSV_MAX_RECORD_SIZE')
      throw tooMuch('too-many-columns', 'A line is very long', `${RECORD / 1024} kB a line`)
    throw error
  } finally {
    parser.destroy()
  }
}

async function feed(parser: ReturnType<typeof parse>, text: string): Promise<void> {
  for (let from = 0; from < text.length && !parser.destroyed; from += PIECE) {
    if (parser.write(text.slice(from, from + PIECE))) continue
    await new Promise((resolve) => {
      parser.once('drain', resolve)
      parser.once('close', resolve)
    })
  }
  if (!parser.destroyed) parser.end()
}

/** What stands most often in the first line that has any of them. */
function delimiterOf(text: string): string {
  const line = /^.*[,;\t].*$/m.exec(text.slice(0, 4096))?.[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Cells by the name of their column. */
export type Row = Record<string, string>

/** @param header names of the columns, in lower case */
export const rowOf = (header: string[], cells: string[]): Row =>
  Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').trim()]))

export const headerOf = (cells: string[]): string[] => cells.map((name) => name.trim().toLowerCase())

/** Names that occur several times are told apart: by which of them it is. */
export function createKeys(format: string): (...names: (string | null | undefined)[]) => string[] {
  const seen = new Map<string, number>()
  return (...names) => {
    const key = [format, ...names.map((name) => name ?? '')]
    const text = JSON.stringify(key)
    const times = seen.get(text) ?? 0
    seen.set(text, times + 1)
    return times ? [...key, String(times + 1)] : key
  }
}
