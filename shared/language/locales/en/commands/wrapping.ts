/** Takes off what people wrap a wish in: "could you please", "i would like you to", "make sure to". */

import { source } from '../lexicon/source.ts'
import { AMOUNT, CONTAINER, COURTESY, DATEISH, DEFINITE, DID, ITEM } from './vocabulary.ts'

export interface Unwrapped {
  /** where the wish itself begins and ends in the text */
  start: number
  end: number
  /** "can you ...": the assistant is asked to do something itself */
  asksAssistant: boolean
  /** "actually", "no", "sorry": what comes changes something said before */
  corrects: boolean
}

const VERBS = 'add|put|remind|remove|delete|set|create|make|show|list|tell|read|mark|take|move|place'
const AND_COURTESY = source`(?:,? ${COURTESY})*`

/** Of these people ask "can we ..." as well. */
const OURS = new RegExp(
  `^(?:(?:${VERBS}|schedule|start|begin)\\b|get an? (?:reminder|alert|notification)\\b|have (?:you|a reminder)\\b)`,
)

/** What one also does in a kitchen: "can i put foil in the microwave" is about a list only where one is named. */
const HANDS = /^(?:put|take|place|move|mark|make|start|begin|get|remove|read|show|tell)\b/
const OF_LISTS = new RegExp(source`\b(?:${CONTAINER}|${ITEM})\b`)
/** "can we do the review an hour later", "can we move the party to friday" */
const PUTS_OFF = new RegExp(
  source`^(?:do|have|make|move|push|put|shift|bring|postpone|reschedule) ${DEFINITE}.* (?:(?:by )?${AMOUNT}(?: (?:later|earlier|sooner))?|(?:to|until|till) (?:the )?${DATEISH}.*)$`,
)
/** In front of what is put off. */
const MAY_WE = new RegExp(
  source`^(?:can|could|may) (?:we|i) (?:please )?(?:do|have|make|move|push|put|shift|bring|postpone|reschedule) ${DEFINITE}.* (?:${AMOUNT} (?:later|earlier|sooner))[\s?]*$`,
)
const isOurs = (rest: string): boolean =>
  (OURS.test(rest) && (!HANDS.test(rest) || OF_LISTS.test(rest))) || PUTS_OFF.test(rest)

const GREETING =
  new RegExp(source`^(?:(?:hey|hi|hello|ok|okay|alright|all right|well|so|oh|um|uh|hmm|yes|yeah|and|then|also|
    but|oops|whoops|alexa|siri|olly|cortana|bixby|(?:ok|okay|hey) google)(?: (?:there|bot|chatbot|assistant|alexa|siri|olly|cortana|bixby|google|computer))?[\s,.!:]+)`)
const PLEASE = new RegExp(source`^(?:${COURTESY}|do me a favou?r(?: and| by)?)[\s,:]+`)
const CORRECTION =
  /^(?:actually|no wait|wait|sorry|i meant(?: to say)?|i mean|correction|on second thought|rather)\b[\s,:-]*/
const TO_YOU = new RegExp(
  source`^(?:can|could|would|will|may|might|won't) (?:you|u|we|i)\b(?: help(?: me)?)?${AND_COURTESY}\s+`,
)
const POSSIBLE = /^(?:is it|would it be|it is|is there a way|any way) (?:possible )?(?:for (?:you|me) )?to /
const WISH = new RegExp(
  source`^(?:i|we)(?:'d|'ve|'m)?(?: (?:would|will|really|just|also|do|still|now|am))* ?(?:(?:want|need|like|
    have got|have|got|wish|hope|prefer|intend|plan|hoping|going|trying|love) (?:for )?(?:you )?to|must|shall|
    should|ought to|wanna|gotta|need you to|want you to|(?:want|need|like|love)(?= (?:an?|the|my|another|this|
    that|some|it)\b))${AND_COURTESY}\s+`,
)
const YOU_MAY = new RegExp(
  source`^(?:you|u) (?:can|could|may|might|should|must|need to|have to|ought to)${AND_COURTESY}\s+`,
)
const URGING = new RegExp(
  source`^(?:(?:make|be) sure (?:to|you|that you|and|(?:that )?(?:i|we)\b(?! (?:have|am|'m|'ve|was|did|put|added)\b))|(?:let's|lets|let us|let me)(?= (?:go|see|hear|look|
    view|check|review|have|push|postpone|reschedule|delay|change|bump|shift|cancel|skip|get rid|clear|erase|wipe|drop|scrap|${VERBS})\b)|(?:help|
    have)(?: me| you)? (?:to )?(?=(?:${VERBS})\b)|go ahead and|do (?=(?:${VERBS})\b)|
    don'?t forget to (?=(?:${VERBS})\b)|try to)\s*`,
)
/** "edit my list to add eggs", "open the calendar and delete ...". */
const OPENING = new RegExp(
  source`^(?:update|edit|change|modify|open|go (?:in)?to|access|check|pull|bring|find|get) (?:up )?(?:my |the |our )?(?:\w+ )?${CONTAINER} (?:to|and|by|so you can) (?=(?:add|remove|delete|erase|clear|cancel|include|insert|put|create|make|set|schedule|book)(?:ing)?\b)`,
)
/** "turns out i paid the rent", "finally finished the report", "we can check off the dentist". */
const TELLING = new RegExp(
  source`^(?:(?:just|already|finally|turns out|it turns out|fyi|btw|by the way|good news)[,:]? (?=(?:(?:i|we)(?:'ve| have)?|already|just|finally|${DID})\b)|
    (?:we|you) can (?:now |already )?(?=(?:check|tick|cross|mark|delete|remove|cancel|strike|close)\b))`,
)
const ENDING = /[\s,]*\b(?:please|pls|plz|thanks|thank you|thx|ok|okay)[\s.!]*$/

/** @param text lower case */
export function unwrap(text: string, from = 0, to = text.length): Unwrapped {
  let rest = text.slice(from, to)
  let asksAssistant = false
  let corrects = false
  const polite = rest.replace(/[\s.!]+$/, '').replace(ENDING, '')
  // "can we do the review an hour later?" asks for it, however it is written.
  const trimmed = MAY_WE.test(polite) ? polite.replace(/[\s?]+$/, '') : polite
  const end = from + trimmed.length
  rest = trimmed
  // Every turn takes something off; people do not stack more than a few.
  for (let turn = 0; turn < 8; turn++) {
    const space = /^[\s,;:.!-]+/.exec(rest)
    if (space) rest = rest.slice(space[0].length)
    // "have you set the reminder" asks; "i want to have you set one" wishes.
    if (turn === 0 && rest.startsWith('have you ')) break
    const found =
      GREETING.exec(rest) ??
      PLEASE.exec(rest) ??
      CORRECTION.exec(rest) ??
      TO_YOU.exec(rest) ??
      POSSIBLE.exec(rest) ??
      YOU_MAY.exec(rest) ??
      URGING.exec(rest) ??
      OPENING.exec(rest) ??
      TELLING.exec(rest) ??
      WISH.exec(rest)
    if (!found || found[0].length >= rest.length) break
    if (/^(?:can|could|would|will|won't) (?:you|u)\b/.test(found[0])) asksAssistant = true
    // "can you make sure i take my medicine" wants to be reminded: it is the person who takes it.
    else if (/^(?:make|be) sure (?:that )?(?:i|we)\b/.test(found[0])) asksAssistant = false
    if (/^(?:actually|no|wait|sorry|i mean|correction|on|rather)/.test(found[0])) corrects = true
    // "is there a way to track my phone"
    if (/^(?:is|would|any) /.test(found[0]) && !OF_LISTS.test(rest) && !/\b(?:remind|notify|alert|add)\b/.test(rest))
      break
    // "can i", "may we" ask about the world unless what follows is a verb of ours.
    if (/^(?:can|could|would|will|may|might) (?:we|i)\b/.test(found[0]) && !isOurs(rest.slice(found[0].length))) break
    rest = rest.slice(found[0].length)
  }
  return { start: end - rest.length, end, asksAssistant, corrects }
}
