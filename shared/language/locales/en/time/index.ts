/** When: the dimensions that a phrase of time is made of. */
import type { Dimension } from '../../../engine/grammar.ts'
import { readClause } from './clause.ts'
import { clocks } from './clock.ts'
import { dates } from './date.ts'
import { numbers } from './numbers.ts'
import { numericDates } from './numeric-date.ts'
import { readPart } from './part.ts'
import { periods } from './period.ts'
import type { Prefix } from './prefix-words.ts'

const PREPOSITION: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
  ...periods,
  // Clause
  ...dates,
  ...numericDates,
  partBehindPreposition: (source, at) => readPart(source, at, PREPOSITION),
  // Clause: a whole phrase
  clause: (source, at) => readClause(source, at),
}
