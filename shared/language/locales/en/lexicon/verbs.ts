/**
 * With these a task begins. A closed list, for words that could be verbs are nouns far more often: "and" joins nouns in most titles, and
 * a number before a noun counts it.
 */
export const VERBS = new Set(
  'call email mail text message buy get order pay send book schedule meet visit pick drop clean wash water feed walk take bring return renew cancel submit finish write read review prepare print fix check make cook bake go do start study practice file update install remind plan'.split(
    ' ',
  ),
)
