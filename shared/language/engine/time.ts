/**
 * From the rules of a language to phrases of time: pieces ("freitag", "um 9", "kommende woche") one after the other fill the slots of a
 * clause; the head of a recurrence ("jeden montag") takes what stands around it. What the pieces are is the language's; how they go
 * together is the same in all.
 *
 * A language gives rules for these dimensions, and for any others that these name:
 *
 *     piece    Clause: what one piece says
 *     suffix   (clause) => Clause: what stands behind a piece and changes it ("tak", "oder später")
 *     every    Head: the head of a recurrence
 *     more     (found) => boolean: what stands behind a head; false when it does not fit there
 *     thing    true: what only looks like time ("24-stunden-lauf"): nothing is read in it
 *
 * And two classes of words that tell in which half of the day an hour is, where nothing else does: `byMorning` ("wecken") and `byEvening` ("kino").
 *
 * `<phrase>` stands for a whole phrase in any rule, if not at its beginning.
 */

import type { Holiday } from '../calendar/holidays.ts'
import { hasDay, merge } from '../calendar/merge.ts'
import { copyOf, type Days, isFree, noDays, type RuleDraft } from '../calendar/rule-draft.ts'
import { addTime, minutesOf, setDuration, setPart, takeBound, takeDays, takeLead } from '../calendar/rule-parts.ts'
import type { Exception, RuleFound } from '../calendar/rule-read.ts'
import { combine } from '../calendar/span.ts'
import type { Clause, Duration } from '../calendar/values.ts'
import { createGrammar, type Dimension, type Grammar, type Words } from './grammar.ts'
import { type DaysListed, listDays } from './list-days.ts'
import { attach, isEnding, join, type Phrase, restIsEmpty } from './phrase.ts'
import { type Found, isEnd, type Source } from './source.ts'

export interface Head {
  draft: RuleDraft
  counted: 'schedule' | 'completion'
  /** "the next 3 wednesdays": how often */
  count?: number
  /** a holiday that RFC 5545 cannot name */
  holiday?: Holiday
  exceptions?: Exception[]
  /** for how long */
  span?: Duration
}

export interface TimeWords extends Words {
  /** words between the two ends of a range: "bis", "-" */
  ranges: ReadonlySet<string>
  /** what may stand between two pieces and says nothing: "," */
  joints: ReadonlySet<string>
  /** what stands before the last of several days: "und" */
  lists?: ReadonlySet<string>
  /** what stands before a day that would do as well: "oder" */
  alternatives?: ReadonlySet<string>
}

export interface TimeReader {
  grammar: Grammar
  /** The longest phrase that begins at a token. */
  readPhrase(source: Source, at: number): Found<Clause> | undefined
  /** The phrases of a text, put together where they speak of one time. */
  readPhrases(source: Source): Phrase[]
}

/** More pieces than this are not one phrase. */
const MOST_PIECES = 12
const MOST_RULE_PIECES = 24

const NOON = 720
/** Nobody dines before five. */
const FIRST_OF_EVENING = 300

export function createTimeReader(dimensions: Record<string, Dimension>, words: TimeWords): TimeReader {
  const grammar: Grammar = createGrammar({ ...dimensions, phrase: (source, at) => phrasesAt(source, at) }, words)

  const skipJoint = ({ tokens }: Source, at: number): number =>
    words.joints.has(tokens[at]?.text ?? '') && tokens[at + 1] ? at + 1 : at

  /** All phrases that begin at a token, the longest first. */
  function phrasesAt(source: Source, at: number): Found<Clause>[] {
    const found: Found<Clause>[] = []
    let clause: Clause = {}
    for (let n = 0, i = at; n < MOST_PIECES; n++) {
      const next = nextPiece(source, i, clause) ?? (n > 0 ? nextPiece(source, skipJoint(source, i), clause) : undefined)
      if (!next) break
      // "peer se jumme tak": what joins a range is said before what stands behind a piece
      const ranged = (next.plain && rangeFrom(source, next.plain)) ?? rangeFrom(source, next)
      clause = (ranged ?? next).value
      i = (ranged ?? next).next
      if (ranged) found.push(next)
      found.push({ value: clause, next: i })
    }
    return found.reverse()
  }

  /** The longest piece here that fits what was said before it; `plain` without what stands behind it. */
  function nextPiece(
    source: Source,
    at: number,
    clause: Clause,
  ): (Found<Clause> & { plain?: Found<Clause> | undefined }) | undefined {
    for (const piece of grammar.matches<Clause>(source, 'piece', at)) {
      const suffix = grammar.longest<(clause: Clause) => Clause>(source, 'suffix', piece.next)
      const value = inHalfOf(source, piece.value)
      const merged = merge(source, clause, suffix ? suffix.value(value) : value)
      if (!merged || isEmpty(merged)) continue
      const plain = suffix && merge(source, clause, value)
      return { value: merged, next: suffix?.next ?? piece.next, plain: plain && { value: plain, next: piece.next } }
    }
    return undefined
  }

  /** "weck mich um 6" */
  function inHalfOf({ tokens }: Source, clause: Clause): Clause {
    const { clock, part, until } = clause
    if (!clock?.open || part || until) return clause
    const says = (words: ReadonlySet<string> | undefined): boolean => tokens.some(({ text }) => words?.has(text))
    const isEvening = clock.minutes >= FIRST_OF_EVENING && clock.minutes < NOON && says(words.classes?.byEvening)
    if (isEvening) return { ...clause, clock: { ...clock, minutes: clock.minutes + NOON, open: false } }
    return says(words.classes?.byMorning) ? { ...clause, clock: { ...clock, open: false } } : clause
  }

  /** "montag bis freitag", "9-11" */
  function rangeFrom(source: Source, { value, next }: Found<Clause>): Found<Clause> | undefined {
    if (value.until || !words.ranges.has(source.tokens[next]?.text ?? '')) return undefined
    for (const to of grammar.matches<Clause>(source, 'phrase', next + 1)) {
      const both = combine(source, value, closing(to.value))
      if (both) return { value: both, next: to.next }
    }
    return undefined
  }

  /** A recurrence that begins at a token: at its head, or at what is said before it. */
  function readRule(source: Source, at: number): Found<RuleFound> | undefined {
    const head = grammar.longest<Head>(source, 'every', at)
    if (head) return readTail(source, head.next, ruleFrom(head.value))
    for (const lead of phrasesAt(source, at)) {
      const later = grammar.longest<Head>(source, 'every', skipJoint(source, lead.next))
      if (!later) continue
      const found = ruleFrom(later.value)
      if (takeBound(found, lead.value) || takeLead(found, lead.value)) return readTail(source, later.next, found)
    }
    return undefined
  }

  function readTail(source: Source, at: number, found: RuleFound): Found<RuleFound> {
    let next = at
    for (let n = 0; n < MOST_RULE_PIECES; n++) {
      const end = tailPiece(source, next, found) ?? tailPiece(source, skipJoint(source, next), found)
      if (end === undefined) break
      next = end
    }
    return { value: found, next }
  }

  function tailPiece(source: Source, at: number, found: RuleFound): number | undefined {
    for (const { value, next } of grammar.matches<(found: RuleFound) => boolean>(source, 'more', at))
      if (value(found)) return next
    const phrases = phrasesAt(source, at)
    const first = phrases.at(-1)
    // "18 uhr bis ende mai": the hour is that of each, not of the end
    const isOfEach = first && isHour(first.value) && phrases.some(({ value }) => hasDay(value) && isEnding(value))
    for (const { value, next } of isOfEach ? [first] : phrases) if (takePhrase(found, value)) return next
    return undefined
  }

  function findPhrases(source: Source): Phrase[] {
    const phrases: Phrase[] = []
    for (let at = 0; at < source.tokens.length; ) {
      const thing = grammar.longest(source, 'thing', at)
      const found = thing ? undefined : phraseAt(source, at)
      const isOne = found !== undefined && isMeant(source, found)
      if (isOne) phrases.push(found)
      at = thing?.next ?? (isOne ? found.to : at + 1)
    }
    return phrases
  }

  function phraseAt(source: Source, at: number): Phrase | undefined {
    const rule = readRule(source, at)
    if (rule) return phraseOf(at, rule.next, { clause: {}, rule: rule.value })
    const [phrase] = phrasesAt(source, at)
    if (!phrase) return undefined
    const listed = daysFrom(source, phrase)
    return phraseOf(at, listed?.next ?? phrase.next, listed?.value ?? { clause: phrase.value })
  }

  /** "dienstag und donnerstag um 18 uhr": the days of which this phrase is the first. */
  function daysFrom(source: Source, first: Found<Clause>): Found<DaysListed> | undefined {
    const days = [first.value]
    for (let { next } = first; days.length < MOST_PIECES; ) {
      const joint = source.tokens[next]?.text ?? ''
      const isChoice = words.alternatives?.has(joint) ?? false
      const isLast = isChoice || (words.lists?.has(joint) ?? false)
      if (!isLast && joint !== ',') return undefined
      const day = phrasesAt(source, next + 1).find(({ value }) => !value.until && !value.bound)
      if (!day) return undefined
      days.push(day.value)
      next = day.next
      if (isLast) {
        const value = listDays(days)
        return value && { value: isChoice ? { clause: { ...value.clause, until: undefined } } : value, next }
      }
    }
    return undefined
  }

  return {
    grammar,
    readPhrase: (source, at) => grammar.longest<Clause>(source, 'phrase', at),
    readPhrases: (source) => unite(source, findPhrases(source)),
  }
}

const phraseOf = (from: number, to: number, said: Pick<Phrase, 'clause' | 'others' | 'rule'>): Phrase => ({
  from,
  to,
  pieces: [{ from, to }],
  ...said,
})

/** A time of day and nothing else. */
const isHour = (clause: Clause): boolean =>
  (clause.clock ?? clause.part) !== undefined && !hasDay(clause) && !clause.bound && !clause.until && !clause.duration

/** "se jumme tak": the end of a range may say that it is one. */
const closing = (clause: Clause): Clause =>
  clause.bound === 'by' || clause.bound === 'until' ? { ...clause, bound: undefined, introduced: true } : clause

const isEmpty = (c: Clause): boolean =>
  !c.fields && !c.period && c.instant === undefined && !c.clock && !c.part && !c.duration

const ruleFrom = ({ draft, counted, count, holiday, span, exceptions = [] }: Head): RuleFound => ({
  drafts: [copyOf(draft)],
  counted,
  ...(count !== undefined && { count }),
  ...(holiday !== undefined && { holiday }),
  ...(span && { span }),
  exceptions: [...exceptions],
  durationMinutes: null,
})

/** A phrase behind the head of a rule. */
function takePhrase(found: RuleFound, clause: Clause): boolean {
  if (takeBound(found, clause)) return true
  const { clock, part, duration, until, fields, period, instant } = clause
  const draft = found.drafts.at(-1)!
  if (until && !hasDay(clause)) return takeWindow(found, clause, until)
  if (until || instant !== undefined || period) return false
  if (fields && !takeDaysOf(draft, clause)) return false
  if (part) setPart(found, part)
  if (clock) addTime(found, minutesOf(clock, draft.part ?? undefined))
  if (duration) return setDuration(found, duration)
  return Boolean(fields || part || clock)
}

/** "monatlich am 10.", "wöchentlich dienstags", "jährlich am 3. oktober" */
function takeDaysOf(draft: RuleDraft, { fields }: Clause): boolean {
  const { weekday, ...others } = fields!
  const isWeekday = weekday !== undefined && Object.values(others).every((value) => value === undefined)
  if (!isWeekday) return isFree(draft.days) && takeDays(draft, fields!)
  if (draft.unit !== 'week') return false
  draft.days.weekdays.push(weekday)
  return true
}

/** "von 9 bis 17 uhr": the hours of a rule by the hour, else how long each one takes. */
function takeWindow(found: RuleFound, { clock, part }: Clause, until: Clause): boolean {
  const draft = found.drafts.at(-1)!
  if (!clock || !until.clock) return false
  const [from, to] = [minutesOf(clock, part), minutesOf(until.clock, until.part ?? part)]
  const end = to <= from && until.clock.open ? to + 720 : to
  if (end <= from) return false
  if (draft.unit === 'hour' || draft.unit === 'minute') {
    draft.window = { from: Math.ceil(from / 60), to: Math.floor(end / 60) }
    return true
  }
  addTime(found, from)
  found.durationMinutes = end - from
  return true
}

/** Words that may be meant as themselves say a time only where nothing else is, or at an end of the text. */
function isMeant(source: Source, { from, to, clause }: Phrase): boolean {
  const isWhole = from === 0 && restIsEmpty(source, to)
  if (isWhole || !clause.weak) return true
  return clause.weak === 'edge' && (from === 0 || isEnd(source, to) || source.tokens[to]?.kind === 'mark')
}

/** "freitag zahnarzt um 14 uhr", "jeden montag yoga um 18 uhr": one time, said in two places. */
function unite(source: Source, phrases: Phrase[]): Phrase[] {
  const united: Phrase[] = []
  for (const phrase of phrases) {
    const last = united.at(-1)
    const merged = last && !last.rule && !phrase.rule ? join(source, last.clause, phrase.clause) : undefined
    if (last && (merged || startsApart(last, phrase) || attach(last, phrase))) {
      if (merged) last.clause = merged
      last.pieces.push(...phrase.pieces)
      last.to = phrase.to
    } else united.push(phrase)
  }
  return united
}

/** "alle drei monate filter wechseln ab 1. april" */
const startsApart = ({ rule }: Phrase, { clause, rule: another }: Phrase): boolean =>
  rule !== undefined && !another && clause.bound === 'from' && takeBound(rule, clause)

/** The head of a recurrence: each so many units, on these days of them. */
export const headOf = (
  unit: RuleDraft['unit'],
  interval: number,
  days: Days = noDays(),
  counted: Head['counted'] = 'schedule',
): Head => ({ draft: { unit, interval, days, times: [], part: null, window: null }, counted })
