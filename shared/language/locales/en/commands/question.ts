/** Questions: about the person's own tasks, or about the world. */

import { source } from '../lexicon/source.ts'
import { CONTAINER, DATEISH, ITEM, ME, PRIVATE_OCCASION, QUESTION } from './vocabulary.ts'
import { isAboutTheWorld, isMaybeAboutTheWorld } from './worldly.ts'

const oneOf = (...sources: string[]): RegExp => new RegExp(sources.join('|'))

const ASKS = oneOf(
  source`^${QUESTION}(?=[\s?!.]|$)`,
  source`^(?:do|can|will|would|should|could|have|may) .*\?$`,
  source`^do \w+s (?:have|eat|like|need|get|go|make|live|sleep|know|use|work|exist|taste|feel|cost|speak|say|
    close|open|swim|fly|grow|want|attack|bite|come|help|cause|contain|affect|give|sell|die|take|accept|offer|allow|keep|think|believe|matter|always|ever|really|usually|still|all|charge|deliver|hurt)\b`,
)
const ASKS_INSIDE =
  new RegExp(source`(?:^|[,;:] )(?:how|what|where|who|why|which)(?:'s)? (?:is|are|do|does|did|would|can|could|
    should|much|many|time|kind)\b|,? (?:don't|do|isn't|aren't|haven't|didn't) i\??$`)
/** "did the dishes", without anything that does more. */
const TELLS = /^did (?:the|my|all the|some) (?:\w+ing )?\w+$/

/** Words that nearly always mean one's own tasks. */
const OURS = oneOf(
  source`\b(?:to[- ]?do'?s?(?: (?:lists?|items?|tasks?))|todo'?s?|to-do|to[- ]?do's|cal[ae]nd[ae]rs?|agendas?|
    reminders?|appointments?|meetings?(?! (?:point|place))|(?:check|wish)?lists?(?! price)|planners?|itinerary|
    diary|backlog|inbox|note ?pad|overdue|p[1-4])(?:$|\W)`,
  source`\bdue\b(?! to\b)`,
)
/** Words that mean them only beside a sign that the person's own are meant. */
const MAYBE = new RegExp(source`\b(?:${ITEM}|${CONTAINER}|priorit(?:y|ies))(?:$|\W)`)
const SIGN = new RegExp(
  source`\b(?:${ME}|my|me|mine|our|left|upcoming|pending|open|remaining|remain|completed|finished|recurring|
    unfinished|undone|scheduled|assigned|any|all|the (?:next )?(?:event|task)s?|coming|future|(?:high|low|
    medium)? ?priority|urgent|without|labell?ed|tagged|happening|${DATEISH})\b`,
)

/** What one has to do, asked for as such. */
const OWES = oneOf(
  source`^(?:(?:what|where|when|who|which|whom)(?: else| all| exactly| still)?|(?:what|which) (?:things?|stuff|
    all|time|day|date|errands|purchases|products|items) )? ?(?:(?:do|did|will|should|must|have|am|was|were|
    had) ${ME}|${ME})(?: (?:still|also|really|even|not|already))*(?: (?:have|need|got|want|wanted|had|needed|
    supposed|going|left|gotta|meant|ought|planning|planned))?(?: left)?(?: to\b| for today)`,
  source`\b${ME}(?: (?:also|still|really))* (?:have|need|must|should|had|wanted|want)(?: left)? to (?:do|
    get done|remember|keep in mind|finish|accomplish|complete|forget)\b`,
  source`\b${ME} (?:ask|asked|want|wanted|tell|told) you to (?:remind|remember|note|add|put)\b`,
  source`^(?:should|shall|must) ${ME} be (?:doing|somewhere|working|at|getting|going)\b`,
  source`\b${ME}(?:'m| was| am| were| are) supposed to\b`,
  source`\b(?:anything|something|things?|stuff)(?: else)?(?: that)? ${ME} (?:should|must|need to|have to|ought to|gotta) (?:do|buy|
    get|pick up|know about|remember|finish|be doing|take care of)\b`,
  source`\b(?:what|where|when|who) (?:else )?${ME} (?:still |also )?(?:have|need|ought|am supposed|
    are supposed|got)(?: left)? to\b`,
  source`\b(?:did|do) ${ME} (?:not |never )?(?:want|need|have)(?:ed)? to (?:remember|forget|do|buy)\b|
    \bnot want to forget\b`,
  source`\bwhat(?:'s)? (?:${ME} |there is |is |are )?(?:left )?(?:have |need )?to do\b`,
  source`^(?:what|which)(?: \w+)? do ${ME} (?:still )?need (?:from|at|to get|to buy|to pick up)\b`,
)
/** What goes with a place in time. */
const HAVE = new RegExp(
  source`^(?:(?:what|anything|which|what else)(?: \w+)? )?(?:do|did|have|will) ${ME} (?:still |already |
    really |also )?(?:have|get|got)\b(?:$|.*(?:\b(?:planned|scheduled|going on|coming up|left|due|pending|open|
    marked|on|for|week|weekend)\b|(?:at|after|before|around|until) (?:noon|lunch|dinner|breakfast|work|
    midnight)| ${DATEISH}))`,
)
const MINE = oneOf(
  source`\bmy (?:next |whole |entire |upcoming |remaining )?(?:day|week|weekend|month|morning|afternoon|
    evening|night|plate|plans?|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|
    projects?|labels?|availability|routine|workload|progress|goals|priorities|chores|duties)\b|\bbusy day\b`,
  source`^(?:when|what time|what day|what date)(?:'s| is| are| was) my\b|^(?:when|what time|what day) (?:do|
    must|am) ${ME}\b|^when (?:did|was) i\b|^when did we (?:last|schedule|plan|meet|add|set|book)\b`,
  source`^(?:am i|are we|will (?:i|we) be|was i|were we) (?:free|busy|doing|supposed|booked|available|late|behind|on track|meeting|seeing|forgetting|
    missing|done)\b|\b(?:am i|are we) (?:free|busy|available|booked)\b|^how (?:busy|free|booked|productive) (?:am|was) ${ME}\b`,
  source`^(?:did|have) ${ME}\b(?! (?:get paid|leave|lose|win|pass|fail|receive)\b)`,
  source`^(?:what|which)(?:'s| is| was| were| are)? the (?:last|latest|first|newest|most recent) (?:\w+ )?(?:things?|
    ones?|items?|tasks?)(?: that)? ${ME} (?:added|put|wrote|created|noted|asked|finished|completed|did|deleted)\b`,
  source`^what (?:did|have) ${ME} (?:\w+ )?(?:do|done|say|tell|want|need|finish|finished|complete|completed|accomplish|
    accomplished|achieve|achieved|get done|got done|miss|missed|forget|forgotten|add|added|write|written|put|
    plan|planned|schedule|jot|note|list)\b`,
  source`^what (?:am i|are we|was i|were we|will (?:i|we) be|would (?:i|we) be) (?:doing|supposed|working|forgetting|missing|buying|getting|picking up|going)\b|
    ^who(?:m)? (?:am i|are we|was i) (?:having|meeting|seeing|supposed|calling|visiting)\b`,
  source`^do ${ME} have (?:any |\w+ )?plans\b|\bthe next time (?:i|we)\b|\bthings? (?:that )?${ME} (?:haven't|have not|didn't|still|forgot|have on)\b`,
  source`^what (?:all )?(?:did|were|have|are) you (?:going to |supposed to )?(?:remind|reminding|reminded|add|added|put|schedule|scheduled)\b`,
  source`^who do ${ME} meet\b|^what(?:'s|s| is) (?:on|in) (?:there|it)$`,
  source`^what else (?:did|do) ${ME} (?:still )?need\b|^(?:what|which) \w+ do ${ME} (?:still )?(?:need|have) to (?:visit|call|see|finish|pay|return|pick up|buy|get|do)$`,
  source`^what (?:else |all |exactly )?should ${ME} (?:be doing|be working|work on|start with|start|do)(?: (?:on|next|first|now|
    right now|today|tomorrow|this \w+))*\??$`,
  source`^(?:what|how much|how many)(?: .{1,30})? (?:have|did) ${ME} (?:finish|complete|done|get done|
    accomplish|do)`,
  source`^who(?:'s| is| are| all is) (?:coming|invited|attending|going) to (?!the (?:white|world|moon|super)\b)`,
  source`^(?:what |anything )?(?:do you have|have you got|got)(?: anything| something)? for me\b`,
)
const PLAN = oneOf(
  source`^(?:what(?:'s|s)?|is|are|anything|any|do|which)\b.*\b(?:plans?|planned|scheduled|happening|
    will happen|happens|going on|on the (?:docket|table|books)|in the books|coming up|up next|left to do|
    next up|program|programme)\b.*(?: |^)(?:on |for |at |in )?(?:the )?${DATEISH}`,
  source`\b(?:scheduled|planned)$`,
  source`\b(?:anything|something|nothing|what(?:'s| is)?)(?: else| all)? (?:\w+ )?(?:scheduled|planned|booked|marked|on tap|set up|arranged|lined up|penciled in)\b`,
  source`^(?:is|are|do ${ME} have) .+ (?:already )?on (?:there|it)\??$`,
  source`^(?:what(?:'s|s| is)?|what about|how about|and|anything|something|any)(?: (?:up|for|on|at|about|due|
    happening|planned|going on|coming|there|i should know about|to do))* (?:on |for |at |in |
    about )?(?:(?:next |this |coming |last )?${DATEISH}|(?:next|this|last|the) (?:week|weekend|month))\??$`,
  source`^(?:is|are) (?:my |the )?(?:.{0,12} )?${DATEISH}.{0,20} (?:free|open|busy|full|booked|available|clear)\??$`,
  source`^(?:how|what) (?:does|do|will|is|are)(?: my)? (?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|
    sun)day|(?:this|next|the) \w+) (?:look|like|shaping)\b`,
)
const STATE = oneOf(
  source`^what(?:'s|s| is| are)? (?:still |currently |now )?(?:next|up next|left|coming up|due|open|pending|
    urgent|important|done|remaining|outstanding|unfinished|undone|incomplete|not done|most urgent|
    most important)\b(?! (?:the|in|to|at|tv|of|from|with|sale|about|late|near|around|24)\b)(?!.*\bopen (?:on|today|tonight|tomorrow|this)\b)(?!.* on (?!my|the|our|today|tomorrow|${DATEISH}))`,
  source`^what(?:'s|s| is) (?:on|late|running late|behind)$`,
  source`^how (?:much|many)(?: (?:stuff|work|things?|more))? (?:is|are|do i have)(?: there)? (?:left|remaining|open|to do)\b`,
  source`^what(?: things| tasks| stuff)? can (?:wait|be postponed|i (?:postpone|put off|skip|do later))\b`,
  source`^what(?: still| else| all)? (?:needs? (?:to be done|to get done|doing|attention)|
    remains?(?: to be done)?$|(?:got|was|were) (?:done|finished|completed))\b`,
)
const OCCASIONS = oneOf(
  source`^(?:when|where|what (?:time|day|date)|which day|how (?:long|far|soon))(?:'s|
    s| is| are| was)?(?: until| till)? (?:the |our |my )?(?!next)(?:.{0,30} )?${PRIVATE_OCCASION}s?\b`,
  source`^(?:are|is) there (?:any|an?) (?:\w+ ){0,2}${PRIVATE_OCCASION}(?:s|es)?\b`,
  source`(?:^any|\b(?:upcoming|coming|future)) (?:\w+ )?${PRIVATE_OCCASION}(?:s|es)?\b`,
)

/** "have my meeting taken off the calendar", "have my suit cleaned": wants it done. */
const WANTS_DONE = /^have (?:my|the) (?!.*\bbeen\b)(?:[\w'-]+ ){1,4}(?:\w+ed|taken|done|cut|made|put|redone|rebuilt)\b/

export const isQuestion = (text: string): boolean =>
  !TELLS.test(text) && !WANTS_DONE.test(text) && (ASKS.test(text) || ASKS_INSIDE.test(text) || PLAN.test(text))

const WHAT_LATER = /\b(?:what|which|when|where)\b/

/** True for "my list contains what", "tuesday what do i have": the question word is not in front. */
export const asksLater = (text: string): boolean =>
  WHAT_LATER.test(text) && (isTasky(text) || OWES.test(text) || HAVE.test(text))

const isTasky = (text: string): boolean => OURS.test(text) || (MAYBE.test(text) && SIGN.test(text))

/** "what's in the kitchen section?", "is there anything about money?" */
const WITHIN = new RegExp(
  source`^what(?:'s| is| are)?(?: there| left)? (?:in|on|under|inside) (?:the |my )?.{1,40} (?:project|section|folder)\??$|
    ^(?:is|are|do (?:i|we) have) (?:there )?(?:anything|something|any tasks?) (?:about|regarding|related to|to do with) .+`,
)
/** "what's the most important thing today?" */
const FIRST = new RegExp(
  source`^what(?:'s| is| are) (?:my |the )?(?:most (?:important|urgent|pressing)|top|highest[- ]priority) (?:things?|tasks?|items?|
    priorit(?:y|ies))(?: (?:for |i have |(?:i (?:need|have) )?to do |on my list )?(?:${DATEISH}.*|(?:right )?now|next)?)?\??$`,
)

export function isAboutTasks(text: string): boolean {
  if (isAboutTheWorld(text)) return false
  if (isTasky(text)) return true
  if (isMaybeAboutTheWorld(text)) return false
  return [OWES, HAVE, MINE, PLAN, STATE, OCCASIONS, WITHIN, FIRST].some((pattern) => pattern.test(text))
}
