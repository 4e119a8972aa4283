/** Words that change what was said last: "no, at 5", "actually tomorrow", "i meant friday", "5pm instead". */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readDrafts } from '../quick-add/index.ts'
import { delayIn, priorityIn } from './changes.ts'

const LEAD =
  new RegExp(source`^(?:(?:no|nope|not that|(?:that's |that is |that was )?wrong|wait|actually|sorry|oops|whoops|hm+|correction|rather|oh|ah|ok|okay|well|
    and|but|also|plus|then|only|just|and then|maybe|please|my bad|my mistake|argh|
    (?:it|that|this)(?: only| now)? (?:leaves|starts|begins|departs|arrives|happens|takes place|ends|
    (?:has |have |was |is |got |has been )*(?:moved|pushed|postponed|shifted|rescheduled)(?: back| forward)?)(?: now)?(?: (?:to|until))?|
    (?:it|that|this) (?:should|must|has to|needs to) (?:be|start|happen|repeat)|
    (?:put|push|shift|move) (?:it|that|this)(?: (?:on|to|for|till|until|into))?|
    on second thought|i (?:meant|mean)(?: to say)?|make (?:it|that)|it's|it is|that's|(?:it|this|that)(?= (?:isn't|is not|is no longer)\b)|that should be|
    it should be|should be|(?:can|could) (?:we|you) (?:do|make it|say|change it to|move it to)|say|better|i said|(?:i'll|i will|we'll|let's|let us)? ?do (?:it|that|this)|let's say|
    let's make it)\b[\s,.:;!-]*)+`)
const NOT_BUT =
  /^(?:no,? )?not (?:.{1,40}?)(?:,| but) (?:(?:i (?:said|meant|mean|asked for)|it's|make it|rather|at|on) )*/
const INSTEAD =
  /[\s,]+(?:instead|rather|please|actually|now|then|(?:would be|is|works|would work|suits me) better|works better(?: for me)?|(?:(?:and )?not|instead of|rather than) (?:at |on |in |the |each |every )?[\w:' -]{1,24})[\s.!?]*$/
/** What people say of a slip, before or behind what they meant. */
const SLIP = source`(?:(?:i )?(?:got|had|have|said|picked|chose) (?:the )?wrong (?:day|date|time|hour|one)|i got (?:the |that )?(?:day|date|time|hour|it) wrong|(?:that's |it's |that was )?(?:the )?wrong (?:day|date|
    time|hour|one)|my (?:mistake|bad|fault)|sorry|oops|i (?:misspoke|mistyped|was wrong)|typo|i made a mistake|should have been|that should have been|it should have been|hm+|i meant)`
const SLIP_FIRST = new RegExp(
  source`^(?:${SLIP}[\s,.;:!]*)+(?:(?:it's|it is|it should be|should be|make it|i meant|better|at|on) )*`,
)
const SLIP_LAST = new RegExp(source`[\s,.;:]+(?:but )?${SLIP}[\s.!]*$`)

/** @returns where the words stand that say what becomes of it; undefined when the sentence corrects nothing */
export function correctionIn(sentence: string, context: Context): { start: number; end: number } | undefined {
  if (sentence.length > 120) return undefined
  if (WITHOUT.test(sentence)) return { start: 0, end: sentence.length }
  const leads = [NOT_BUT, SLIP_FIRST, LEAD].flatMap((pattern) => pattern.exec(sentence)?.[0] ?? [])
  const behind = SLIP_LAST.exec(sentence) ?? INSTEAD.exec(sentence)
  for (const lead of leads.length ? leads : behind ? [''] : []) {
    const start = lead.length
    const end = behind && behind.index > start ? behind.index : sentence.length
    const rest = sentence.slice(start, end).replace(INSTEAD, '').trim()
    if (!rest) continue
    const isHour = /\b(?:it|that|this|to|at|starts|begins|leaves)[\s,]*$/.test(lead) && HOUR.test(rest)
    if (isHour || isWhollyChange(rest, context)) return { start, end }
  }
  return undefined
}

/** "no date please", "without the time": what it is not to have. */
const WITHOUT =
  /^\s*(?:with )?(?:no|without(?: any| an?| the)?) (?:due )?(?:date|time)(?:[\s,.!]+(?:please|now|then))*[\s.!]*$/

function isWhollyChange(phrase: string, context: Context): boolean {
  if (priorityIn(phrase) || delayIn(phrase, context) || HALF.test(phrase)) return true
  if (/^\d+$/.test(phrase)) return HOUR.test(phrase)
  const [draft] = readDrafts(phrase.replace(/^(?:to|for|on|due) (?=\S)/, ''), context).drafts
  return draft?.title === '' && (draft.due !== null || draft.repeat !== null || draft.priority !== null)
}

/** "i meant pm": the other half of the day. */
export const HALF = /^(?:in the )?(?<half>am|pm|a\.m\.?|p\.m\.?)$/
/** "not 16, i said 6": of a correction a bare number is an hour. */
export const HOUR = /^(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/
