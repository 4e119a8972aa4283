/** A trace of the rules that fired, for whoever writes them; off, it costs one comparison for each reading. */
import type { Found, Source } from './source.ts'

/** A reading of a dimension, and the rule that made it. */
export interface Match<Value = unknown> extends Found<Value> {
  rule: string
  rank: number
}

/** Told of every reading of a dimension that was found at a token, the longest first. */
export type Tell = (dimension: string, source: Source, at: number, found: readonly Match[]) => void

/** A reading of a whole message, as it was weighed against others. */
export interface Weighed {
  rule: string
  rank: number
  /** words that it does not account for */
  free: number
  command: unknown
}

/** Told of all readings of a message as a command, the one that counts first; none when it becomes a task. */
export type Weigh = (candidates: readonly Weighed[]) => void

export const tracing: { tell: Tell | undefined; weigh: Weigh | undefined } = { tell: undefined, weigh: undefined }
