/** How command words are mistyped: "delet", "mvoe", "compelte", "dont". What is written in a title stays as it is. */

/** Long enough that a letter left out, doubled or swapped with the next one gives no other word. */
const LONG =
  'delete remove complete remind reminder reschedule postpone cancel rename snooze schedule change finish'.split(' ')
/** Of shorter ones only two letters may be swapped. */
const SHORT = 'move mark done what show'.split(' ')
/** Of these any letter but the first may be another one: few words are like them. */
const UNLIKE_OTHERS = 'remind reminder reschedule postpone schedule complete'.split(' ')
/** Slips that are words of their own. */
const WORDS = new Set(['compete', 'remover', 'reminders', 'reminded', 'change', 'cancels', 'remand', 'rewind'])

const OTHERS: Record<string, string> = {
  reschedual: 'reschedule',
  reschedul: 'reschedule',
  shedule: 'schedule',
  dne: 'done',
  wat: 'what',
  wats: "what's",
  thats: "that's",
  gimme: 'show',
  nvm: 'nevermind',
  im: "i'm",
  ive: "i've",
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  havent: "haven't",
  isnt: "isn't",
  arent: "aren't",
}

const swapped = (word: string): string[] =>
  Array.from(word.slice(1), (letter, at) => word.slice(0, at) + letter + word[at]! + word.slice(at + 2))
const leftOut = (word: string): string[] =>
  Array.from(word.slice(1), (_, at) => word.slice(0, at + 1) + word.slice(at + 2))
const doubled = (word: string): string[] =>
  Array.from(word, (letter, at) => word.slice(0, at) + letter + word.slice(at))

function slips(): Map<string, string> {
  const meant = new Map(Object.entries(OTHERS))
  for (const word of LONG)
    for (const slip of [...swapped(word), ...leftOut(word), ...doubled(word)])
      if (!WORDS.has(slip)) meant.set(slip, word)
  for (const word of SHORT) for (const slip of swapped(word)) meant.set(slip, word)
  for (const word of [...LONG, ...SHORT]) meant.delete(word)
  return meant
}

let meant: Map<string, string> | undefined

/** The word as it is meant. */
export function spell(word: string): string {
  meant ??= slips()
  return meant.get(word) ?? mistyped(word) ?? word
}

/** "remimd" */
const mistyped = (word: string): string | undefined =>
  word.length < 6 || WORDS.has(word)
    ? undefined
    : UNLIKE_OTHERS.find(
        (right) =>
          right.length === word.length &&
          right[0] === word[0] &&
          Array.from(right).filter((letter, at) => letter !== word[at]).length === 1,
      )
