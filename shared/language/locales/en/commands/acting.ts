/** Which stretch of a sentence names the tasks that are completed, reopened, skipped or deleted. */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { lowered, readTarget, type TargetFound } from './target.ts'
import { CONTAINER, DID, HAPPENED } from './vocabulary.ts'

type Action = 'complete' | 'reopen' | 'delete' | 'skip'

const DONE = '(?:all )?(?:done|completed?|finished|sorted(?: out)?|taken care of|dealt with)'
const I = source`(?:i|we)(?:'ve| have|'m| am|'re| are)?(?: (?:just|already|also|finally|now|all|actually|really))*`

const pattern = (source: string): RegExp => new RegExp(source, 'd')

/** Tried in order; the group is the task. */
const OBJECTS: Record<Action, RegExp[]> = {
  complete: [
    pattern(
      source`^(?:mark|check|tick|flag|call|consider|set|put) (?<task>.+?) (?:as |to |off as )?${DONE}(?: (?:on|
        from|in|off) .*)?$`,
    ),
    pattern(source`^(?:check|tick|cross|strike|mark|scratch)(?: off| out) (?<task>.+)$`),
    pattern(source`^(?:check|tick|cross|strike|scratch|mark|take) (?<task>.+?) (?:off|out|from)(?: .*)?$`),
    pattern(source`^(?:tick|complete|close|resolve|finish(?: off| up)?|accomplish) (?<task>.+)$`),
    pattern(source`^(?:${I} )?(?:done|finished|completed|through)(?: with| doing)?:? (?<task>.+)$`),
    pattern(source`^(?:it's|its|that's|thats|that is|it is|they're|they are|those are) (?<task>.+) ${DONE}$`),
    pattern(
      source`^(?<task>.+?)(?:'s|'re| (?:is|are|was|were|has been|have been|got))?(?: (?:now|finally|already|
        all))* (?:${DONE}|complete|✓|✔)$`,
    ),
    pattern(source`^${I} (?:(?:did|took care of|got|got done|dealt with|sorted(?: out)?) )(?<task>.+?)(?: done)?$`),
    pattern(source`^[✓✔☑✅] ?(?<task>.+)$`),
    pattern(
      source`^(?:the )?(?<task>.+?)(?: (?:is|are|was|were|has been|have been|got)|'s been)(?: (?:now|all|finally|
        already))* (?:${DID})$`,
    ),
    pattern(
      source`^(?:the |my |our )?(?<task>.+?) (?:is|are|has been|have been)(?: (?:now|all|finally|already))* ${HAPPENED}$`,
    ),
    pattern(source`^(?<task>.{2,40}?)(?:'s)? (?:all )?(?:paid|fixed|sent|bought|booked|ordered|submitted|mailed|emailed|posted|signed|washed|
      delivered|renewed)$`),
    pattern(source`^(?:${I} )?(?:did|got|took care of|dealt with|knocked out|wrapped up|ticked off|crossed off|checked off|finished up|
      polished off|sorted out) (?<task>.+)$`),
    pattern(source`^(?:${I} )?(?<task>(?:${DID})\b.+)$`),
  ],
  reopen: [
    pattern(
      source`^(?:mark|set|flag) (?<task>.+?) (?:as |back to |back as )?(?:not (?:yet )?(?:done|completed?|finished)|undone|
        incomplete|unfinished|uncompleted|open(?: again)?|to[- ]do again)$`,
    ),
    pattern(
      source`^(?:revive|resurrect|reinstate|re-?open|un-?complete|un-?check|un-?tick|un-?mark|un-?do|re-?activate|restore|
        bring back) (?<task>.+)$`,
    ),
    pattern(source`^(?:put|bring|add|move|get) (?<task>.+?) back\b.*$`),
    pattern(source`^(?:that's|it's|that is|it is|this is|it|that) (?<task>)(?:not|isn't|wasn't)\b.*$`),
    pattern(source`^not (?:actually )?done with (?<task>.+?)(?: (?:yet|at all))?$`),
    pattern(
      source`^(?:i|we)(?: actually)? (?:haven't|hadn't|didn't|have not|did not|didnt|havent)(?: (?:actually|
        really|finish|finished|do|done|complete|completed))* (?<task>.+?)(?:,? (?:after all|yet)\b.*|
        ,? back .*)?$`,
    ),
    pattern(source`^(?<task>.+?) (?:is|was|are|were)(?:n't| not|nt) .*$`),
  ],
  delete: [
    pattern(source`^(?:wipe|clear|empty|sweep) (?<task>.*${CONTAINER}) (?:clean|out|completely|entirely)$`),
    pattern(source`^rid .*${CONTAINER} of (?<task>.+)$`),
    pattern(
      source`^(?:have|get|want) (?<task>.+?) (?:taken|pulled|struck|crossed|knocked|wiped|cleared) (?:off|from|out of) .*$`,
    ),
    pattern(source`^(?:take|pull|get|knock|strike|scratch) (?<task>.+? (?:off|out|from)(?: of)? .*${CONTAINER}.*)$`),
    pattern(
      source`^(?:get rid of|throw (?:out|away)|call off|do away with|take away|leave off|rule out|free up|leave out|(?:don't|do not|dont) bother (?:with|about|to)|
        (?:clear|wipe|empty) (?:up|out|off)|forget about|never ?mind(?: about)?|(?:delete|remove|erase|scrap|blank|
        discard|nuke|purge|cancel|clear|free|wipe|empty|drop|ditch|kill|toss|bin|trash|eliminate|cut|dump|axe|
        flush|reset|forget|lose|disregard|destroy|scratch|strike|unschedule|un-schedule|omit|exclude|
        uninvite|nix|void|abort|withdraw|retract|revoke|zap|expunge|annul|undo|take down|clear (?:off|away)|clean(?: (?:out|up|off))?)) (?<task>.+)$`,
    ),
    pattern(
      source`^(?:i |we )?(?:don't|do not|dont|no longer|won't|
        will not)(?: need| want| have| be needing)(?: to)? (?<task>.+?)(?: any ?more| any longer)?$`,
    ),
    pattern(source`^(?:i|we)(?:'ve| have)? changed (?:my|our) minds? (?:about|on) (?<task>.+)$`),
    pattern(source`^(?:i|we) have no (?:more |further )?need (?:for|of) (?<task>.+)$`),
    pattern(source`^(?:i|we) no longer (?:need|want)(?: to)? (?<task>.+)$`),
    pattern(source`^(?:there is |there's )?no (?:more )?need (?:to|for) (?<task>.+?)(?: any ?more)?$`),
    pattern(source`^(?:make|leave|set|get) (?<task>.*${CONTAINER}.*) (?:blank|empty|clear(?:ed)?)$`),
    pattern(source`^(?:make|leave|set|get) (?<task>.*${CONTAINER}.* (?:blank|empty|clear(?:ed)?) .+)$`),
    pattern(source`^no more (?<task>.+)$`),
    pattern(source`^(?!(?:is|was|be)\b).+? (?:has |have )?(?:cancell?ed|called off) (?<task>(?:my|our|the) .+)$`),
    pattern(source`^(?!(?:is|was|be)\b).+? (?:has |have |had )?(?:called|cancell?ed) (?<task>it|that)(?: off)?$`),
    pattern(source`^make sure (?<task>.+?) (?:is not|isn't|are not|aren't) (?:on|in) .*$`),
    pattern(
      source`^(?:i|we)(?:'m| am|'re| are| will|'ll)? ?(?:not|won't|will not)(?: be)? (?:going to|going|doing|
        attending|coming to|making|seeing|having|meeting|hosting) (?<task>.+?)(?: any ?more| after all| any longer)?$`,
    ),
    pattern(
      source`^(?:i|we)(?:'m| am|'re| are) no longer (?:going to|going|doing|attending|coming to|making|seeing|having|meeting|hosting) (?<task>.+)$`,
    ),
    pattern(source`^make (?<task>my \w+) free$`),
    pattern(source`^(?:start|redo) (?<task>.*${CONTAINER}) over$`),
    pattern(source`^take (?<task>.+) off$`),
    pattern(
      source`^(?:(?:i|we)(?:'d| would)? (?:like|want|need) |have |get )?(?<task>.+?)(?: can be| may be| could be)? (?:removed|deleted|cleared|emptied|wiped|
        taken (?:off|out)|erased)(?: (?:from|off|of|out of) .*)?$`,
    ),
    pattern(
      source`^(?<task>.+?)(?: (?:needs? to be|must be|should be|can be|may be|could be|be|is|was|are|were|has been|have been|
        got)|'s(?: been)?)(?: now)? (?:clear(?:ed)?|empty|emptied|blank|deleted|removed|erased|wiped|cancell?ed|
        called off)\b.*$`,
    ),
    pattern(source`^(?<task>.+?)(?:'s| is| are)(?: now)? off$`),
    pattern(source`^(?<task>.+?)(?: (?:isn't|is not|won't be|is no longer) happening| fell through| won't happen)$`),
  ],
  skip: [
    pattern(source`^skip (?:(?:today|tonight|tomorrow|(?:this|next) week)['’]s |(?:the |this |my )?(?:next|coming|current) )?(?:occurrence of |
      instance of |one of )?(?<task>.+)$`),
  ],
}

const NO_OBJECT =
  new RegExp(source`^(?:(?:i|we|it|that|this|they|is|are|was|'m|'s|am|have|all|just|now|already|finally|for|
    today|please|so|and|mark|as|re-?open|un-?complete|un-?check|un-?tick|un-?mark|restore|skip|tick|delete|
    remove|erase|cancel|discard|complete|completed|finish|finished|done|close|check|off|cross|not|isn't|wasn't|
    yet|after|reopened|deleted|with|got|did|do|what|needs?|to|be)\b[\s',.!]*)+$`)

const TELLS = new RegExp(source`^(?:${I} )?(?:${DID})\b|(?: (?:is|are|was|were|has been|have been|got)|'s been) `)
const WAS_DONE =
  new RegExp(source`,? (?:already|yesterday|today|earlier(?: today)?|just now|this (?:morning|afternoon|evening|week)|
  last (?:night|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:an?|\d+|two|three) \w+ ago)$`)

/** @returns undefined when the sentence names something that cannot be a task; the one spoken of last when it names none */
export function readObject(
  action: Action,
  text: string,
  start: number,
  end: number,
  context: Context,
): TargetFound | undefined {
  // When it was done says nothing of when it was due.
  const whole = lowered(text).slice(start, end)
  const said = action === 'complete' && TELLS.test(whole) ? whole.replace(WAS_DONE, '') : whole
  if (action === 'complete' && /^all (?:done|finished|completed?)[\s!.]*$/.test(said))
    return { target: { last: true }, spans: [{ start, end, kind: 'command' }] }
  for (const each of OBJECTS[action]) {
    const at = each.exec(said)?.indices?.groups?.task
    if (!at) continue
    const found = readTarget(text, start + at[0], start + at[1], context)
    if (found)
      return {
        target: found.target,
        spans: [{ start, end: start + at[0], kind: 'command' as const }, ...found.spans].filter(
          (span) => span.end > span.start,
        ),
      }
  }
  // Words that were not understood name something: never the task spoken of last in its place.
  return NO_OBJECT.test(said) ? { target: { last: true }, spans: [{ start, end, kind: 'command' }] } : undefined
}
