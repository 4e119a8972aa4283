/** Finds the phrases of time in a text, and decides which of them are meant as such. */

import { hasDay } from '../../calendar/merge.ts'
import type { RuleFound } from '../../calendar/rule-read.ts'
import type { Clause, Unit } from '../../calendar/values.ts'
import { attach, isBare, join, type Phrase, restIsEmpty } from '../../engine/phrase.ts'
import { type Found, longest, oneOf, type Source } from '../../engine/source.ts'
import { withoutDenied, withoutSlips } from './denied.ts'
import { classes } from './lexicon/classes.ts'
import { readExceptions } from './recurrence/except.ts'
import { readApart, readRule } from './recurrence/read-rule.ts'
import { hasTimeBehind, nearAround } from './time/near.ts'
import { type DaysListed, isDate } from './time/phrase.ts'

/** All phrases of time, in order, without those that only look like one. */
export function findPhrases(source: Source): Phrase[] {
  const phrases: Phrase[] = []
  for (let at = 0; at < source.tokens.length; ) {
    const { found, next } = readAt(source, at)
    phrases.push(...found)
    at = next
  }
  return phrases
}

/** What stands at a token, and where to go on. */
function readAt(source: Source, at: number): { found: Phrase[]; next: number } {
  const work = longest(source, 'work', at)
  if (work) return { found: [], next: work.next }
  const apart = exceptionsAt(source, at)
  if (apart) return { found: apart.value, next: apart.next }
  const phrase = phraseAt(source, at)
  if (!phrase) return deniedAt(source, at) ?? { found: [], next: at + 1 }
  if (longest(source, 'askedAbout', at)) return { found: [], next: phrase.to }
  if (phrase.rule) return { found: [phrase], next: phrase.to }
  if (longest(source, 'which', at)) return { found: [], next: behindWhich(source, phrase) }
  const ofNoun = isWhole(source, phrase) ? undefined : longest(source, 'ofNoun', at)
  // "a table at Friday's": the name is read no more, words behind another preposition may be
  if (ofNoun) return { found: [], next: source.tokens[ofNoun.next - 1]!.possessive ? ofNoun.next : at + 1 }
  if (isMeant(source, phrase)) return { found: [phrase], next: phrase.to }
  return { found: [], next: at + 1 }
}

function deniedAt(source: Source, at: number): { found: Phrase[]; next: number } | undefined {
  const denying = longest(source, 'denying', at)
  const phrase = denying && phraseAt(source, denying.next)
  if (phrase) return { found: [{ ...phrase, denial: at }], next: phrase.to }
  const hour = longest(source, 'deniedHour', at)
  if (!hour) return undefined
  const piece = { from: at, to: hour.next }
  return { found: [{ ...piece, pieces: [piece], clause: {}, denial: at }], next: hour.next }
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
  const clause = rule ? undefined : longest<Clause>(source, 'clause', at)
  const listed = rule ? undefined : longest<DaysListed>(source, 'listedDays', at)
  const next = rule?.next ?? listed?.next ?? clause?.next
  if (next === undefined) return undefined
  const to = withBracket(source, at, next)
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

/** Small words and parts of the day within a compound begin no phrase. */
function mayBegin(source: Source, at: number): boolean {
  const token = source.tokens[at]!
  // "check-in a week on thursday", "parents' evening"
  const before = source.tokens[at - 1]
  if (before?.text === '-' && !before.spaced && !token.spaced && token.lex?.closer) return false
  if (before?.text === "'" && !before.spaced && token.lex?.part) return false
  return !isParticle(source, at)
}

/** "sleep in every sunday", "check in monday", "tune in at 8": no day and no time has "in" before it, so it is of the verb. */
function isParticle(source: Source, at: number): boolean {
  if (!oneOf(source, at, 'in') || at === 0 || !classes.imperative!.has(source.tokens[at - 1]!.text)) return false
  const { lex, text = '' } = source.tokens[at + 1] ?? {}
  const isDay = (lex?.weekday ?? lex?.day) !== undefined || lex?.modifier === 'next' || lex?.modifier === 'this'
  // "move in 1 april"
  if (source.tokens[at + 1]?.kind === 'number' && source.tokens[at + 2]?.lex?.month !== undefined) return true
  return isDay || ['every', 'each', 'on', 'at', 'in'].includes(text)
}

/** "the minutes of april 3 on friday": a preposition of its own begins another phrase. */
function behindWhich(source: Source, { from, to }: Phrase): number {
  for (let i = from + 1; i < to; i++) if (oneOf(source, i, 'on', 'by', 'due')) return i
  return to
}

const isWhole = (source: Source, { from, to }: Pick<Phrase, 'from' | 'to'>): boolean =>
  from === 0 && restIsEmpty(source, to)

/** Traps: "read 1984", "the 9:30 train", "May's birthday". */
function isMeant(source: Source, { from, to, clause }: Phrase): boolean {
  const ends = !longest(source, 'nounOrMore', to)
  if (isWhole(source, { from, to })) return true
  if (clause.weak === 'alone') return false
  if (clause.weak === 'edge')
    return (
      ends ||
      isSetApart(source, from, to) ||
      (from === 0 && (isHeading(source, to) || isVerb(source, to) || hasTimeBehind(source, to)))
    )
  if (isLead(source, from, to, clause)) return true
  const isOfMonth = source.tokens.slice(from, to).some(({ lex }) => lex?.unit === 'month')
  return isSaidOfTime(clause) || isOfMonth || ends ? !isAttribute(source, from, to) : false
}

/** "4/15 file taxes", "by the end of the week call Ann": what is to be done begins behind it. */
const isVerb = ({ tokens }: Source, at: number): boolean => classes.imperative!.has(tokens[at]?.text ?? '')

/** "in the morning call Ann", "on the 5th of may there is a concert", "the 5th of may at ten exam": a date in front, no attribute. */
const isLead = (source: Source, from: number, to: number, { clock, fields }: Clause): boolean =>
  from === 0 &&
  (isVerb(source, to) ||
    (clock !== undefined && !oneOf(source, from, 'the')) ||
    (fields?.day !== undefined && fields.month !== undefined))

/** "tickets / sat / 8pm" */
const isSetApart = ({ tokens }: Source, from: number, to: number): boolean =>
  tokens[from - 1]?.kind === 'mark' && tokens[from]!.spaced && tokens[to]?.kind === 'mark'

/** "mon: gym" */
const isHeading = (source: Source, at: number): boolean =>
  oneOf(source, at, ':') && source.tokens[at + 1]?.spaced === true

const isSaidOfTime = (clause: Clause): boolean =>
  clause.fields?.day === undefined ||
  clause.fields.month !== undefined ||
  clause.period !== undefined ||
  clause.clock !== undefined ||
  clause.fields.weekday !== undefined

/** "the 9:30 train", "my monday report": a phrase between an article and a noun belongs to the noun. */
function isAttribute({ tokens }: Source, from: number, to: number): boolean {
  const next = tokens[to]
  if (next?.kind !== 'word' || next.lex) return false
  return (
    classes.determiner!.has(tokens[from - 1]?.text ?? '') ||
    tokens.slice(from, Math.min(from + 3, to)).some(({ text }) => text === 'the')
  )
}

/** The phrases of a text put together where they speak of one time ("next week, preferably on tuesday"), the rest apart. */
export function unitePhrases(source: Source, all: Phrase[]): Phrase[] {
  const phrases = withoutSlips(source, withoutDenied(source, withExceptions(all)))
  const united: Phrase[] = []
  for (const phrase of phrases.map((each) => inHalfOfDay(source, each))) {
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

/** Where no half of the day is said, what is done has its hour in one: "movie night saturday at 9", "flight monday 6:40". */
function inHalfOfDay(source: Source, phrase: Phrase): Phrase {
  const { clock, part } = phrase.clause
  if (!clock?.open || part || clock.minutes < 180 || clock.minutes >= 720) return phrase
  const near = nearAround(source, phrase.from, phrase.to)
  const isEvening = clock.minutes >= 300 && clock.minutes < 660 && near.some(isOfEvening)
  if (!isEvening && !near.some(({ text }) => isOfMorning(text, clock.minutes))) return phrase
  const minutes = isEvening ? clock.minutes + 720 : clock.minutes
  return { ...phrase, clause: { ...phrase.clause, clock: { ...clock, minutes, open: false } } }
}

const isOfEvening = ({ text }: { text: string }, i: number, near: { text: string }[]): boolean =>
  classes.doneInEvening!.has(text) || (text === 'night' && classes.occasionOfNight!.has(near[i - 1]?.text ?? ''))

/** A timetable gives minutes: a train "at 5" may be in either half. */
const isOfMorning = (text: string, minutes: number): boolean =>
  classes.doneInMorning!.has(text) || (minutes % 60 > 0 && classes.onTimetable!.has(text))

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

/** "tue and thu 5pm": two days with one time are two, "friday and saturday" may be one stretch. */
const areMeetings = (a: Clause, b: Clause): boolean =>
  a.fields?.weekday !== undefined && b.fields?.weekday !== undefined && (a.clock ?? b.clock) !== undefined

/** "friday or saturday", "today and tomorrow": the first counts, the others are said with it, or are days of their own. */
function isAlternative({ tokens }: Source, a: Phrase, b: Phrase): boolean {
  if (a.rule || b.rule || !hasDay(a.clause) || !hasDay(b.clause) || b.from <= a.to || b.from - a.to > 2) return false
  const between = tokens.slice(a.to, b.from).map(({ text }) => text)
  if (!between.every((text) => ['or', 'and', '&', 'n', ',', '+'].includes(text))) return false
  a.pieces.push({ from: a.to, to: b.from })
  const isList = !between.includes('or') && ((isDate(a.clause) && isDate(b.clause)) || areMeetings(a.clause, b.clause))
  if (isList) a.others = [...(a.others ?? []), b.clause]
  // "monday or tuesday at 4"
  if (!a.clause.clock && !a.clause.part) a.clause = { ...a.clause, clock: b.clause.clock, part: b.clause.part }
  return true
}
