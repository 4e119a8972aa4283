/** Tasks from a file: what would come is told first, and with a yes they come. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readStream } from '../../shared/event-stream/index.ts'
import type { Client } from './client.ts'
import { EXIT, Failure } from './failure.ts'

export interface ImportOptions {
  yes?: true
  json?: true
}

interface Line {
  line: number
  file?: string
  code: string
  text: string
}

interface Told {
  format: string
  found: number
  known: number
  collections: number
  leftOut: Line[]
  without: Line[]
  more: { leftOut: number; without: number }
  new?: number
  returning?: number
  added?: number
}

const FORMATS: Record<string, string> = {
  json: 'our own export',
  todoist: 'Todoist',
  ticktick: 'TickTick',
  csv: 'a table',
  ics: 'a calendar',
}

/** Why a line does not come, or comes without a part of it. */
const WHY: Record<string, (text: string) => string> = {
  'no-title': () => 'has no title',
  date: (text) => `“${text}” is no date that is understood`,
  repetition: (text) => `“${text}” cannot be repeated so`,
  file: (text) => `the file “${text}” cannot come along`,
  subtask: (parent) =>
    `comes as a task of its own, not as a part of ${parent ? `“${parent}”` : 'what the file has above it'}`,
  'too-deep': (parent) => `goes deeper than tasks do, and comes right under “${parent}”`,
  comment: (text) => `the comment “${text}” is too long, or one too many`,
  deleted: (text) => `“${text}” was deleted`,
  invalid: (text) => text,
}

export async function importFile(client: Client, path: string, { yes, json }: ImportOptions): Promise<void> {
  const file = await readFile(path).catch((error) => {
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`, EXIT.usage)
  })
  const query = `?name=${encodeURIComponent(basename(path).slice(0, 200))}`
  const told = yes
    ? await bring(client, `/v1/imports${query}`, file)
    : ((await (await client.send(`/v1/imports/preview${query}`, file)).json()) as Told)
  if (json) return console.log(JSON.stringify(told))
  for (const line of linesOf(told)) console.log(line)
  if (!yes && (told.new || told.returning || told.collections))
    console.error(`To bring them: todo import ${path} --yes (todo undo takes all of it back)`)
}

async function bring(client: Client, path: string, file: Uint8Array<ArrayBuffer>): Promise<Told> {
  const response = await client.send(path, file, { accept: 'text/event-stream' })
  let told: Told | undefined
  await readStream(response, ({ event, data }) => {
    const said = JSON.parse(data)
    if (event === 'progress' && process.stderr.isTTY) process.stderr.write(`\r${said.done} of ${said.of}`)
    if (event === 'done') told = said
    if (event === 'error') throw new Failure(said.detail)
  })
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  if (!told) throw new Failure('The answer broke off. The same again brings what is missing, and nothing twice.')
  return told
}

function* linesOf(told: Told): Generator<string> {
  const { format, found, known, collections, leftOut, without, more, added } = told
  const coming = added ?? (told.new ?? 0) + (told.returning ?? 0)
  yield `${FORMATS[format] ?? format}: ${found} found, ${coming} ${added === undefined ? 'would come' : 'added'}, ${known} there already`
  if (collections) yield `projects, labels and filters with what is known of them: ${collections}`
  for (const [title, lines, rest] of [
    ['Left out', leftOut, more.leftOut],
    ['Without', without, more.without],
  ] as const) {
    for (const line of lines) yield `${title}: ${placeOf(line)}: ${WHY[line.code]?.(line.text) ?? line.text}`
    if (rest) yield `${title}: ${rest} more`
  }
}

const placeOf = ({ file, line }: Line): string => `${file ? `${file}, ` : ''}line ${line}`
