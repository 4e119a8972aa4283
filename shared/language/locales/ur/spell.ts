/**
 * How Urdu is typed. In its own script with the letters of Arabic keyboards, vowel signs or joiners; in Roman letters by ear: doubled or
 * single vowels, -ay, -ey, -y or -e at the end, a nasal written or not, short vowels left out ("mjhe", "prso"). A word of the table is
 * found whichever of these somebody uses.
 */

const ARABIC = /[\u0600-\u06ff]/
const SIGNS = /[\u064b-\u065f\u0670\u0640\u200c\u200d]/g
const LETTERS: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ھ: 'ہ',
  ة: 'ہ',
  ۃ: 'ہ',
  ۂ: 'ہ',
  ۀ: 'ہ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
}
const VARIANTS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** A word in Urdu script by the letters alone. */
const inLetters = (word: string): string => word.replace(SIGNS, '').replace(VARIANTS, (letter) => LETTERS[letter]!)

/** A word in Roman letters by its sounds; shorter ones have too few to be told apart. */
const SHORTEST = 4
const SHORTEST_WITHOUT_VOWELS = 3
const inSounds = (word: string): string =>
  word
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+/g, 'i')
    .replace(/oo+|uu+|ou/g, 'u')
    .replace(/([^aeiou])\1/g, '$1')
    .replace(/[ae][iy]|ae|ie$|y$/g, 'e')
    .replace(/ah$/, 'a')
    .replace(/on$/, 'o')
    .replace(/w/g, 'v')
    .replace(/q/g, 'k')

const consonantsOf = (sounds: string): string => sounds.replace(/[aeiou]/g, '')

/** "mjhe" is "mujhe" with a vowel left out between its first and last letter. */
function isWithin(short: string, long: string): boolean {
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length && short.length < long.length
}

/** @param lines the spellings of one word each, the first of which is the one that rules use */
export function createSpelling(lines: readonly string[]): (word: string) => string {
  const known = new Map<string, string>()
  const bySound = new Map<string, string>()
  for (const line of lines) {
    const [first = '', ...others] = line.split(' ')
    for (const word of [first, ...others]) known.set(ARABIC.test(word) ? inLetters(word) : word, first)
  }
  for (const [word, first] of known) {
    const sounds = word.length < SHORTEST || ARABIC.test(word) ? undefined : inSounds(word)
    // what sounds like two words is neither
    if (sounds) bySound.set(sounds, (bySound.get(sounds) ?? first) === first ? first : sounds)
  }
  const byConsonants = Map.groupBy(bySound.keys(), consonantsOf)
  /** The one word that it is with vowels left out. */
  const shortened = (sounds: string): string | undefined => {
    const found = new Set(
      (byConsonants.get(consonantsOf(sounds)) ?? [])
        .filter((whole) => isWithin(sounds, whole))
        .map((whole) => bySound.get(whole)),
    )
    return found.size === 1 ? [...found][0] : undefined
  }
  return (word) => {
    if (ARABIC.test(word)) {
      const letters = inLetters(word)
      return known.get(letters) ?? letters
    }
    const asListed = known.get(word)
    if (asListed !== undefined || word.length < SHORTEST_WITHOUT_VOWELS) return asListed ?? word
    const sounds = inSounds(word)
    return (word.length < SHORTEST ? undefined : bySound.get(sounds)) ?? shortened(sounds) ?? word
  }
}
