/**
 * Whether two words sound alike, in whichever script: "doctor" and "ڈاکٹر", "dawai" and "دوائی". Urdu writes its consonants and leaves out its
 * vowels, Roman letters write both as each hears them: so the consonants are compared, and that a word begins with a vowel.
 */

/** Letters of Urdu that Roman letters do not tell apart have one sound; vowels have none. */
const SOUNDS: Record<string, string> = Object.fromEntries(
  (
    [
      ['b', 'بb'],
      ['p', 'پفpf'],
      ['t', 'تطٹt'],
      ['s', 'ثسصs'],
      ['j', 'جj'],
      ['c', 'چ'],
      ['k', 'خقکكkq'],
      ['d', 'دڈd'],
      ['z', 'ذزضظژz'],
      ['r', 'رڑr'],
      ['S', 'ش'],
      ['g', 'غگg'],
      ['l', 'لl'],
      ['m', 'مm'],
      ['n', 'نںn'],
      ['v', 'vw'],
    ] as const
  ).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound])),
)

const VOWEL_FIRST = /^[aeiouاآأإعی]/
const HEARD_FIRST = /^[hہحھ]/

/** A letter that is doubled is one; what Roman letters stand for beside others. */
const TOGETHER: [RegExp, string][] = [
  [/(.)\1+/gu, '$1'],
  [/sch/g, 'sk'],
  [/sh/g, 'ش'],
  [/ch/g, 'چ'],
  [/gy/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
]

/** "و" is heard as w, or only as o and u: with it and without. */
const WAW = 'و'

/** Words with fewer sounds are like too many others. */
const FEWEST = 2

function soundsOf(word: string): string[] {
  const letters = TOGETHER.reduce(
    (text, [pattern, by]) => text.replace(pattern, by),
    word.toLowerCase().normalize('NFC'),
  )
  const first = VOWEL_FIRST.test(letters) ? 'a' : HEARD_FIRST.test(letters) ? 'h' : ''
  const heard = (waw: string): string => {
    const sounds = [...letters]
      .map((letter, at) => (letter === WAW ? (at ? waw : 'v') : (SOUNDS[letter] ?? '')))
      .join('')
    return first + sounds
  }
  const all = [...new Set([heard(''), heard('v')])]
  // "اسکول" is "school"
  return [...all, ...all.filter((sounds) => /^as[ktp]/.test(sounds)).map((sounds) => sounds.slice(1))]
}

export function soundsLike(one: string, other: string): boolean {
  const others = soundsOf(other)
  return soundsOf(one).some((sounds) => sounds.length >= FEWEST && others.includes(sounds))
}
