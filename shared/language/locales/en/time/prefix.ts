/** The small words before and after a piece of a phrase: prepositions, articles, "no later than", "or later". */

import type { Bound, Clause } from '../../../calendar/values.ts'
import { oneOf, type Source, skip, words } from '../../../engine/source.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'
import { endsHere } from './bare-number.ts'
import type { Prefix } from './prefix-words.ts'

const APPROXIMATE = ['around', 'about', 'approximately', 'approx', 'circa', '~', 'roughly']
const NEUTRAL = new Set([
  'on',
  'at',
  '@',
  'in',
  'for',
  'during',
  ...APPROXIMATE,
  'within',
  'exactly',
  'come',
  'towards',
  'toward',
])
const CLOCK = new Set([
  'at',
  '@',
  ...APPROXIMATE,
  'by',
  'before',
  'until',
  'till',
  'til',
  'untill',
  'after',
  'since',
  'than',
  'as',
])
/** "in about an hour" is "in an hour". */
const FUZZY = new Set([...APPROXIMATE, 'exactly'])
const FILLERS = new Set([
  'sometime',
  'sometimes',
  'anytime',
  'preferably',
  'ideally',
  'maybe',
  'probably',
  'likely',
  'just',
  'either',
])
const BOUNDS: Record<string, Bound> = {
  by: 'by',
  before: 'before',
  until: 'until',
  till: 'until',
  til: 'until',
  untill: 'until',
  thru: 'through',
  through: 'through',
  after: 'after',
  since: 'from',
  from: 'from',
  starting: 'from',
  beginning: 'from',
  commencing: 'from',
  prior: 'before',
}
const PHRASES: [string[], Bound][] = [
  [['no', 'later', 'than'], 'by'],
  [['not', 'later', 'than'], 'by'],
  [['no', 'earlier', 'than'], 'from'],
  [['not', 'earlier', 'than'], 'from'],
  [['as', 'early', 'as'], 'from'],
  [['as', 'late', 'as'], 'by'],
  [['as', 'soon', 'as'], 'from'],
  [['no', 'sooner', 'than'], 'from'],
  [['not', 'sooner', 'than'], 'from'],
  [['on', 'or', 'before'], 'by'],
  [['at', 'or', 'before'], 'by'],
  [['on', 'or', 'after'], 'from'],
  [['at', 'or', 'after'], 'from'],
  [['not', 'before'], 'from'],
  [['as', 'of'], 'from'],
  [['later', 'than'], 'after'],
  [['earlier', 'than'], 'before'],
  [['sooner', 'than'], 'before'],
  [['up', 'to', 'and', 'including'], 'through'],
  [['up', 'to'], 'until'],
  [['any', 'time', 'before'], 'before'],
  [['any', 'time', 'after'], 'after'],
  [['anytime', 'after'], 'after'],
  [['anytime', 'before'], 'before'],
  [['at', 'the', 'latest'], 'by'],
]

const PHRASES_BY_FIRST = Map.groupBy(PHRASES, ([words]) => words[0]!)

/** @param inside a piece came before: commas and "of" may stand between the two */
export function readPrefix(source: Source, at: number, inside: boolean): Prefix {
  const prefix: Prefix = { next: at, word: '', introduces: false, article: false, clock: false, between: false }
  let i = inside ? skip(source, skip(source, at, ')'), ',', '(') : at
  if (inside && i === at && oneOf(source, i, 'but', 'and') && boundAt(source, i + 1)) i++
  for (let n = 0; n < 5; n++) {
    const token = source.tokens[i]
    if (!token || token.kind === 'opaque') break
    const bound = boundAt(source, i)
    if (bound) {
      prefix.bound = bound.value
      prefix.introduces = true
      prefix.clock = bound.value !== 'from' || token.text === 'since'
      prefix.word = token.text
      i = bound.next
    } else if (token.text === 'the') {
      prefix.article = true
      i++
    } else if (
      NEUTRAL.has(token.text) ||
      (token.text === 'over' && oneOf(source, i + 1, 'the', 'lunch', 'christmas', 'easter'))
    ) {
      if (!FUZZY.has(token.text) || !prefix.word) prefix.word = token.text
      prefix.introduces = true
      prefix.clock = CLOCK.has(token.text) || (prefix.clock && token.text !== 'on' && token.text !== 'in')
      i++
    } else if (token.text === 'between') {
      prefix.between = true
      prefix.introduces = true
      i++
    } else if (inside && token.text === 'of') {
      prefix.introduces = true
      prefix.word = 'of'
      i++
    } else if (oneOf(source, i, 'some', 'any') && oneOf(source, i + 1, 'time')) i += 2
    else if (wholeOf(source, i) > 0) {
      prefix.introduces = true
      prefix.article = true
      prefix.word ||= 'for'
      i = wholeOf(source, i)
    } else if (words(source, i, 'all', 'day') > 0 && isDay(source, skip(source, i + 2, 'on'))) i += 2
    else if (FILLERS.has(token.text)) i++
    else if (token.text === 'my' && !inside) {
      prefix.word = 'my'
      i++
      break
    } else if (token.text === 'due') i++
    else break
  }
  prefix.next = i
  return prefix
}

/** "all week", "all of april", "the whole month", "the entire month of april". */
function wholeOf(source: Source, at: number): number {
  if (!oneOf(source, at, 'all', 'whole', 'entire')) return -1
  const next = oneOf(source, at, 'all') ? skip(source, skip(source, at + 1, 'of'), 'the') : at + 1
  const { lex } = source.tokens[next] ?? {}
  if (lex?.plural) return -1
  const isUnit = lex?.unit === 'week' || lex?.unit === 'weekend' || lex?.unit === 'month' || lex?.unit === 'year'
  const isSpan = lex?.modifier !== undefined && source.tokens[next + 1]?.lex?.unit !== undefined
  return isSpan || ((isUnit || lex?.month !== undefined) && endsHere(source, next + 1)) ? next : -1
}

const isDay = ({ tokens }: Source, at: number): boolean =>
  tokens[at]?.lex?.day !== undefined || tokens[at]?.lex?.weekday !== undefined

const isClock = (source: Source, at: number): boolean =>
  source.tokens[at]?.kind === 'number' && oneOf(source, at + 1, 'am', 'pm', 'a', 'p', ':')

function boundAt(source: Source, at: number): { value: Bound; next: number } | undefined {
  const token = source.tokens[at]
  if (token?.kind !== 'word') return undefined
  for (const [phrase, value] of PHRASES_BY_FIRST.get(token.text) ?? []) {
    const next = words(source, at, ...phrase)
    if (next > 0) return { value, next }
  }
  // "past 10pm", not "half past 10"
  if (token.text === 'past' && isClock(source, at + 1)) return { value: 'after', next: at + 1 }
  const value = Object.hasOwn(BOUNDS, token.text) ? BOUNDS[token.text]! : undefined
  if (!value) return undefined
  if ((token.text === 'beginning' || token.text === 'starting') && oneOf(source, at + 1, 'of')) return undefined
  if (token.text === 'prior') return oneOf(source, at + 1, 'to') ? { value, next: at + 2 } : undefined
  return { value, next: skip(source, at + 1, value === 'from' ? 'from' : '', value === 'from' ? 'on' : '') }
}

/** "or later", "onwards", "at the latest" behind a phrase. */
export function readSuffix(source: Source, at: number, clause: Clause): number {
  if (at >= source.tokens.length) return at
  if (oneOf(source, at, 'or', 'and') && oneOf(source, at + 1, 'later', 'after', 'beyond')) {
    clause.bound = 'from'
    return at + 2
  }
  if (oneOf(source, at, 'or') && oneOf(source, at + 1, 'earlier', 'before', 'sooner')) {
    clause.bound = 'by'
    return at + 2
  }
  // "at 3 or 4": the first counts
  const other = source.tokens[at + 1]
  if (
    clause.clock &&
    oneOf(source, at, 'or') &&
    other?.kind === 'number' &&
    other.value <= 12 &&
    endsHere(source, at + 2)
  )
    return at + 2
  if (oneOf(source, at, 'all') && oneOf(source, at + 1, 'day') && !clause.clock && endsHere(source, at + 2))
    return at + 2
  if (oneOf(source, at, 'sometime', 'anytime') && (clause.period || clause.fields) && endsHere(source, at + 1))
    return at + 1
  if (oneOf(source, at, 'onward', 'onwards')) {
    clause.bound = 'from'
    return at + 1
  }
  if (
    clause.bound === 'from' &&
    oneOf(source, at, 'on') &&
    (!source.tokens[at + 1] || source.tokens[at + 1]!.kind === 'mark' || IMPERATIVES.has(source.tokens[at + 1]!.text))
  )
    return at + 1
  const latest = words(source, at, 'at', 'the', 'latest')
  if (latest > 0) {
    clause.bound = 'by'
    return latest
  }
  return at
}
