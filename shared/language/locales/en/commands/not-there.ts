/** What people ask for and this product does not have: it is said so, instead of being kept as a task. */
import { source } from '../lexicon/source.ts'

const OWN = source`(?:(?:my|the|this|that|these|all|our) )+(?:\w+ )?(?:tasks?|lists?|to-?dos?|calendar|projects?|reminders?)`

const NOT_THERE = new RegExp(
  source`^(?:start|set|stop|pause|give me|begin)(?: (?:me|a|an|the|my|another))* (?:.{1,20} )?(?:timer|countdown|stopwatch|pomodoro)\b.*$|^(?:timer|stopwatch|pomodoro|countdown)(?: (?:for|of) .+)?$|
    ^(?:share|sync|synchroni[sz]e|export|print|import|back up|e-?mail) (?:\d{1,3}|it|them|${OWN})(?: .*)?$|^send (?:\d{1,3}|them|${OWN}) to .+$|^invite .+ to ${OWN}$|
    ^(?:attach|upload|add) (?:a |an |the |this )?(?:file|photo|picture|image|screenshot|attachment|document|voice (?:note|memo)) (?:to|for) (?:\d{1,3}|it|this|that|the .+ task)$|
    ^(?:set |add |create |make )?(?:a |an )?location(?:[- ]based)? (?:reminder|alert)\b.*$|^track (?:my )?time (?:on|for) .+$|^(?:pin|unpin|archive) (?:\d{1,3}|it|this|that)$`,
)

/** @param text lower case, trimmed */
export const isNotThere = (text: string): boolean => text.length <= 120 && NOT_THERE.test(text.replace(/[\s.!?]+$/, ''))
