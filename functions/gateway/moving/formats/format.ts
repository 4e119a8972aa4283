/** What a file of another place comes to. Each format has a file beside this one, with its mapping as a table; `index.ts` lists them. */
import type { CollectionFields, CollectionKind } from '../../../../shared/domain/collections/collection.ts'
import type { NewTask, Task } from '../../../../shared/domain/task.ts'
import type { When } from '../../../../shared/language/types.ts'

/** Where in what was sent something stands. */
export interface Place {
  /** from 1; of a calendar or a list of things, which of them */
  line: number
  /** its name in an archive */
  file?: string
}

/** A task of the file. */
export interface Entry extends Place {
  /** what it is known by: the same words are the same task when the file comes again */
  key: string[]
  /** without its parent, and with its order only where the file has one of our keys */
  fields: NewTask
  /** what others of the file call it by, and the one that it is under */
  ref?: string | undefined
  under?: string | undefined
  /** where it stands among others, where that is not how they come: less is first */
  rank?: number
  /** what became of it there, and when it was made */
  past?: Partial<Pick<Task, 'status' | 'createdAt' | 'completedAt'>>
  /** of all dates of what repeats the same */
  series?: string
  /** the id that it had here */
  id?: string
  /** what was said of it; without an instant where the file has none */
  comments?: Said[]
  /** what of it cannot come along */
  without?: Lacking[]
}

export interface Said {
  text: string
  /** RFC 3339 */
  createdAt?: string
}

/** A project, section, label or filter of the file. */
export interface ComingCollection extends Place {
  kind: CollectionKind
  /** what others of the file call it by (of our own export its id), and what it is within */
  ref: string
  within?: string | undefined
  /** without what it is within */
  fields: CollectionFields
}

/** Why something does not come, or comes without a part of it. */
export type Lacking = {
  code: 'no-title' | 'date' | 'repetition' | 'file' | 'deleted' | 'subtask' | 'too-deep' | 'comment' | 'invalid'
  /** the words that it is about */
  text: string
}

/** A line of which nothing comes. */
export interface LeftOut extends Place, Lacking {}

export type Read = { entry: Entry } | { collection: ComingCollection } | { leftOut: LeftOut }

/** What a reader may ask for. */
export interface Reader {
  /** of the person, where the file names none */
  timeZone: string
  /** What words say of a time; null where they say nothing, or their language is none that is known. */
  readWhen(text: string, of?: { language?: string; timeZone?: string }): Promise<WhenSaid | null>
}

export interface WhenSaid {
  due: When | null
  repeat: NonNullable<NewTask['recurrence']> | null
}

export interface Source {
  /** of the file, as it was called; empty where nobody says */
  name: string
  bytes: Uint8Array
}

export interface Format {
  name: FormatName
  /** Whether a file is of this format, by how it begins. */
  fits(beginning: string, name: string): boolean
  read(text: string, name: string, reader: Reader): AsyncIterable<Read>
}

export const FORMATS = ['json', 'todoist', 'ticktick', 'csv', 'ics'] as const
export type FormatName = (typeof FORMATS)[number]
