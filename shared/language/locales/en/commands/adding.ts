/** New tasks: takes off the words of adding ("add ... to my shopping list", "remind me to ...") and leaves the rest to quick add. */

import type { Duration } from '../../../calendar/values.ts'
import { longest, sourceOf } from '../../../engine/source.ts'
import { tokenize } from '../../../engine/tokens.ts'
import type { Drafts } from '../../../quick-add/drafts.ts'
import type { Context, Span, TaskDraft } from '../../../types.ts'
import { nameIn } from '../filter/spoken.ts'
import { grammar } from '../grammar.ts'
import { source } from '../lexicon/source.ts'
import { lookUp } from '../lexicon/words.ts'
import { readDrafts, readWhen } from '../quick-add/index.ts'
import { conditionIn, withoutSlip } from './dictated.ts'
import { lowered } from './lowered.ts'
import { referentBefore } from './referent.ts'
import { CONTAINER } from './vocabulary.ts'

const INTO = source`(?:to(?! (?:do|buy) lists?\b)|on|onto|in|into|for|from|under|at)`
const OWN = source`(?:(?:the|my|our|this|that|a|your) )?(?:[\w'’-]+ ){0,2}?`
const REASON = source`(?:,? (?:for me|as well|too|also|again|today|(?:cause|because|as|since|if|unless|so|
  when) .*))?`
/** "to my shopping list cause i'm out". */
const PLACE_BEHIND = new RegExp(
  source` ${INTO} (${OWN}${CONTAINER}(?: (?:of|for) (?:things|tasks|chores|shopping|reminders|stuff|to-?dos?|
    housework|errands)(?: to \w+(?: for me)?)?)?(?: to (?:do|buy|get|complete))?)${REASON}$`,
)
/** "to my reading project", "to project apollo". */
const PROJECT = new RegExp(
  source` (?:to|in|into|onto|under) ((?:(?:the|my|our) )?(?:[\w'’-]+ project|project [\w'’-]+))(?=(?: please)?$| (?:for|on|
    at|by|next|this|tomorrow|today|tonight|every|from)\b)`,
)
const NAMES_CONTAINER = new RegExp(source`${CONTAINER}|\bproject\b`)
const PLACE_WITHIN = new RegExp(
  source` ${INTO} (${OWN}${CONTAINER})(?= (?:for|on|at|by|next|this|tomorrow|today|tonight|every|from)\b)`,
)
const PLACE_FIRST = new RegExp(
  source`^(?:(?:add|put|insert|write|enter|note) )?(?:on|to|onto|in|for|into) (${OWN}${CONTAINER})[,:]?(?: (?:add|
    put|insert|include|please add|write|note))? `,
)
const LEADS = [
  // "nudge Omar" is what is to be done.
  new RegExp(source`^(?:remind|notify|alert|nudge|ping|buzz|prompt|wake)\b(?: (?:me|us)\b|(?= (?:to|about|that|of)\b))(?: up)?(?: (?:to|
    about|that|of|on the fact that|when it(?:'s| is) time (?:to|for))\b(?! ?\d))?:?\s*`),
  new RegExp(source`^(?!alert (?!(?:to|for|at|about|on|that|in|every|me|when)\b))(?:(?:add|create|make|set(?: up)?|insert|enter|schedule|start|give me|send me|leave me|
    get(?: me)?|i need|put(?: in| down)?|place|build|new|save|store|log|register|post|take(?: down)?|
    have) )?(?:me )?(?:(?:an?|the|another|one|new|recurring|repeating|quick) )*(?:reminder|task|to-?do|alarm|
    notification|alert|event|note(?= (?:to|that|about|of)\b)|item(?=:| (?:to|called|named)\b))\b(?: (?:alert|
    notification|item|event))?(?:\s*[:-]|,)?(?: (?:for me|to self|to myself))?(?: (?:to|about|that|of|called|
    named|titled|saying|so (?:that )?i don't forget)\b:?)*\s*`),
  /^(?:take|make) an? note(?:(?: to| that| of| about)\b|:)*\s+(?=\S)/,
  /^(?:don'?t|do not|never) (?:let (?:me|us) )?forget(?: (?:to|about|that)\b)?\s*/,
  new RegExp(source`^(?:remember (?:to|that|about)|be (?:reminded|notified|alerted)(?: (?:to|about|of|that|
    when))?|(?:tell me|let me know)(?= (?:at|in|on|tomorrow|today|every)\b)(?: (?=to\b))?|tell me (?:to|when it(?:'s| is) time to)|note to self:?|let me know (?:when|before|about))\s*`),
  new RegExp(source`^(?:add|append|insert|include|jot(?: down)?|write down|note(?: down)?|pencil in|
    register)\b:?\s*(?:(?:an?|the|new) (?=(?:\S+ ){0,2}?(?:appointment|meeting)\b))?`),
  new RegExp(source`^(?:schedule|set up|organi[sz]e|arrange|create) (?:an? |another )?(?=(?:\S+ ){0,3}?(?:appointment|
    meeting|call|lunch|dinner|breakfast|party|interview|lesson|class|session|event)\b)`),
]
const PUT = new RegExp(source`^(?:(?:i|we) (?:need|want)(?: (?:more|some))?|(?:toss|get|put|place|stick|throw|pop|write|
    enter|log|record|save|list|type|include|set|mark)(?: down)?)\s+`)
const LIST_BEFORE = new RegExp(source`\b(?:my|the|our) (?:[\w'’-]+ ){0,2}?${CONTAINER}`)
const BEHIND = new RegExp(
  source`\s+(?:as well|too|down|(?:(?:needs? to|should|must) (?:go|be) ?)?(?:added|put)?|
    by (?:putting|adding|writing) (?:it|that|this))$`,
  'i',
)
const NOUN = /^(?:\S+ ){0,4}?(reminder|event|appointment|meeting)\b/
const FILLER = /^\s*(?:(?:to|about|that|of|for|with|on|is|it's|called|named|titled|,|:|-)(?:\s+|$))+/i

/** "a quarter hour call named 'Sync' thursday at 4": the name is the title, how long it takes is said in front. */
const NAMED =
  /^(?:an? |the )?(?:((?:\S+[ -]){0,2}?(?:minutes?|mins?|hours?|hrs?)) )?(?:\w+ )?(?:call|meeting|event|session|appointment|slot|lesson|class|interview|lunch|dinner|chat) (?:named|called|titled) (["“'‘]?)/i

const REMINDS =
  new RegExp(source`^(?:remind|notify|alert|nudge|ping|wake|buzz|prompt) (?:me|us|to)\b|^(?:(?:set|set up|create|add|make|give|send|
  leave|put|get|schedule|need|want|i|me|us|a|an|the|another|new|daily|weekly|quick|recurring|repeating|be|have) ){0,5}(?:reminder|
  alarm|notification|alert(?! (?!(?:to|for|at|about|on|that|in|every|me|when)\b))|reminded|notified)\b`)

export interface Addition extends Drafts {
  /** nothing was said that could be a title */
  isEmpty: boolean
}

/** @param start,end the wish; @param from where its sentence begins: what stands before it may hold a date or the thing itself */
export function readAddition(text: string, from: number, start: number, end: number, context: Context): Addition {
  const condition = conditionIn(text.slice(from, end), context)
  if (condition) return conditional(condition, context)
  const said = lowered(text)
  let begin = start
  const isReminder = REMINDS.test(said.slice(start, end))
  const wish = () => said.slice(begin, stop)
  let stop = end
  const place = placeIn(said.slice(start, end), context)
  const spans: Span[] = []
  if (place?.where === 'first') begin += place.end
  if (place?.where === 'behind') stop = start + place.index
  const earlier = said.slice(from, start)
  const listBefore = place?.project ? undefined : LIST_BEFORE.exec(earlier)
  const lead = leadOf(wish())
  if (lead) begin += lead
  else if (place || listBefore) begin += PUT.exec(wish())?.[0].length ?? 0
  if (begin > start) spans.push({ start, end: begin, kind: 'command' })
  if (place)
    spans.push({ start: start + place.index, end: start + place.end, kind: place.project ? 'project' : 'command' })
  const isPronoun = /^(?:it|that|this|them|these|those|some|one)?$/.test(said.slice(begin, stop).trim())
  const thing = isPronoun ? referentBefore(said, from, start) : undefined
  const before = thing || listBefore ? '' : adjunctBefore(said, text, from, start)
  let body = thing ? text.slice(thing.start, thing.end) : text.slice(begin, stop)
  if (place || listBefore) body = withoutSlip(body.replace(BEHIND, ''))
  // "can you remind me to call mom?"
  if (place || lead) body = body.replace(/\?+\s*$/, '')
  if (place?.where === 'within') body = body.replace(text.slice(start + place.index, start + place.end), ' ')
  const leadTime = isReminder ? leadTimeIn(body, context) : undefined
  if (leadTime) body = leadTime.body
  // People are woken in the morning.
  if (/^wake\b/.test(said.slice(start))) body = body.replace(/\b(?:at|by) ([3-9]|1[01])(?=\s|$)(?! ?[ap]m)/i, 'at $1am')
  const named = NAMED.exec(body)
  if (named && lead) body = body.slice(named[0].length - named[2]!.length)
  const read = readDrafts(before ? `${body} ${before}` : body, context)
  const offset = before || thing || leadTime || place?.where === 'within' ? undefined : begin
  if (offset !== undefined)
    spans.push(...read.spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset })))
  const length = (named && lead && named[1] && readWhen(`for ${named[1]}`, context)?.durationMinutes) || null
  const drafts = read.drafts.flatMap((draft) =>
    finished(length ? { ...draft, durationMinutes: draft.durationMinutes ?? length } : draft, {
      isReminder,
      noun: NOUN.exec(said.slice(start, end))?.[1] ?? (isReminder ? 'reminder' : undefined),
      project: place?.project ?? projectIn(listBefore?.[0], context),
      minutesBefore: leadTime?.minutes,
      isWrapped: lead > 0 || place !== undefined || listBefore !== undefined,
    }),
  )
  return { drafts: drafts.filter(({ title }) => title), spans, isEmpty: drafts.every(({ title }) => !title) }
}

/** "phone Al as soon as I leave the gym" */
function conditional({ when, what }: { when: string; what: string }, context: Context): Addition {
  const { drafts } = readDrafts(what, context)
  return { drafts: drafts.map((draft) => ({ ...draft, title: `${draft.title} ${when}` })), spans: [], isEmpty: false }
}

/** Length of the words of adding that a wish begins with. */
function leadOf(wish: string): number {
  for (const pattern of LEADS) {
    const length = pattern.exec(wish)?.[0].length
    if (length) return length
  }
  return 0
}

interface Extras {
  isReminder: boolean
  /** what was asked for, where it has no name of its own: a reminder, an event */
  noun: string | undefined
  project: string | undefined
  minutesBefore: number | undefined
  /** words of adding were taken off */
  isWrapped: boolean
}

function finished(draft: TaskDraft, { isReminder, noun, project, minutesBefore, isWrapped }: Extras): TaskDraft[] {
  const hasWhen = draft.due !== null
  const bare = draft.title
    .replace(/\s{2,}/g, ' ')
    .replace(isWrapped || hasWhen ? FILLER : '', '')
    .replace(hasWhen ? /\s+(?:is|are)$/i : '', '')
    .replace(/^(?:me|an?|the|new|some|it|this|that|something|do (?:something|this|that))?$/i, '')
    .replace(/^["“'‘]([^"“”'‘’]+)["”'’]$/, '$1')
    .trim()
  const title = bare || (hasWhen && noun ? capital(noun) : '')
  const fires = minutesBefore ?? (isReminder && draft.due?.time ? 0 : undefined)
  const reminders = fires !== undefined && !draft.reminders.length ? [{ minutesBefore: fires }] : draft.reminders
  const done = { ...draft, title, reminders, project: draft.project ?? project ?? null }
  const items =
    project && !hasWhen && isSeveral(title, project)
      ? title.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i).filter(Boolean)
      : [title]
  return items.slice(0, 50).map((each) => ({ ...done, title: each }))
}

/** "milk, eggs and bread" on any list, "milk and eggs" on one of things to buy. */
const isSeveral = (title: string, project: string): boolean =>
  title.includes(',') || (/^(?:shopping|grocer)/i.test(project) && TWO_THINGS.test(title) && !ONE_DISH.test(title))

const TWO_THINGS = /^(?:\S+ ){1,2}and(?: \S+){1,2}$/i
/** What is sold as one. */
const ONE_DISH =
  /\b(?:mac(?:aroni)?|salt|fish|half|sweet|ham|cookies|peanut butter|pb|oil|gin|rum|surf|pork|franks|bread|biscuits|sausage) and (?:cheese|pepper|vinegar|chips|half|sour|eggs?|cream|jelly|jam|j|tonic|coke|turf|beans|butter|gravy|peppers)\b/i

interface Place {
  where: 'first' | 'behind' | 'within'
  index: number
  end: number
  project: string | undefined
}

function placeIn(wish: string, context: Context): Place | undefined {
  if (!NAMES_CONTAINER.test(wish)) return undefined
  const first = PLACE_FIRST.exec(wish)
  const found = first ?? PLACE_BEHIND.exec(wish) ?? PLACE_WITHIN.exec(wish) ?? namedProject(wish, context)
  if (!found) return undefined
  const where = first ? 'first' : found.index + found[0].length === wish.length ? 'behind' : 'within'
  return { where, index: found.index, end: found.index + found[0].length, project: projectIn(found[1], context) }
}

/** "work in the new project" names none. */
function namedProject(wish: string, context: Context): RegExpExecArray | undefined {
  const found = PROJECT.exec(wish)
  return found && projectIn(found[1], context) ? found : undefined
}

/** The list that is a project: "my shopping list", not "my to do list". */
function projectIn(place: string | undefined, context: Context): string | undefined {
  if (!place) return undefined
  const name = nameIn(place, context)
  const said = name?.kind === 'project' ? name.name : /^(?:(?:the|my|our) )?(groceries)$/.exec(place)?.[1]
  return said && (context.projects?.includes(said) ? said : capital(said))
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const ADJUNCT = new RegExp(source`^\s*((?:on|for|in|at|by|every|each|from|next|this|the|tomorrow|today|tonight|first|
  starting|(?:mon|tues|wednes|thurs|fri|satur|sun)day|before|after)\b[^,]{0,60}?),?\s*(?:please|can you|
  could you|will you|would you|i want you to|i need you to|you)?[\s,]*$`)

/** "for friday, add ...", "on every tuesday remind me ...": a date in front belongs to the task. */
function adjunctBefore(said: string, text: string, from: number, start: number): string {
  const before = said.slice(from, start)
  const match = ADJUNCT.exec(before)
  return match ? text.slice(from, from + before.indexOf(match[1]!) + match[1]!.length) : ''
}

const LEAD_BEHIND =
  new RegExp(source`,? ((?:an?|half an?|\w+) (?:minutes?|mins?|hours?|days?)) (?:before(?:hand)?|in advance|
  prior|earlier|ahead)(?: (?:it|the|that|to)\b.*)?$`)

/** "30 minutes before my meeting at 5", "my meeting one hour before": how long before the reminder fires. */
function leadTimeIn(body: string, context: Context): { minutes: number; body: string } | undefined {
  const lower = lowered(body)
  const first =
    /^(?:(?:by|at) )?((?:an?|half an?|\w+) (?:minutes?|mins?|hours?|days?)) (?:before|prior to|ahead of) /.exec(
      lower,
    ) ?? /^the ((?:day|night|evening)) before (?=(?:my|the|our|his|her) )/.exec(lower)
  const last = LEAD_BEHIND.exec(lower)
  const found = first ?? last
  const delay = found && (first && /^the /.test(first[0]) ? A_DAY : durationIn(found[1]!, context))
  if (!found || !delay || delay.months) return undefined
  const minutes = delay.minutes + delay.days * 1440
  return { minutes, body: first ? body.slice(first[0].length) : body.slice(0, found.index) }
}

const A_DAY = { minutes: 0, days: 1, months: 0 }

function durationIn(text: string, context: Context): Duration | undefined {
  const source = sourceOf(text, tokenize(text, lookUp), context, grammar)
  const found = longest<Duration>(source, 'duration', 0)
  return found?.next === source.tokens.length ? found.value : undefined
}
