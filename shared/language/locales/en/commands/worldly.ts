/** Questions about the world that have words of ours in them: a bus schedule, the best seller list, an appointment at an office. */
import { source } from '../lexicon/source.ts'
import { CONTAINER, ME } from './vocabulary.ts'

const oneOf = (...sources: string[]): RegExp => new RegExp(sources.join('|'))

const OWN_CONTAINER = new RegExp(source`\b(?:my|our|the) (?:\w+[ -]){0,2}${CONTAINER}`)
/** Words themselves are asked about, whichever they are. */
const WORDS = oneOf(
  source`\b(?:the (?:word|term|phrase)|in (?:french|spanish|german|italian|japanese|chinese|english|latin))\b`,
  source`\b(?:flight|train|bus|plane|ferry|delivery|package|shipment)\b.* (?:on|ahead of|behind) schedule$`,
  source`\b(?:need|make|making|schedule|scheduling|book|booking|set up|cost of|charge for|require|requires?|without) an? (?:\w+ ){0,2}(?:appointment|
    reservation)\b`,
  source`\b(?:an?|any|best|good|free|which|what) (?:\w+ ){0,4}apps?\b|\bdue (?:process|diligence)\b|\b(?:in|on) the news\b|^what happens (?:if|when)\b`,
  source`^how (?:do|can|could|should|would) (?:i|you|we)\b(?!.*\b(?:see|view|read|check|open|look|find|know|remember|have|add|put|delete|remove|clear|erase)\b)`,
  source`\b(?:on|in|for) an? (?:\w+ ){0,2}list\b`,
  source`^how (?:do|does|did|is|are|was) .*\b(?:work|function|happen|form|made|formed|produced)\??$|^(?:who|when|where|why) (?:invented|founded|discovered|composed|directed)\b`,
  source`\bevents? in (?!(?:my|our|the|this|next|an?|any|all|order|\d+|one|two|three|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter)\b)`,
)
const SUBJECT = oneOf(
  source`\b(?:mean|meaning|means|definition|synonyms?|spell|spelled|spelling|pronounce|translate|translation)\b`,
  source`\bhow (?:do|would|can|could|should) (?:you|i|they|we|one|people) say\b`,
  source`\b(?:recipe|calories?|exchange rate|conversion rate|dollars?|weather|forecast|temperature|jokes?|spend|spent|spending)\b`,
)
/** What others keep: lists that are published, timetables, "a list of the presidents". */
const PUBLISHED = oneOf(
  source`\b(?:best[- ]?sellers?|forbes|price|wine|drinks|waiting|wait|terror\w*|dean's|no[- ]fly|set|track|endangered \w+|hit|
    mailing|channel|cast|player|heritage|billboard|honou?rs?) lists?\b`,
  source`\b(?:bus|train|tram|subway|ferry|flight|metro|tv|television|football|baseball|basketball|soccer|hockey|nfl|nba|mlb|
    nhl|game|match|season|olympics?|tournament|playoffs?|school|bin|garbage|trash|tax|vaccin\w+|immuni[sz]ation|payment|
    release|movie|broadcast|feeding|tour|concert|repayment|amorti[sz]ation|drug) (?:schedules?|calendars?)\b`,
  source`\b(?:an?|the) (?:\w+ )?lists? of (?!my\b|our\b|all\b|everything\b|what\b|things?\b|stuff\b|to\b|tasks?\b|items?\b|chores?\b|
    errands?\b|reminders?\b|events?\b|appointments?\b|meetings?\b|upcoming\b|future\b|the (?:events|tasks|meetings|lists|things)\b|lists\b)`,
  source`^(?:who|how many people)\b.*\blists?\b|\b(?:lunar|solar|gregorian|julian|mayan|chinese|jewish|hebrew|islamic|advent) calendar\b`,
)
/** Where and among whom it takes place: none of the person's own appointments. */
const ELSEWHERE = oneOf(
  source`\b(?:near(?:by|est)?|near (?:me|here|us)|around (?:here|town|me)|downtown|locally?|in (?:town|my area|this area|the area|
    the city|my city|my town|the neighbou?rhood|our area))\b`,
)
/** How something is done or got, which anybody may ask. */
const HOW_TO = oneOf(
  source`^how (?:to|(?:do|does|can|could|would|should|might) (?:i|you|we|one|someone|people|they))\b`,
  source`^(?:what(?:'s| is) |tell me |explain )*(?:the )?(?:best|right|proper|correct|easiest|fastest|quickest|usual|typical|average|
    normal|purpose|process|procedure|point|difference|history|origin|etiquette)\b`,
  source`^(?:where|how (?:many|much|long|often|far|soon)\b.*) (?:can|could|may|should) (?:i|you|we|one|someone|people)\b`,
  source`^how many \w+ (?:are|were) (?:there )?in an? `,
  source`\bcosts?\b|^what happens\b|^how (?:long|much|often|many) (?:should|does|do|is) an? |^do(?:es)? the \w+ (?:have|offer|hold|host|sell|take|accept)\b`,
  source`^what(?:'s| is| are| was) an? (?!(?:good )?(?:time|day) (?:to|for)\b)`,
  source`^(?:who|when|where) (?:was|were|did|is|are) .*\b(?:invented|created|founded|discovered|born|started|written)\b`,
)
const OWN = /\b(?:my|our|mine|(?:i|we) (?:have|had|need|added|scheduled|planned))\b/
const ABROAD = /\b(?:in the world|the weather|traffic|the news|on tv|on netflix|score|stock|the movies|in theaters)\b/
/** What is kept in other places than among tasks. */
const ELSEWHERE_KEPT = oneOf(
  source`\b(?:e-?mails?|voice ?mails?|text messages?|texts?|phone calls?|missed calls?|letters?|packages?|playlists?|podcasts?|songs?|contacts|phone ?book)\b(?! (?:to|list))`,
  source`\bhave (?:enough|any more|a lot of|plenty of)? ?(?:money|credit|gas|points|miles|fever|symptoms|battery|storage|data|insurance|cash|wifi|internet|pto|vacation|sick)\b|\bmy (?:\w+ )?(?:card|account|balance|tank|savings|checking|credit|oil)\b|\bhave enough\b`,
  source`\b(?:built|made|born|founded|invented|released|published|discovered|established|manufactured)\??$`,
)

const FOR_A_PURPOSE = oneOf(
  source`\b(?:need|have) to .+ (?:to|in order to) (?:get|open|go|be|become|visit|travel|apply|enter|make|start|
    use|register|vote|qualify)\b`,
  source`^what(?: \w+)? do ${ME} need to \w+ an? `,
  source`^what(?: \w+){0,2} do ${ME} need (?:to|in order to) (?:make|cook|bake|build|become|brew|grow|play|install|run|mix|prepare) (?!today|tomorrow)\w`,
  source`\b(?:need|have) to (?:know|bring|wear|provide|show|have|take) (?:about|to|for|with|on|at|when|if|before|in)\b`,
  source`\b(?:need|have) to bring (?:an? |my )?\w+ (?:to|on|into|for)\b|\b(?:should|must|need to|have to) do (?:if|when|in case|(?:after|before) (?:an?|i|you|\w+ing))\b`,
  source`\b(?:need|have) to .+ (?:if|in order|while) `,
)

/** Even where words of ours stand in it. */
export function isAboutTheWorld(text: string): boolean {
  if (WORDS.test(text)) return true
  if (SUBJECT.test(text)) return !OWN_CONTAINER.test(text)
  if (PUBLISHED.test(text)) return !/\bmy\b/.test(text)
  if (/^why\b/.test(text)) return !OWN_CONTAINER.test(text)
  return (ELSEWHERE.test(text) || HOW_TO.test(text)) && !OWN.test(text)
}

/** Where nothing but "i" and "have to" says that one's tasks may be meant. */
export const isMaybeAboutTheWorld = (text: string): boolean =>
  ABROAD.test(text) || FOR_A_PURPOSE.test(text) || ELSEWHERE_KEPT.test(text)
