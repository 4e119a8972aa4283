/** What a sentence wants done. */

import type { Candidate } from '../../../commands/understand.ts'
import type { Wish as RuleWish } from '../../../commands/wish.ts'
import { type Source, sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Context } from '../../../types.ts'
import { grammar } from '../grammar.ts'
import { source } from '../lexicon/source.ts'
import { lookUp } from '../lexicon/words.ts'
import { says } from './about.ts'
import { lowered } from './lowered.ts'
import { readByRules } from './sentence.ts'
import type { Act } from './shape.ts'
import { ADDING } from './shapes-adding.ts'
import { CONTAINER, DATEISH, ITEM, PRONOUN } from './vocabulary.ts'
import { unwrap } from './wrapping.ts'

export interface Wish {
  /** the words change what was said last, and say nothing else */
  isCorrection?: boolean
  act: Act | 'task'
  /** as the rules have read it */
  ruled?: Candidate
  /** the stretch of the text that the act was read from */
  start: number
  end: number
}

const LATER_BREAK = new RegExp(
  source`[,;.!?]+ *|\b(?:and|so|but|then|please|cause|because|also)\b *|\b(?:can|could|will|would) you +|
    (?=\b(?:put|add|place|take|remove|delete|set) ${PRONOUN}\b)|(?<!\b(?:to|not|me|us|him|her|them|they|you|can|will|would|should|i|we) )(?=\b(?:delete|remove|erase|cancel) (?:the|my|this|that) ${ITEM}$)`,
  'g',
)
/** "dentist friday 9am, remind me the day before": of the task that was just named, not one of its own. */
export const REMINDER_OF_IT = new RegExp(
  source`^(?:remind|alert|notify|ping) me (?:(?:\S+ ){1,3}(?:before(?:hand)?|earlier|ahead|in advance)(?: at \S+)?|
    (?:at|on|${DATEISH}) ?(?!(?:.* )?(?:to|about|that|of)\b).{0,30})$`,
)
const WITH_REFERENT = new RegExp(
  source`^\S+(?: (?:off|out))? ${PRONOUN}\b|${CONTAINER}|^(?:delete|remove|erase|clear|cancel) (?:all|
    everything|every|(?:the|my|this|that) ${ITEM}$)(?!\w)|^(?:remind|notify|alert) me|^(?:delete|remove|erase|clear)$`,
)

export function wishIn(said: string, context: Context): Wish {
  const text = lowered(said)
  const { start, end, asksAssistant } = unwrap(text)
  const wish = text.slice(start, end)
  const first = actOf(wish, asksAssistant, context)
  if (first === 'task' || first === 'none' || first === 'list') {
    const later = laterWish(said, start, end, context)
    if (later) return later
  }
  return { act: first, start: first === 'add' ? start + adjunctLength(wish) : start, end }
}

function actOf(wish: string, asksAssistant: boolean, context: Context): Act | 'task' {
  if (!wish) return 'none'
  const text = withoutAdjunct(wish)
  if (text !== wish && LISTED_FIRST.test(wish)) return 'add'
  const command = commandIn(text)
  const tokens = sourceFor(text, context)
  if (command === 'add' && asksAssistant && OF_OTHERS.test(text) && !says(tokens, 'kept')) return 'none'
  if (command) return asked(command, text)
  // What is only looked up: a list is asked for, or something that is none of ours.
  const found = grammar.longest<RuleWish>(tokens, 'lookup', 0)?.value.act
  if (found === 'list') return 'list'
  if (found === 'add') return 'task'
  if (ON_LIST.test(text)) return 'add'
  return found === 'none' || asksAssistant ? 'none' : 'task'
}

const sourceFor = (text: string, context: Context): Source => sourceOf(text, tokenize(text, lookUp), context, grammar)

const isQuestion = (text: string, context: Context): boolean =>
  grammar.longest(sourceFor(text, context), 'question', 0) !== undefined

/** What only others can do: "can you book me a flight" asks for more than a list or a calendar. */
const OF_OTHERS =
  new RegExp(source`^(?:write|compose|draft|book|order|reserve|arrange|get|plan|play|start|track|place|make|schedule)\b.*\b(?:taxi|cab|uber|lyft|flights?|train|
  plane|sandwich|poem|story|essay|coffee|car|fire|engine|tickets?|hotel|room|rental|table|reservations?|pizza|order|playlist|music|song|radio|movie|ride)\b`)

/** "bread on my shopping list please": what is to be on it, and nothing else. */
const ON_LIST = new RegExp(
  source`^(?!(?:check|find|show|read|look|see|search|go|work|get|make|open|sort|print|review|provide|iterate|run|tell)\b|.*\b(?:what|which|items?|things?|
    tasks?|everything|anything|time|according|i|me)\b)(?:[\w'-]+[, ]+){1,6}(?:onto|on to|on) (?:my|the|our) (?:[\w-]+ ){0,2}?${CONTAINER}$`,
)

/** "on my to-do list put drop the keys off" */
const LISTED_FIRST = new RegExp(
  source`^(?:on|onto|to|in|into) (?:my|the|our) (?:[\w-]+ ){0,2}?${CONTAINER}[,:]? (?:please )?(?:put|add|write|note|include|insert)\b`,
)

export const commandIn = (text: string): Act | undefined =>
  ADDING.find(({ is, unless }) => is.test(text) && !unless?.test(text))?.act

/** "make my list ...", "the list contains what": verbs of adding whose sentence asks. */
const asked = (act: Act, text: string): Act => (act === 'add' && /^(?:the|my) .+ what\b/.test(text) ? 'list' : act)

const ADJUNCT =
  new RegExp(source`^(?!\w+ (?:what|which|whom?)\b)(?:(?:on|off|for|in|at|to|from|as for|the|within|during|over|since|this|next|if|
    when) )[^,]{1,60}?(?:, ?| (?=(?:what|which|when|how (?:many|much)|where|who|is there|are there|do i|did i|am i|add|put|
    remove|delete|remind|cancel|erase|clear|take|drop)\b))|^(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?=(?:what|which|when|where|who|how|
    is|are|do|did|am|have)\b (?:i|we|my|there|do|is|are|time|meetings|events|appointments|should|am|many)\b|add\b|remind me\b)`)

/** "on my to do list, add dishes", "for friday, add ...": what is said first belongs to what follows. */
const withoutAdjunct = (text: string): string => text.slice(adjunctLength(text))

function adjunctLength(text: string): number {
  const found = ADJUNCT.exec(text)
  return found ? unwrap(text, found[0].length).start : 0
}

/** "i am out of paint so take painting off the list": the wish comes after its reason. */
export function laterWish(said: string, start: number, end: number, context: Context): Wish | undefined {
  const text = lowered(said)
  LATER_BREAK.lastIndex = start + 1
  for (let found = LATER_BREAK.exec(text); found && found.index < end; found = LATER_BREAK.exec(text)) {
    if (!found[0]) LATER_BREAK.lastIndex++
    // "why did my boss cancel the meeting"
    if (!found[0] && isQuestion(text.slice(start, end), context)) continue
    const { start: from, end: to } = unwrap(text, found.index + found[0].length, end)
    const part = text.slice(from, to)
    if (!WITH_REFERENT.test(part) || REMINDER_OF_IT.test(part)) continue
    const [ruled] = readByRules(said, from, to, context)
    if (ruled && /^(?:delete|complete|reopen|update)$/.test(ruled.command.kind))
      return { act: 'none', start: from, end: to, ruled }
    const shape = ADDING.find(({ is, unless }) => is.test(part) && !unless?.test(part))
    if (shape && shape.act === 'add') return { act: shape.act, start: from, end: to }
  }
  return undefined
}
