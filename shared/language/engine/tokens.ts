/**
 * Text to tokens, in one pass. Words are looked up in the lexicon here, so that the grammar only compares small values.
 * Digits and letters that touch become two tokens ("3pm", "9h30"), URLs, addresses and quoted code one opaque token.
 */

import type { Lex } from './lexicon.ts'
import type { Spell } from './pattern.ts'

export type TokenKind = 'word' | 'number' | 'mark' | 'opaque'

export interface Token {
  kind: TokenKind
  /** lower case, curly quotes straightened, without a possessive `'s` */
  text: string
  start: number
  end: number
  /** white space (or the start of the text) comes before */
  spaced: boolean
  /** a possessive: "tomorrow's" */
  possessive: boolean
  lex: Lex | undefined
  /** of a number: its value; -1 when it has more than 8 digits */
  value: number
}

/** What a word may mean in a language; undefined for one that says nothing of time. */
export type LookUp = (word: string) => Lex | undefined

/** A text longer than this is read up to here only: nobody writes a task of more than 100 kB. */
export const MAX_LENGTH = 100_000

const OPAQUE = /(?:https?:\/\/|www\.|mailto:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`\n]+`/giy
const LETTER = /[\p{L}\p{M}]/u

/** 0 to 9, also as Arabic, Persian and Urdu write them. */
const isDigit = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9)

/** A text with its digits as they are in English, each at its place. */
export const inAscii = (digits: string): string =>
  digits.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
const isSpace = (c: number): boolean =>
  c === 32 ||
  (c >= 9 && c <= 13 && c !== 10) ||
  c === 0xa0 ||
  (c >= 0x2000 && c <= 0x200f) ||
  c === 0x202f ||
  c === 0xfeff ||
  c === 0xfe0f || // how an emoji is shown
  isDirection(c)

function isLetter(text: string, at: number, c: number): boolean {
  // Behind the end of the text there is NaN.
  if (!(c >= 128)) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95
  return LETTER.test(String.fromCodePoint(text.codePointAt(at)!))
}

/** Zero-width (non-)joiners: they shape the letters of a word and part nothing. */
const isJoiner = (c: number): boolean => c === 0x200c || c === 0x200d

/** Marks of direction and isolation, which nobody sees. */
const isDirection = (c: number): boolean => (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)

const isApostrophe = (c: number): boolean => c === 39 || c === 0x2019

const MARKS: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '’': "'",
  '″': '"',
  '“': '"',
  '”': '"',
  '،': ',',
  '؛': ';',
  '۔': '.',
  '؟': '?',
}

/**
 * The tokens of a text, in order; offsets are UTF-16 positions.
 * @param spell how the language writes a word, for languages whose words are typed in several ways
 */
export function tokenize(input: string, lookUp: LookUp, spell?: Spell): Token[] {
  const text = input.length > MAX_LENGTH ? input.slice(0, MAX_LENGTH) : input
  const tokens: Token[] = []
  let spaced = true
  for (let at = 0; at < text.length; ) {
    const c = text.charCodeAt(at)
    if (isSpace(c)) {
      spaced = true
      at++
      continue
    }
    const end = opaqueEnd(text, at, c, spaced) || (isDigit(c) ? digitsEnd(text, at) : wordEnd(text, at, c))
    const next = end || at + (c >= 0xd800 && c < 0xdc00 ? 2 : 1)
    tokens.push(tokenOf(text, at, next, c, end, spaced, lookUp, spell))
    spaced = c === 10
    at = next
  }
  return tokens
}

/** Where a URL, an e-mail address or `code` that begins here ends; 0 when none does. */
function opaqueEnd(text: string, at: number, c: number, spaced: boolean): number {
  if (c !== 96 && !spaced && c !== 104) return 0
  if (c !== 96 && !isLetter(text, at, c) && !isDigit(c)) return 0
  if (c !== 96 && !maybeAddress(text, at)) return 0
  OPAQUE.lastIndex = at
  return OPAQUE.test(text) ? OPAQUE.lastIndex : 0
}

/** A cheap look before the expression: an address has `:` or `@` or `www.` within its first unspaced stretch. */
function maybeAddress(text: string, at: number): boolean {
  for (let i = at; i < text.length && i < at + 64; i++) {
    const c = text.charCodeAt(i)
    if (c === 64 || (c === 58 && (text.charCodeAt(i + 1) === 47 || text.startsWith('mailto', at)))) return true
    if (c === 46 && i === at + 3 && text.slice(at, i).toLowerCase() === 'www') return true
    if (isSpace(c) || c === 10) return false
  }
  return false
}

function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isDigit(text.charCodeAt(end))) end++
  return end
}

/** Apostrophes belong to a word when letters stand on both sides. */
function wordEnd(text: string, at: number, first: number): number {
  if (!isLetter(text, at, first)) return 0
  let end = at
  while (end < text.length) {
    const c = text.charCodeAt(end)
    if (isLetter(text, end, c)) end += c >= 0xd800 && c < 0xdc00 ? 2 : 1
    else if ((isApostrophe(c) || isJoiner(c)) && end > at && isLetter(text, end + 1, text.charCodeAt(end + 1))) end++
    else break
  }
  return end
}

function tokenOf(
  text: string,
  start: number,
  end: number,
  first: number,
  isWhole: number,
  spaced: boolean,
  lookUp: LookUp,
  spell: Spell | undefined,
): Token {
  const raw = isDigit(first) ? inAscii(text.slice(start, end)) : text.slice(start, end)
  if (isDigit(first) && isWhole && /^\d+$/.test(raw)) {
    const value = raw.length > 8 ? -1 : Number(raw)
    return { kind: 'number', text: raw, start, end, spaced, possessive: false, lex: undefined, value }
  }
  if (!isWhole) return mark(raw, start, end, spaced)
  if (first === 96 || !/^[\p{L}\p{M}_'’\u200c\u200d]+$/u.test(raw)) {
    return { kind: 'opaque', text: raw, start, end, spaced, possessive: false, lex: undefined, value: -1 }
  }
  let word = raw.toLowerCase()
  if (word.includes('’')) word = word.replaceAll('’', "'")
  if (spell) word = spell(word)
  const possessive = word.endsWith("'s") && lookUp(word) === undefined
  if (possessive) word = word.slice(0, -2)
  return { kind: 'word', text: word, start, end, spaced, possessive, lex: lookUp(word), value: -1 }
}

const mark = (raw: string, start: number, end: number, spaced: boolean): Token => ({
  kind: 'mark',
  text: MARKS[raw] ?? raw,
  start,
  end,
  spaced,
  possessive: false,
  lex: undefined,
  value: -1,
})
