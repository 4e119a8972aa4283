/** How a rule begins: "every other day", "weekly", "tuesdays", "twice a week", "the 4th of every month", "after 3 days". */

import { noDays } from '../../../calendar/rule-draft.ts'
import { type Found, oneOf, type Source, skip, touches, words } from '../../../engine/source.ts'
import { readCount, readUnit } from '../time/duration.ts'
import { readAfterDone } from './completion.ts'
import { readEvery } from './every.ts'
import { isExcept } from './except-words.ts'
import { readFrequency, spread } from './frequency.ts'
import { readLetters } from './letters.ts'
import {
  isListed,
  mayBeLetters,
  readLettered,
  readListed,
  readNextFew,
  readPlural,
  readPluralPart,
  readWeekdayRange,
  readWeekdays,
} from './listed.ts'
import { EVERY, type Head, head, readOfEvery, UNITS } from './of.ts'

/** True when some word of the text could make it repeat; texts without one are not searched for rules. */
export const mayRepeat = (source: Source): boolean => {
  const { tokens } = source
  for (let i = 0; i < tokens.length; i++) {
    const { text, lex } = tokens[i]!
    if (lex?.weekday && isListed(source, i)) return true
    if (lex?.ordinal || text === 'st' || text === 'nd' || text === 'rd' || text === 'th')
      if (readListed(source, i) ?? readListed(source, i - 1)) return true
    if (mayBeLetters(text) && readLetters(source, i)) return true
    if (EVERY.has(text) || lex?.rule || (lex?.plural && (lex.weekday || lex.unit || lex.part))) return true
    if (
      text === 'per' ||
      text === 'all' ||
      text === 'repeat' ||
      text === 'semi' ||
      text === 'half' ||
      text === 'semimonthly' ||
      text === 'bi' ||
      text === 'once' ||
      text === 'twice' ||
      text === 'after' ||
      text === 'one'
    )
      return true
    if ((text === 'a' || text === 'an') && i > 0 && tokens[i + 1]?.lex?.unit) return true
  }
  return false
}

export function readHead(source: Source, at: number): Found<Head> | undefined {
  const start = skip(
    source,
    skip(
      source,
      skip(source, skip(source, at, 'due'), 'repeat', 'repeats', 'repeating', 'recurring'),
      'on',
      'at',
      'in',
      'once',
    ),
    'the',
  )
  return (
    readAfterDone(source, at) ??
    readEvery(source, start) ??
    readAdverb(source, start) ??
    readPlural(source, start) ??
    readPluralPart(source, start) ??
    readNextFew(source, at) ??
    readWeekdays(source, start) ??
    readWeekdayRange(source, start) ??
    readLettered(source, start) ??
    readFrequency(source, at) ??
    readOfEvery(source, start) ??
    readDueBy(source, at) ??
    readListed(source, start) ??
    readAfter(source, at)
  )
}

/** daily, weekly, "bi-weekly", "twice daily". */
function readAdverb(source: Source, at: number): Found<Head> | undefined {
  const twice = readTwice(source, at)
  if (twice) return twice
  const bi = oneOf(source, at, 'bi', 'semi') && (oneOf(source, at + 1, '-') || source.tokens[at + 1]?.lex?.rule)
  const start = bi ? skip(source, at + 1, '-') : at
  const token = source.tokens[start]
  const rule = token?.lex?.rule
  if (!rule) return undefined
  const semi = bi && oneOf(source, at, 'semi')
  const interval = bi ? (semi ? (rule.unit === 'year' ? 6 : 1) : rule.interval * 2) : rule.interval
  const made = head(semi && rule.unit === 'year' ? 'month' : rule.unit, interval)
  if (token.lex!.part) made.draft.part = { name: token.lex!.part }
  const bang =
    oneOf(source, start + 1, '!') && touches(source, start + 1) && source.tokens[start + 2]?.kind !== 'number'
  if (bang) made.counted = 'completion'
  const next = bang ? start + 2 : start + 1
  return isAdjective(source, at, next) ? undefined : { value: made, next }
}

/** "semi-monthly", "half-yearly": twice in the unit. */
function readTwice(source: Source, at: number): Found<Head> | undefined {
  if (oneOf(source, at, 'semimonthly')) return isAdjective(source, at, at + 1) ? undefined : spread(2, 'month', at + 1)
  if (!oneOf(source, at, 'semi', 'half')) return undefined
  const rule = skip(source, at + 1, '-')
  const unit = source.tokens[rule]?.lex?.rule?.unit
  if (!unit || isAdjective(source, at, rule + 1)) return undefined
  return spread(2, unit, rule + 1)
}

/** "the weekly report", "prepare weekly report": the adverb belongs to the noun. */
function isAdjective(source: Source, at: number, next: number): boolean {
  const after = source.tokens[next]
  if (
    after?.kind !== 'word' ||
    after.lex ||
    after.text === 'routine' ||
    isExcept(source, next) > 0 ||
    oneOf(source, next, 'repeat', 'reminder', 'reminders')
  )
    return false
  return at > 0 && !['-', ':', ',', '\n'].includes(source.tokens[at - 1]!.text)
}

/** "by the 5th of every month" */
function readDueBy(source: Source, at: number): Found<Head> | undefined {
  return oneOf(source, at, 'by', 'before') ? readOfEvery(source, skip(source, at + 1, 'the')) : undefined
}

/** "after 3 days": that long after the last time it was done. */
function readAfter(source: Source, at: number): Found<Head> | undefined {
  if (!oneOf(source, at, 'after')) return undefined
  const count = readCount(source, at + 1)
  const unit = count && readUnit(source, count.next, source.tokens[count.next - 1]?.kind === 'number')
  if (
    !unit ||
    !UNITS[unit.value] ||
    unit.value === 'minute' ||
    unit.value === 'hour' ||
    words(source, unit.next, 'from') > 0
  )
    return undefined
  if (source.tokens[unit.next] && oneOf(source, unit.next, 'of', 'in', 'from', 'ago')) return undefined
  return { value: head(unit.value, count!.value, noDays(), 'completion'), next: unit.next }
}
