/** Words around a date that make it part of a title: "the letter from last month", "drinks with Sunday", "offer the sofa at 350". */

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Prepositions that no time stands behind: what follows is what the task is about. */
export const OBJECT_PREPOSITIONS = setOf(
  'against than like versus vs of with regarding concerning called named titled into despite besides',
)

/** What carries a date of its own, so that "from monday" or "before 2019" says which of them. */
export const DATED_THINGS = setOf(`
  text letter mail email e-mail message voicemail post postcard note memo minute minutes report invoice receipt bill statement ledger
  payslip record recording photo photograph picture pic image screenshot scan video clip episode issue edition paper newspaper article
  draft version backup order delivery parcel leftover leftovers log entry commit change number figure result data file document paperwork
  mess dish laundry everything anything all stuff thing interview call chat conversation question request complaint ticket homework exercise
  transcript slide handout booking reservation payment transfer expense cost sale earning wage salary timesheet hour notes ad advert offer
  quote review feedback score grade mark diary journal selfie snap tweet thread story song podcast newsletter magazine folder form contract`)

/** Who is meant by the capital behind: "mr March", "aunt June". */
export const HONORIFICS = setOf(
  'mr mrs ms miss mx dr doctor prof professor sir lady lord aunt auntie uncle cousin nurse saint st',
)

/** Those of them that also stand without a name: "see the doctor", "visit aunt". */
export const ROLES = setOf('miss doctor dr professor prof lady lord aunt auntie uncle cousin nurse')

/** Verbs of trade and heat: "offer the sofa at 350", "bake at 180" name a price or degrees. */
export const PRICED = setOf(
  'offer sell buy bid price list value bake roast cook heat preheat grill broil wash set cap drive freeze simmer keep',
)
/** Of these a bare number behind "at" is no hour even when a clock could show it. */
export const SURELY_PRICED = setOf('offer sell bid price list value bake roast heat preheat grill broil cap freeze')
/** "raise the rent by 10", "divide by 4": by how much. */
export const CHANGED_BY = setOf(
  'raise increase lower reduce cut divide multiply lengthen shorten grow shrink widen extend drop beat win improve boost trim scale',
)
/** What is worn comes in sizes: "find the dress in 38". */
export const WORN = setOf(
  'dress shirt jeans shoes shoe boots boot trousers pants jacket coat size suit skirt sneakers trainers sandals heels bra socks gloves blouse sweater jumper hoodie shorts leggings tights hat belt top clogs slippers tshirt cardigan vest uniform ring',
)
/** "rate the film 4/5" */
export const RATING = setOf('rate score grade rated scored graded mark tick')
/** Behind these a number with a slash is a fraction or a measure: "charge to 4/5", "a piece in 6/8". */
export const FRACTION_PREPOSITIONS = setOf('to at in of than into with')

/** Verbs of watching, reading and making music, whose object may be the title of a work. */
export const ENJOYED = setOf(
  'watch rewatch read reread see play stream download borrow rent finish start begin binge catch transcribe learn sing hum practise practice memorise memorize rehearse perform cover recite quote translate review',
)
/** Of these what is played or sung keeps even a day at its end: "sing Ruby Tuesday". */
export const MUSIC = setOf(
  'transcribe learn sing hum play practise practice memorise memorize rehearse perform cover recite listen',
)
