/** Finds the phrases of time in a text, and decides which of them are meant as such. */

import { hasDay } from '../../calendar/merge.ts'
import type { RuleFound } from '../../calendar/rule-read.ts'
import type { Clause, Unit } from '../../calendar/values.ts'
import { attach, isBare, join, type Phrase, restIsEmpty } from '../../engine/phrase.ts'
import { type Found, longest, oneOf, type Source } from '../../engine/source.ts'
import { denialStart, withoutDenied } from './denied.ts'
import { IMPERATIVES } from './lexicon/verbs.ts'
import { readExceptions } from './recurrence/except.ts'
import { readApart, readRule } from './recurrence/read-rule.ts'
import { endsHere } from './time/bare-number.ts'
import { readClause } from './time/clause.ts'
import { isDate, moreDays } from './time/listed-days.ts'
import { isFamilyName, isPetName, isWork, workEnd } from './time/proper-name.ts'
import { saysWhich } from './time/which.ts'

/** All phrases of time, in order, without those that only look like one. */
export function findPhrases(source: Source): Phrase[] {
  const phrases: Phrase[] = []
  for (let i = 0; i < source.tokens.length; ) {
    const work = workEnd(source, i)
    if (work > i) {
      i = work
      continue
    }
    const apart = exceptionsAt(source, i)
    if (apart) {
      phrases.push(...apart.value)
      i = apart.next
      continue
    }
    const phrase = phraseAt(source, i)
    const denial = phrase ? denialStart(source, phrase.from) : -1
    if (phrase && denial >= 0) {
      phrases.push({ ...phrase, denial })
      i = phrase.to
      continue
    }
    const isTitle = phrase !== undefined && isOfTitle(source, phrase)
    const isOne = phrase !== undefined && !isTitle && isMeant(source, phrase)
    if (isOne) phrases.push(phrase)
    i = isOne ? Math.max(phrase.to, i + 1) : isTitle ? behindTitle(source, phrase) : i + 1
  }
  return phrases
}

const EXCEPT = new Set(['except', 'excluding', 'excepting', 'unless', 'skipping'])

/** Days that every calendar has others of: "except bank holidays" is kept in the title, with what is said beside it. */
const HOLIDAYS = ['bank', 'public', 'federal', 'national', 'school', 'holiday', 'holidays']

function exceptionsAt(source: Source, at: number): Found<Phrase[]> | undefined {
  const { text } = source.tokens[at]!
  const isSaid = EXCEPT.has(text) || (text === 'but' && oneOf(source, at + 1, 'not'))
  if (!isSaid) return undefined
  const start = longest(source, 'except', at)?.next
  if (start === undefined) return undefined
  const found = readExceptions(source, start, undefined)
  if (found) {
    const piece = { from: at, to: found.next }
    return { value: [{ ...piece, pieces: [piece], clause: {}, exceptions: found.value }], next: found.next }
  }
  let next = start
  while (oneOf(source, next, ...HOLIDAYS)) next++
  const more = next > start && oneOf(source, next, 'and', 'or', ',') ? longest(source, 'days', next + 1) : undefined
  return next > start ? { value: [], next: more?.next ?? next } : undefined
}

function phraseAt(source: Source, at: number): Phrase | undefined {
  if (!mayBegin(source, at)) return undefined
  const rule = readRule(source, at)
  const clause = rule ? undefined : readClause(source, at)
  const next = rule?.next ?? clause?.next
  if (next === undefined) return undefined
  const listed = clause && isDate(clause.value) ? moreDays(source, clause) : undefined
  const to = withBracket(source, at, listed?.next ?? next)
  if (listed) return { from: at, to, pieces: [{ from: at, to }], ...listed.value }
  return { from: at, to, pieces: [{ from: at, to }], clause: clause?.value ?? {}, ...(rule && { rule: rule.value }) }
}

/** "april 6 (monday)": the bracket that was opened within. */
function withBracket({ tokens }: Source, from: number, to: number): number {
  const opening = { ')': '(', ']': '[' }[tokens[to]?.text ?? '']
  if (!opening) return to
  const count = (mark: string): number => tokens.slice(from, to).filter(({ text }) => text === mark).length
  return count(opening) > count(tokens[to]!.text) ? to + 1 : to
}

/** A quick look: words that the lexicon does not know begin no phrase, but for a few. */
function mayBegin(source: Source, at: number): boolean {
  const token = source.tokens[at]!
  // "check-in a week on thursday", "parents' evening"
  const before = source.tokens[at - 1]
  if (before?.text === '-' && !before.spaced && !token.spaced && token.lex?.closer) return false
  if (before?.text === "'" && !before.spaced && token.lex?.part) return false
  if (isParticle(source, at)) return false
  return (
    token.kind === 'number' ||
    (token.kind === 'word' && (token.lex !== undefined || token.text.length > 0)) ||
    token.text === '@' ||
    token.text === '+' ||
    token.text === '~'
  )
}

/** "sleep in every sunday", "check in monday", "tune in at 8": no day and no time has "in" before it, so it is of the verb. */
function isParticle(source: Source, at: number): boolean {
  if (!oneOf(source, at, 'in') || at === 0 || !IMPERATIVES.has(source.tokens[at - 1]!.text)) return false
  const { lex, text = '' } = source.tokens[at + 1] ?? {}
  const isDay = (lex?.weekday ?? lex?.day) !== undefined || lex?.modifier === 'next' || lex?.modifier === 'this'
  return isDay || ['every', 'each', 'on', 'at', 'in'].includes(text)
}

/** A stretch that belongs to what is to be done, whole as it is: a work, a pet, "the letter from last month". */
const isOfTitle = (source: Source, { from, to, clause, rule }: Phrase): boolean =>
  isWork(source, from, to) || (!rule && (isPetName(source, from, to) || saysWhich(source, from, to, clause)))

/** "the minutes of april 3 on friday": a preposition of its own begins another phrase. */
function behindTitle(source: Source, { from, to }: Phrase): number {
  for (let i = from + 1; i < to; i++) if (oneOf(source, i, 'on', 'by', 'due')) return i
  return Math.max(to, from + 1)
}

/** Traps: "read 1984", "the 9:30 train", "May's birthday". */
function isMeant(source: Source, { from, to, clause, rule }: Phrase): boolean {
  if (rule) return true
  const { tokens } = source
  const whole = from === 0 && restIsEmpty(source, to)
  if (whole) return true
  if (tokens[to - 1]!.possessive && !endsHere(source, to)) return false
  // "a table at Friday's", "look for morning classes"
  if (tokens[to - 1]!.possessive && oneOf(source, to - 2, 'at', 'to', 'from')) return false
  if (to === from + 2 && oneOf(source, from, 'for') && tokens[from + 1]!.lex?.part && !endsHere(source, to))
    return from === 0
  // "midnight snack"
  if (oneOf(source, from, 'midnight') && to === from + 1 && !endsHere(source, to)) return false
  // "ask for a week off", "plan my day"
  if (oneOf(source, to, 'off') && clause.duration) return false
  if (oneOf(source, from, 'my') && oneOf(source, from - 1, ...SHAPING)) return false
  if (
    isFamilyName(source, from, to) ||
    isNounOf(source, from, to, clause) ||
    isOtherCalendar(source, from, clause) ||
    isPastYear(source, clause)
  )
    return false
  if (clause.weak === 'alone') return false
  if (clause.weak === 'edge')
    return (
      restIsEmpty(source, to) ||
      (from === 0 && (endsHere(source, to) || isHeading(source, to) || isVerb(source, to))) ||
      (endsHere(source, to) && from > 0)
    )
  if (isLead(source, from, to, clause)) return true
  const isOfMonth = tokens.slice(from, to).some(({ lex }) => lex?.unit === 'month')
  if (!isSaidOfTime(clause) && !isOfMonth && !endsHere(source, to)) return false
  return !isAttribute(source, from, to)
}

/** "4/15 file taxes", "by the end of the week call Ann": what is to be done begins behind it. */
const isVerb = ({ tokens }: Source, at: number): boolean => IMPERATIVES.has(tokens[at]?.text ?? '')

/** "in the morning call Ann", "on the 5th of may there is a concert", "the 5th of may at ten exam": a date in front, no attribute. */
const isLead = (source: Source, from: number, to: number, { clock, fields }: Clause): boolean =>
  from === 0 && (isVerb(source, to) || clock !== undefined || (fields?.day !== undefined && fields.month !== undefined))

/** "mon: gym" */
const isHeading = (source: Source, at: number): boolean =>
  oneOf(source, at, ':') && source.tokens[at + 1]?.spaced === true

const SHAPING = ['plan', 'make', 'organize', 'organise', 'start', 'structure', 'improve', 'prepare', 'prep', 'map']

const isSaidOfTime = (clause: Clause): boolean =>
  clause.fields?.day === undefined ||
  clause.fields.month !== undefined ||
  clause.period !== undefined ||
  clause.clock !== undefined ||
  clause.fields.weekday !== undefined

/** "pick up sunday paper", "christmas tree": a bare name of a day before a noun belongs to the noun. */
function isNounOf(source: Source, from: number, to: number, { fields, period, clock, part }: Clause): boolean {
  const next = source.tokens[to]
  if (!fields || period || clock || part || next?.kind !== 'word') return false
  const isMeal = fields.holiday !== undefined && ['breakfast', 'brunch', 'lunch', 'dinner'].includes(next.text)
  if (next.lex && !isMeal) return false
  const isQuarter = fields.quarter !== undefined && Object.keys(fields).length === 1
  const isHoliday = fields.holiday !== undefined && Object.keys(fields).length === 1
  const isWeekday = fields.weekday !== undefined && Object.keys(fields).length === 1 && from > 0
  return (isHoliday || isWeekday || isQuarter) && !isPreposition(source, from)
}

const isPreposition = (source: Source, at: number): boolean => source.tokens[at]!.lex?.closer === true

const OTHER_CALENDARS = new Set([
  'lunar',
  'chinese',
  'orthodox',
  'jewish',
  'persian',
  'islamic',
  'korean',
  'vietnamese',
  'canadian',
  'hindu',
])

/** "lunar new year", "orthodox easter" are on other days than ours. */
const isOtherCalendar = (source: Source, from: number, { fields }: Clause): boolean =>
  fields?.holiday !== undefined && OTHER_CALENDARS.has(source.tokens[from - 1]?.text ?? '')

/** "file taxes for 2025": nothing is due in a year that is over. */
function isPastYear(source: Source, { fields, period }: Clause): boolean {
  const isYear = fields?.year !== undefined && Object.keys(fields).length === 1 && !period
  return isYear && fields.year! < Number(source.context.now.slice(0, 4))
}

const OWNERS = new Set(['the', 'my', 'your', 'our', 'his', 'her', 'their', 'a', 'an'])

/** "the 9:30 train", "my monday report": a phrase between an article and a noun belongs to the noun. */
function isAttribute(source: Source, from: number, to: number): boolean {
  const { tokens } = source
  const next = tokens[to]
  if (next?.kind !== 'word' || next.lex || endsHere(source, to)) return false
  return (
    OWNERS.has(tokens[from - 1]?.text ?? '') ||
    tokens.slice(from, Math.min(from + 3, to)).some(({ text }) => text === 'the')
  )
}

/** The phrases of a text put together where they speak of one time ("next week, preferably on tuesday"), the rest apart. */
export function unitePhrases(source: Source, all: Phrase[]): Phrase[] {
  const phrases = withoutDenied(source, withExceptions(all))
  const united: Phrase[] = []
  for (const phrase of phrases) {
    const last = united.at(-1)
    if (last && (attach(last, phrase) || isAlternative(source, last, phrase))) {
      last.pieces.push(...phrase.pieces)
      last.to = phrase.to
      continue
    }
    const isApart =
      last?.rule &&
      (isBoundOfRule(phrase) ||
        isWindow(last.rule, phrase) ||
        (isBare(last) && isDayOfRule(source, last.rule.drafts[0]!.unit, phrase)))
    const apart = isApart ? readApart(source, phrase.from, last.rule!) : undefined
    if (last && apart && apart.next >= phrase.to) {
      last.rule = apart.value
      last.pieces.push({ from: phrase.from, to: apart.next })
      last.to = apart.next
      continue
    }
    const merged = last && !last.rule && !phrase.rule ? join(source, last.clause, phrase.clause) : undefined
    if (last && merged) {
      last.clause = merged
      last.pieces.push(...phrase.pieces)
      last.to = phrase.to
    } else united.push({ ...phrase })
  }
  return united
}

/** Exceptions go to the rule before them, or to the one behind them. */
function withExceptions(phrases: Phrase[]): Phrase[] {
  if (!phrases.some(({ exceptions }) => exceptions)) return phrases
  phrases.forEach(({ exceptions, pieces }, i) => {
    const owner =
      exceptions && (phrases.slice(0, i).findLast(({ rule }) => rule) ?? phrases.slice(i).find(({ rule }) => rule))
    if (!owner) return
    owner.rule!.exceptions.push(...exceptions)
    owner.pieces.push(...pieces)
  })
  return phrases.filter(({ exceptions }) => !exceptions)
}

/** "every 3 months change the filter starting january 10": where it begins or ends. */
const isBoundOfRule = ({ rule, clause }: Phrase): boolean =>
  !rule && hasDay(clause) && (clause.bound === 'from' || clause.bound === 'until' || clause.bound === 'through')

/** "every monday meet Tom from 6 to 7": from when to when. */
const isWindow = ({ drafts }: RuleFound, { rule, clause }: Phrase): boolean =>
  !rule && !hasDay(clause) && clause.clock !== undefined && clause.until !== undefined && !drafts[0]!.times.length

/** "sundays 6pm", "on the 3rd workday", of a yearly rule "in may": what could be the days of another rule. */
function isDayOfRule({ tokens }: Source, unit: Unit, { rule, clause: { fields }, from, to }: Phrase): boolean {
  if (rule) return rule.drafts.length === 1 && rule.drafts[0]!.days.weekdays.length > 0
  if (unit === 'year' && fields?.month !== undefined && fields.year === undefined) return true
  const words = tokens.slice(from, to)
  if (unit !== 'week' && words.some(({ text }, i) => text === 'last' && words[i + 1]?.lex?.weekday)) return true
  return fields?.pick !== undefined || (fields?.day !== undefined && fields.month === undefined)
}

/** "friday or saturday", "today and tomorrow": the first counts, the others are said with it. */
function isAlternative({ tokens }: Source, a: Phrase, b: Phrase): boolean {
  if (a.rule || b.rule || !hasDay(a.clause) || !hasDay(b.clause) || b.from <= a.to || b.from - a.to > 2) return false
  if (!tokens.slice(a.to, b.from).every(({ text }) => text === 'or' || text === 'and' || text === ',')) return false
  a.pieces.push({ from: a.to, to: b.from })
  const isList = isDate(a.clause) && isDate(b.clause) && tokens.slice(a.to, b.from).every(({ text }) => text !== 'or')
  if (isList) a.others = [...(a.others ?? []), b.clause]
  // "monday or tuesday at 4"
  if (!a.clause.clock && !a.clause.part) a.clause = { ...a.clause, clock: b.clause.clock, part: b.clause.part }
  return true
}
