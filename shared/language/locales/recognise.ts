/** Which language a message is in, by a few words that tell; no language needs to be loaded for it. */
import type { LanguageEntry } from './language-entry.ts'
import * as entries from './list.ts'

const SURE = 2
const LIKELY = 1

const LANGUAGES: readonly LanguageEntry[] = Object.values(entries)

/** By word: how much it says for each of the languages. */
type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>

let weighed: Weights | undefined
function weigh(): Weights {
  const found = new Map<string, Map<string, number>>()
  for (const { language, sure, likely } of LANGUAGES) {
    for (const [words, weight] of [
      [likely, LIKELY],
      [sure, SURE],
    ] as const)
      for (const word of words.split(/\s+/)) {
        const weights = found.get(word) ?? new Map<string, number>()
        found.set(word, weights.set(language, weight))
      }
  }
  return found
}

/** What a language must be ahead of the next one by: English words stand in sentences of any language. */
const AHEAD = 1.5
/** Of so many words of it, English ones take nothing away: "call complete kar do". */
const ENOUGH_WORDS = 2
/** Nobody changes the language further on. */
const LONGEST = 600

/** Marks, addresses and what is quoted are names: they are in no language. */
const NAMES = /["“][^"”]*["”]|`[^`]*`|\S*(?:[@#]|:\/\/)\S*|\{[^}]*\}/gu
const WORD = /[\p{L}\p{M}']+/gu

/** The language of a text as a BCP 47 primary tag; undefined when it does not tell. */
export function recognise(text: string): string | undefined {
  const said = text.slice(0, LONGEST).normalize('NFC').toLowerCase().replaceAll('’', "'").replace(NAMES, ' ')
  const points = new Map<string, number>()
  const words = new Map<string, number>()
  const add = (language: string, weight: number): void => {
    points.set(language, (points.get(language) ?? 0) + weight)
    words.set(language, (words.get(language) ?? 0) + 1)
  }
  weighed ??= weigh()
  for (const [word] of said.matchAll(WORD))
    for (const [language, weight] of weighed.get(word) ?? []) add(language, weight)
  for (const { language, letters } of LANGUAGES) if (letters?.test(said)) add(language, SURE)
  const [first, second] = [...points].sort(
    ([a, pointsOfA], [b, pointsOfB]) => pointsOfB - pointsOfA || Number(a === 'en') - Number(b === 'en'),
  )
  if (first && second?.[0] === 'en' && first[1] > SURE && (words.get(first[0]) ?? 0) >= ENOUGH_WORDS) return first[0]
  return first && first[1] >= SURE && first[1] >= AHEAD * (second?.[1] ?? 0) ? first[0] : undefined
}

/** @param otherwise the locale ("de-DE") or language of who wrote it, for a text that tells of none */
export const languageOf = (text: string, otherwise: string): string => recognise(text) ?? otherwise.split('-')[0]!
