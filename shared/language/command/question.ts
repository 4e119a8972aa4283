/** Questions: about the person's own tasks, or about the world. */
import { CONTAINER, ITEM, ME, PRIVATE_OCCASION, QUESTION } from './vocabulary.ts'

const ASKS = new RegExp(String.raw`^${QUESTION}(?=[\s?!.]|$)|^(?:do|can|will|would|should|could|have|may) .*\?$`)
const WHAT_LATER = /\b(?:what|which|when|where)\b/

const TASKY = new RegExp(
  String.raw`\b(?:${CONTAINER}|${ITEM})(?:$|\W)|\b(?:over)?due\b(?! to\b)|\bpriorit(?:y|ies)\b|\bp[1-4]\b|\bto-?dos?\b`,
)
const OWES = new RegExp(
  String.raw`^(?:(?:what|where|when|who|which|whom)(?: else| all| exactly| still)?|(?:what|which) (?:things?|stuff|all|time|day|date|errands|purchases|products|items) )? ?(?:(?:do|did|should|must|have|am|was|were|had) (?:${ME}|we)|${ME})(?: (?:still|also|really|even|not|already))*(?: (?:have|need|got|want|wanted|had|needed|supposed|going|left|gotta|meant|ought|planning|planned))?(?: left)?(?: to\b| for today)|\b${ME}(?: (?:also|still|really))* (?:have|need|must|should|had|wanted|want)(?: left)? to (?:do|get done|remember|keep in mind|finish|accomplish|complete|forget)\b|\b${ME} (?:ask|asked|want|wanted|tell|told) you to (?:remind|remember|note|add|put)\b|\b${ME}(?:'m| was| am| were| are) supposed to\b|\b(?:what|where|when|who) (?:else )?${ME} (?:still |also )?(?:have|need|ought|am supposed|are supposed|got)(?: left)? to\b|\b(?:did|do) ${ME} (?:not |never )?(?:want|need|have)(?:ed)? to (?:remember|forget|do|buy)\b|\bnot want to forget\b|\bwhat (?:${ME} |there is |is |are )?(?:left )?(?:have |need )?to do\b`,
)
const HAVE = new RegExp(
  String.raw`^(?:(?:what|anything|which|what else)(?: \w+)? )?(?:do|did|have|will) ${ME} (?:still |already |really |also )?(?:have|get|got)\b.*\b(?:planned|scheduled|going on|coming up|left|due|today|tonight|tomorrow|pending|open|marked|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|for)\b`,
)
const MINE = new RegExp(
  String.raw`\bmy (?:next |whole |entire |upcoming |remaining )?(?:day|week|weekend|month|morning|afternoon|evening|night|plate|plans?|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|projects?|labels?|routine|workload|progress)\b|\bbusy day\b|^(?:when|what time|what day|what date)(?:'s| is| are| was) my\b|^(?:when|what time|what day) (?:do|should|must|am) ${ME}\b|^am i (?:free|busy|doing|supposed|booked|available|late|behind|on track|meeting|seeing|forgetting|missing|done)\b|^(?:did|have) ${ME}\b|^what (?:did|have) ${ME} (?:\w+ )?(?:do|done|finish|finished|complete|completed|accomplish|accomplished|achieve|achieved|get done|got done|miss|missed|forget|forgotten|add|added|write|written|put|plan|planned|schedule|jot|note|list|list)\b|^what am i (?:doing|supposed|working|forgetting|missing|buying|getting|picking up)\b|^what should ${ME} (?:be doing|be working|work on|start with|start|do)(?: (?:on|next|first|now|right now|today|tomorrow|this \w+))*\??$|^how (?:busy|free|booked) am ${ME}\b|^(?:what|which)(?: \w+)? do ${ME} (?:still )?need (?:from|at|to get|to buy|to pick up)\b|^who(?:'s| is| are| all is) (?:coming|invited|attending|going) to\b|^what was i (?:doing|going|supposed)\b|^(?:what|how much|how many)(?: .{1,30})? (?:have|did) ${ME} (?:finish|complete|done|get done|accomplish|do)`,
)
const PLAN =
  /^(?:what(?:'s|s)?|is|are|anything|any|do|which)\b.*\b(?:plans?|planned|scheduled|happening|will happen|happens|going on|on the (?:docket|table|books)|in the books|coming up|up next|left to do|next up|program|programme)\b.*\b(?:on|for|today|tonight|tomorrow|this|next|at|now)\b|\b(?:scheduled|planned)$/
const UPNEXT =
  /^what(?:'s|s| is)? (?:next|up next|left|coming up|overdue|due|on|open|pending|urgent|important|done|remaining|outstanding|most urgent|most important)\b(?! (?:the|in|to|at|tv))/
const OCCASIONS = new RegExp(
  String.raw`^(?:when|where|what (?:time|day|date)|which day|how (?:long|far|soon))(?:'s|s| is| are| was)?(?: until| till)? (?:the |our |my )?(?!next)(?:.{0,30} )?${PRIVATE_OCCASION}s?\b|^(?:are|is) there (?:any|an?) (?:\w+ ){0,2}${PRIVATE_OCCASION}(?:s|es)?\b`,
)
const LANGUAGE =
  /\b(?:mean|meaning|means|definition|synonyms?|spell|spelled|spelling|pronounce|translate|translation)\b|\bhow (?:do|would|can|could|should) (?:you|i|they|we|one|people) say\b|\b(?:recipe|calories?|exchange rate|conversion rate|dollars?|weather|forecast|temperature|jokes?)\b/
const OWN_CONTAINER = new RegExp(String.raw`\b(?:my|our|the) (?:\w+[ -]){0,2}${CONTAINER}`)
const FOR_A_PURPOSE =
  /\b(?:need|have) to .+ (?:to|in order to) (?:get|open|go|be|become|visit|travel|apply|enter|make|start|use|register|vote|qualify)\b/
const ABROAD = /\b(?:in the world|the weather|traffic|the news|on tv|on netflix|score|stock|the movies|in theaters)\b/

const ASKS_INSIDE =
  /(?:^|[,;:] )(?:how|what|where|who|why|which)(?:'s)? (?:is|are|do|does|did|would|can|could|should|much|many|time|kind)\b|,? (?:don't|do|isn't|aren't|haven't|didn't) i\??$/

/** "did the dishes", without anything that does more. */
const TELLS = /^did (?:the|my|all the|some) (?:\w+ing )?\w+$/

export const isQuestion = (text: string): boolean => !TELLS.test(text) && (ASKS.test(text) || ASKS_INSIDE.test(text))

/** True for "my list contains what", "tuesday what do i have": the question word is not in front. */
export const asksLater = (text: string): boolean =>
  WHAT_LATER.test(text) && (TASKY.test(text) || OWES.test(text) || HAVE.test(text))

export function isAboutTasks(text: string): boolean {
  if (LANGUAGE.test(text) && !OWN_CONTAINER.test(text)) return false
  if (TASKY.test(text)) return true
  if (ABROAD.test(text) || FOR_A_PURPOSE.test(text)) return false
  return (
    OCCASIONS.test(text) ||
    OWES.test(text) ||
    HAVE.test(text) ||
    MINE.test(text) ||
    PLAN.test(text) ||
    UPNEXT.test(text)
  )
}
