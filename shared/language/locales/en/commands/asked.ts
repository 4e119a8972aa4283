/** Questions and bare names of lists that can only mean one's own tasks: "what is there left to buy", "late tasks", "what repeats". */
import { source } from '../lexicon/source.ts'
import { DATEISH, NUMBER, PRIVATE_OCCASION } from './vocabulary.ts'

const TASKS = source`(?:tasks?|stuff|things?|items?|to-?dos?|ones|reminders?)`
const TO_DO = source`to (?:buy|do|get|finish|get done|pick up|complete|pay|call|pack|clean|book|order|take care of|deal with)`
const STATE = source`(?:late|overdue|urgent|open|due|left|planned|scheduled|unfinished|undone|outstanding|repeating|recurring|coming up|going on)`
const RECENT = source`(?:latest|newest|oldest|most recent|recent|last)`
const OWN_OCCASION = source`(?:${PRIVATE_OCCASION}|gym|yoga|physio|training|rehearsal|workshop|exam|swim(?:ming)?|pilates|therapy|massage)`
const TAIL = source`(?:$| (?:on|in|for|at|by|from|this|next|i|we|today|tonight|tomorrow|${DATEISH}).*$)`

const ASKED = [
  source`^(?:what(?:'s|s| is| are)?|is there anything|anything)(?: (?:there|still|else|is|are))* (?:left|remaining|outstanding)(?: for (?:me|us))?(?: ${TO_DO})?${TAIL}`,
  source`^what(?:'s|s| is) there(?: still| left)? ${TO_DO}${TAIL}`,
  source`^(?:is|are) there (?:still )?(?:anything|something|any)(?: else)?(?: (?:${STATE}|${TASKS}))*${TAIL}`,
  source`^(?:have i|do i have|have we|do we have|any|anything|got)(?: any| anything)?(?: (?:else|${STATE}|${TASKS}))+${TAIL}`,
  source`^(?:my |the |all |any |show |list )*(?:late|overdue|unassigned|undated|${RECENT}|p[1-4]|(?:the )?(?:\d+|${NUMBER}) ${RECENT}|(?:first|last|next|latest|newest|oldest) (?:\d+|${NUMBER})) ${TASKS}${TAIL}`,
  source`^(?:tasks?|items?|everything|to-?dos?) (?:outside(?: of)?|not in|in no|without|with no|that (?:have|has) no) (?:an? |any |the )*(?:projects?|lists?|labels?|tags?|dates?|deadlines?|sections?|priority|assignee|time)$`,
  source`^(?:tasks?|items?|things?|everything|to-?dos?) (?:with (?:the )?(?:label|tag)|tagged|labell?ed|(?:that )?(?:i|we)(?:'ve| have)? (?:finished|completed|added|did|done|created|ticked off))\b.*$`,
  source`^(?:and|ok and|so) (?:on |at |for |in )?(?:the )?${DATEISH}.{0,15}\?$`,
  source`^(?:am i |are we )?(?:busy|free|booked)(?: on| at| for)? (?:this |next )?(?:the )?${DATEISH}.{0,20}\?$`,
  source`^(?:the |my )?[\w' -]{2,30} (?:is|are|starts?|begins?) (?:when|at what time|what time|what day|on what day)\??$`,
  source`^(?:when(?:'s|s| is)|what (?:time|day) (?:is|does)|how long (?:is|does)) (?:my |the |our )?(?:next |${DATEISH} )?(?:\w+ )?${OWN_OCCASION}(?: (?:take|start|begin|last|going to take))?${TAIL}`,
  source`^(?:what|which(?: (?:ones?|${TASKS}))?) (?:repeats?|recurs?|(?:is|are) (?:repeating|recurring))\b.*$`,
  source`^what(?:'s|s| is| are)? (?:on )?(?:first|next|the (?:next|first) (?:thing|task|one|item))(?: (?:today|now|for me|to do|on my .*|tomorrow))?\??$|^what (?:do|should|shall|must|could) (?:i|we) (?:do|tackle|start|begin|work on|start with|begin with|focus on|get done)(?: with)?(?: (?:first|next|now|right now|today|tomorrow|this \w+))*\??$`,
  source`^which(?: one| task| of (?:them|these))? (?:is|are|should i do|comes|do i do) (?:the )?(?:most (?:urgent|important|pressing)|first|next)\b.*$`,
  source`^what else (?:is|'s|are|do i have|have i got|do we have)(?: there)?(?: (?:on|for|at|due|planned|scheduled))* .*${DATEISH}.*$`,
  source`^how many(?: of (?:my|the|them))?(?: ${TASKS})? (?:are|is|do i have|have i got|do i still have|did i)(?: still)? (?:${STATE}|finish|complete|done).*$`,
  source`^who(?:'s| is) (?:assigned to|doing|on) (?:\d+|it|that|this)\b.*$`,
  source`^what(?:'s|s| is) the (?:deadline|due date|priority) (?:for|of|on) .+$`,
  source`^what (?:can|could) (?:i|we) (?:do|get done|finish) in (?:${NUMBER}|half|an?|\d+) .*(?:minutes?|mins?|hours?)\b.*$`,
  source`^how much time (?:do|will) (?:i|we) need (?:for (?:it|that|this|everything|all)|today|tomorrow|this week)\b.*$`,
].map((each) => new RegExp(each))

/** @param text lower case */
export const isAsked = (text: string): boolean => {
  const bare = text.replace(/[\s.!]+$/, '')
  return ASKED.some((pattern) => pattern.test(bare) || pattern.test(bare.replace(/\?+$/, '')))
}
