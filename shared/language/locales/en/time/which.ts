/** Words of time that say which thing is meant, not when something is to be done: "the letter from last month", "the jacket I lost on sunday". */
import { hasDay } from '../../../calendar/merge.ts'
import { resolve } from '../../../calendar/resolve.ts'
import type { Clause } from '../../../calendar/values.ts'
import { oneOf, type Source } from '../../../engine/source.ts'
import { DATED_THINGS, OBJECT_PREPOSITIONS } from '../lexicon/titles.ts'
import { IMPERATIVES, isPastVerb } from '../lexicon/verbs.ts'

/** @param from,to the tokens of a phrase of time in a longer text */
export function saysWhich(source: Source, from: number, to: number, clause: Clause): boolean {
  if (from === 0) return false
  if (isObject(source, from) || isOfDatedThing(source, from, clause)) return true
  // Who tells something ("we met on friday") says when it was.
  if (!asksForDoing(source)) return false
  // "back up everything since january": what is to be done begins now.
  if (oneOf(source, from, 'since') && !clause.clock) return true
  return isTopic(source, from, clause) || isInPastClause(source, from, clause) || isOver(source, from, to, clause)
}

/** "please find the jacket ...": begins with a verb, without a subject. */
function asksForDoing({ tokens }: Source): boolean {
  for (let i = 0; i < tokens.length && i < MOST_BEFORE_VERB; i++) {
    const { kind, text } = tokens[i]!
    if (kind === 'word' && !BEFORE_VERB.has(text)) return IMPERATIVES.has(text)
  }
  return false
}

const BEFORE_VERB = new Set(['please', 'to', 'and', 'also'])
/** Marks and numbers before the first word. */
const MOST_BEFORE_VERB = 30

/** "check the budget against 3 weeks ago", "drinks with Sunday", "the minutes of february 26". */
function isObject(source: Source, from: number): boolean {
  const before = source.tokens[from - 1]!
  return before.kind === 'word' && OBJECT_PREPOSITIONS.has(before.text)
}

/** "talk about friday"; "meet at about 5" is a time. */
function isTopic(source: Source, from: number, { clock, instant, duration }: Clause): boolean {
  const isAmount = clock !== undefined || instant !== undefined || duration !== undefined
  return oneOf(source, from, 'about') && !isAmount
}

/** "photos before 2019", "a text from tuesday", "the ledgers from april to june": what has a date of its own. */
function isOfDatedThing(source: Source, from: number, clause: Clause): boolean {
  if (!oneOf(source, from, 'from', 'before', 'after', 'between') || clause.clock) return false
  const { text } = source.tokens[from - 1]!
  return DATED_THINGS.has(text) || DATED_THINGS.has(text.replace(/s$/, ''))
}

/** Verbs with which somebody has it done: "have the car washed on friday". */
const HAVING_DONE = ['get', 'have', 'need', 'want', 'be', 'is', 'are', 'having', 'getting', 'to', 'must', 'not']
const SUBJECTS = new Set('i we you he she they it who that which what where how'.split(' '))

/** "the jacket I lost on sunday", "how the exam went this morning", "the email sent on monday": told of what is over. */
function isInPastClause(source: Source, from: number, { bound }: Clause): boolean {
  if (bound === 'by' || bound === 'before' || bound === 'until' || oneOf(source, from, 'for')) return false
  const { tokens } = source
  for (let i = from - 1; i > Math.max(1, from - 7); i--) {
    const { kind, text } = tokens[i]!
    if (kind !== 'word' || text === 'to' || text === 'and') return false
    if (!isPastVerb(text)) continue
    for (let s = i - 1; s > Math.max(0, i - 5); s--) if (SUBJECTS.has(tokens[s]!.text)) return true
    const isParticiple = i === from - 1 && i > 1
    return isParticiple && !tokens.slice(0, i).some(({ text }) => HAVING_DONE.includes(text))
  }
  return false
}

/** "apologise for the mess yesterday": nothing is to be done in the past. */
function isOver(source: Source, from: number, to: number, clause: Clause): boolean {
  const words = source.tokens.slice(from, to)
  const isPast = words.some(({ text, lex }) => isOfPast(text, lex?.day, lex?.modifier))
  if (!isPast || !hasDay(clause)) return false
  const due = resolve(source, clause)?.due
  return due !== undefined && due !== null && due.date < source.context.now.slice(0, 10)
}

const isOfPast = (text: string, day: number | undefined, modifier: string | undefined): boolean =>
  (day ?? 0) < 0 || modifier === 'last' || modifier === 'past' || text === 'ago'
