/** The classes of words that sentence shapes are written in, as sources of regular expressions over lower-case text. */
import { source } from '../lexicon/source.ts'

/** What holds tasks: "my shopping list", "the calendar". */
export const CONTAINER = source`(?:to[- ]?do'?s?(?: (?:lists?|items?|tasks?))|(?:check|play|wish|shopping|
  packing|bucket)?lists?|to[- ]?do'?s|todo'?s?|to-do|cal[ae]nd[ae]rs?|agendas?|schedules?|planners?|itinerary|
  diary|backlog|inbox|note ?pad|shopping (?:bag|cart|basket)|groceries)`

/** What tasks are called. */
export const ITEM = source`(?:tasks?|items?|reminders?|events?|appointments?|meetings?|chores?|errands?|
  deadlines?|alarms?|notifications?|subtasks?|dates? with)`

/** What people have an appointment for: "cancel the breakfast". */
export const OCCASION = source`(?:breakfast|brunch|lunch|dinner|supper|party|birthday|anniversary|wedding|
  shower|interview|class|lesson|session|haircut|hair cut|visit|trip|call|gig|game|practice|conference|
  fundraiser|bbq|barbecue|date)`

/** Those of them that are a person's own, not of the world as "the next game" is. */
export const PRIVATE_OCCASION = source`(?:breakfast|brunch|lunch|dinner|party|parties|birthday|anniversary|
  wedding|shower|interview|class|haircut|visit|call|dentist|doctor|checkup|vet)`

/** Services that one cancels in real life: a task, not a command. */
export const SERVICE = source`(?:subscription|membership|order|trial|contract|insurance|account|polic(?:y|ies)|
  booking|reservation|flights?|hotel|credit card|card|cable|netflix|spotify|hulu|prime|gym)`

/** Words that stand for a task spoken of before. */
export const PRONOUN = source`(?:it|that|this|them|these|those|him|her|that one|this one|the same|both)`

/** A task by its place in what was shown: "2", "number 3", "the second one", "1 and 3", "the last two". */
export const ORDINAL = source`(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|
  \d{1,2}(?:st|nd|rd|th))`
export const NUMBER = source`(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)`

/** One who does: "i", "we". */
export const ME = source`(?:i|we)`

/** Beginnings of a question; "do", "have" and "can" only with one who does, for "do the dishes" is a task. */
export const QUESTION = source`(?:(?:what|when|where|who|how|which|why)(?:'s|s|'re|'d)?|whose|is|isn't|are|
  aren't|am|was|were|does|doesn't|did|didn't|(?:do|don't|have|haven't|can|could|should|shall|will|would|must|
  may) (?:i|we|you|u|they|any|my|the \w+ have)|(?:can|could|should|will|would|must|does) (?:it|he|she|they|
  there|this|that|people|someone|anyone|the \w+|an? \w+|my \w+|\w{2,}s) \w+|has|any|anything)`

/** A date, a time, a repetition or a priority seems to begin: enough to tell "make it friday" from "make it nice". */
export const DATEISH = source`(?:due|p[1-4]|today|tod|tomorrow|tmrw?|tonight|yesterday|mon(?:day)?s?|tue(?:s|
  sday)?s?|wed(?:nesday)?s?|thu(?:r|rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?|jan(?:uary)?|
  feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|
  dec(?:ember)?|next|this|later|every|each|daily|weekly|monthly|yearly|recurring|repeat\w*|noon|midnight|
  the \d{1,2}(?:st|nd|rd|th)|in (?:an?|\d+|two|three|four|five|six|ten|half)|at \S+|
  \d{1,2}(?::\d\d)?(?: ?[ap]m)?|\d{1,4}[-/.]\d.*|eod|end of|christmas|easter|new year|urgent|important|high|low|
  top|highest|lowest|priority|someday|no date)\b`

/** Verbs in the past that tell of something done: "i called the bank". */
export const DID = source`(?:did|done|finished|completed|paid|bought|called|sent|took|made|got|gotten|went|
  wrote|written|met|fed|ran|cut|swept|sold|told|gave|given|brought|taken|rang|phoned|emailed|e-mailed|mailed|
  cleaned|washed|fixed|cooked|watered|walked|booked|ordered|returned|submitted|signed|filed|renewed|packed|
  picked|dropped|handed|delivered|printed|replaced|repaired|visited|talked|spoke|replied|answered|mowed|
  vacuumed|mopped|dusted|folded|ironed|shipped|posted|published|turned|cleared|emptied|filled|checked|handled|
  sorted|wrapped|knocked|closed|studied|practiced|reviewed|prepared|painted|installed|organized|organised|
  collected|attended|wrapped|knocked|ironed|swept|hoovered|mended|planted|registered|subscribed|uploaded|
  downloaded|scheduled|tested|merged|deployed|reported|ticked|crossed|tidied|watched|polished|hung|baked|charged|
  refilled|exchanged|assembled|raked|shoveled|shovelled|decluttered|unpacked|recycled)`

/** Parts that go before what is said, without meaning of their own. */
export const COURTESY = source`(?:please|pls|plz|kindly|just|also|maybe|perhaps|possibly|quickly|simply|now|
  go ahead and|be so kind (?:as )?to)`

/** What a task is said to be when it is done. */
export const DONE = source`(?:all )?(?:done|completed?|finished|sorted(?: out)?|taken care of|dealt with|off)`

/** Several tasks that were spoken of together, or what is left of them. */
export const OF_THEM = source`(?:the (?:rest|others|other ones?|remaining ones?)|everything else|all of (?:them|these|those)|
  them(?: all| both)?|these|those|both)`

/** What happened to a thing as a verb in the past says it, but for those that tell of a state: "the axe is sharpened", not "is needed". */
export const HAPPENED = source`(?!(?:need|requir|expect|interest|schedul|suppos|delay|clos|locat|allow|plann|worri|excit|relat|nam|call|bas|limit|reserv|rat|
  load|block|wast|lock|mov|postpon|cancel|cancell|push|reschedul|shift|chang|add|creat|assign|tagg|label|dat|indebt|r|shar|us|own|wind|
  exhaust|scar|bor|tir|miss|break|stuff|crowd|doubl|hurri|advanc|unit|wick|nak|sacr|aged|blesse|schedule)ed\b)[a-z]{3,}ed`

/** How often something is to be done, said in front: "every thursday", "each second week", "all day" choose no tasks. */
export const RULE = source`(?:every|each|all) (?:(?:other|single|second|third|fourth|few|last|first|${NUMBER}|\d{1,2}(?:st|nd|rd|th)) )*(?:(?:mon|tues?|wed(?:nes)?|
  thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|minutes?|hours?|days?|weeks?|fortnights?|weekdays?|workdays?|weekends?|months?|quarters?|years?|
  mornings?|noons?|afternoons?|evenings?|nights?|january|february|march|april|may|june|july|august|september|october|november|december)\b`

/** A task that there is: "the dentist", "my flight", "task 3". */
export const DEFINITE = source`(?:(?:the|my|our|this|that|it)\b|(?:task|item|number) #?\d{1,3}\b)`

/** By how much: "an hour", "two more days". */
export const AMOUNT = source`(?:an?|another|half an?|${NUMBER}|a few|a couple of) (?:\w+ )?(?:minute|min|hour|hr|day|week|month|year)s?`
