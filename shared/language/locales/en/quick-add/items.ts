/** The things that are put on a list, or under a task, in one breath. */
import { createItemSplitter } from '../../../quick-add/items.ts'
import { ONE_DISH } from '../lexicon/dishes.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'

const OF_WORKS = /^(?:reading|read|watch|movie|film|book|music|song|play)/i
/** What is sold as one. */
const DISHES = new RegExp(`\\b(?:${ONE_DISH.join('|')})\\b`, 'i')
/** "soap", "2 sponges", "a pack of batteries"; no name */
const THING = /^(?!the )(?:(?:an?|some|\d+) )?[^A-Z]\S*(?: of)?(?: \S+)?$/

/** No dish, no two verbs of one thing ("wash and fold laundry"), and no two things of one verb ("pack kitchen and bathroom"). */
function areTwo(first: string, second: string): boolean {
  const isVerb = (words: string): boolean => IMPERATIVES.has(words.split(' ')[0]!)
  const areDeeds = isVerb(first) && isVerb(second)
  const isOneThing = areDeeds && !first.includes(' ') && second.includes(' ')
  const isOneDeed = isVerb(first) && first.includes(' ') && !isVerb(second)
  const isThing = (words: string): boolean => THING.test(words) || (areDeeds && words.includes(' '))
  return !isOneThing && !isOneDeed && !DISHES.test(`${first} and ${second}`) && [first, second].every(isThing)
}

const split = createItemSplitter(new Set(['and']), areTwo)

/** @param list what they are put on or under: of works "war and peace" is one */
export const itemsOf = (title: string, list: string): string[] =>
  title.includes(',') || !OF_WORKS.test(list) ? split(title) : [title]
