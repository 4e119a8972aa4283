/** How much of a file is looked at. What is more is refused in words, before anything is stored. */
import { Problem } from '../../../shared/http/problem.ts'

/** Bytes of all that an archive unpacks to. */
export const UNPACKED = 32 * 1024 * 1024
/** Files of an archive. */
export const FILES = 500
/** Tasks of one import. */
export const ENTRIES = 20_000

/** Projects, sections, labels and filters of one import. */
export const COLLECTIONS = 2000

export const tooMuch = (code: string, what: string, most: string): Problem =>
  new Problem({
    status: 422,
    code,
    detail: `${what}, and at most ${most} can be read. Nothing was imported; please divide it, and send the parts one after the other.`,
  })

export const unreadable = (detail: string): Problem =>
  new Problem({ status: 422, code: 'unreadable-file', detail: `${detail} Nothing was imported.` })
