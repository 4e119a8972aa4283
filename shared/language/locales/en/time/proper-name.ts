/** Words of time that are somebody's or something's name: "call Tom", "lunch with June", "call Tuesday Smith", "watch The Day After Tomorrow". */
import { oneOf, type Source, skip } from '../../../engine/source.ts'
import type { Token } from '../../../engine/tokens.ts'
import { ENJOYED, HONORIFICS, MUSIC, ROLES } from '../lexicon/titles.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'

const FIRST_NAMES = new Set(['tom', 'jan', 'april', 'may', 'june', 'august'])
/** Names of days and seasons that are also given to people, where they are written with a capital. */
const CAPITAL_NAMES = new Set(['noel', 'eve', 'dawn', 'summer', 'autumn', 'winter', 'easter', 'christmas'])
const TO_SOMEBODY = new Set(
  'call phone ring text message email mail ask tell meet invite visit thank pay remind help feed walk fetch collect write teach hug see show give send bring lend hand offer answer contact nudge chase warn inform brief congratulate interview host join surprise bathe bath comb brush groom babysit up'.split(
    ' ',
  ),
)
/** Words before which a verb is not the thing that is done: "to call", "then call", but not "the zoom call". */
const BEFORE_VERBS = new Set([
  'to',
  'and',
  'then',
  'please',
  'must',
  'should',
  "let's",
  'lets',
  'not',
  'also',
  ',',
  ':',
  ';',
])
const WITH_CAPITAL = new Set(['to', 'for', 'of', 'from', 'about', 'and', 'by'])

/** "call Tom", "lunch with tom", "the birthday of Tom": a first name where a person is named, and no date goes on behind it. */
export function isPerson(source: Source, at: number): boolean {
  const { tokens } = source
  if (at === 0) return false
  if (isTitled(source, at)) return true
  const isCapitalName = CAPITAL_NAMES.has(tokens[at]!.text) && isCapital(source, at)
  if (!isCapitalName && !FIRST_NAMES.has(tokens[at]!.text)) return false
  const next = tokens[at + 1]
  if (isDayOfMonth(source, at)) return false
  if (next && (next.lex?.part || next.lex?.cardinal)) return false
  const before = tokens[at - 1]!.text
  if (before === 'with') return true
  const isTom = (tokens[at]!.text === 'tom' || isCapitalName) && isCapital(source, at)
  // Nobody writes tomorrow with a capital within a sentence.
  if (tokens[at]!.text === 'tom' && isTom && next?.kind !== 'number' && isWithinSentence(source, at)) return true
  if (TO_SOMEBODY.has(before)) return at === 1 || isTom || BEFORE_VERBS.has(tokens[at - 2]!.text)
  return (
    WITH_CAPITAL.has(before) &&
    at > 1 &&
    tokens[at]!.text !== 'may' &&
    isCapital(source, at) &&
    !isMonthOnly(source, at)
  )
}

/** Behind a word of the same sentence that is not written with a capital, in a text that is not all capitals. */
const isWithinSentence = (source: Source, at: number): boolean =>
  source.tokens[at - 1]!.kind === 'word' && source.tokens.slice(0, at).some((_, i) => i > 0 && !isCapital(source, i))

/**
 * "mr March", "Dr. Friday", "visit Aunt June". What somebody is called without a name as well ("see the doctor friday", "Doctor Friday 9am")
 * takes a weekday for one only in the middle of a sentence and with a capital. Nobody is called Tomorrow.
 */
function isTitled(source: Source, at: number): boolean {
  const { tokens } = source
  const { lex, text } = tokens[at]!
  const before = tokens[at - 1]!.text === '.' && !tokens[at - 1]!.spaced ? at - 2 : at - 1
  const title = tokens[before]?.text ?? ''
  if (!HONORIFICS.has(title)) return false
  const isName = lex?.weekday !== undefined || lex?.month !== undefined || CAPITAL_NAMES.has(text)
  if (!isName || isDayOfMonth(source, at)) return false
  if (!ROLES.has(title)) return true
  if (oneOf(source, before - 1, 'the', 'a', 'an', 'my', 'our', 'your', 'his', 'her', 'their')) return false
  return lex?.weekday === undefined || (before > 0 && isCapital(source, at))
}

/** "may 5", "april the 3rd" */
function isDayOfMonth(source: Source, at: number): boolean {
  const next = skip(source, at + 1, 'the')
  const day = source.tokens[next]
  if (day?.lex?.ordinal !== undefined) return true
  // "call Dr. May 5pm"
  return day?.kind === 'number' && !oneOf(source, next + 1, 'am', 'pm', ':')
}

/** "report for April": a month is as likely as a person there. */
const isMonthOnly = (source: Source, at: number): boolean =>
  source.tokens[at]!.lex?.month !== undefined &&
  !oneOf(source, at - 1, 'to') &&
  !(oneOf(source, at - 1, 'from') && source.tokens[at + 1] === undefined)

/** "call Tuesday Smith": a weekday or month between capitals, in a text that is not written in capitals. */
export function isFamilyName(source: Source, from: number, to: number): boolean {
  const { tokens } = source
  if (to - from !== 1 || !(tokens[from]!.lex?.weekday || tokens[from]!.lex?.month)) return false
  return isCapital(source, from) && isCapital(source, to) && tokens[to]!.spaced && !tokens[to]!.lex
}

/** "comb Wednesday the poodle": a day with a capital behind the verb, and who it is behind the day. */
export function isPetName(source: Source, from: number, to: number): boolean {
  const { tokens } = source
  const name = to - 1
  if (to - from > 2 || !(tokens[name]!.lex?.weekday || tokens[name]!.lex?.month) || !isCapital(source, name))
    return false
  const isObject = IMPERATIVES.has(tokens[name - 1]?.text ?? '') || oneOf(source, name - 1, 'for', 'with', 'to')
  return isObject && oneOf(source, to, 'the') && tokens[to + 1]?.kind === 'word' && !tokens[to + 1]!.lex
}

/** "watch The Day After Tomorrow", "watch 28 Days Later": what is watched or read, in capitals that a date would not have. */
export function isWork(source: Source, from: number, to: number): boolean {
  const begin = oneOf(source, from - 1, 'the', 'a') && isCapital(source, from - 1) ? from - 1 : from
  const listens = oneOf(source, begin - 1, 'to') && oneOf(source, begin - 2, 'listen')
  if (!listens && !ENJOYED.has(source.tokens[begin - 1]?.text ?? '')) return false
  const words = source.tokens.slice(begin, to).map(({ kind, lex }, i) => ({ kind, lex, at: begin + i }))
  if (!words.every(({ kind, at }) => kind !== 'word' || isCapital(source, at))) return false
  const common = words.filter(({ kind, lex }) => kind === 'word' && !lex?.weekday && !lex?.month).length
  return common > 1 || (common === 1 && isCapital(source, to))
}

/** Small words within a title: "Around the World in 80 Days". */
const WITHIN = new Set(['the', 'of', 'in', 'and', 'to', 'a', 'an', 'with', 'for', 'from', 'or', '&', ':'])

/**
 * Where a title in capitals ends that begins here, behind a verb of watching or reading: "watch Groundhog Day on monday". A day that stands
 * last in it is not of it ("watch Blade Runner Saturday"), unless it is all there is.
 * @returns -1 when there is none
 */
export function workEnd(source: Source, at: number): number {
  const { tokens } = source
  if (at === 0 || !isEnjoyed(source, at - 1) || !isCapital(source, at)) return -1
  let end = at + 1
  let words = 1
  for (let i = at + 1; i < tokens.length; i++) {
    const isNumber = tokens[i]!.kind === 'number' && tokens[i]!.spaced && !isOfTime(source, i)
    if (isCapital(source, i) || isNumber || (end === i && isSuffix(source, i))) {
      end = i + 1
      words++
    } else if (!WITHIN.has(tokens[i]!.text)) break
  }
  // "sing Ruby Tuesday", "finish Saturday by Ian McEwan"
  if (words > 1 && isMusic(source, at - 1)) return end
  if (words === 1 && isTitleAlone(source, at)) return end
  const last = tokens[end - 1]!.lex
  const isDay = last?.weekday !== undefined || last?.day !== undefined || last?.month !== undefined
  if (isDay && tokens[end - 2]!.lex?.closer) return end // "The Day After Tomorrow"
  if (isDay && words > 2) return end - 1
  return words > 1 && !isDay ? end : -1
}

/** "see Ada 17/6", "see Ada 5pm": digits that go on to a date or a time, not "Apollo 13". */
function isOfTime(source: Source, at: number): boolean {
  const [mark, more] = source.tokens.slice(at + 1, at + 3)
  if (!mark || mark.spaced) return false
  if (mark.kind === 'word') return !isSuffix(source, at + 1)
  return ['/', ':', '.', '-'].includes(mark.text) && more?.kind === 'number' && !more.spaced
}

/** "watch", "listen to" */
const isEnjoyed = (source: Source, at: number): boolean =>
  ENJOYED.has(source.tokens[at]!.text) || (oneOf(source, at, 'to') && oneOf(source, at - 1, 'listen'))

const isMusic = (source: Source, at: number): boolean =>
  MUSIC.has(source.tokens[at]!.text) || (oneOf(source, at, 'to') && oneOf(source, at - 1, 'listen'))

/** "learn Yesterday by the Beatles", "play September on the speaker": without it the verb has no object. */
function isTitleAlone({ tokens }: Source, at: number): boolean {
  const { lex } = tokens[at]!
  const isDate = lex?.weekday !== undefined || lex?.month !== undefined || lex?.day !== undefined
  const next = tokens[at + 1]
  const isWho = next?.text === 'by' && tokens[at + 2] !== undefined && !tokens[at + 2]!.lex?.closer
  return isDate && (isWho || next?.text === 'on' || next?.text === 'season') && !hasDate(tokens[at + 2]?.lex)
}

const hasDate = (lex: Token['lex']): boolean =>
  lex?.weekday !== undefined || lex?.month !== undefined || lex?.day !== undefined || lex?.modifier !== undefined

/** The letters of "13th". */
const isSuffix = ({ tokens }: Source, at: number): boolean =>
  tokens[at - 1]!.kind === 'number' && !tokens[at]!.spaced && /^(?:st|nd|rd|th)$/.test(tokens[at]!.text)

function isCapital({ tokens, text }: Source, at: number): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(text.slice(token.start, token.end))
}
