/** When: the dimensions that a phrase of time is made of. */
import { beginningWith, type Dimension } from '../../../engine/grammar.ts'
import { readClause } from './clause.ts'
import { clocks } from './clock.ts'
import { dates } from './date.ts'
import { numbers } from './numbers.ts'
import { numericDates } from './numeric-date.ts'
import { readPart } from './part.ts'
import { readEdge, readNth, readPick, readPicked } from './pick.ts'
import type { Prefix } from './prefix-words.ts'

const PREPOSITION: Prefix = { next: 0, word: '', introduces: true, article: false, clock: false, between: false }

const NTH = '#number | #ordinal | #cardinal | last|final|penultimate|next'

export const time: Record<string, Dimension> = {
  ...numbers,
  ...clocks,
  // what is counted in a period: number, a unit or weekday, both
  nth: beginningWith(NTH, readNth),
  picked: beginningWith('#weekday | #unit | business|working|work|calendar', readPicked),
  pick: beginningWith(NTH, readPick),
  edge: beginningWith('#edge | first|second', readEdge),
  // Clause
  ...dates,
  ...numericDates,
  partBehindPreposition: (source, at) => readPart(source, at, PREPOSITION),
  // Clause: a whole phrase
  clause: (source, at) => readClause(source, at),
}
