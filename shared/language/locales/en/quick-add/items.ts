/** The things that are put on a list, or under a task, in one breath. */
import { type GoodsWords, goodsIn } from '../../../quick-add/goods.ts'
import { createItemSplitter } from '../../../quick-add/items.ts'
import type { Part } from '../../../quick-add/lines.ts'
import { AS_ONE, GOODS, GOODS_OF_TWO } from '../lexicon/goods.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'

const OF_WORKS = /^(?:reading|read|watch|movie|film|book|music|song|play)/i
/** "soap", "2 sponges", "a pack of batteries"; no name */
const THING = /^(?!the )(?:(?:an?|some|\d+) )?[^A-Z]\S*(?: of)?(?: \S+)?$/

const isVerb = (words: string): boolean => IMPERATIVES.has(words.split(' ')[0]!)

/** No dish, no two verbs of one thing ("wash and fold laundry"), and no two things of one verb ("pack kitchen and bathroom"). */
function areTwo(first: string, second: string): boolean {
  const areDeeds = isVerb(first) && isVerb(second)
  const isOneThing = areDeeds && !first.includes(' ') && second.includes(' ')
  const isOneDeed = isVerb(first) && first.includes(' ') && !isVerb(second)
  const isThing = (words: string): boolean => THING.test(words) || (areDeeds && words.includes(' '))
  return !isOneThing && !isOneDeed && !AS_ONE.test(`${first} and ${second}`) && [first, second].every(isThing)
}

const CONJUNCTIONS = new Set(['and'])
const WORDS: GoodsWords = { goods: GOODS, pairs: GOODS_OF_TWO, asOne: AS_ONE, conjunctions: CONJUNCTIONS }

export const goodsOf = (text: string): Part[] | undefined => goodsIn(WORDS, text)

const split = createItemSplitter(CONJUNCTIONS, goodsOf, areTwo)

/** @param list what they are put on or under: of works "war and peace" is one */
export const itemsOf = (title: string, list: string): string[] =>
  title.includes(',') || !OF_WORKS.test(list) ? split(title) : [title]

/** What stands below a time: several places or several deeds, but not the things of one deed ("tomorrow: bring milk, eggs and bread"). */
export function itemsBelow(title: string): string[] {
  const items = title.includes(',') ? split(title) : [title]
  return items.every((item) => isVerb(item) === isVerb(items[0]!)) ? items : [title]
}
