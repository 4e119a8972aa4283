import type { Part } from './lines.ts'

/** Things that are put on a list, or under a task, in one breath: "milk, eggs and bread" are three. */

/** More in one breath nobody says. */
const MOST_ITEMS = 50

/**
 * @param conjunctions "and", between two
 * @param goodsIn what is bought, where nothing stands between
 * @param areTwo whether two parts are two things, and not one ("mac and cheese")
 * @returns the things of a title; the title alone where it is one
 */
export function createItemSplitter(
  conjunctions: ReadonlySet<string>,
  goodsIn: (title: string) => Part[] | undefined,
  areTwo = (first: string, second: string): boolean => [first, second].every(isShort),
): (title: string) => string[] {
  const and = [...conjunctions].join('|') || '(?!)'
  const joint = new RegExp(`\\s*[,،]\\s*(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+`, 'iu')
  return (title) => {
    const goods = goodsIn(title)
    if (goods) return goods.map(({ start, end }) => title.slice(start, end))
    const parts = title.split(joint).filter(Boolean)
    const [first = '', second = ''] = parts
    return /[,،]/.test(title) || (parts.length === 2 && areTwo(first, second)) ? parts.slice(0, MOST_ITEMS) : [title]
  }
}

/** "eggs", "2 soaps" */
const isShort = (part: string): boolean => /^\S+(?: \S+)?$/u.test(part)
