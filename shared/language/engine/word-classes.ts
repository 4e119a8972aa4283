/** Of which classes a word is: those of the lexicon, sets of words, and what every language has (`#number`, `#capital` ...). */
import type { Lex } from './lexicon.ts'
import type { Node, Spell } from './pattern.ts'
import type { Source } from './source.ts'
import type { Token } from './tokens.ts'

export type Class = Extract<Node, { is: 'class' }>

/** Of what classes a word is, as one name: "weekday&!plural". */
export const namesOf = ({ name, also }: Class): string => [name, ...also].join('&')

/** Classes of which most texts have a word. */
export const COMMON: ReadonlySet<string> = new Set(['number', 'word', 'capital', 'possessive', 'known'])

export interface WordClasses {
  /** What a token is as one of a class; undefined when it is none. Without a source it does not count how it is written there. */
  valueIn(name: string, source: Source | undefined, token: Token): unknown
  /** Whether a token could be of a class, or of several ("weekday&!plural"), in whatever text. */
  isOf(names: string, token: Token): boolean
  /** Whether a word is in some set. */
  hasWord(word: string): boolean
}

/** @param spell where words are typed in several ways */
export function createWordClasses(given: Record<string, ReadonlySet<string>>, spell?: Spell): WordClasses {
  const spelled = new Map<string, ReadonlySet<string> | undefined>()
  let words: ReadonlySet<string> | undefined
  const parted = new Map<string, { isNot: boolean; name: string }[]>()

  // When a text first asks for it: who loads a language may never.
  function setOf(name: string): ReadonlySet<string> | undefined {
    if (spelled.has(name)) return spelled.get(name)
    const own = Object.hasOwn(given, name) ? given[name] : undefined
    const set = own && spell ? new Set([...own].map(spell)) : own
    spelled.set(name, set)
    return set
  }

  function hasWord(word: string): boolean {
    words ??= new Set(Object.keys(given).flatMap((name) => [...setOf(name)!]))
    return words.has(word)
  }

  function valueIn(name: string, source: Source | undefined, token: Token): unknown {
    if (name === 'number') return token.kind === 'number' && token.value >= 0 ? token.value : undefined
    if (name === 'word') return token.kind === 'word' ? token.text : undefined
    if (token.kind !== 'word') return undefined
    if (name === 'possessive') return token.possessive || undefined
    if (name === 'known') return token.lex && token.text
    if (name === 'capital') return /^\p{Lu}/u.test(source?.text.slice(token.start, token.start + 2) ?? '') || undefined
    const set = setOf(name)
    if (set) return set.has(token.text) ? token.text : undefined
    return token.lex?.[name as keyof Lex]
  }

  function isOf(names: string, token: Token): boolean {
    let parts = parted.get(names)
    if (!parts) {
      parts = names.split('&').map((name) => ({ isNot: name.startsWith('!'), name: name.replace('!', '') }))
      parted.set(names, parts)
    }
    return parts.every(({ isNot, name }) =>
      name === 'capital' || name === 'possessive'
        ? token.kind === 'word'
        : (valueIn(name, undefined, token) === undefined) === isNot,
    )
  }

  return { valueIn, isOf, hasWord }
}
