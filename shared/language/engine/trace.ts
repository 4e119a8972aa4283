/** A trace of the rules that fired, for whoever writes them; off, it costs one comparison for each reading. */
import type { Match } from './grammar.ts'
import type { Source } from './source.ts'

/** Told of every reading of a dimension that was found at a token, the longest first. */
export type Tell = (dimension: string, source: Source, at: number, found: readonly Match[]) => void

export const tracing: { tell: Tell | undefined } = { tell: undefined }
