/** The words with which an exception begins. */
import type { Dimension, Rule } from '../../../engine/grammar.ts'

const WORDS = 'except|excluding|exclude|excepting|without|unless|not|skipping|skip|besides|minus|omitting|barring'
const OPENING = '[, | "(" | "["]'

const except: Rule<true>[] = [
  {
    name: 'except for',
    pattern: `${OPENING} (except|save for | other than | apart|aside from | but|and not | with the exception of | not counting|including | leaving out)`,
    make: () => true,
  },
  { name: 'except', pattern: `${OPENING} [but] ${WORDS}`, make: () => true },
  { name: 'but sunday', pattern: `${OPENING} but|no`, onlyBefore: '(#weekday | #month)', make: () => true },
  {
    name: 'but on the weekend',
    pattern: `${OPENING} but [on] [the]`,
    onlyBefore: 'weekend|weekends',
    make: () => true,
  },
  { name: 'but the last friday', pattern: `${OPENING} but`, onlyBefore: 'the <nth>', make: () => true },
]

export const exceptions: Record<string, Dimension> = { except }
