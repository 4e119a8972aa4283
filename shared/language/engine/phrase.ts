/** Phrases of time that a language found in a text: which of them speak of one time, and which of them is meant. */
import { hasDay, merge } from '../calendar/merge.ts'
import { isFree } from '../calendar/rule-draft.ts'
import { takeBound, takeLead } from '../calendar/rule-parts.ts'
import type { Exception, RuleFound } from '../calendar/rule-read.ts'
import type { Clause } from '../calendar/values.ts'
import type { Source } from './source.ts'

/** A phrase found in the text: tokens `from` to `to` (exclusive). */
export interface Phrase {
  from: number
  to: number
  /** where it stands; several stretches when it was united of several */
  pieces: { from: number; to: number }[]
  clause: Clause
  /** "jan 15, apr 15, jun 15": further days on which the same is due */
  others?: Clause[]
  rule?: RuleFound
  /** "every friday team lunch except march 20": exceptions said apart from their rule */
  exceptions?: Exception[]
  /** "not thursday": the token with which it is denied */
  denial?: number
}

export function restIsEmpty(source: Source, at: number): boolean {
  for (let i = at; i < source.tokens.length; i++)
    if (source.tokens[i]!.kind !== 'mark' || '#@!{'.includes(source.tokens[i]!.text)) return false
  return true
}

/** "weekly", "every month": a rule that does not say on which days. */
export const isBare = ({ rule }: Phrase): boolean =>
  rule?.drafts.length === 1 && isFree(rule.drafts[0]!.days) && !['workday', 'weekend'].includes(rule.drafts[0]!.unit)

/** It says until when. */
export const isEnding = ({ bound }: Clause): boolean => bound !== undefined && bound !== 'from' && bound !== 'after'

/** "daily standup at 9:15": the time of a rule, said apart from it. */
export function attach(a: Phrase, b: Phrase): boolean {
  const rule = a.rule ?? b.rule
  const { clause } = a.rule ? b : a
  if (!rule || (a.rule && b.rule)) return false
  // "jog every morning until the end of may"; "report every monday by friday" says when each is due
  if (a.rule && isEnding(clause) && clause.fields?.weekday === undefined && takeBound(rule, clause)) return true
  // "from the 18th to the 24th collect the post daily"
  const isSpan = clause.until !== undefined && hasDay(clause)
  const isStart = (clause.bound === 'from' || isSpan) && !a.rule && !rule.start && !rule.until
  if (!isStart && (clause.bound || clause.until || rule.drafts[0]!.times.length)) return false
  const isTime = (clause.clock || clause.part) && !hasDay(clause)
  const isWeekday = clause.fields?.weekday !== undefined && rule.drafts[0]!.unit === 'week'
  if (!(isTime || isWeekday || isStart) || !takeLead(rule, clause)) return false
  a.rule = rule
  a.clause = {}
  return true
}

/** Only what completes the other: a time for a day, a day within a week. */
export function join(source: Source, a: Clause, b: Clause): Clause | undefined {
  const completes =
    (hasDay(a) && !hasDay(b)) ||
    (hasDay(b) && !hasDay(a)) ||
    (a.period && a.period.to - a.period.from > 1 && b.fields !== undefined)
  return completes ? merge(source, a, b) : undefined
}

/** The one that says when: with "by", else the one that ends the text, else the first. */
export function chosenPhrase(source: Source, phrases: Phrase[]): Phrase {
  const isDue = ({ clause }: Phrase): boolean => clause.bound === 'by' || clause.bound === 'before'
  const dated = phrases.filter(({ clause, rule }) => rule || hasDay(clause) || clause.clock || clause.part)
  const all = dated.length ? dated : phrases
  const rules = all.filter(({ rule }) => rule)
  // "daily standup every monday": the adverb is part of what is done.
  const rule = rules.find((phrase) => !isBare(phrase)) ?? rules[0]
  // A time of day at the end does not make it today where another phrase names the day.
  const days = all.filter(({ clause }) => hasDay(clause))
  const last = (days.length ? days : all).find(({ to }) => restIsEmpty(source, to))
  return rule ?? all.find(isDue) ?? last ?? days[0] ?? all[0]!
}
