/** How people speak: words that fill a pause, words that lead in, a slip that is mended at once, and a condition around a reminder. */
import type { Context } from '../../../types.ts'
import { source } from '../lexicon/source.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'
import { readWhen } from '../quick-add/index.ts'
import { lowered } from './lowered.ts'
import { DATEISH } from './vocabulary.ts'

const PAUSES = /\b(?:[Uu]m+|[Uu]h+m*|[Ee]rm+|[Hh]m{2,})\b,?/g

/** "thursday um no friday": the second day is meant. */
const DAY = source`(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
const MENDED_DAY = new RegExp(
  source`\b${DAY},?\s+(?:um+|uh+m*|erm+|hm{2,}),?\s+(?:no,?\s+|wait,?\s+|i mean,?\s+)+(?:on\s+)?(?=${DAY}\b)`,
  'gi',
)

/** The text with blanks where a pause was filled, so that positions hold; as it is when nothing else was said. */
export function withoutPauses(text: string): string {
  if (text.search(PAUSES) < 0) return text
  const rest = text
    .replace(MENDED_DAY, (slip) => ' '.repeat(slip.length))
    .replace(PAUSES, (pause) => ' '.repeat(pause.length))
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text
}

const MARKER = source`(?:so|yeah|yep|yes|ok|okay|well|oh|alright|anyway|and|hey|hi|hello|let's see|you know what)`
const MARKERS = new RegExp(source`^\s*(?:${MARKER}\b[\s,!.]*)+`)
const STARTS = new RegExp(source`^(?:i|we|remind|the|my|${DATEISH})\b`)

/** Where what is said begins behind "so yeah", "okay so", "and" before a verb. */
export function leadLength(said: string): number {
  const lead = MARKERS.exec(said)?.[0] ?? ''
  const rest = said.slice(lead.length)
  if (!lead || !rest) return 0
  const words = lead.trim().split(/[\s,!.]+/)
  const isSure = words.length > 1 || lead.includes(',') || STARTS.test(rest) || IMPERATIVES.has(/^\w*/.exec(rest)![0])
  return isSure && rest.trim() ? lead.length : 0
}

const MENDS = new RegExp(
  source`^(?:(?:\S+ ){0,4}?(?!(?:a|an|the|some|my)$)\S+),? (?:sorry|i mean|i meant|no wait|wait no|no sorry|actually make that|make that|or rather|scratch that|no make that|no actually),? (?=\S)`,
  'i',
)

/** "rice sorry wild rice": of an item on a list the second is meant. */
export const withoutSlip = (item: string): string => item.slice(MENDS.exec(item)?.[0].length ?? 0)

const OCCASION = source`(?:when|whenever|once|as soon as|if|after|before|until|unless|(?:the )?next time|every time)\b`
const CONDITIONS = [
  new RegExp(
    source`^(?<when>${OCCASION}.{3,80}?),? (?:please |can you |could you )?remind me (?:to |about )(?<what>.+)$`,
  ),
  new RegExp(source`^(?:please )?remind me (?<when>(?:${OCCASION}|at the |near the ).{3,60}?) to (?<what>.+)$`),
]

/** "as soon as i leave the gym remind me to phone Al": no time that a calendar knows, so it is kept in the title. */
export function conditionIn(text: string, context: Context): { when: string; what: string } | undefined {
  const said = lowered(text).trim()
  if (said.length > 200 || !said.includes('remind me')) return undefined
  const begin = text.length - text.trimStart().length
  for (const pattern of CONDITIONS) {
    const found = new RegExp(pattern.source, 'd').exec(said)?.indices?.groups
    if (!found) continue
    const [when = '', what = ''] = [found.when!, found.what!].map(([from, to]) =>
      text.slice(begin + from, begin + to).trim(),
    )
    if (!readWhen(when, context)) return behindPlace(when, what)
  }
  return undefined
}

/** "when i get to work to call bob": the first "to" is of the place. */
function behindPlace(when: string, what: string): { when: string; what: string } {
  const next = /^(?<place>\S+(?: \S+){0,2}?) to (?<what>.+)$/.exec(what)?.groups
  return /\b(?:get|got|go|come|back|close|near|next)$/i.test(when) && next
    ? { when: `${when} to ${next.place}`, what: next.what! }
    : { when, what }
}
