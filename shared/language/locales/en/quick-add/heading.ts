/** The name of a list in a heading: "things to do for the trip", "please add these to my shopping list". */
import { source } from '../lexicon/source.ts'

/** How somebody says that tasks follow. */
const ADDING = new RegExp(
  source`^(?:please |can you |could you |would you )*(?:add|put|note(?: down)?|write(?: down)?|remind me|(?:i|we) (?:need|have|want|must|should)|
    here(?:'s| are| is)|(?:these|those|this) (?:are|is))\b`,
  'i',
)
const BEFORE = new RegExp(
  source`^(?:these|those|this|the following|following|all|some|a few|an?|the|my|our|new|to (?:do|buy|get)|to|on|onto|in|into|for|of|about|under|
    things?|stuff|tasks?|to-?dos?|items?|reminders?|lists? of|lists?|chores?)(?:\s+|$)`,
  'i',
)
const BEHIND = new RegExp(
  source`(?:^|\s+)(?:lists?|tasks?|to-?dos?|items?|things?|stuff|reminders?|to (?:do|buy|get)|to|for|of|about|please)$`,
  'i',
)

/** @returns an empty string when the words only say that there are tasks */
export function listNamed(words: string): string {
  const rest = cutWhile(words.trim().replace(ADDING, '').trim(), BEFORE)
  return cutWhile(rest, BEHIND)
}

function cutWhile(words: string, end: RegExp): string {
  let rest = words
  while (end.test(rest)) rest = rest.replace(end, '')
  return rest.trim()
}
