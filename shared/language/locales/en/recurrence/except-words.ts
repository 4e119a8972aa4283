/** The words with which an exception begins. */
import { oneOf, type Source, skip, words } from '../../../engine/source.ts'
import { readNth } from '../time/pick.ts'

const PHRASES = [
  ['except', 'for'],
  ['other', 'than'],
  ['apart', 'from'],
  ['aside', 'from'],
  ['but', 'not'],
  ['and', 'not'],
  ['with', 'the', 'exception', 'of'],
  ['not', 'counting'],
  ['not', 'including'],
  ['leaving', 'out'],
  ['save', 'for'],
]
const WORDS = [
  'except',
  'excluding',
  'exclude',
  'excepting',
  'without',
  'unless',
  'not',
  'skipping',
  'skip',
  'besides',
  'minus',
  'omitting',
  'barring',
]

/** The token after the words of an exception; -1 when there are none. */
export function isExcept(source: Source, at: number): number {
  const start = skip(source, at, ',', '(', '[')
  for (const phrase of PHRASES) {
    const next = words(source, start, ...phrase)
    if (next > 0) return next
  }
  const but = oneOf(source, start, 'but') && oneOf(source, start + 1, ...WORDS) ? start + 1 : start
  if (oneOf(source, but, ...WORDS)) return but + 1
  // "every day but sunday", "every day, no sundays"
  const { weekday, month } = source.tokens[start + 1]?.lex ?? {}
  if (oneOf(source, start, 'but', 'no') && (weekday ?? month) !== undefined) return start + 1
  const weekend = oneOf(source, start, 'but') ? skip(source, start + 1, 'on', 'the') : -1
  if (weekend > 0 && source.tokens[weekend]?.lex?.unit === 'weekend') return weekend
  const isNth = oneOf(source, start, 'but') && oneOf(source, start + 1, 'the') && readNth(source, start + 2)
  return isNth ? start + 1 : -1
}
