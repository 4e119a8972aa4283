/** Taking back, reopening, changing, putting off and skipping. */

import { source } from '../lexicon/source.ts'
import { type Shape, shape } from './shape.ts'
import { AMOUNT, CONTAINER, DATEISH, DEFINITE, ITEM, NUMBER, OF_THEM, ORDINAL, PRONOUN } from './vocabulary.ts'

const FIELD = source`(?:due date|due|dates?|times?|deadline|priority|labels?|tags?|projects?|section|
  reminders?|recurrence|repetition|duration|assignee)`
const LEVEL = source`(?:p[1-4]|(?:an? )?(?:urgent|important|low|high|top|medium|normal|highest|lowest|
  less urgent|less important|more urgent)(?: priority)?|priority (?:[1-4]|one|two|three|four|high|low|medium)|
  recurring|repeat\w*)`

export const CHANGING: readonly Shape[] = [
  // The assistant itself.
  shape('none', source`^(?:change|set|switch|update) your (?:name|language|voice|accent|volume|speed|gender|mood)\b`),

  // "add a reminder to the flight 2 hours before": one more on what there is.
  shape(
    'update',
    source`^(?:add|put|set|attach) (?:an? |another )?(?:reminder|alert|alarm) (?:to|on) ${DEFINITE}.* ${AMOUNT} (?:before(?:hand)?|
      earlier|ahead|prior|in advance)$`,
  ),

  // Notes on a task, and how long it takes.
  shape(
    'update',
    source`^(?:(?:add|put|attach) )?(?:an? |the |this )?(?:note|comment|description) (?:to|on) (?!self\b).+?(?:\s*:|
      (?:saying|that says|which says|that reads)\b) ?.+|^(?:add|put|attach) (?:the |
      this )?(?:note|comment) ["“'].+["”'] (?:to|on) .+`,
  ),
  shape(
    'update',
    source`^(?:make|set) .+ (?:${NUMBER}|an?|half an?|another) (?:minute|min|hour|hr)s? (?:longer|shorter)$|^make ${DEFINITE}.* (?:${NUMBER}|an?|half an?) (?:minute|min|hour|hr)s? long$|
      
      ^(?:extend|prolong|lengthen|shorten) .+ by .+|^(?:(?:the|my) .+|it|that|this) (?:will take|takes|is going to take|lasts|will be|
      will last) (?:about |around )?(?:${NUMBER}|an?|half an?) (?:\w+ )?(?:minute|min|hour|hr)s?\b.*$`,
  ),

  // Marks of one task that are taken away or set.
  shape(
    'update',
    source`^(?:remove|delete|clear|drop|unset|take) (?:the |its |their |all |any )*${FIELD}(?: (?:from|of|for|
      off|on) .+)?$`,
    source`${CONTAINER}|^\w+ (?:(?:all |any )*(?:the )?(?:reminders?|dates|deadlines)|(?:all |any )*date|(?:the )?date(?= (?:for|of|from) ))(?: (?:for|of|
      from) (?:today|tomorrow|this|next|all)\b.*)?$`,
  ),
  shape(
    'update',
    source`^(?:remove|delete|take|drop) (?:the )?(?:(?:label |tag )?@\S+|(?:label|tag) \S+) (?:from|off|of)\b|^(?:untag|unlabel|
      unassign)\b`,
  ),
  shape('update', source`^(?:add|put|attach) (?:the |a |an )?(?:(?:label|tag) .+|@\S+) (?:to|on) .+`),
  shape(
    'update',
    source`^(?:tag|label) .+ (?:with|as|@).+|^(?:re-?)?(?:assign|delegate) .+ to .+|^(?:tag|label) (?:${PRONOUN}|\d+) [\w-]+$`,
  ),
  shape('update', source`^add (?:an?|another|half an?|${NUMBER})(?: more| extra)? (?:minute|min|hour|hr)s? to .+`),
  shape('update', source`^(?:raise|lower|drop|lift|increase|decrease|reduce) .+ to ${LEVEL}$`),
  shape(
    'update',
    source`^(?:postpone|reschedule|re-schedule|defer|delay|rename|retitle|prioriti[sz]e|deprioriti[sz]e|
      reprioriti[sz]e|procrastinate)\b`,
  ),
  shape(
    'update',
    source`^(?:raise|lower|increase|decrease|reduce|bump(?: up)?|drop|change|set|lift|edit|update) (?:the |
      its )?(?:priority|urgency)\b`,
  ),
  shape(
    'update',
    source`^put .+ back (?:by )?${AMOUNT}$|^put .+ off(?: (?:until|till|to|by|for) .+)?$|^(?:put off|push back|push out|push off|move back|
      move up|bring forward|kick|pull forward|hold off(?: on)?) .+`,
    source`\boff (?:the|my|our) .*${CONTAINER}`,
  ),
  shape(
    'update',
    source`^(?:push|bump|shift|slide|kick) .+? (?:back|up|forward|out|down|off)\b|^(?:push|bump|shift|slide|
      kick) .+? (?:(?:to|until|till)(?: the| my)? (?:.* )?${DATEISH}|by (?:an?|another|half|\d|${NUMBER})\b)`,
  ),
  shape(
    'update',
    source`^move .+? (?:(?:to|until|till|on|onto|into|under|for)(?: the| my)? (?:.*(?:${DATEISH}|${CONTAINER}|
      project|section|inbox)|#|/)|(?:up|back|forward|out|ahead|by|earlier|later)\b)|^move (?:${PRONOUN}|
      everything|all|(?:task |number |item )?#?\d+|the .+ (?:task|one|thing))\b.* (?:to|into|under)\b`,
    source`^move (?:out|in|house|home|apartments?)\b`,
  ),
  shape(
    'update',
    source`^(?:change|edit|modify|alter|adjust|correct|update|fix|switch) (?:the |my |its )?(?:.+ )?(?:title|
      name|${FIELD}|text)(?: (?:to|of|for|from|on|in|at|as|into|by)\b.*| ${DATEISH}.*|[:,].*)?$|^(?:change|switch|update|edit|correct|alter|modify) .+ (?:to|from|into) .+`,
  ),
  shape(
    'update',
    source`^(?:make|set|mark|flag|put) .+ (?:as |at |to )?${LEVEL}$|^(?:give) .+ (?:an? )?(?:${LEVEL}|
      due date .+|deadline .+)$`,
    source`^(?:make|set|put|give) (?:an? |me )`,
  ),
  shape(
    'update',
    source`^(?:make|set|have|schedule|do) (?:${PRONOUN}|(?:number |the )?(?:${NUMBER}|${ORDINAL})(?: one)?|
      the .+ (?:task|one|thing))(?: (?:to|for|on|be|as|at))* ${DATEISH}`,
    source`^\w+ (?:this|that|the) (?:week|weekend|month|year|morning|afternoon|evening)|${CONTAINER}`,
  ),
  shape(
    'update',
    source`^(?:make|set|move|have) .+ instead$|^(?:make|set|move|have) ${DEFINITE}.* ${DATEISH}.{0,20} instead of (?:${DATEISH}|\d).*$|^(?:set|change|make) .+ (?:due|to repeat|repeat|to recur|
      recur) .+|^set .+ (?:to|for) (?:p[1-4]|every|daily|weekly|monthly)\b`,
    source`^(?:make|set)(?: up| me)* (?:(?:an?|another|some|new|recurring|repeating)\b|\w* ?(?:${ITEM}|
      ${CONTAINER})\b)`,
  ),
  shape(
    'update',
    source`^(?:stop|cancel|end|quit) (?:repeating|recurring|the (?:repetition|recurrence))\b|^(?:no longer|
      don't|do not) repeat\b|^.+ (?:should(?:n't| not)?|no longer|doesn't|does not)(?: (?:need|have|needs|has) to)? (?:repeat|recur)s?\b.*|
      ^(?:repeat|recur) (?:${PRONOUN}|the .+|my .+) (?:every|daily|weekly|monthly|yearly|each|on)\b`,
  ),

  shape(
    'update',
    source`^(?:remind|notify|alert|ping) me (?:about |of )(?:${PRONOUN}|(?:the )?(?:number |
      task )?\d{1,2}(?! ?(?:min|hour|day|week|[ap]m|:))|the \w+ one|the .+ (?:task|thing)) \S|^(?:remind|notify|
      alert|ping) me of it\b`,
    source`\b(?:again|later)$`,
  ),

  shape(
    'update',
    source`^(?:stop|quit|don't|do not|dont|never|no longer) (?:remind|remind(?:ing)?|notify(?:ing)?|
      alert(?:ing)?) me (?:about|of|to)\b.+|^(?:(?:turn|switch|shut) off|disable|deactivate|mute|silence) (?:the |my |all )*(?:reminder|alarm|alert|
      notification)s?\b|^(?:turn|switch|shut) (?:the |my )?(?:reminder|alarm|alert|notification)s? off\b`,
  ),

  shape(
    'update',
    source`^(?:the|my) .+ (?:(?:has been |have been |was |were |got |is |are )?(?:moved|rescheduled|postponed|
      pushed|shifted|changed|delayed)(?: back)? (?:to|until|till|for) .*${DATEISH}|should be (?:due )?(?:on |
      at )?${DATEISH}|(?:is|are)(?: now)? .*${DATEISH}.* now$|(?:is|are) now (?:due )?(?:on |at |for )?${DATEISH})`,
  ),
  shape(
    'update',
    source`^[\w' -]{3,40} (?:(?:has been |was |got |is )?(?:moved|rescheduled|postponed|pushed)(?: back)? (?:to|until|till)) (?:.* )?${DATEISH}`,
    source`^(?:i|we|they|he|she|you|get|if|when|ask|check|see|tell|remind|add)\b`,
  ),
  shape(
    'update',
    source`^(?!set )(?=.* instead$)\S.{2,60} ${DATEISH}.* instead$`,
    source`\binstead of\b|^(?:buy|get|take|use|order|call|try|eat|drink)\b`,
  ),
  shape(
    'update',
    source`^(?:set|add|put|give|assign) (?:the |an? )?(?:due date|deadline|due time|priority|date|duration) (?:(?:of|for) .+ (?:to|on) .+|(?:to|on|for) .+ (?:to|as|of) .+)`,
  ),
  shape(
    'update',
    source`^(?:edit|change|update|modify) (?:the .+ (?:task|one|reminder)|${PRONOUN}|(?:number |task )?\d+)$|
      ^extend .+ (?:by|to|until)\b|^call (?:it (?!(?:a (?:day|night|draw|wrap)|quits|even|off)\b)|(?:task|item) #?\d{1,3} ).+|^make .+ (?:later|earlier|sooner)$|^(?:do|have|move|push|shift) ${DEFINITE}.* ${AMOUNT} (?:later|earlier|sooner)$|
      ^(?:bring|pull) .+ forward\b|
      ^(?:put|file|place) .+ (?:in|into|under) (?:the |my )?(?:\w+ )?(?:project|section|folder)\b`,
  ),

  shape(
    'update',
    source`^(?:put|schedule|set) ${OF_THEM}(?: back| off)? (?:on|to|for|at|until|till|in) (?:the )?${DATEISH}`,
  ),
]
