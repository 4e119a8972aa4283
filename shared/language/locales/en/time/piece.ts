/** A piece of a phrase of time, which depends on what was said before it. */
import type { Clause } from '../../../calendar/values.ts'
import type { Prefix } from './small-words.ts'

/** What was said before a piece. */
export interface Said {
  prefix: Prefix
  /** the pieces of the phrase */
  clause: Clause
  /** it is the other end of a range */
  isEnd: boolean
}

/** What a piece says where this was said before it; undefined where it is something else. */
export type Piece = (said: Said) => Clause | undefined
