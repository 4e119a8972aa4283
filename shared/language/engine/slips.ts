/** Slips of the finger: which of some names a misspelt word means. */

const VOWELS = 'aeiou'

/**
 * The name that a misspelt word means: with a letter left out, doubled or swapped with the next, a vowel too many or a wrong one. The first
 * letter is never the wrong one.
 *
 * @param names long ones: a slip away of a short word there are too many others
 * @param words what a slip away is a word of its own
 */
export function createSlips(names: string, words = ''): (word: string) => string | undefined {
  const byLetter = Map.groupBy(names.trim().split(/\s+/), (name) => name[0]!)
  const others = new Set(words.split(' '))
  return (word) => {
    const near = byLetter.get(word[0]!)?.filter(({ length }) => Math.abs(length - word.length) < 2)
    return !near?.length || others.has(word) ? undefined : near.find((name) => isSlip(word, name))
  }
}

function isSlip(word: string, name: string): boolean {
  let at = 1
  while (at < name.length && word[at] === name[at]) at++
  const [said, meant] = [word.slice(at), name.slice(at)]
  if (word.length < name.length) return said === meant.slice(1)
  if (word.length > name.length) {
    // "friiday" shows the second of the two, and nothing is added behind a name.
    const isDoubled = said[0] === name[at - 1] && at > 1
    return meant !== '' ? said.slice(1) === meant && (isDoubled || VOWELS.includes(said[0]!)) : isDoubled
  }
  const isSwapped = meant.length > 1 && said === meant[1]! + meant[0]! + meant.slice(2)
  return isSwapped || (said.slice(1) === meant.slice(1) && VOWELS.includes(said[0]!) && VOWELS.includes(meant[0]!))
}
