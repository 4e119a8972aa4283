/** Done, and to be gone. */

import { source } from '../lexicon/source.ts'
import { VERBS } from '../lexicon/verbs.ts'
import { type Shape, shape } from './shape.ts'
import {
  CONTAINER,
  DATEISH,
  DID,
  DONE,
  HAPPENED,
  ITEM,
  ME,
  NUMBER,
  OCCASION,
  ORDINAL,
  PRONOUN,
  SERVICE,
} from './vocabulary.ts'

/** A task that exists is meant: by its kind, its place, a pronoun, or all of them. */
const KNOWN = source`\b(?:${CONTAINER}|${ITEM}|everything|all|${PRONOUN}|#\S|@\S|completed|finished|
  overdue)(?:$|\W)|^(?:the |number |no\.? |#)?(?:${ORDINAL}(?: (?:one|two|three|${ITEM}))?|${NUMBER})(?:$|
  ,| and\b)|\bthing$`

/** What can only be said of a thing when somebody has done it. */
const OF_THINGS = 'paid|sent|bought|booked|ordered|submitted|mailed|emailed|posted|signed|washed|delivered|renewed'
const PAST = source`(?: (?:already|yesterday|today|earlier|just now|this (?:morning|afternoon|evening|week)|last (?:night|week)|
  (?:an?|\d+|two|three) \w+ ago))?`
const TAKES_AWAY = 'delete|remove|erase|clear|nuke|purge|wipe|trash|archive|hide|toss|dump|drop|ditch|kill|cancel'
const VERB_FIRST = [...VERBS].join('|')

/** What is said to a database, not to us: "drop table tasks". */
const SQL = source`^(?:drop|truncate|alter) (?:table|database|schema|index)\b|^delete (?:table|database|from) ${ITEM}\b`

export const ENDING: readonly Shape[] = [
  // "Ann called it off", said of a task that was spoken of.
  shape(
    'delete',
    source`^(?!(?:if|when|ask|tell|check|see)\b).{1,40} (?:has |have |had )?(?:called|cancell?ed) (?:it|that)(?: off)?$`,
  ),

  // What is done.
  shape(
    'complete',
    source`^(?:the|my|our) .{2,40} (?:is|are|has been|have been)(?: (?:now|all|finally|already))* ${HAPPENED}$`,
  ),
  shape(
    'complete',
    source`^(?:(?:just|already|finally) )?(?!(?:cut|done|finished|completed|made)\b)(?:${DID})(?: (?:out|off|up|away|
      down|in|care of|back to|with|over|through)(?= (?:the|my|our|all|some|his|her|them)\b))? (?:the|my|our|
      all|an?|some|his|her|mom|dad|it|them)\b`,
    source`\bran (?:out|low)\b|${DATEISH}$`,
  ),
  shape(
    'complete',
    source`^(?!(?:make|check|see|ensure|if|when|once|until|ask|remind|tell|note|write|jot|${TAKES_AWAY})\b)(?:the )?.{2,50}(?: (?:is|are|was|
      were|has been|have been)|'s been)(?: (?:now|all|finally|already))* (?:${DID})${PAST}$`,
    source`\b(?:after|once|since|until)\b|^(?:what|which|who|when|where|how|why|i|we|it|that|this|there)\b`,
  ),
  shape(
    'complete',
    source`^(?:mark|check|tick|flag|call|consider) .+ (?:as |to )?${DONE}\b(?! (?:at|until|till|to))|^(?:set|
      mark|put) .+ (?:as|to) (?:all )?(?:done|completed?|finished)$|^(?:check|tick|cross|strike|mark) off\b|
      ^tick\b|^(?:cross|strike|scratch|tick) .+ (?:off|out|from)\b|^(?:cross|strike|scratch) out\b`,
    source`^(?:mark|set) off\b`,
  ),
  shape('complete', source`^(?:complete|close|resolve|finish(?: off| up)?|accomplish)\b(?=.*(?:${KNOWN}))`),
  shape(
    'complete',
    source`^(?:complete|close|finish|resolve) (?:${PRONOUN}\b.*|(?:the |number |no\.? ?|#)?(?:${NUMBER}|
      ${ORDINAL})(?: (?:ones?|two|three|${ITEM}))?(?:$|[,.!&-]| (?:and|to|through)\b).*)`,
  ),
  shape('complete', source`^complete .+`, source`\b(?:by|before|due|until|every|tomorrow|next|on)\b|p[1-4]$`),
  shape(
    'complete',
    source`^(?:${ME}(?:'ve| have|'m| am|'re| are)?(?: (?:just|already|also|finally|now|all))* )?(?:done|
      finished|completed|through(?= with\b))(?: (?:with|doing))?(?::|\b)(?! (?:last|this|today|yesterday|on|in|
      before|after|since|tasks|items|todos|to-dos|reminders|ones|events|meetings)\b).*$|^done!*$|^(?:it's|its|
      that's|thats|that is|it is|they're|they are|those are) (?!not\b).*\b${DONE}\b|^all done\b`,
  ),
  shape(
    'complete',
    source`^.{2,60} (?:is|are|was|were|has been|have been|got) (?:now |finally |already )?(?:done|completed?|
      finished|sorted(?: out)?|taken care of|dealt with)$|^\S.{1,40} (?:done|finished|completed|complete|✓|✔)$|
      ^[✓✔☑✅] ?\S`,
    source`\b(?:after|once|since|every|each|until)\b|^(?:get|make|have|be|when|if|until|see|what|which|show|list|what's|remind|notify|alert|remember|add|
      ${TAKES_AWAY}|
      set|create|put|tell|let|give|don'?t|call|ask|check|find|read|help|no|note|write|jot|mark|mention|log|record)\b|\b(?:get|have|be|gets|to be) .+$`,
  ),
  shape(
    'complete',
    source`^${ME}(?:'ve| have)?(?: (?:just|already|finally|also|now))* (?:${DID})\b.+`,
    source`\b(?:to the list|remind|add)\b|\bran (?:out|low)\b|^i(?:'ve| have) got\b|^i(?:'ve| have) (?:a|an|to)\b`,
  ),

  // "invoice sent", "dentist's sorted": what has become of it, where no verb in front asks for it.
  shape(
    'complete',
    source`^.{2,40}'s (?:all )?(?:done|sorted|finished|complete|paid|fixed|taken care of)$|^(?:the |my )?(?:[\w-]+ ){1,3}(?:all )?(?:${OF_THINGS})$`,
    source`^(?:what|who|that|it|where|here|there|he|she|let|how|when|which|get|make|have|be|see|need|needs|want|keep|find|buy|
      check|call|ask|help|no|never|not|don't|the one|i|we|you|${TAKES_AWAY}|${VERB_FIRST})(?:'s| |$)`,
  ),

  // What is to go.
  shape(
    'delete',
    source`^(?:delete|remove|erase|scrap|discard|nuke|purge)\b`,
    source`${SQL}|^(?:remove|erase|scrap) (?:the )?(?:snow|wallpaper|stain|rust|paint|makeup|trash|weeds)\b`,
  ),
  shape(
    'delete',
    source`^(?:get rid of|throw (?:out|away)|drop|kill|ditch|toss|lose|axe|dump|bin|trash) (?:numbers? |no\.? ?|tasks? |items? |#)?\d{1,3}(?:(?:, ?(?:and )?| and | ?& ?)#?\d{1,3})*$`,
  ),
  shape(
    'delete',
    source`^(?:don't|do not|dont) bother (?:with|about|to) .+|^forget (?!(?:to|it|that|this|about)\b)[\w'-]+(?: [\w'-]+)?$|^leave out .+`,
  ),
  // Verbs that only sound like deleting beside what can be deleted.
  shape(
    'delete',
    source`^(?:nix|void|abort|withdraw|retract|revoke|zap|expunge|annul|undo|rid|clear (?:off|away))\b(?=.*(?:${CONTAINER}|
      ${ITEM}|\b${OCCASION}\b|^\w+ (?:${PRONOUN})$))`,
    source`\b(?:inbox|cart|basket|bag|diary)\b|^undo$`,
  ),
  shape(
    'delete',
    source`^clean(?: (?:out|up|off))? (?:the |my |our |all )?(?:\w+ ){0,2}(?!inbox)${CONTAINER}(?: (?:for|on|of) ${DATEISH}.*)?$`,
    source`\b(?:inbox|cart|basket|bag|diary)\b`,
  ),
  shape('delete', source`^(?:the |my |our )?.*\b(?:${ITEM}|${OCCASION})\b.* (?:is|are|'s) (?:now )?off$`),
  shape(
    'delete',
    source`^(?:the |my |our )?[\w' -]{2,40}(?: (?:isn't|is not|won't be|is no longer) happening| fell through| won't happen)$`,
  ),
  shape(
    'delete',
    source`^(?:have|get|want) (?:my |the )?.+ (?:taken|pulled|struck|crossed|knocked|wiped|cleared) (?:off|from|out of) .*${CONTAINER}`,
  ),
  shape('delete', source`^cancel .+`, source`\b${SERVICE}\b(?!.*\b(?:${CONTAINER}|task|reminder)\b)|\bby ${DATEISH}`),
  shape(
    'delete',
    source`^(?:clear|wipe|empty|drop|ditch|kill|toss|bin|trash|eliminate|cut|dump|axe|flush|reset|get rid of|
      throw (?:out|away)|strike|forget(?: about)?|lose)\b(?=.*(?:${KNOWN}|
      \b${OCCASION}\b|^\w+ my (?:day|week|morning|afternoon|evening|weekend)\b))`,
    source`^(?:trash|bin|kill|cut|toss|dump|drop|lose) (?:every|each|all) (?:other |second )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|day|week|weekday|weekend|month|morning|evening|night)\b|${SQL}|^drop (?:off|by|in|out)\b|^drop (?:me )?(?:an?|another) (?:reminder|note|line|alert|notification)\b|^(?:toss|drop|dump|throw|bin|cut) .+ (?:on|onto|into|in|to) (?:the|my|
      our) |^cut (?:the|my) (?:grass|hair|lawn)|^forget (?:it|that|this)$`,
  ),
  shape(
    'delete',
    source`^(?:free|blank)(?: up| out)? (?:my |the )(?:\w+ )?${CONTAINER}\b|^(?:clear|free)(?: up| out| off)? (?:my |the )?(?:whole |entire )?(?:day|week|weekend|morning|afternoon|evening|night|
      month|whole day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|^make (?:my |the )\w+ free$|^(?:start|
      redo) .*${CONTAINER} over$`,
  ),
  shape(
    'delete',
    source`^(?:${ME}(?:'d| would)? (?:like|want|need) |have |get )?.+ (?:removed|deleted|taken (?:off|out)|
      erased|cancell?ed)(?: (?:from|off|of|out of) .*)?$`,
    source`^(?:remind|add|create|set|show|list|what|which|how|tell|see|ask|check|find|call)\b|\b(?:stitches|
      tooth|teeth|stain|wallpaper|tonsils|cast|braces|tattoo|mole|wisdom)\b`,
  ),
  shape(
    'delete',
    source`^take .{1,40} off$`,
    source`\b(?:days?|weeks?|months?|time|morning|afternoon|\w+day|tomorrow|shoes|coat|makeup|year)\b|^take off`,
  ),
  shape(
    'delete',
    source`^scratch the .+|^${ME}(?:'ll| will)? ?(?:won't|not|will not) be (?:going|attending|coming|making)\b.*`,
  ),
  shape(
    'delete',
    source`^${ME} (?:don't|do not|dont) want (?:that|this|the|my|those|these|any more|any) (?:\w+ )?${ITEM}\b|^no more (?:\w+ )?${ITEM}\b`,
  ),
  shape(
    'delete',
    source`^(?!(?:i|we)\b)(?:the |my |our )?[\w' ]{2,30} (?:has |have )?(?:cancell?ed|called off) (?:my|our|the) .*(?:${ITEM}|${OCCASION})\b`,
  ),
  shape('delete', source`^${ME}(?:'ve| have)? changed (?:my|our) minds? (?:about|on) .+`),
  shape(
    'delete',
    source`^forget (?:about )?(?:the|my) .+|^(?:never mind|nevermind) (?:(?:about )?(?:the|my)|about) .+`,
  ),
  shape('delete', source`^(?:take|pull|get|knock|strike|scratch) .+ (?:off|out|from)(?: of)? .*${CONTAINER}`),
  shape(
    'delete',
    source`^(?:${ME} )?(?:don't|do not|dont|no longer|won't|will not) (?:need|want|have)(?: to)? .+ (?:any ?more|
      any longer)\b|^${ME} (?:don't|do not|dont|won't|will not) (?:need|be needing) (?!to\b)[\w' -]{2,40}$|^${ME} have no (?:more |further )?need (?:for|of) .+|^${ME} no longer (?:need|want)\b|^(?:there is |there's )?no (?:more )?need (?:to|for) .+`,
  ),
  shape(
    'delete',
    source`^(?:make|leave|set|get) .*${CONTAINER}.* (?:blank|empty|clear(?:ed)?)(?: (?:on|for|from)? ?${DATEISH}.*)?$|^.+ (?:needs? to be|can be|may be|must be|
      should be|be) (?:clear(?:ed)?|empty|emptied|blank|deleted|removed|erased|wiped)\b`,
  ),

  shape(
    'delete',
    source`^(?:call off|unschedule|un-schedule|omit|disregard|destroy|do away with|take away|leave off|exclude|
      uninvite|rule out) .+`,
  ),
  shape(
    'delete',
    source`^.+(?: (?:is|was|are|were|has been|have been|got)|'s(?: been)?)(?: now)? (?:cancell?ed|called off)\b`,
  ),
  shape(
    'delete',
    source`^${ME}(?:'m| am|'re| are| will)? not (?:going|doing|attending|coming|seeing|having|meeting|making|hosting)\b.+(?:any ?more|
      after all|any longer)$`,
  ),
  shape(
    'delete',
    source`^${ME}(?:'m| am|'re| are) no longer (?:going|doing|attending|coming|seeing|having|meeting|making|hosting)\b.+`,
  ),
  shape(
    'delete',
    source`^(?:cancel|kill|drop|scrap|nix|axe|clear|ditch|delete) my (?:${NUMBER}|eleven|twelve|noon)(?: (?:thirty|fifteen|o'? ?clock|[ap]\.? ?m\.?))*$`,
  ),
  shape('delete', source`^${ME} (?:don't|do not|dont) want (?!to\b).+ (?:on|in) (?:my|the) .*${CONTAINER}$`),
  shape(
    'delete',
    source`^(?:my|the|our) (?:\w+ )?${CONTAINER} (?:cleared|emptied|wiped|deleted|removed|erased)(?: out)?$`,
  ),
  shape('delete', source`^(?:make|be) sure .+ (?:is not|isn't|are not|aren't) (?:on|in) .*${CONTAINER}`),
]
