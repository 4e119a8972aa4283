/** The classes of words that sentence shapes are written in, as sources of regular expressions over lower-case text. */
import { source } from '../lexicon/source.ts'

/** What holds tasks: "my shopping list", "the calendar". */
export const CONTAINER = source`(?:to[- ]?do'?s?(?: (?:lists?|items?|tasks?))|(?:check|play|wish|shopping|
  packing|bucket)?lists?|to[- ]?do'?s|todo'?s?|to-do|cal[ae]nd[ae]rs?|agendas?|schedules?|planners?|itinerary|
  diary|backlog|inbox|note ?pad|shopping (?:bag|cart|basket)|groceries)`

/** What tasks are called. */
export const ITEM = source`(?:tasks?|items?|reminders?|events?|appointments?|meetings?|chores?|errands?|
  deadlines?|alarms?|notifications?|subtasks?|dates? with)`

/** Words that stand for a task spoken of before. */
export const PRONOUN = source`(?:it|that|this|them|these|those|him|her|that one|this one|the same|both)`

const NUMBER = source`(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)`

/** One who does: "i", "we". */
export const ME = source`(?:i|we)`

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

/** A task that there is: "the dentist", "my flight", "task 3". */
export const DEFINITE = source`(?:(?:the|my|our|this|that|it)\b|(?:task|item|number) #?\d{1,3}\b)`

/** By how much: "an hour", "two more days". */
export const AMOUNT = source`(?:an?|another|half an?|${NUMBER}|a few|a couple of) (?:\w+ )?(?:minute|min|hour|hr|day|week|month|year)s?`
