/** What is bought, said in one breath without commas: "eggs butter and flour" are three things, "peanut butter" is one. */
import type { Part } from './lines.ts'

export interface GoodsWords {
  /** things that one word names */
  goods: ReadonlySet<string>
  /** two words that name one thing, with a space between them */
  pairs: ReadonlySet<string>
  /** what belongs together whatever stands between: "fish and chips" */
  asOne: RegExp
  conjunctions: ReadonlySet<string>
}

/** Of two it is not clear enough that they are a list. */
const FEWEST = 3
/** More in one breath nobody says. */
const MOST_CHARACTERS = 500

/** @returns where each thing of a text stands; undefined when it is not three goods at least and nothing else */
export function goodsIn({ goods, pairs, asOne, conjunctions }: GoodsWords, text: string): Part[] | undefined {
  if (text.length > MOST_CHARACTERS || /[^\p{L}\p{M}\s,،]/u.test(text) || asOne.test(text)) return undefined
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
  const parts: Part[] = []
  for (let at = 0; at < words.length; at++) {
    const { text: word, start, end } = words[at]!
    const second = words[at + 1]
    if (second && pairs.has(`${word} ${second.text}`)) {
      parts.push({ start, end: second.end })
      at++
    } else if (goods.has(word)) parts.push({ start, end })
    else if (!conjunctions.has(word)) return undefined
  }
  return parts.length >= FEWEST ? parts : undefined
}
