/** Names of several words, for what a language calls by name: holidays, units of several words. */
import type { Spell } from './pattern.ts'
import type { Found, Source } from './source.ts'

interface Name<Value> {
  rest: string[]
  value: Value
}

/** Reads the longest name that begins at a token. */
export interface ReadName<Value> {
  (source: Source, at: number): Found<Value> | undefined
  /** the words with which names begin */
  first: ReadonlySet<string>
}

/**
 * @param names of each value, parted by `|`; a language has none for what its people do not know
 * @param spell the spelling of tokens in this language
 */
export function createNames<Value extends string>(
  names: Partial<Record<Value, string>>,
  spell: Spell = (word) => word,
): ReadName<Value> {
  let known: Map<string, Name<Value>[]> | undefined
  // When a text first asks: who loads a language may never.
  const byFirstWord = () => {
    known ??= groupedByFirstWord(names, spell)
    return known
  }
  const read = (source: Source, at: number): Found<Value> | undefined => {
    for (const { rest, value } of byFirstWord().get(source.tokens[at]?.text ?? '') ?? []) {
      const next = restEnd(source, at + 1, rest)
      if (next > 0) return { value, next }
    }
    return undefined
  }
  return Object.defineProperty(read, 'first', { get: () => new Set(byFirstWord().keys()) }) as ReadName<Value>
}

function groupedByFirstWord<Value extends string>(
  names: Partial<Record<Value, string>>,
  spell: Spell,
): Map<string, Name<Value>[]> {
  const byFirstWord = new Map<string, Name<Value>[]>()
  for (const [value, all] of Object.entries(names) as [Value, string][]) {
    for (const name of all.split('|')) {
      const [first = '', ...rest] = name.replace(/'s\b/g, '').replace("'", '').split(' ').map(spell)
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { rest, value }])
    }
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.rest.length - a.rest.length)
  return byFirstWord
}

/** Dots and hyphens of abbreviations ("Buß- und Bettag") and a trailing apostrophe ("workers' day") do not count. */
function restEnd(source: Source, at: number, rest: string[]): number {
  let i = at
  for (const word of rest) {
    while (i < source.tokens.length && isFiller(source.tokens[i]!.text)) i++
    const token = source.tokens[i]
    if (token?.kind !== 'word' || (token.text !== word && !(token.possessive && `${token.text}s` === word))) return -1
    i++
  }
  return i
}

const isFiller = (text: string): boolean => text === '.' || text === '-' || text === "'"
