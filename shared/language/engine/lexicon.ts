/** What a word may mean, in the classes that the patterns of every language use. */
import type { Edge, PartName, Unit } from '../calendar/values.ts'
import type { Spell } from './pattern.ts'

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

/**
 * A word list: words parted by spaces, each with what it may mean. A word that stands in several lines means all of it.
 * @param spell the spelling of tokens in this language
 */
export function createLexicon(
  lines: readonly (readonly [words: string, lex: Lex])[],
  spell: Spell = (word) => word,
): (word: string) => Lex | undefined {
  const words = new Map<string, Lex>()
  for (const [names, lex] of lines)
    for (const name of names.split(' ').map(spell)) words.set(name, { ...words.get(name), ...lex })
  return (word) => words.get(word)
}

/** Words of one list, numbered from `first` in the order of its entries, each entry with all its spellings. */
export const numbered = (field: keyof Lex, entries: readonly string[], first = 1): [string, Lex][] =>
  entries.map((names, index) => [names, { [field]: index + first }])
