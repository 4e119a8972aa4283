/** The things that are put on a list, or under a task, in one breath. */
import { ONE_DISH } from '../lexicon/dishes.ts'
import { IMPERATIVES } from '../lexicon/verbs.ts'

const MOST_ITEMS = 50

/** @param list what they are put on or under */
export const itemsOf = (title: string, list: string): string[] =>
  areSeveral(title, list)
    ? title
        .split(/\s*,\s*(?:and\s+)?|\s+and\s+/i)
        .filter(Boolean)
        .slice(0, MOST_ITEMS)
    : [title]

/** "milk, eggs and bread", "toothpaste and 2 soaps": no name of a work, no dish, and no two verbs of one thing ("wash and fold laundry"). */
const areSeveral = (title: string, list: string): boolean =>
  title.includes(',') || (areTwo(title.split(/ and /i)) && !OF_WORKS.test(list) && !DISHES.test(title))

function areTwo([first = '', second = '', ...more]: string[]): boolean {
  const isVerb = (words: string): boolean => IMPERATIVES.has(words.split(' ')[0]!)
  const areDeeds = isVerb(first) && isVerb(second)
  const isOne = areDeeds && !first.includes(' ') && second.includes(' ')
  const isThing = (words: string): boolean => THING.test(words) || (areDeeds && words.includes(' '))
  return !more.length && !isOne && [first, second].every(isThing)
}

/** "soap", "2 sponges", "a pack of batteries" */
const THING = /^(?!the )(?:(?:an?|some|\d+) )?[^A-Z]\S*(?: of)?(?: \S+)?$/

const OF_WORKS = /^(?:reading|read|watch|movie|film|book|music|song|play)/i
/** What is sold as one. */
const DISHES = new RegExp(`\\b(?:${ONE_DISH.join('|')})\\b`, 'i')
