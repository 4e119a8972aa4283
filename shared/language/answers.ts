/** What people answer to a question of the chat: yes, no, a number, "the other one", in any words that a language lists. */
import type { Proposal } from './replies.ts'

export interface Answer {
  verdict: 'yes' | 'no' | null
  /** "all of them", "both" */
  all: boolean
  /** "the other one" */
  other: boolean
  /** "as well": beside what was done, not instead of it */
  too: boolean
  /** "forget it": a no, and where nothing was asked what has just been added is meant */
  scratch: boolean
  /** how many turns to take back; 0 when nothing is said of it */
  undo: number
  /** places in what was shown, from 1; negative ones count from its end */
  places: number[]
  /** places that are not meant: "all but the first" */
  except: number[]
  /** that it is for no others: "just the first" */
  only: boolean
  /** what was asked shall be said once more: "what are my options?" */
  again: boolean
  /** a place was said by the words of what stands there */
  isNamed: boolean
  /** what is to be done, said again: "delete them"; `add`: it is something to do */
  act: Proposal['act'] | 'add' | null
}

/** Phrases in small letters, their words with one space between them. */
export interface AnswerWords {
  yes: readonly string[]
  /** yes as well, but behind a no it is only polite: "no, that's fine" */
  fine: readonly string[]
  no: readonly string[]
  all: readonly string[]
  other: readonly string[]
  too: readonly string[]
  /** a no that calls off what was said: "forget it" */
  scratch: readonly string[]
  undo: readonly string[]
  only: readonly string[]
  /** behind it stand places that are not meant */
  except: readonly string[]
  /** in front of it, or else behind it, stand places that are not meant: "can stay", "I still need" */
  stays?: readonly string[]
  /** asks for the question itself */
  again?: readonly string[]
  /** the first place as a number, or a word for what was named: "one" */
  one: readonly string[]
  /** the phrases of the places 1, 2, 3 ..., then of the last one */
  places: readonly (readonly string[])[]
  lastPlace: readonly string[]
  /** phrases of several places: "last two" */
  groups: Readonly<Record<string, readonly number[]>>
  /** what behind a number in digits makes it one of a place: "2nd" */
  ordinal?: RegExp
  acts: Partial<Record<NonNullable<Answer['act']>, readonly string[]>>
  /** says nothing of its own */
  filler: readonly string[]
  /** brings a word to the one spelling that stands for all of it, where people spell it in several ways */
  spell?(word: string): string
}

type Sense =
  | {
      kind: (typeof KINDS)[number]
    }
  | { kind: 'places'; places: readonly number[]; isNamed?: true }
  | { kind: 'act'; act: NonNullable<Answer['act']> }

/** A longer text is no answer. */
const LONGEST = 120
const WORD = /[\p{L}\p{M}\p{N}'’]+|[👍👎✅❌👌]/gu
/** Tasks that are told apart by a number. */
const MOST_PLACES = 500

export const noAnswer = (): Answer => ({
  verdict: null,
  all: false,
  other: false,
  too: false,
  scratch: false,
  undo: 0,
  places: [],
  except: [],
  only: false,
  again: false,
  isNamed: false,
  act: null,
})

/**
 * Reads answers by the words of a language: a text is one when it is made of its phrases alone, and one of them says something.
 * Each stretch is the longest phrase that fits.
 *
 * @param wordsOf gives the words of the language when a text is first read: who loads a language may never ask for an answer
 * @returns a reader; its `titles` are of what was shown, and may be named by their words
 */
export function createAnswerReader(wordsOf: () => AnswerWords): ReadAnswer {
  let read: ReadAnswer | undefined
  return (text, titles) => {
    read ??= readerOf(wordsOf())
    return read(text, titles)
  }
}

type ReadAnswer = (text: string, titles?: string[]) => Answer | null

function readerOf(words: AnswerWords): ReadAnswer {
  const { spell = (word) => word } = words
  const wordsOf = (text: string): string[] => writtenIn(text).map(spell)
  const senses = sensesOf(words, wordsOf)
  const longest = Math.max(...[...senses.keys()].map((phrase) => phrase.split(' ').length))

  function phraseAt(
    tokens: string[],
    at: number,
    named: Map<string, Sense>,
  ): { sense: Sense; length: number } | undefined {
    for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
      const sense = senses.get(tokens.slice(at, at + length).join(' '))
      if (sense) return { sense, length }
    }
    const place = placeIn(tokens[at]!, words.ordinal)
    if (place) return { sense: { kind: 'places', places: [place] }, length: 1 }
    const sense = named.get(tokens[at]!) ?? named.get(tokens[at]!.replace(/'s?$/, ''))
    return sense && { sense, length: 1 }
  }

  return (text, titles = []) => {
    if (text.length > LONGEST) return null
    const tokens = wordsOf(text)
    const named = namesOf(titles.map(wordsOf))
    const said: Sense[] = []
    for (let at = 0; at < tokens.length; ) {
      const found = phraseAt(tokens, at, named)
      if (!found) return null
      said.push(found.sense)
      at += found.length
    }
    return answerOf(said)
  }
}

const writtenIn = (text: string): string[] =>
  (text.normalize('NFC').toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll('’', "'"))

/** What a word says that stands in one title alone; one that stands in several says nothing. */
function namesOf(titles: string[][]): Map<string, Sense> {
  const names = new Map<string, Sense>()
  for (const [index, title] of titles.entries())
    for (const word of new Set(title))
      names.set(word, names.has(word) ? { kind: 'filler' } : { kind: 'places', places: [index + 1], isNamed: true })
  return names
}

const KINDS = [
  'filler',
  'fine',
  'yes',
  'no',
  'scratch',
  'all',
  'other',
  'too',
  'undo',
  'only',
  'one',
  'except',
  'stays',
  'again',
] as const

function sensesOf(words: AnswerWords, wordsOf: (text: string) => string[]): Map<string, Sense> {
  const { places, lastPlace, groups, acts } = words
  const senses = new Map<string, Sense>()
  const add = (phrases: readonly string[], sense: Sense) => {
    for (const phrase of phrases) senses.set(wordsOf(phrase).join(' '), sense)
  }
  for (const kind of KINDS) add(words[kind] ?? [], { kind })
  for (const [act, phrases] of Object.entries(acts))
    add(phrases, { kind: 'act', act: act as NonNullable<Answer['act']> })
  for (const [index, phrases] of places.entries()) add(phrases, { kind: 'places', places: [index + 1] })
  for (const [phrase, group] of Object.entries(groups)) add([phrase], { kind: 'places', places: group })
  add(lastPlace, { kind: 'places', places: [-1] })
  return senses
}

/** "2", "2nd", "۲". */
function placeIn(word: string, ordinal: RegExp | undefined): number | undefined {
  const digits = [...word.replace(ordinal ?? /$^/, '')].map(digitOf)
  const place = digits.includes(undefined) || digits.length > 3 ? undefined : Number(digits.join(''))
  return place && place <= MOST_PLACES ? place : undefined
}

/** Digits of every script come in tens that follow each other. */
function digitOf(letter: string): number | undefined {
  if (!/^\p{Nd}$/u.test(letter)) return undefined
  const code = letter.codePointAt(0)!
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}

/**
 * Without the interjections that a text begins with ("oh no, sorry, ..."); nothing is left of a text of nothing else.
 *
 * @param plain words that are hardly anything else
 * @param before words that may begin a title or a command ("wait for the parcel"): only before a comma or the like
 */
export function createInterjectionCutter(plain: string, before: string): (text: string) => string {
  const [interjection, rather] = [plain, before].map((list) =>
    list
      .split(/[,،]/)
      .map((phrase) => phrase.trim().replace(/\s+/g, '[\\s,،]+'))
      .join('|'),
  )
  const one = `(?:(?:${interjection})(?![\\p{L}\\p{M}\\p{N}'’-])[\\s,،.:!…–-]*|(?:${rather})\\s*[,،.:!…–]+\\s*)`
  const all = new RegExp(`^\\s*${one}{1,6}`, 'iu')
  return (text) => text.replace(all, '')
}

/**
 * Reads what was meant instead of what was understood: "oh no, I meant pilates".
 *
 * @param patterns each with a group for what was meant; before them only interjections may stand
 */
export function createMeantReader(
  withoutInterjections: (text: string) => string,
  ...patterns: RegExp[]
): (text: string) => string | null {
  return (text) => {
    const said = text.trim().replace(/[\s.!۔]+$/, '')
    if (said.length > LONGEST) return null
    for (const pattern of patterns) {
      const found = pattern.exec(said)
      const meant = found?.slice(1).find(Boolean)
      if (meant && withoutInterjections(said.slice(0, found!.index)).trim() === '') return meant
    }
    return null
  }
}

/**
 * Reads what shall stand in a title instead of what stands there: "with rob, not bob".
 *
 * @param patterns each with the groups `is` and `was`
 */
export function createInsteadReader(
  withoutInterjections: (text: string) => string,
  ...patterns: RegExp[]
): (text: string) => { is: string; was: string } | null {
  return (text) => {
    const said = withoutInterjections(text)
      .trim()
      .replace(/[\s.!۔]+$/, '')
    if (said.length > LONGEST) return null
    const { is, was } = patterns.map((pattern) => pattern.exec(said)?.groups).find(Boolean) ?? {}
    return is && was ? { is, was } : null
  }
}

function answerOf(said: Sense[]): Answer | null {
  const answer = noAnswer()
  let isExcept = false
  let isFine = false
  let isOne = false
  for (const sense of said) {
    if (sense.kind === 'places') {
      const places = isExcept ? answer.except : answer.places
      places.push(...sense.places.filter((place) => !places.includes(place)))
      answer.isNamed ||= sense.isNamed === true
    } else if (sense.kind === 'act') answer.act = sense.act
    // "no wait, yes": what was said last
    else if (sense.kind === 'yes' || sense.kind === 'no') answer.verdict = sense.kind
    else if (sense.kind === 'fine') isFine = true
    else if (sense.kind === 'except') isExcept = true
    else if (sense.kind === 'stays') {
      // "the parcel can stay", "I still need the parcel"
      isExcept = !answer.places.length
      answer.except.push(...answer.places.splice(0))
    } else if (sense.kind === 'one') isOne = true
    else if (sense.kind === 'undo') answer.undo = 1
    else if (sense.kind === 'scratch') {
      answer.verdict = 'no'
      answer.scratch = true
    } else if (sense.kind !== 'filler') answer[sense.kind] = true
  }
  if (isFine && answer.verdict === null) answer.verdict = 'yes'
  // "the train one", "the 2nd one"
  if (isOne && !answer.isNamed && !answer.places.length)
    (isExcept && !answer.except.length ? answer.except : answer.places).push(1)
  // "don't delete them"
  if (answer.verdict === 'no') answer.act = null
  // "not": of nothing in particular
  if (isExcept && !answer.except.length) return null
  const { verdict, all, other, undo, places, except, again, act } = answer
  return verdict || all || other || undo || places.length || except.length || again || act ? answer : null
}
