import type { Bound } from '../../../calendar/values.ts'

/** What the small words before a piece say. */
export interface Prefix {
  next: number
  /** the last preposition */
  word: string
  /** a preposition of time was there */
  introduces: boolean
  article: boolean
  /** a bare number after it is an hour */
  clock: boolean
  between: boolean
  bound?: Bound
}
