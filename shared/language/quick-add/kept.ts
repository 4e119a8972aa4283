/** What looks like dates and marks but is kept as it is: telephone numbers. */
import type { Source } from '../engine/source.ts'

/** "+49 30 1234567", "(415) 555-0100", "1-800-555-0199", "555-1234": with the groups of a number that is dialled. */
const PHONE =
  /\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?!\d|[:/]|\s?[ap]m\b)|(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d:/])|\d{3}-\d{4}(?![\d:/-])/y

/** The token behind a telephone number that begins here; undefined when none does. */
export function phoneEnd({ text, tokens }: Source, at: number): number | undefined {
  const token = tokens[at]!
  const isFirst =
    token.text === '+' || token.text === '(' || (token.kind === 'number' && /^(?:1|\d{3})$/.test(token.text))
  if (!isFirst || (!token.spaced && at > 0)) return undefined
  PHONE.lastIndex = token.start
  if (!PHONE.test(text)) return undefined
  let next = at
  while (next < tokens.length && tokens[next]!.end <= PHONE.lastIndex) next++
  return next
}
