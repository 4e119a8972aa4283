/** How people speak: words that fill a pause or lead in, a slip that is mended at once, and the occasion of a reminder. */
import type { Stretch } from '../../../commands/wish.ts'
import type { Dimension, Rule } from '../../../engine/grammar.ts'
import { anyOf, stretch, tells } from './making.ts'

/** What is said without meaning, and a day that is taken back at once: "thursday um no friday". */
const DAY = '(#day | #weekday)'
const hesitation = [
  ...anyOf('#pause&!capital [,]', '^ #pause [,]'),
  tells(`${DAY} [,] #pause&!capital [,] ((no|wait | i mean) [,])+ [on]`, { onlyBefore: DAY }),
]

/** "so yeah", "okay so", "and" before a verb: where what is said begins. */
const marker = anyOf('(#marker | let [us] see | you know what) (,|.|!)*')
const opening = [
  ...anyOf('<marker:first> <marker>+', '#marker ,'),
  tells('<marker>', { onlyBefore: '(i|we|remind|the|my | <dated> | #imperative)' }),
  tells('please|pls|plz [,]', { onlyBefore: '#imperative' }),
]

/** "rice sorry wild rice": of an item on a list the second is meant. */
const MENDS =
  '(sorry | i mean|meant | no wait|sorry|actually | wait no | [no|actually] make that | or rather | scratch that)'
const slipOfItem = [
  tells(`[#word] [#word] [#word] [#word] #word&!article [,] ${MENDS} [,]`, { onlyBefore: '(#word | #number)' }),
]

/** "as soon as i leave the gym remind me to phone Al": an occasion that no calendar knows. */
const occasion = [
  stretch('(when|whenever|once|if|after|before|until|unless | as soon as | [the] next time | every time) <words>'),
]
const spot = [stretch('(at | near) the <words>')]
const conditional: Rule<{ when: Stretch; what: Stretch }>[] = [
  '^ <occasion:when> [,] [please | can|could you] remind me [to|about] <words:what> $',
  '^ [please] remind me (<occasion:when> | <spot:when>) to <words:what> $',
].map((pattern) => ({ name: pattern, pattern, make: ({ when, what }) => ({ when, what }) }))

/** With these somebody tells something; and one who does. */
const telling = anyOf(
  '(#doer | it|he|she|they|my|our|the|there|this|that|oh)',
  '#word&!imperative [#word] is|are|was|were|has|keeps|looks|seems|broke',
)
const doer = anyOf('#doer')

/** A verb of showing, behind which a filter may be typed. */
const shows = anyOf('show|list|display|view|filter|find|count [me] [all] [:]')

/** "except bank holidays"; `isMore` where something else is excepted too. */
const HOLIDAYS =
  '[,] ["("] [and|but] (except|excluding|excepting|unless|skipping|not | but not) (for|on|a | it [is])* [the] [bank|public|federal|national|school|legal|official] holiday|holidays [")"]'
const holidaysOff: Rule<{ isMore: boolean }>[] = [
  { name: 'except holidays', pattern: HOLIDAYS, make: () => ({ isMore: false }) },
  { name: 'except holidays and …', pattern: `${HOLIDAYS} [,] and|or`, make: () => ({ isMore: true }) },
]

export const speaking: Record<string, Dimension> = {
  hesitation,
  marker,
  opening,
  slipOfItem,
  occasion,
  spot,
  conditional,
  tells: telling,
  doer,
  shows,
  holidaysOff,
}
