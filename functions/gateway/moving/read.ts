/** From a file to the tasks that it has, each as it would be stored, and what of it cannot come along, by its line. */
import { COMMENTS, newCommentSchema } from '../../../shared/domain/comments/comment.ts'
import { decide, type TaskCommand } from '../../../shared/domain/decide.ts'
import { keyInRow } from '../../../shared/domain/order.ts'
import { Refusal } from '../../../shared/domain/refusal.ts'
import { idOf } from '../../../shared/ids/index.ts'
import type { Context } from '../../../shared/language/types.ts'
import { COLLECTIONS, ENTRIES, tooMuch, unreadable } from './bounds.ts'
import type { ComingCollection, Entry, Format, FormatName, Lacking, LeftOut, Said, Source } from './formats/format.ts'
import { formats } from './formats/index.ts'
import { createRest } from './rest.ts'
import { type TextFile, textsIn } from './unpack.ts'
import { createReader } from './when.ts'

export type CreateCommand = Extract<TaskCommand, { type: 'create' }>

/** A task as it would be stored, but for what it is under. */
export interface Coming extends Pick<Entry, 'line' | 'file' | 'ref' | 'under' | 'rank'> {
  command: CreateCommand
  /** the id that it had, if it was one of ours */
  former: string | undefined
  comments: Said[]
}

export interface FileRead {
  format: FormatName
  coming: Coming[]
  collections: ComingCollection[]
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
  const read: FileRead = { format: 'csv', coming: [], collections: [], leftOut: [], without: [] }
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
      else if ('collection' in found) read.collections.push({ ...place, ...found.collection })
      else {
        const key = keyOf(found.entry)
        if (key) settle({ ...place, ...found.entry, key }, options, read)
      }
      if (read.coming.length > ENTRIES)
        throw tooMuch('too-many-tasks-at-once', `The file has more than ${ENTRIES} tasks`, `${ENTRIES} tasks`)
      if (read.collections.length > COLLECTIONS)
        throw tooMuch('too-many-collections', 'The file has very many projects and labels', `${COLLECTIONS} of them`)
    }
  }
  if (!known)
    throw unreadable(
      'This is none of the files that can be read: our own export (JSON), a backup of Todoist (ZIP or CSV), a backup of TickTick (CSV), a CSV with a column “Title”, or a calendar (.ics).',
    )
  putInOrder(read.coming, options.now)
  return read
}

/** They stand as they do in the file, where it has no keys of ours. */
function putInOrder(coming: Coming[], now: string): void {
  const row = coming.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  for (const [index, { command }] of row.entries()) command.fields.order ??= keyInRow(index, now, command.id)
}

/** Characters by which a format is told: what stands before TickTick's columns is no longer. */
const BEGINNING = 1000

function formatOf({ name, text }: TextFile, wanted: FormatName | undefined): Format | undefined {
  const beginning = text.slice(0, BEGINNING).replace(/^\uFEFF/, '')
  return formats.find((format) => (wanted ? format.name === wanted : format.fits(beginning, name)))
}

/** Judged as it would be when it is stored; what only its repetition keeps from that comes without it. */
function settle(entry: Entry, { personId, now }: Options, read: FileRead): void {
  const { line, file, ref, under, rank, id, fields, series } = entry
  const place = { line, ...(file !== undefined && { file }) }
  const lack = (...lacking: Lacking[]) => read.without.push(...lacking.map((each) => ({ ...place, ...each })))
  const command: CreateCommand = {
    type: 'create',
    id: importedId(personId, entry.key),
    fields,
    ...(series && { seriesId: idOf('imported-series', personId, series) }),
    past: pastOf(entry, now),
  }
  const refused = refusalOf(command, now)
  const plain = { ...command, fields: { ...fields, recurrence: null } }
  const isOnlyRepetition = Boolean(refused && fields.recurrence) && !refusalOf(plain, now)
  lack(...(entry.without ?? []))
  if (refused && !isOnlyRepetition) return void read.leftOut.push({ ...place, code: 'invalid', text: refused })
  if (isOnlyRepetition) lack({ code: 'repetition', text: fields.recurrence!.rule })
  const { comments, without } = fitting(entry.comments ?? [])
  lack(...without)
  read.coming.push({ ...place, ref, under, rank, command: isOnlyRepetition ? plain : command, former: id, comments })
}

/** As many comments as a task may have, and no longer than one may be. */
function fitting(comments: Said[]): { comments: Said[]; without: Lacking[] } {
  const readable = comments.filter(({ text }) => newCommentSchema().safeParse({ text }).success)
  const kept = new Set(readable.slice(0, COMMENTS.ofTask))
  const others = comments.filter((each) => !kept.has(each))
  return { comments: [...kept], without: others.map(({ text }) => ({ code: 'comment', text: text.slice(0, 80) })) }
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
