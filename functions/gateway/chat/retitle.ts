/** A title as somebody corrects it, who says of it only what was wrong. Pure. */

/** As a word, by which places are compared. */
const wordsOf = (text: string): string[] => text.trim().split(/\s+/)
const isSame = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase()

/** "with rob, not bob": the title with the one word instead of the other, where it has that. */
export function withInstead(title: string, { is, was }: { is: string; was: string }): string | undefined {
  const [words, old, meant] = [title, was, is].map(wordsOf) as [string[], string[], string[]]
  const isAt = (start: number, others: string[]): boolean => others.every((word, i) => isSame(words[start + i], word))
  const at = words.findIndex((_, start) => isAt(start, old))
  if (at < 0) return undefined
  // "chapter 4, not 3": what stands before it is said again
  const again = meant.findLastIndex((_, i) => isAt(at - i, meant.slice(0, i)))
  // "4 tickets, not 3": and so is what stands behind it
  const left = words.slice(at + old.length)
  const tail = meant.findIndex((_, i) => i > 0 && meant.slice(i).every((word, j) => isSame(left[j], word)))
  const behind = tail < 0 ? left : left.slice(meant.length - tail)
  return [...words.slice(0, at), ...meant.slice(again), ...behind].join(' ')
}

/** "65 euros", of "pay 45 euros to Ben": what has an amount of the same thing takes the place of that. */
function withAmount(words: string[], said: string[]): string[] | undefined {
  if (!said.some((word) => NUMBER.test(word))) return undefined
  const isAt = (start: number): boolean => said.every((word, i) => isSame(asAmount(words[start + i]), asAmount(word)))
  const [at, ...others] = words.flatMap((_, start) => (isAt(start) ? [start] : []))
  return at === undefined || others.length ? undefined : words.toSpliced(at, said.length, ...said)
}

const NUMBER = /\p{Nd}+(?:[.,:]\p{Nd}+)*/u
const asAmount = (word: string | undefined): string | undefined => word?.replace(NUMBER, '0')

/**
 * "for Mila", of "buy a present for Mia": what begins as a part of the title takes its place up to the end; one word that is spelled much like one
 * of the title takes that one's, and two of which the second stands there ("oat milk") do. Anything else is the whole title.
 */
export function retitle(title: string, meant: string): string {
  const [words, said] = [wordsOf(title), wordsOf(meant)]
  const withOther = withAmount(words, said)
  if (withOther) return withOther.join(' ')
  const shared = said.filter((word) => words.some((each) => isSame(each, word))).length
  const at = words.findIndex((word, i) => i > 0 && isSame(word, said[0]))
  if (at > 0 && shared === 1 && said.length > 1) return [...words.slice(0, at), ...said].join(' ')
  const alike = said.length === 1 ? words.findIndex((word) => isAlike(word, said[0]!)) : -1
  if (alike >= 0) return words.with(alike, said[0]!).join(' ')
  const named = said.length === 2 && shared === 1 ? words.findIndex((word) => isSame(word, said[1])) : -1
  return named > 0 ? [...words.slice(0, named), ...said, ...words.slice(named + 1)].join(' ') : meant
}

export const sharesWord = (title: string, meant: string): boolean =>
  wordsOf(title).some((word) => wordsOf(meant).some((each) => isSame(each, word)))

/** "den Friseur" is what is called “Friseur”: the same words but for those that say nothing. */
export function isNamedBy(title: string, said: string, fillers: ReadonlySet<string>): boolean {
  const tellingOf = (text: string) => wordsOf(text.toLowerCase()).filter((word) => !fillers.has(word))
  const [words, more] = [tellingOf(title), tellingOf(said)]
  return words.length > 0 && words.length === more.length && words.every((word, i) => isSame(word, more[i]))
}

/** Letters in which two spellings of a name may differ. */
const MOST_DIFFERENT = 2

/** Alike at both ends, up to a slip: "Mia" and "Mila", "Sarah" and "Sara". */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a[0] !== b[0] || a === b) return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const different = Math.max(a.length, b.length) - start - end
  return different <= MOST_DIFFERENT && different * 2 < Math.max(a.length, b.length)
}
