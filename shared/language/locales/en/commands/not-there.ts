/** What people ask for and this product does not have: it is said so, instead of being kept as a task. */
import type { Missing } from '../../../types.ts'
import { source } from '../lexicon/source.ts'

const OWN = source`(?:(?:my|the|this|that|these|all|our) )+(?:\w+ )?(?:tasks?|lists?|to-?dos?|calendar|projects?|reminders?)`
const SHOWN = source`\d{1,3}|it|them|this|that`

/** Whole sentences. */
const NOT_THERE: Record<Missing, RegExp> = {
  timer: new RegExp(
    source`^(?:start|set|stop|pause|give me|begin)(?: (?:me|a|an|the|my|another))* (?:.{1,20} )?(?:timer|countdown|stopwatch|pomodoro)\b.*$|
      ^(?:timer|stopwatch|pomodoro|countdown)(?: (?:for|of) .+)?$`,
  ),
  sharing: new RegExp(
    source`^(?:share|e-?mail) (?:${SHOWN}|${OWN})(?: .*)?$|^send (?:\d{1,3}|them|${OWN}) to .+$|^invite .+ to ${OWN}$`,
  ),
  file: new RegExp(
    source`^(?:attach|upload|add) (?:a |an |the |this )?(?:file|photo|picture|image|screenshot|attachment|document|voice (?:note|memo)) (?:to|for) (?:\d{1,3}|it|this|that|the .+ task)$`,
  ),
  place: new RegExp(source`^(?:set |add |create |make )?(?:a |an )?location(?:[- ]based)? (?:reminder|alert)\b.*$`),
  calendar: new RegExp(source`^(?:sync|synchroni[sz]e|import) (?:${SHOWN}|${OWN})(?: .*)?$`),
  copy: new RegExp(source`^(?:export|print|back up) (?:${SHOWN}|${OWN})(?: .*)?$`),
  tracking: new RegExp(source`^track (?:my )?time (?:on|for) .+$`),
  pin: new RegExp(source`^(?:pin|unpin) (?:\d{1,3}|it|this|that)$`),
  archive: new RegExp(source`^archive (?:\d{1,3}|it|this|that)$`),
}
const LONGEST = 120

/** @param text lower case, trimmed */
export function missingIn(text: string): Missing | undefined {
  if (text.length > LONGEST) return undefined
  const sentence = text.replace(/[\s.!?]+$/, '')
  return (Object.keys(NOT_THERE) as Missing[]).find((missing) => NOT_THERE[missing].test(sentence))
}
