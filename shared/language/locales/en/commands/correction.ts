/** Words that change what was said last: "no, at 5", "actually tomorrow", "i meant friday", "5pm instead". */

import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { readDrafts } from '../quick-add/index.ts'
import { delayIn, priorityIn } from './changes.ts'

const LEAD = new RegExp(source`^(?:(?:no|nope|not that|wait|actually|sorry|oops|whoops|hmm|correction|rather|
    on second thought|i (?:meant|mean)(?: to say)?|make (?:it|that)|it's|it is|that's|that should be|
    it should be|should be|(?:can|could) (?:we|you) (?:do|make it|say|change it to|move it to)|say|better|i said|(?:i'll|i will|we'll|let's|let us)? ?do (?:it|that|this)|let's say|
    let's make it)\b[\s,.:;!-]*)+`)
const NOT_BUT = /^(?:no,? )?not (?:.{1,40}?)(?:,| but) /
const INSTEAD = /[\s,]+(?:instead|rather|please|actually|(?:would be|is|works|would work) better)[\s.!?]*$/

/** @returns where the words begin that say what becomes of it; undefined when the sentence corrects nothing */
export function correctionIn(sentence: string, context: Context): { start: number } | undefined {
  if (sentence.length > 120) return undefined
  const lead = NOT_BUT.exec(sentence) ?? LEAD.exec(sentence)
  if (!lead && !INSTEAD.test(sentence)) return undefined
  const start = lead?.[0].length ?? 0
  const rest = sentence.slice(start).replace(INSTEAD, '').trim()
  if (!rest) return undefined
  return isWhollyChange(rest, context) ? { start } : undefined
}

function isWhollyChange(phrase: string, context: Context): boolean {
  if (priorityIn(phrase) || delayIn(phrase, context)) return true
  const [draft] = readDrafts(phrase.replace(/^(?:to|for|on|due) (?=\S)/, ''), context).drafts
  return draft?.title === '' && (draft.due !== null || draft.repeat !== null || draft.priority !== null)
}
