/** Several commands in one message: "mark rent as done and move the dentist to friday". */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { VERBS } from '../lexicon/verbs.ts'
import { commandIn, REMINDER_OF_IT } from './act.ts'
import { readByRules } from './sentence.ts'
import { smallTalkIn } from './small-talk.ts'
import { PRONOUN } from './vocabulary.ts'
import { unwrap } from './wrapping.ts'

export interface Part {
  start: number
  end: number
}

/** More parts than these, or longer lines, are no conversation. */
const MAX_PARTS = 20
const MAX_LINE = 1000

const BREAK = /\n+|;\s*|[.!?]+\s+|,?\s+(?:and then|and also|and|then)\s+|,\s+(?:then\s+|and\s+)?/g
const CLEAR_BREAK = /[\n;.!?]|then/
/** A command that can only be one: its verb is of our trade, and it names a task by place, pronoun or article. */
const CLEAR = new RegExp(
  source`^(?:(?:mark|complete|reopen|delete|remove|cancel|postpone|reschedule|move|snooze|tag|label|rename|
    tick|check off|cross off|make|set|change|skip|push|bump|assign|prioriti[sz]e|put off) (?:${PRONOUN}|\d|#|
    the |my |all |every|overdue|["“])|(?:mark|tag|rename|postpone|reschedule|snooze|tick off|check off|
    cross off|prioriti[sz]e|reopen) \S|(?:show|list|display) (?:me |my |all |the |overdue|today|#)|(?:remind|
    notify) me |undo\b|what(?:'s| is| do i)\b|add \S|(?:set|create|add) a (?:reminder|task))`,
)
const OPENING = /^(?:add|put|remind|note|create|set a|don'?t forget|remember|buy|call|write|email|text|tell|ask)\b/

const ENDS_ONE = new RegExp(
  source`^\s*(?:mark|complete|delete|remove|cancel|done|finish|snooze|move|postpone|reschedule|change)\b`,
)

/** What says by itself that a sentence begins. */
const OF_THEIR_OWN = ['correction', 'command']

const REMINDS_OF_MORE = /^(?:remind|notify) me (?:to|about)\b/

/** What points at a task, or says plainly what to do. */
const POINTS = new RegExp(
  source`^(?:(?:remind|notify) me|show|list|undo|what|add|mark .+ (?:done|complete)|\w+ (?:${PRONOUN}|\d+|#\d+)\b)`,
)

/**
 * Where each command of the text stands. Lines are always apart; within a line only what is clearly a command of its own, for
 * titles have "and" in them far more often.
 * @param text lower case
 */
export function sentencesIn(text: string, context: Context): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const line of text.split('\n')) {
    // What is left of a long list is one part, which quick add takes apart.
    if (line.trim() && parts.length >= MAX_PARTS) return [...parts, { start, end: text.trimEnd().length }]
    if (line.trim()) parts.push(...sentencesInLine(text, start, start + line.length, context))
    start += line.length + 1
  }
  return parts
}

function sentencesInLine(text: string, start: number, end: number, context: Context): Part[] {
  if (end - start > MAX_LINE) return [{ start, end }]
  const parts: Part[] = []
  let from = start
  const line = text.slice(0, end)
  BREAK.lastIndex = start
  for (let found = BREAK.exec(line); found && parts.length < MAX_PARTS; found = BREAK.exec(line)) {
    const next = found.index + found[0].length
    const isClear = CLEAR_BREAK.test(found[0])
    const isCommand = (at: number, to: number): boolean => readByRules(text, at, to, context, OF_THEIR_OWN).length > 0
    if (found.index <= from || next >= end || !isBreak(text, from, found.index, next, end, isClear, isCommand)) continue
    parts.push({ start: from, end: found.index })
    from = next
  }
  parts.push({ start: from, end })
  return parts
}

function isBreak(
  text: string,
  from: number,
  to: number,
  next: number,
  end: number,
  clear: boolean,
  isCommand: (from: number, to: number) => boolean,
): boolean {
  const { start: begin } = unwrap(text, next, end)
  const later = text.slice(begin, end)
  // "Hello! Could you ...? Cheers!"
  if (clear && [text.slice(from, to), later].some((each) => smallTalkIn(each.trim()) === 'none')) return true
  if (REMINDER_OF_IT.test(later) && !ENDS_ONE.test(text.slice(from, to))) return false
  if (!CLEAR.test(later)) return clear && (isCommand(next, end) || commandIn(later) !== undefined)
  if (clear) return true
  const first = unwrap(text, from, to)
  const earlier = text.slice(first.start, first.end)
  // "call bob and remind me to water the plants"
  if (!isCommand(from, to) && !commandIn(earlier))
    return REMINDS_OF_MORE.test(later) && VERBS.has(/^\w*/.exec(earlier)![0])
  // "remind me to call mom and delete the old files": the second half belongs to the title unless it points at a task.
  if (!OPENING.test(earlier)) return true
  return POINTS.test(later)
}
