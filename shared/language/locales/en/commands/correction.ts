/** Words that change what was said last: "no, at 5", "actually tomorrow", "i meant friday", "5pm instead". */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readDrafts } from '../quick-add/index.ts'
import { delayIn, priorityIn } from './changes.ts'

const LEAD = new RegExp(source`^(?:(?:no|nope|not that|wait|actually|sorry|oops|whoops|hmm|correction|rather|
    on second thought|i (?:meant|mean)(?: to say)?|make (?:it|that)|it's|it is|that's|that should be|
    it should be|should be|(?:can|could) (?:we|you) (?:do|make it|say|change it to|move it to)|say|better|i said|(?:i'll|i will|we'll|let's|let us)? ?do (?:it|that|this)|let's say|
    let's make it)\b[\s,.:;!-]*)+`)
const NOT_BUT =
  /^(?:no,? )?not (?:.{1,40}?)(?:,| but) (?:(?:i (?:said|meant|mean|asked for)|it's|make it|rather|at|on) )*/
const INSTEAD =
  /[\s,]+(?:instead|rather|please|actually|(?:would be|is|works|would work) better|(?:(?:and )?not|instead of|rather than) (?:at |on |in |the )?[\w:' -]{1,24})[\s.!?]*$/
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
  const lead = NOT_BUT.exec(sentence) ?? SLIP_FIRST.exec(sentence) ?? LEAD.exec(sentence)
  const behind = SLIP_LAST.exec(sentence) ?? INSTEAD.exec(sentence)
  if (!lead && !behind) return undefined
  const start = lead?.[0].length ?? 0
  const end = behind && behind.index > start ? behind.index : sentence.length
  const rest = sentence.slice(start, end).replace(INSTEAD, '').trim()
  if (!rest) return undefined
  return isWhollyChange(rest, context) ? { start, end } : undefined
}

function isWhollyChange(phrase: string, context: Context): boolean {
  if (priorityIn(phrase) || delayIn(phrase, context) || HALF.test(phrase) || HOUR.test(phrase)) return true
  const [draft] = readDrafts(phrase.replace(/^(?:to|for|on|due) (?=\S)/, ''), context).drafts
  return draft?.title === '' && (draft.due !== null || draft.repeat !== null || draft.priority !== null)
}

/** "i meant pm": the other half of the day. */
export const HALF = /^(?:in the )?(?<half>am|pm|a\.m\.?|p\.m\.?)$/
/** "not 16, i said 6": of a correction a bare number is an hour. */
export const HOUR = /^(?:[01]?\d|2[0-4])$/
