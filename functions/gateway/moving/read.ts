/** From a file to the tasks that it has, each as it would be stored, and what of it cannot come along, by its line. */
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { ENTRIES, tooMuch, unreadable } from './bounds.ts'
import type { Entry, Format, FormatName, LeftOut, Source } from './formats/format.ts'
import { formats } from './formats/index.ts'
import { createRest } from './rest.ts'
import { type TextFile, textsIn } from './unpack.ts'
import { createReader } from './when.ts'

export type CreateCommand = Extract<TaskCommand, { type: 'create' }>

/** A task as it would be stored. */
export interface Coming {
  command: CreateCommand
  /** the id that it had, if it was one of ours */
  former: string | undefined
  comments: NonNullable<Entry['comments']>
}

export interface FileRead {
  format: FormatName
  coming: Coming[]
  /** lines of which nothing comes */
  leftOut: LeftOut[]
  /** lines that come without a part of them */
  without: LeftOut[]
}

interface Options {
  personId: string
  /** of the person, and of now */
  context: Context
  /** the person's locale, such as `de-DE` */
  locale: string
  /** RFC 3339 */
  now: string
  /** where it is known; else the file tells */
  format: FormatName | undefined
}

/** @throws Problem 422 for what cannot be read, or is more than one import may be */
export async function readFile(source: Source, options: Options): Promise<FileRead> {
  const read: FileRead = { format: 'csv', coming: [], leftOut: [], without: [] }
  /** of all files */
  const keys = new Set<string>()
  const rest = createRest()
  const texts = await textsIn(source, rest)
  const reader = createReader(options.context, options.locale)
  const isAlone = texts.length === 1
  let known = false
  /** Two projects of one name have the same keys, each in a file of its own; two of one id are one task, of which the first counts. */
  const keyOf = ({ key, id }: Entry): string[] | undefined => {
    let own = key
    for (let times = 2; keys.has(JSON.stringify(own)); times++) {
      if (id !== undefined) return undefined
      own = [...key, `of file ${times}`]
    }
    keys.add(JSON.stringify(own))
    return own
  }
  for (const { name, text } of texts) {
    const format = formatOf({ name, text }, options.format)
    if (!format) continue
    known = true
    read.format = format.name
    const place = isAlone ? {} : { file: name }
    for await (const found of format.read(text.replace(/^\uFEFF/, ''), name, reader)) {
      await rest()
      if ('leftOut' in found) read.leftOut.push({ ...place, ...found.leftOut })
      else {
        const key = keyOf(found.entry)
        if (key) settle({ ...place, ...found.entry, key }, options, read)
      }
      if (read.coming.length > ENTRIES)
        throw tooMuch('too-many-tasks-at-once', `The file has more than ${ENTRIES} tasks`, `${ENTRIES} tasks`)
    }
  }
  if (!known)
    throw unreadable(
      'This is none of the files that can be read: our own export (JSON), a backup of Todoist (ZIP or CSV), a backup of TickTick (CSV), a CSV with a column “Title”, or a calendar (.ics).',
    )
  return read
}

/** Characters by which a format is told: what stands before TickTick's columns is no longer. */
const BEGINNING = 1000

function formatOf({ name, text }: TextFile, wanted: FormatName | undefined): Format | undefined {
  const beginning = text.slice(0, BEGINNING).replace(/^\uFEFF/, '')
  return formats.find((format) => (wanted ? format.name === wanted : format.fits(beginning, name)))
}

/** Judged as it would be when it is stored; what only its repetition keeps from that comes without it. */
function settle(entry: Entry, { personId, now }: Options, read: FileRead): void {
  const place = { line: entry.line, ...(entry.file !== undefined && { file: entry.file }) }
  for (const lacking of entry.without ?? []) read.without.push({ ...place, ...lacking })
  const command: CreateCommand = {
    type: 'create',
    id: importedId(personId, entry.key),
    fields: entry.fields,
    ...(entry.series && { seriesId: idOf('imported-series', personId, entry.series) }),
    past: pastOf(entry, now),
  }
  const refused = refusalOf(command, now)
  if (!refused) return void read.coming.push({ command, former: entry.id, comments: entry.comments ?? [] })
  const plain = { ...command, fields: { ...entry.fields, recurrence: null } }
  const isOnlyRepetition = entry.fields.recurrence && !refusalOf(plain, now)
  if (isOnlyRepetition) {
    read.without.push({ ...place, code: 'repetition', text: entry.fields.recurrence!.rule })
    read.coming.push({ command: plain, former: entry.id, comments: entry.comments ?? [] })
  } else read.leftOut.push({ ...place, code: 'invalid', text: refused })
}

const importedId = (personId: string, key: string[]): string => idOf('imported', personId, ...key)

/** What is done was done at some time; nothing was made later than now. */
function pastOf({ past = {} }: Entry, now: string): CreateCommand['past'] {
  const status = past.status ?? 'open'
  const completedAt = status === 'open' ? null : (past.completedAt ?? now)
  return { status, completedAt, createdAt: past.createdAt && past.createdAt < now ? past.createdAt : now }
}

function refusalOf(command: CreateCommand, now: string): string | undefined {
  try {
    decide(command, null, now)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
