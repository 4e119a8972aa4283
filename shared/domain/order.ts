/**
 * Order by hand: each task has a key, and tasks stand as their keys sort, so that moving one writes one. A task that nobody moved has the
 * key of when it was created. Two that have the same key stand by their ids.
 */

/** Of a task; a page that only orders does not load schemas. */
interface Ordered {
  id: string
  createdAt: string
  order?: string | null | undefined
}

/** Characters. */
export const LONGEST_KEY = 120

/** Digits of a key, in the order in which text sorts. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** By which it stands, moved or not; `ORDER` in functions/gateway/list/order.ts is the same in SQL. */
export const orderOf = ({ id, createdAt, order }: Ordered): string => order ?? `${momentOf(createdAt)}${hexOf(id)}`

export const inOrder = (a: Ordered, b: Ordered): number => compare(orderOf(a), orderOf(b)) || compare(a.id, b.id)

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b)

const momentOf = (instant: string): string => instant.replace(/\D/g, '')
const hexOf = (id: string): string => id.replaceAll('-', '')

/** Of a task's id, so that two devices that put two tasks at one place at the same moment leave room between them. No key ends in 0. */
const tailOf = (id: string): string => id.slice(-3).replaceAll('0', 'g')

/** A key for the so-manyth (from 0, below a million) of tasks that come together: behind what there is, and before what is created later. */
export const keyInRow = (index: number, now: string, id: string): string =>
  `${momentOf(now)}${String(index).padStart(6, '0')}${tailOf(id)}`

/**
 * A key for a task between two others.
 *
 * @param after key of the task before it; null to be the first
 * @param before key of the task behind it; null to be the last: then what is created later still comes behind it
 * @param now RFC 3339 instant
 * @returns null where there is no room: both have the same key, or it would be longer than `LONGEST_KEY`
 */
export function keyBetween(after: string | null, before: string | null, id: string, now: string): string | null {
  const atEnd = `${momentOf(now)}${tailOf(id)}`
  if (before === null && (after === null || after < atEnd)) return atEnd
  const atStart = `0${complementOf(momentOf(now))}${tailOf(id)}`
  if (after === null && before !== null && atStart < before) return atStart
  const middle = middleOf(after ?? '', before)
  const key = middle && `${middle}${tailOf(id)}`
  return key && key.length <= LONGEST_KEY ? key : null
}

/** Of what is put in front later, it is less: so the keys of what is always put in front do not grow. */
const complementOf = (digits: string): string => digits.replace(/\d/g, (digit) => String(9 - Number(digit)))

/** The shortest text that sorts between two others, and so do all that begin with it; null where there is none. */
function middleOf(after: string, before: string | null): string | null {
  if (before !== null && after >= before) return null
  let key = ''
  let isOpen = before === null
  for (let at = 0; ; at++) {
    const low = at < after.length ? DIGITS.indexOf(after[at]!) : 0
    const high = isOpen ? DIGITS.length : DIGITS.indexOf(before![at] ?? '')
    if (high < 0) return null
    if (high - low > 1) return key + DIGITS[(low + high) >> 1]
    key += DIGITS[low]
    if (high > low) isOpen = true
  }
}

/**
 * Keys for so many tasks in a row, as far from each other as there is room.
 *
 * @returns null where there is no room for all of them
 */
export function keysBetween(
  after: string | null,
  before: string | null,
  ids: string[],
  now: string,
): Map<string, string> | null {
  if (!ids.length) return new Map()
  const at = ids.length >> 1
  const key = keyBetween(after, before, ids[at]!, now)
  if (key === null) return null
  const left = keysBetween(after, key, ids.slice(0, at), now)
  const right = left && keysBetween(key, before, ids.slice(at + 1), now)
  return right && new Map([...left, [ids[at]!, key], ...right])
}
