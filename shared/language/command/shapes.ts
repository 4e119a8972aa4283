/**
 * The shapes of sentences that say what to do with tasks, in the order in which they are tried. A shape is written over classes of words
 * (`vocabulary.ts`); the text is lower case and unwrapped (`wrapping.ts`).
 */
import { CONTAINER, DATEISH, DID, ITEM, ME, NUMBER, OCCASION, ORDINAL, PRONOUN, SERVICE } from './vocabulary.ts'

export type Act =
  | 'add'
  | 'list'
  | 'complete'
  | 'reopen'
  | 'delete'
  | 'update'
  | 'snooze'
  | 'skip'
  | 'undo'
  | 'help'
  | 'confirm'
  | 'cancel'
  | 'setting'
  | 'none'

export interface Shape {
  act: Act
  is: RegExp
  unless?: RegExp
}

const shape = (act: Act, is: string, unless?: string): Shape => ({
  act,
  is: new RegExp(is),
  ...(unless && { unless: new RegExp(unless) }),
})

/** A task that exists is meant: by its kind, its place, a pronoun, or all of them. */
const KNOWN = String.raw`\b(?:${CONTAINER}|${ITEM}|everything|all|${PRONOUN}|#\S|@\S|completed|finished|overdue)(?:$|\W)|^(?:the |number |no\.? |#)?(?:${ORDINAL}(?: (?:one|two|three|${ITEM}))?|${NUMBER})(?:$|,| and\b)|\bthing$`
const DONE = String.raw`(?:all )?(?:done|completed?|finished|sorted(?: out)?|taken care of|dealt with|off)`
const NOT_DONE = String.raw`(?:not (?:yet )?(?:done|completed?|finished)|undone|incomplete|unfinished|uncompleted|open(?: again)?|to[- ]do again)`
const FIELD = String.raw`(?:due date|due|dates?|times?|deadline|priority|labels?|tags?|projects?|section|reminders?|recurrence|repetition|duration|assignee)`
const LEVEL = String.raw`(?:p[1-4]|(?:an? )?(?:urgent|important|low|high|top|medium|normal|highest|lowest|less urgent|less important|more urgent)(?: priority)?|priority (?:[1-4]|one|two|three|four|high|low|medium)|recurring|repeat\w*)`

export const COMMANDS: readonly Shape[] = [
  shape(
    'undo',
    String.raw`^(?:revert|roll back|rollback|undelete)\b|^undo(?:$| (?:that|it|this|please|last|my last|what|everything|all|\d|the (?:last|previous|change|action|delet\w+|complet\w+|move|edit)|.*${ITEM})\b)|^put (?:it|that|everything) back (?:how|the way|as) it was|^(?:take|put) (?:that|it|this) back$|^(?:go|step) back$|^(?:scratch|strike|reverse|forget) (?:that|what i (?:just )?(?:said|did))(?: last one)?$|^that was (?:a mistake|wrong)$|^i made a mistake$|^(?:oops|whoops)$|^i (?:did not|didn't) mean (?:to do )?(?:that|it)$`,
  ),

  // Not done after all: before what sounds like done.
  shape('reopen', String.raw`^(?:re-?open|un-?complete|un-?check|un-?tick|un-?mark|re-?activate|restore)\b`),
  shape('reopen', String.raw`^(?:mark|set|flag) .+ (?:as )?${NOT_DONE}$`),
  shape(
    'reopen',
    String.raw`^.+ (?:is|was|are|were)(?:n't| not|nt) (?:actually |really |quite )?${DONE}(?: (?:yet|after all|at all))?$|^not (?:actually )?done with .+|^(?:that's|it's|that is|it is|this is) not .*${DONE}(?: yet)?$|^${ME}(?: actually)? (?:haven't|have not|didn't|did not|havent|didnt) (?:actually |really )?(?:done|finished|completed|do|finish|complete) .+`,
  ),
  shape(
    'reopen',
    String.raw`^${ME}(?: actually)? (?:haven't|hadn't|didn't|have not|did not|didnt|havent)(?: actually| really)? .+ (?:after all|yet|back (?:on|in|to) .+)$`,
  ),
  shape(
    'reopen',
    String.raw`^(?:put|bring|add|move|get) .+ back(?: (?:on|onto|in|into|to) (?:the|my|our) .*${CONTAINER}.*)?$|^bring back .+`,
  ),

  // Marks of one task that are taken away or set.
  shape(
    'update',
    String.raw`^(?:remove|delete|clear|drop|unset|take) (?:the |its |their |all |any )*${FIELD}(?: (?:from|of|for|off|on) .+)?$`,
    String.raw`${CONTAINER}|^\w+ (?:all |any )*(?:the )?(?:reminders?|dates?|deadlines?)(?: (?:for|of|from) (?:today|tomorrow|this|next|all)\b.*)?$`,
  ),
  shape(
    'update',
    String.raw`^(?:remove|delete|take|drop) (?:the )?(?:label |tag )?@\S+ (?:from|off|of)\b|^(?:untag|unlabel|unassign)\b`,
  ),
  shape('update', String.raw`^(?:add|put|attach) (?:the |a |an )?(?:(?:label|tag) .+|@\S+) (?:to|on) .+`),
  shape('update', String.raw`^(?:tag|label) .+ (?:with|as|@).+|^assign .+ to .+`),
  shape(
    'update',
    String.raw`^(?:postpone|reschedule|re-schedule|defer|delay|rename|retitle|prioriti[sz]e|deprioriti[sz]e|reprioriti[sz]e|procrastinate)\b`,
  ),
  shape(
    'update',
    String.raw`^(?:raise|lower|increase|decrease|reduce|bump(?: up)?|drop|change|set|lift|edit|update) (?:the |its )?(?:priority|urgency)\b`,
  ),
  shape(
    'update',
    String.raw`^put .+ off(?: (?:until|till|to|by|for) .+)?$|^(?:put off|push back|push out|push off|move back|move up|bring forward|kick|pull forward|hold off(?: on)?) .+`,
    String.raw`\boff (?:the|my|our) .*${CONTAINER}`,
  ),
  shape(
    'update',
    String.raw`^(?:push|bump|shift|slide|kick) .+? (?:back|up|forward|out|down|off)\b|^(?:push|bump|shift|slide|kick) .+? (?:(?:to|until|till)(?: the| my)? (?:.* )?${DATEISH}|by (?:an?|another|half|\d|${NUMBER})\b)`,
  ),
  shape(
    'update',
    String.raw`^move .+? (?:(?:to|until|till|on|onto|into|under|for)(?: the| my)? (?:.*(?:${DATEISH}|${CONTAINER}|project|section|inbox)|#|/)|(?:up|back|forward|out|ahead|by|earlier|later)\b)|^move (?:${PRONOUN}|everything|all|#?\d+|the .+ (?:task|one|thing))\b.* (?:to|into|under)\b`,
    String.raw`^move (?:out|in|house|home|apartments?)\b`,
  ),
  shape(
    'update',
    String.raw`^(?:change|edit|modify|alter|adjust|correct|update|fix|switch) (?:the |my |its )?(?:.+ )?(?:title|name|${FIELD}|text)\b.*|^(?:change|switch|update|edit|correct|alter|modify) .+ (?:to|from|into) .+`,
  ),
  shape(
    'update',
    String.raw`^(?:make|set|mark|flag|put) .+ (?:as |at |to )?${LEVEL}$|^(?:give) .+ (?:an? )?(?:${LEVEL}|due date .+|deadline .+)$`,
    String.raw`^(?:make|set|put|give) (?:an? |me )`,
  ),
  shape(
    'update',
    String.raw`^(?:make|set|have|schedule|do) (?:${PRONOUN}|(?:number |the )?(?:${NUMBER}|${ORDINAL})(?: one)?|the .+ (?:task|one|thing))(?: (?:to|for|on|be|as|at))* ${DATEISH}`,
    String.raw`^\w+ (?:this|that|the) (?:week|weekend|month|year|morning|afternoon|evening)|${CONTAINER}`,
  ),
  shape(
    'update',
    String.raw`^(?:make|set|move|have) .+ instead$|^(?:set|change|make) .+ (?:due|to repeat|repeat|to recur|recur) .+|^set .+ (?:to|for) (?:p[1-4]|every|daily|weekly|monthly)\b`,
    String.raw`^(?:make|set)(?: up| me)* (?:(?:an?|another|some|new|recurring|repeating)\b|\w* ?(?:${ITEM}|${CONTAINER})\b)`,
  ),
  shape(
    'update',
    String.raw`^(?:stop|cancel|end|quit) (?:repeating|recurring|the (?:repetition|recurrence))\b|^(?:no longer|don't|do not) repeat\b|^.+ (?:should(?:n't| not)?|no longer|doesn't|does not) (?:repeat|recur)s?\b.*|^(?:repeat|recur) (?:${PRONOUN}|the .+|my .+) (?:every|daily|weekly|monthly|yearly|each|on)\b`,
  ),

  shape(
    'update',
    String.raw`^(?:remind|notify|alert|ping) me (?:about |of )(?:${PRONOUN}|(?:the )?(?:number |task )?\d{1,2}(?! ?(?:min|hour|day|week|[ap]m|:))|the \w+ one|the .+ (?:task|thing)) \S|^(?:remind|notify|alert|ping) me of it\b`,
    String.raw`\b(?:again|later)$`,
  ),

  shape(
    'update',
    String.raw`^(?:stop|quit|don't|do not|dont|never|no longer) (?:remind|remind(?:ing)?|notify(?:ing)?|alert(?:ing)?) me (?:about|of|to)\b.+|^(?:turn|switch|shut) off (?:the |my |all )?(?:reminder|alarm|alert|notification)s?\b|^(?:turn|switch|shut) (?:the |my )?(?:reminder|alarm|alert|notification)s? off\b`,
  ),

  shape(
    'update',
    String.raw`^(?:the|my) .+ (?:(?:has been |have been |was |were |got |is |are )?(?:moved|rescheduled|postponed|pushed|shifted|changed|delayed)(?: back)? (?:to|until|till|for) .*${DATEISH}|should be (?:due )?(?:on |at )?${DATEISH}|(?:is|are)(?: now)? .*${DATEISH}.* now$)`,
  ),
  shape(
    'update',
    String.raw`^(?:edit|change|update|modify) (?:the .+ (?:task|one|reminder)|${PRONOUN}|(?:number |task )?\d+)$|^extend .+ (?:by|to|until)\b|^call it .+|^make .+ (?:later|earlier|sooner)$|^(?:bring|pull) .+ forward\b|^(?:put|file|place) .+ (?:in|into|under) (?:the |my )?(?:\w+ )?(?:project|section|folder)\b`,
  ),

  // Reminders that fired.
  shape(
    'snooze',
    String.raw`^(?:remind|ask|ping|nudge) me (?:about|of) .+ (?:again|later)\b.*|^remind me .+ instead$|^snooze\b|^(?:ask|remind|tell|ping|nudge|alert|notify) me (?:again|later|in a (?:bit|while|moment|minute|sec))\b|^(?:not now|later|not yet)(?:$|[,.!])|^(?:remind|ask|ping|nudge) me (?:about )?${PRONOUN} (?:again|later)\b`,
  ),
  shape('skip', String.raw`^skip\b`, String.raw`^skip (?:the )?(?:rope|bail)`),

  // What is done.
  shape(
    'complete',
    String.raw`^(?:(?:just|already|finally) )?(?!(?:cut|done|finished|completed|made)\b)(?:${DID}) (?:the|my|our|all|an?|some|his|her|mom|dad|it|them)\b`,
    String.raw`\bran (?:out|low)\b|${DATEISH}$`,
  ),
  shape(
    'complete',
    String.raw`^(?!(?:make|check|see|ensure|if|when|once|until|ask|remind|tell)\b)(?:the )?.{2,50} (?:is|are|has been|have been)(?: (?:now|all|finally|already))* (?:${DID})$`,
  ),
  shape(
    'complete',
    String.raw`^(?:mark|check|tick|flag|call|consider) .+ (?:as |to )?${DONE}\b(?! (?:at|until|till|to))|^(?:set|mark|put) .+ (?:as|to) (?:all )?(?:done|completed?|finished)$|^(?:check|tick|cross|strike|mark) off\b|^tick\b|^(?:cross|strike|scratch|tick) .+ (?:off|out|from)\b|^(?:cross|strike|scratch) out\b`,
    String.raw`^(?:mark|set) off\b`,
  ),
  shape('complete', String.raw`^(?:complete|close|resolve|finish(?: off| up)?|accomplish)\b(?=.*(?:${KNOWN}))`),
  shape(
    'complete',
    String.raw`^(?:complete|close|finish|resolve) (?:${PRONOUN}|(?:the |number |no\.? ?|#)?(?:${NUMBER}|${ORDINAL})\b).*`,
  ),
  shape('complete', String.raw`^complete .+`, String.raw`\b(?:by|before|due|until|every|tomorrow|next|on)\b|p[1-4]$`),
  shape(
    'complete',
    String.raw`^(?:${ME}(?:'ve| have|'m| am|'re| are)?(?: (?:just|already|also|finally|now|all))* )?(?:done|finished|completed|through(?= with\b))(?: (?:with|doing))?(?::|\b)(?! (?:last|this|today|yesterday|on|in|before|after|since|tasks|items|todos|to-dos|reminders|ones|events|meetings)\b).*$|^done!*$|^(?:it's|its|that's|thats|that is|it is|they're|they are|those are) (?!not\b).*\b${DONE}\b|^all done\b`,
  ),
  shape(
    'complete',
    String.raw`^.{2,60} (?:is|are|was|were|has been|have been|got) (?:now |finally |already )?(?:done|completed?|finished|sorted(?: out)?|taken care of|dealt with)$|^\S.{1,40} (?:done|finished|completed|complete|✓|✔)$|^[✓✔☑✅] ?\S`,
    String.raw`^(?:get|make|have|be|when|if|until|see|what|which|show|list|what's|remind|notify|alert|remember|add|set|create|put|tell|let|give|don'?t|call|ask|check|find|read|help|no)\b|\b(?:get|have|be|gets|to be) .+$`,
  ),
  shape(
    'complete',
    String.raw`^${ME}(?:'ve| have)?(?: (?:just|already|finally|also|now))* (?:${DID})\b.+`,
    String.raw`\b(?:to the list|remind|add)\b|\bran (?:out|low)\b|^i(?:'ve| have) got\b|^i(?:'ve| have) (?:a|an|to)\b`,
  ),

  // What is to go.
  shape(
    'delete',
    String.raw`^(?:delete|remove|erase|scrap|discard|nuke|purge)\b`,
    String.raw`^(?:remove|erase|scrap) (?:the )?(?:snow|wallpaper|stain|rust|paint|makeup|trash|weeds)\b`,
  ),
  shape(
    'delete',
    String.raw`^cancel .+`,
    String.raw`\b${SERVICE}\b(?!.*\b(?:${CONTAINER}|task|reminder)\b)|\bby ${DATEISH}`,
  ),
  shape(
    'delete',
    String.raw`^(?:clear|wipe|empty|drop|ditch|kill|toss|bin|trash|eliminate|cut|dump|axe|flush|reset|get rid of|throw (?:out|away)|strike|forget(?: about)?|lose|give some of delete in)\b(?=.*(?:${KNOWN}|\b${OCCASION}\b|^\w+ my (?:day|week|morning|afternoon|evening|weekend)\b))`,
    String.raw`^drop (?:off|by|in|out)\b|^(?:toss|drop|dump|throw|bin|cut) .+ (?:on|onto|into|in|to) (?:the|my|our) |^cut (?:the|my) (?:grass|hair|lawn)|^forget (?:it|that|this)$`,
  ),
  shape(
    'delete',
    String.raw`^(?:clear|free)(?: up| out| off)? (?:my |the )?(?:day|week|weekend|morning|afternoon|evening|night|month|whole day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|^make (?:my |the )\w+ free$|^(?:start|redo) .*${CONTAINER} over$`,
  ),
  shape(
    'delete',
    String.raw`^(?:${ME}(?:'d| would)? (?:like|want|need) |have |get )?.+ (?:removed|deleted|taken (?:off|out)|erased|cancell?ed)(?: (?:from|off|of|out of) .*)?$`,
    String.raw`^(?:remind|add|create|set|show|list|what|which|how|tell|see|ask|check|find|call)\b|\b(?:stitches|tooth|teeth|stain|wallpaper|tonsils|cast|braces|tattoo|mole|wisdom)\b`,
  ),
  shape(
    'delete',
    String.raw`^take .{1,40} off$`,
    String.raw`\b(?:days?|weeks?|months?|time|morning|afternoon|\w+day|tomorrow|shoes|coat|makeup|year)\b|^take off`,
  ),
  shape(
    'delete',
    String.raw`^scratch the .+|^${ME}(?:'ll| will)? ?(?:won't|not|will not) be (?:going|attending|coming|making)\b.*`,
  ),
  shape('delete', String.raw`^forget (?:about )?(?:the|my) .+|^(?:never mind|nevermind) (?:about )?(?:the|my) .+`),
  shape('delete', String.raw`^(?:take|pull|get|knock|strike|scratch) .+ (?:off|out|from)(?: of)? .*${CONTAINER}`),
  shape(
    'delete',
    String.raw`^(?:${ME} )?(?:don't|do not|dont|no longer|won't|will not) (?:need|want)(?: to)? .+ (?:any ?more|any longer)\b|^${ME} no longer (?:need|want)\b|^(?:there is |there's )?no (?:more )?need (?:to|for) .+`,
  ),
  shape(
    'delete',
    String.raw`^(?:make|leave|set|get) .*${CONTAINER}.* (?:blank|empty|clear(?:ed)?)$|^.+ (?:needs? to be|must be|should be|be) (?:clear(?:ed)?|empty|emptied|blank|deleted|removed|erased|wiped)\b`,
  ),

  shape(
    'delete',
    String.raw`^(?:call off|unschedule|un-schedule|omit|disregard|destroy|do away with|take away|leave off|exclude|uninvite|rule out) .+`,
  ),
  shape('delete', String.raw`^.+ (?:is|was|are|were|has been|have been|got)(?: now)? (?:cancell?ed|called off)\b`),
  shape(
    'delete',
    String.raw`^${ME}(?:'m| am|'re| are| will)? not (?:going|doing|attending|coming|seeing)\b.+(?:any ?more|after all|any longer)$`,
  ),
  shape('delete', String.raw`^(?:make|be) sure .+ (?:is not|isn't|are not|aren't) (?:on|in) .*${CONTAINER}`),

  shape(
    'setting',
    String.raw`^(?:(?:my|set|change|the|switch|use|update) )+(?:time ?zone|zone)\b|^${ME}(?:'m| am|'re| are)? (?:now )?(?:in|on|at|moved to|live in|living in) .+ time(?: ?zone)?$|^(?:use|switch to) [a-z_]+/[a-z_/]+(?: time)?$`,
  ),
  shape(
    'setting',
    String.raw`\bquiet hours\b|^(?:don't|do not|dont|never) (?:disturb|bother|notify|wake|message|ping|alert|remind) me (?:between|from|after|before|at night|until|till)\b|^no (?:notifications|reminders|alerts) (?:between|from|after|before|at night)\b`,
    String.raw`^(?:what|when|show|are|is)\b`,
  ),

  shape(
    'add',
    String.raw`^(?:remind|notify|alert|nudge|ping|wake|buzz|prompt)(?: me| us|\b(?= (?:my|the))| (?=to ))(?! (?:what|which|how many)\b)`,
    String.raw`^remind me (?:of|about) (?:my|the) (?:\w+ )?(?:${CONTAINER}|tasks|plans|reminders)$`,
  ),
  shape(
    'add',
    String.raw`^(?:give|send|get|make|leave|shoot|drop|show) (?:me|us) (?:an?|another|one|some) (?:\w+ ){0,2}(?:reminder|alert|notification|heads[- ]up|nudge|buzz|alarm|ping)s?\b|^let me know .*\b(?:before|beforehand|prior|ahead|in advance)\b|^get an? (?:reminder|alert|notification)\b|^be (?:reminded|notified|alerted|told)\b|^tell me (?:to|when (?:it is|it's|its) time|that i)\b|^let me know (?:when|before|at|once|\w+ (?:minutes?|hours?|days?) (?:before|prior))\b|^(?:inform|tell) me (?:\w+ )?(?:\w+ )?(?:before|prior)\b`,
  ),
  shape(
    'add',
    String.raw`^(?:don'?t|do not|never) (?:let (?:me|us) )?forget\b|^remember (?:to|that|about|the|my)\b|^note to self\b|^(?:todo|to-do|task|reminder|new task|new reminder|new todo)\s*[:-]`,
  ),
  shape(
    'add',
    String.raw`^(?!schedule(?: (?:for|on)\b|$))(?:add|insert|include|append|enter|jot|note|write|log|record|place|stick|put|throw|pop|create|make|schedule|book|set(?: up)?|start|plan|build|save|register|track|keep|type|pencil|block|organi[sz]e|arrange)\b|^(?:open|begin|generate|prepare|compose|draft|initiate|setup|build) (?:up )?(?:an?|another|new|some)\b`,
  ),
  shape(
    'add',
    String.raw`^(?:an? |another |the |one )?(?:new |recurring |repeating |daily |weekly )*(?:reminder|alarm|event|appointment|task|to-?do|list|checklist|item)(?: (?:to|for|about|that|so|at|on|called|named)\b|$)`,
  ),
]
