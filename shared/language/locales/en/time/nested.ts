/** A phrase inside a phrase: "two days after the monday before easter". */
import type { Clause } from '../../../calendar/values.ts'
import type { Found } from '../../../engine/source.ts'

export interface Nested {
  /** in how many phrases this one is */
  depth: number
  /** The phrase that begins at a token, so much deeper. */
  read(at: number, deeper: number): Found<Clause> | undefined
}
