/** What a word may mean, in the classes that the patterns of every language use. */
import type { Edge, PartName, Unit } from '../calendar/values.ts'

export interface Lex {
  month?: number
  /** ISO weekday, Monday is 1 */
  weekday?: number
  /** "mondays", "weekends": more than one of them */
  plural?: true
  unit?: Unit
  cardinal?: number
  ordinal?: number
  /** offset in days from today */
  day?: number
  part?: PartName
  modifier?: 'this' | 'next' | 'last' | 'past'
  edge?: Edge
  season?: number
  /** a word that may stand in a title as itself: it needs a preposition or another part of a date beside it */
  weak?: true
  /** a word after which a phrase of time may end: no noun follows that it could belong to */
  closer?: true
  /** the adverb of a rule: daily, weekly ... */
  rule?: RuleWord
  zone?: string
}

export interface RuleWord {
  unit: Unit
  interval: number
}
