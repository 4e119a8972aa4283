/** Slips of the finger in the long names of days: "febuary", "satruday", "tommorow". Short words are left alone: too many are words. */

/** Names that people mistype, by their first letter, which is never the wrong one. */
const NAMES = Map.groupBy(
  'monday tuesday wednesday thursday friday saturday sunday january february august september october november december tomorrow tonight yesterday weekend today'.split(
    ' ',
  ),
  (name) => name[0]!,
)
const VOWELS = 'aeiou'
/** What a slip away is a word or name of its own. */
const WORDS = new Set(['frida', 'munday', 'mondays', 'sundae', 'fridays', 'sundays', 'weekends', 'weeked'])

/** The name that a misspelt word means: with a letter left out, doubled or swapped with the next, a vowel too many or a wrong one. */
export function meantBy(word: string): string | undefined {
  const near = NAMES.get(word[0]!)?.filter(({ length }) => Math.abs(length - word.length) < 2)
  if (!near?.length || WORDS.has(word)) return undefined
  return near.find((name) => isSlip(word, name))
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
