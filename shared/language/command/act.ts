/** What a sentence wants done. */
import { asksLater, isAboutTasks, isQuestion } from './question.ts'
import { type Act, COMMANDS } from './shapes.ts'
import { CONTAINER, ITEM, NUMBER, ORDINAL, PRONOUN } from './vocabulary.ts'
import { unwrap } from './wrapping.ts'

export interface Wish {
  /** the words change what was said last, and say nothing else */
  isCorrection?: boolean
  act: Act | 'task'
  /** the stretch of the text that the act was read from */
  start: number
  end: number
}

const SHOW = new RegExp(
  String.raw`^(?:list|show|display|recite|view)(?: (?:me|us))?(?: (?:all|out|up))?(?: (?:of )?(?:my|our|your|any|every|everything|all|what|which|today|tomorrow|tonight|overdue|completed|finished|open|p[1-4]|[#@!(/]|high|urgent|${CONTAINER}|${ITEM}|this|next|upcoming|future|past|only|no|recurring|(?:mon|tues|wednes|thurs|fri|satur|sun)day|${NUMBER}|(?:the )?${ORDINAL}|the (?:.* )?(?:${CONTAINER}|${ITEM})).*|$)|^list (?!the\b)`,
)
const LISTS = /^(?:list|show|display|recite|view)\b/
const TELL =
  /^(?:tell|give|show|get|bring|send|read|let|inform|instruct|remind|provide|help|refresh)\b(?: (?:me|us|back|out|off|up|my memory|with))*(?: (?:know|see|hear|find out|have))?\b/
const LOOK =
  /^(?:read|check|look|find|search|go|run|review|describe|iterate|open|pull|play|provide|confirm|verify|know|see|hear|wonder|find out|learn|print|summari[sz]e|recap|count|browse|scan|inspect|what)\b/
const TO_ME =
  /^(?:tell|give|show|get|let|inform|instruct|remind|send) (?:me|us)\b|^(?:explain|define|translate|calculate|spell|convert|describe|google|play|sing)\b|^how (?:to|the|do|does)\b|^(?:know|wonder|learn|hear)\b|^(?:compute|solve|sing|pronounce)\b|^i (?:don't|do not) (?:know|understand)\b|^i(?:'m| am| was) (?:curious|wondering)\b|^(?:any idea|got any)\b|^(?:the |current |local )*(?:weather|temperature|forecast|exchange rate|news|traffic|stock (?:price|market)|translation|spelling|calories|definition|synonyms?)\b/
const CONTENT = new RegExp(
  String.raw`\b(?:${CONTAINER}|my (?:\w+ )?${ITEM}|(?:upcoming|pending|open|future|all|any|coming) (?:up )?${ITEM})(?:$|\W)`,
)
const BARE = new RegExp(
  String.raw`^(?:(?:my|the|all|our|today's|todays|tomorrow's|open|pending|overdue|upcoming|completed|current|whole|full) )+(?:\w+ )?(?:${CONTAINER}|${ITEM})\b|^(?:${CONTAINER}|${ITEM}) (?:for|due|on|today|tomorrow|this|next|in|with)\b|^(?:today|overdue|${CONTAINER}|tasks|reminders|everything|all tasks|agenda)$`,
)
const LATER_BREAK = new RegExp(
  String.raw`[,;.!?]+ *|\b(?:and|so|but|then|please|cause|because|also)\b *|\b(?:can|could|will|would) you +|(?=\b(?:put|add|place|take|remove|delete|set) ${PRONOUN}\b)`,
  'g',
)
const WITH_REFERENT = new RegExp(
  String.raw`^\S+(?: (?:off|out))? ${PRONOUN}\b|${CONTAINER}|^(?:delete|remove|erase|clear|cancel) (?:all|everything|every)\b|^(?:remind|notify|alert) me|^(?:delete|remove|erase|clear)$`,
)

/** @param text lower case, of the same length as what the person wrote */
export function wishIn(text: string): Wish {
  const { start, end, asksAssistant } = unwrap(text)
  const wish = text.slice(start, end)
  const first = actOf(wish, asksAssistant)
  const told = first === 'complete' && /^i\b/.test(text.slice(start, end))
  if (first === 'task' || first === 'none' || first === 'list' || told) {
    const later = laterWish(text, start, end)
    if (later) return later
  }
  return { act: first, start, end }
}

function actOf(wish: string, asksAssistant: boolean): Act | 'task' {
  if (!wish) return 'none'
  const text = withoutAdjunct(wish)
  if (isQuestion(text)) return isAboutTasks(wish) ? 'list' : 'none'
  for (const { act, is, unless } of COMMANDS) if (is.test(text) && !unless?.test(text)) return asked(act, text)
  if (SHOW.test(text) || BARE.test(text)) return 'list'
  if ((TELL.test(text) || TO_ME.test(text) || LISTS.test(text)) && isAboutTasks(text)) return 'list'
  if (LOOK.test(text) && CONTENT.test(text)) return 'list'
  if (asksLater(text)) return 'list'
  if (TO_ME.test(text) || asksAssistant) return 'none'
  return 'task'
}

/** "make my list ...", "the list contains what": verbs of adding whose sentence asks. */
const asked = (act: Act, text: string): Act => (act === 'add' && /^(?:the|my) .+ what\b/.test(text) ? 'list' : act)

const ADJUNCT =
  /^(?:(?:on|for|in|at|to|from|as for|the|within|during|over|since|this|next|if|when) )[^,]{1,60}?(?:, ?| (?=(?:what|which|when|how (?:many|much)|is there|are there|do i|did i|add|put|remove|delete|remind)\b))/

/** "on my to do list, add dishes", "for friday, add ...": what is said first belongs to what follows. */
function withoutAdjunct(text: string): string {
  const found = ADJUNCT.exec(text)
  return found ? text.slice(found[0].length).replace(/^(?:please|can you|could you) /, '') : text
}

/** "i am out of paint so take painting off the list": the wish comes after its reason. */
function laterWish(text: string, start: number, end: number): Wish | undefined {
  LATER_BREAK.lastIndex = start + 1
  for (let found = LATER_BREAK.exec(text); found && found.index < end; found = LATER_BREAK.exec(text)) {
    if (!found[0]) LATER_BREAK.lastIndex++
    const { start: from, end: to } = unwrap(text, found.index + found[0].length, end)
    const part = text.slice(from, to)
    if (!WITH_REFERENT.test(part)) continue
    const shape = COMMANDS.find(({ is, unless }) => is.test(part) && !unless?.test(part))
    if (shape && /^(?:add|delete|complete|reopen|update)$/.test(shape.act))
      return { act: shape.act, start: from, end: to }
  }
  return undefined
}
