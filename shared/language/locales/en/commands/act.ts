/** What a sentence wants done. */

import type { Candidate } from '../../../commands/understand.ts'
import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { meantBy } from '../lexicon/typos.ts'
import { VERBS } from '../lexicon/verbs.ts'
import { isAsked } from './asked.ts'
import { askedIndirectly, inOrder } from './indirect.ts'
import { asksLater, isAboutTasks, isQuestion } from './question.ts'
import { readByRules } from './sentence.ts'
import type { Act } from './shape.ts'
import { ADDING } from './shapes-adding.ts'
import { lowered } from './target.ts'
import { CONTAINER, DATEISH, ITEM, NUMBER, ORDINAL, PRONOUN } from './vocabulary.ts'
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

const SHOW = new RegExp(
  source`^(?:list|show|display|recite|view)(?: (?:me|us))?(?: (?:all|out|up))?(?: (?:of )?(?:my|our|your|any|
    every|everything|all|what|which|today|tomorrow|tonight|overdue|completed|finished|open|p[1-4]|[#@!(/]|high|
    urgent|${CONTAINER}|${ITEM}|this|next|upcoming|future|past|only|no|recurring|(?:mon|tues|wednes|thurs|fri|
    satur|sun)day|${NUMBER}|(?:the )?${ORDINAL}|the (?:.* )?(?:${CONTAINER}|${ITEM}|project|section)).*|$)|^(?:show|view|
    display)(?: me)? (?:the )?(?!weather|news|time|traffic|way|money)[\w-]+$|^list (?:\w+ )?(?:${CONTAINER}|
    ${ITEM}|${DATEISH}|#|projects?)|^(?:list|show|display|view)(?: me)?(?: (?:all|the|my|our))* (?:[\w-]+ ){1,3}(?:tasks|
    to-?dos|reminders|errands|chores)\b`,
)
const THROUGH = new RegExp(
  source`^(?:walk|run|talk|take|guide) (?:me|us) through (?:my |the |what )?(?:rest of )?(?:.{0,12} )?(?:${DATEISH}|day|week|month)`,
)
const LISTS = /^(?:list|show|display|recite|view)\b/
/** "list the planets": what everybody could list. */
const LISTS_OTHERS = new RegExp(
  source`^(?:list|name) (?:all )?(?:of )?the (?!.*(?:${CONTAINER}|${ITEM}|things|projects?|labels?|stuff|ones?|names|first|last|next|groceries|${DATEISH})\b)\w+s(?: (?:in|of|that|who|from) .*)?$|^name the capital\b`,
)
/** "list my car on craigslist", "check guest list with mom": work on it, which others have a part in. */
const WITH_OTHERS =
  /^list .+ (?:on|at) (?:craigslist|ebay|airbnb|zillow|etsy|amazon|facebook|marketplace)|^(?:check|review|go over|read) .+ with (?!labels?\b|tags?\b|no\b|me$|a\b|the\b|high|low|medium|priority|p[1-4])[\w']+$/
const TELL =
  new RegExp(source`^(?:tell|give|show|get|bring|send|read|find|fetch|pull up|look up|let|inform|instruct|remind|provide) (?:me|us)\b|
    ^refresh my memory\b|^(?:let me|i want to|i need to) (?:know|see|hear)\b`)
const LOOK =
  new RegExp(source`^(?:read|check|look|find|search|go|run|review|repeat|say|describe|iterate|open|pull|play|provide|
    confirm|verify|know|see|hear|wonder|find out|learn|(?:take|have) a look|retrieve|fetch|get(?= my)|get(?= the (?:\w+ )?${CONTAINER}$)|print|summari[sz]e|recap|count|browse|scan|inspect|what|
    (?:walk|run|talk|take) me (?:through|over|to)|bring up|navigate to|get me|fill me in on|update me on|
    catch me up on|name (?:all|every|each|the|my))\b`)
const DATED = new RegExp(source` (?:by|on|at|before|until|due|every)? ?${DATEISH}$`)
const TO_ME = new RegExp(source`^(?:tell|give|show|get|let|inform|instruct|remind|send) (?:me|us)\b|^(?:explain|define|
    translate|calculate|compute|spell|convert|pronounce)\b|^how (?:to|the|do|does)\b|^know\b|^(?:wonder|hear) (?:how|what|who|why|when|where|if|whether|about|more)\b|
    ^i (?:don't|do not) (?:know|understand)\b|^i(?:'m| am| was) (?:curious|wondering)\b|^(?:any idea|got any)\b|
    ^(?:change|set|switch) (?:your|the|my) (?:name|language|voice|accent|volume|speed|whisper mode)\b|
    ^(?:the |current |local )*(?:weather|temperature|forecast|exchange rate|news|traffic|stock (?:price|market)|
    translation|spelling|calories|definition|synonyms?)\b`)
/** What people also do to documents of others: only with one's own lists is it a question. */
const WORKED_ON = /^(?:print|review|scan|inspect|run|count|open|find|describe)\b/
const OWN = new RegExp(
  source`\bmy (?:\w+ )?(?:${CONTAINER}|${ITEM}|day|week|weekend|month|plans?)\b|\b(?:to[- ]?do|todo|shopping|
    grocery|reminders?|task) lists?\b|^(?:open|find|describe) (?:the |a |all |your )?(?:${CONTAINER})`,
)
const CONTENT = new RegExp(
  source`\b(?:${CONTAINER}|my (?:\w+ )?${ITEM}|the (?:\w+ )?reminders|my (?:day|week|weekend|month|plans?|plate)|(?:upcoming|pending|
    open|future|all|any|coming) (?:up )?${ITEM})(?:$|\W)`,
)
const BARE = new RegExp(
  source`^(?:(?:my|the|all|our|any|high|low|medium|top|urgent|important|unfinished|undone|incomplete|
    unlabell?ed|recurring|repeating|finished|done|new|old|work|priority|high-priority|low-priority) )+(?:tasks|
    to-?dos|reminders)\b|^(?:(?:my|the|all|our|today's|todays|tomorrow's|open|pending|overdue|upcoming|
    completed|current|whole|full) )+(?!hands\b)(?:\w+ )?(?:${CONTAINER}|${ITEM})\b(?! (?:is|are|was|were|starts?|begins?|
    ends?|has|have|will|should|needs?|must|goes|went|got|can|takes?|at)\b)|^(?:${CONTAINER}|
    (?=\w+s\b)${ITEM}) (?:for|due|on|today|tomorrow|this|next)\b|^(?=\w+s\b)${ITEM} (?:in|without|with (?:no|label|
    priority|high|low|a)|labell?ed|tagged|assigned to|sorted by|ordered by|not done|(?:that (?:are|were) )?(?:created|
    added|completed|finished|done))\b|^(?:my |the )?(?:next|upcoming|
    future) ${ITEM}\b|^(?:(?:this|next|last) )?(?:today|tomorrow|yesterday|week|month|weekend|(?:mon|tues|
    wednes|thurs|fri|satur|sun)day)'s (?:${CONTAINER}|${ITEM})\b|^(?:completed|finished|
    done) (?=\w+s\b)${ITEM}\b|^${CONTAINER} (?=\w+s\b)${ITEM}\b|^(?:check|see|view|look at|tell|say) (?:the |my |all )?(?:next |upcoming |coming )*(?:${ITEM}|meeting time|schedule)(?: (?:time|date|details?))?$|^(?:status|overview|summary|contents?|names?) of (?:(?:my|the|all) )*(?:\w+ )?(?:${CONTAINER}|day|week)\b|^(?=\w+s )(?:${ITEM}|${CONTAINER}) (?:of (?:the|my) (?:day|week|month)|available)$|
    ^(?:find|search for|look up) (?:the |my |all )?(?:events?|appointments?|reminders?)\b|^(?:more |the |any )*(?:details?|info|information) (?:about|on|for|of) (?:my|the) .*${ITEM}\b|^(?:status|overview|today|tomorrow|yesterday|this week|next week|summary|to do|
    ${CONTAINER})$|^(?:sort|order)(?: (?:them|it|these|(?:my |the )?(?:tasks|list)))? by\b|
    ^search (?:for )?\S+$|^(?:find|search|look)(?: for)? (?:.* )?(?:tasks?|todos?|reminders?|everything|
    anything)\b|^give me (?:an? |the )?(?:\w+ )?(?:overview|summary|rundown|recap)\b|^mind \w+ing (?:me )?(?:my|
    the) (?:\w+ )?(?:${CONTAINER}|${ITEM})\b|^(?:today|overdue|${CONTAINER}|tasks|reminders|everything|
    all tasks|agenda)$`,
)
/** "grocery list", "most viewed list": the name of a list and nothing else asks for it; with a verb in front it is a task. */
const NAMED_LIST = new RegExp(
  source`^(?:(?!(?:the|an?|my|our|your|his|her|to|for|with|from)\b)[\w'-]+ ){1,3}(?:lists?|calendar|agenda|schedule)$|^list to do$`,
)
const isNamedList = (text: string): boolean =>
  NAMED_LIST.test(text) && !VERBS.has(text.slice(0, text.indexOf(' '))) && !WORKS_ON.test(text)
const WORKS_ON =
  /^(?:an?|another|(?:up|re)\w+|edit|finali[sz]e|publish|share|compile|draft|new|edit|find|\w+ (?:a|an|the|my|out|up)|my new|want|need|type|discuss|compare|post|add|make|create|look|use|organi[sz]e|sort|improve|proofread) /

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
  const first = actOf(wish, asksAssistant)
  if (first === 'task' || first === 'none' || first === 'list') {
    const later = laterWish(said, start, end, context)
    if (later) return later
  }
  return { act: first, start: first === 'add' ? start + adjunctLength(wish) : start, end }
}

function actOf(wish: string, asksAssistant: boolean): Act | 'task' {
  if (!wish) return 'none'
  const text = withoutAdjunct(wish)
  if (text !== wish && LISTED_FIRST.test(wish)) return 'add'
  if (isAsked(wish)) return 'list'
  if (isQuestion(text)) return isAboutTasks(spelled(wish)) || isAboutOrdered(text, wish) ? 'list' : 'none'
  const asks = askedIndirectly(text)
  if (asks && isAboutTasks(asks)) return 'list'
  const command = commandIn(text)
  if (command === 'add' && asksAssistant && OF_OTHERS.test(text) && !CONTENT.test(text)) return 'none'
  if (command) return asked(command, text)
  if (LISTS_OTHERS.test(text)) return 'none'
  if (WITH_OTHERS.test(text)) return 'task'
  if (SHOW.test(text) || isNamedList(text) || BARE.test(text) || THROUGH.test(text)) return 'list'
  if ((TELL.test(text) || TO_ME.test(text) || LISTS.test(text)) && isAboutTasks(text.replace(LISTS, ''))) return 'list'
  if (LOOK.test(text) && (WORKED_ON.test(text) ? OWN : CONTENT).test(text)) return 'list'
  if (asksLater(text)) return 'list'
  if (ON_LIST.test(text)) return 'add'
  if ((TO_ME.test(text) && !DATED.test(text)) || asksAssistant) return 'none'
  return 'task'
}

/** "at what time do i meet john" is about tasks as "what time do i meet john" is. */
function isAboutOrdered(text: string, wish: string): boolean {
  const asked = inOrder(text)
  // "on monday do i have anything": the day stands in front.
  const adjunct = wish.slice(0, wish.length - text.length).replace(/[\s,]+$/, '')
  return (asked !== text || adjunct !== '') && isAboutTasks(adjunct ? `${asked} ${adjunct}` : asked)
}

/** What only others can do: "can you book me a flight" asks for more than a list or a calendar. */
const OF_OTHERS =
  new RegExp(source`^(?:write|compose|draft|book|order|reserve|arrange|get|plan|play|start|track|place|make|schedule)\b.*\b(?:taxi|cab|uber|lyft|flights?|train|
  plane|sandwich|poem|story|essay|coffee|car|fire|engine|tickets?|hotel|room|rental|table|reservations?|pizza|order|playlist|music|song|radio|movie|ride)\b`)

/** "what's on tomorow": a question is about one's days however they are spelled. */
const spelled = (text: string): string => text.replace(/\b[a-z]{5,10}\b/g, (word) => meantBy(word) ?? word)

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
    if (!found[0] && isQuestion(text.slice(start, end))) continue
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
