/** What looks like dates and marks but is kept as it is: telephone numbers. */
import type { Source } from '../engine/source.ts'
import { inAscii } from '../engine/tokens.ts'

/** "+49 30 1234567", "0300 5551212", "(415) 555-0100", "1-800-555-0199", "555-1234": with the groups of a number that is dialled. */
const PHONE =
  /\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?!\d|[:/]|\s?[ap]m\b)|0\d{1,4}[- ](?:\d{6,8}|\d{3,4}[- ]\d{3,4})(?![\d:/])|(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d:/])|\d{3}-\d{4}(?![\d:/-])/y

/** No number that is dialled is longer, its spaces and brackets counted. */
const LONGEST = 48

/** The token behind a telephone number that begins here; undefined when none does. */
export function phoneEnd({ text, tokens }: Source, at: number): number | undefined {
  const token = tokens[at]!
  const isFirst =
    token.text === '+' || token.text === '(' || (token.kind === 'number' && /^(?:1|\d{3}|0\d{1,4})$/.test(token.text))
  if (!isFirst || (!token.spaced && at > 0)) return undefined
  PHONE.lastIndex = 0
  if (!PHONE.test(inAscii(text.slice(token.start, token.start + LONGEST)))) return undefined
  const end = token.start + PHONE.lastIndex
  let next = at
  while (next < tokens.length && tokens[next]!.end <= end) next++
  return next
}
