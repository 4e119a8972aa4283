/** Slips of the finger in the long names of days: "febuary", "satruday", "tommorow". Short words are left alone: too many are words. */

/** Names that people mistype; the first letter is never the wrong one. */
const NAMES =
  'monday tuesday wednesday thursday friday saturday sunday january february august september october november december tomorrow tonight yesterday weekend'.split(
    ' ',
  )
const VOWELS = 'aeiou'
/** What a slip away is a word or name of its own. */
const WORDS = new Set(['frida', 'munday', 'mondays', 'sundae', 'fridays', 'sundays', 'weekends', 'weeked'])

/** Each misspelling to the name that is meant: a letter left out, doubled or swapped with the next, a vowel too many or a wrong one. */
export const TYPOS: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((name) =>
    slipsOf(name)
      .filter((slip) => !WORDS.has(slip) && !NAMES.includes(slip))
      .map((slip): [string, string] => [slip, name]),
  ),
)

function slipsOf(name: string): string[] {
  const slips: string[] = []
  for (let i = 1; i < name.length; i++) {
    const [before, letter, after] = [name.slice(0, i), name[i]!, name.slice(i + 1)]
    slips.push(before + after, before + letter + letter + after)
    if (after) slips.push(before + after[0] + letter + after.slice(1))
    for (const vowel of VOWELS) {
      slips.push(before + vowel + letter + after)
      if (VOWELS.includes(letter)) slips.push(before + vowel + after)
    }
  }
  return slips
}
